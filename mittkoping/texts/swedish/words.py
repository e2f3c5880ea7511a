"""Cut a text into Swedish words: å, ä and ö are letters, years and numbers are words, `1:1` is one."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

MAX_WORD = 80
_MAX_SEGMENTS = 4

# Soft hyphens and zero-width marks stand inside words without being seen.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS = rf"[^\W_](?:[{_UNSEEN}]?[^\W_])*"
_HYPHENS = "\\-\u2010\u2011"
_WORD = re.compile(rf"{_LETTERS}(?:[{_HYPHENS}:]{_LETTERS})*")
_RATIO = re.compile(r"\d{1,3}:\d{1,3}\Z")
_ENDED_ABBREVIATION = re.compile(r"([^\W\d_]+):(?:s|n|ns|en|ens|et|ets|ar|er|a|t|e|arna|erna)\Z")
_COLON = re.compile(":")
_CUT_HYPHENS = re.compile(f"[{_HYPHENS}]")
_UNUSUAL = re.compile("[^a-z0-9\\-\u00df-\u00f6\u00f8-\u017e]")
_HIDE_UNSEEN = str.maketrans("", "", _UNSEEN)


class Token(NamedTuple):
    """One word: where it stands in the text it was cut from, and its form.

    `form` is case-folded; a hyphen in it joins the members of a compound (`it-strategi`).
    """

    start: int
    end: int
    form: str


def composed(text: str) -> str:
    """`text` in composed form (NFC), so that `a` + ring is the letter å; offsets count in the result."""
    return (
        text
        if text.isascii() or unicodedata.is_normalized("NFC", text)
        else unicodedata.normalize("NFC", text)
    )


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order; `text` should be `composed`. Never raises.

    `1:1` is one word, `EU:s` is `eu`, `G-suite` is one word, `2016-2018` and `kl:tio` are two.
    """
    for found in _WORD.finditer(text):
        for start, end in _cuts(found):
            form = _form(text[start:end])
            if form:
                yield Token(start, end, form)


def raw_words(text: str) -> list[str]:
    """The words of `text` as they are written, uncut and not folded: the fast road for indexing.

    `forms_of` of each gives the same forms as `tokens`.
    """
    return _WORD.findall(text)


def forms_of(raw: str) -> tuple[str, ...]:
    """The case-folded forms of one written word; `2016-2018` has two."""
    return tuple(token.form for token in tokens(raw))


def _cuts(found: re.Match[str]) -> list[tuple[int, int]]:
    """Where the match is to be cut: at colons and hyphens that join no single word."""
    start, raw = found.start(), found.group()
    if raw.isalnum() or _RATIO.match(raw):
        return [found.span()]
    if ":" not in raw:
        return [found.span()] if _is_compound(raw) else _split(start, raw, _CUT_HYPHENS)
    ended = _ENDED_ABBREVIATION.match(raw)
    if ended:
        return [found.span()]
    return [
        cut
        for inner_start, inner_end in _split(start, raw, _COLON)
        for cut in _member(inner_start, raw[inner_start - start : inner_end - start])
    ]


def _member(start: int, raw: str) -> list[tuple[int, int]]:
    return [(start, start + len(raw))] if _is_compound(raw) else _split(start, raw, _CUT_HYPHENS)


def _is_compound(raw: str) -> bool:
    """Hyphens make a compound when it has few members and two numbers do not meet (`2016-2018`)."""
    members = _CUT_HYPHENS.split(raw)
    meeting_numbers = any(a.isdigit() and b.isdigit() for a, b in pairwise(members))
    return len(members) <= _MAX_SEGMENTS and not meeting_numbers


def _split(start: int, raw: str, at: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts, begin = [], 0
    for mark in at.finditer(raw):
        cuts.append((start + begin, start + mark.start()))
        begin = mark.end()
    cuts.append((start + begin, start + len(raw)))
    return cuts


def _form(raw: str) -> str:
    """Case-folded, unseen marks gone, `1:1` made one run of letters and digits that no index re-splits."""
    if not raw.isalnum():
        raw = raw.translate(_HIDE_UNSEEN)
        is_ratio = _RATIO.match(raw)
        raw = raw.replace(":", "x") if is_ratio else _CUT_HYPHENS.sub("-", raw.partition(":")[0])
    form = raw.casefold()
    if not form.isascii() and _UNUSUAL.search(form):
        form = "".join(filter(_is_plain, unicodedata.normalize("NFKC", form).casefold()))
    return form[:MAX_WORD].strip("-")


def _is_plain(sign: str) -> bool:
    """Whether databases agree that `sign` belongs to a word: letters and digits, not `²` or `½`."""
    return sign.isalpha() or sign.isdecimal() or sign == "-"
