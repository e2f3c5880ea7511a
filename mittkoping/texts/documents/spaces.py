"""One spelling of text: NFC, ordinary spaces one at a time, nothing that cannot be seen."""

import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = re.compile("[\u034f\u115f\u1160\u3164\ufe00-\ufe0f]")
_HYPHENS = "-\u2010\u2011"
_SOFT = "\xad"
# What follows the hyphen of `för- och grundskola`, where the hyphen stands for the rest of the word.
_PAIRING = re.compile(r"(?:och|eller|samt|respektive|resp\.|till|kontra|and|or|to)\b", re.IGNORECASE)


def clean(text: str) -> str:
    """The text as it stands in a document's `text`: NFC, single ordinary spaces, no unseen characters."""
    if not text.isprintable():
        text = "".join(char for char in text if char.isprintable() or char.isspace())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(text.split())


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one, with words cut by a hyphen put together again.

    `utvärde-` + `ring` is one word; the hyphen stays before `och` and its like, after capitals, digits and a
    single letter (`IT-` + `stöd`), and before a capital or digit.
    """
    joined: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if joined:
            joined[-1:] = _join(joined[-1], line)
        else:
            joined.append(line)
    return "".join(joined)


def _join(before: str, after: str) -> tuple[str, str]:
    """The end of one line and the next one, with what belongs between them."""
    if before.endswith(_SOFT):
        return before[:-1], after
    if before[-1] in _HYPHENS and before[-2:-1].isalnum() and not _PAIRING.match(after):
        word = re.split(r"[\s(/”\"'-]", before[:-1])[-1]
        kept = len(word) == 1 or word.isupper() or word.isdigit() or not after[0].islower()
        return (before if kept else before[:-1]), after
    years = before[-1] == "–" and before[-2:-1].isdigit() and after[0].isdigit()
    choice = before[-1] == "/" and before[-2:-1].isalnum() and after[0].isalnum()
    return before, after if years or choice else f" {after}"
