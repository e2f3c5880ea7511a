"""Links to pages by title, `<a href="wiki:Titel#avsnitt">`, found and led on in canonical HTML."""

import html as entities
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_LINK = re.compile(r'<a href="wiki:([^"#]*)(#[^"]*)?"')
_TAG = re.compile(r"<[^>]+>")
_NOTE_MARK = re.compile(r'<a [^>]*role="doc-noteref"[^>]*>.*?</a>')
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")


@dataclass(frozen=True)
class TitleLink:
    """A link to a page by its title, with the sentence it stands in as plain text."""

    title: str
    sentence: str


def links_in(htmls: Iterable[str]) -> tuple[TitleLink, ...]:
    """Every linked title once, in order of appearance, with its first sentence (at most 300 characters)."""
    found: dict[str, str] = {}
    for html in htmls:
        for line in html.split("\n"):
            if 'href="wiki:' in line:
                for title, start in _titles(line):
                    found.setdefault(title, _sentence(line, start))
    return tuple(TitleLink(title, sentence) for title, sentence in found.items())


def _titles(line: str) -> Iterator[tuple[str, int]]:
    for match in _LINK.finditer(line):
        if title := title_of(match[1]):
            yield title, match.start()


def title_of(reference: str) -> str:
    """The title behind the part of a `wiki:` address between the colon and the hash."""
    return unquote(entities.unescape(reference)).replace("_", " ").strip()[:500]


def _sentence(line: str, start: int) -> str:
    """The sentence of a line of HTML around position `start`."""
    marked = _TAG.sub("", line[:start] + "\0" + line[start:])
    text = " ".join(entities.unescape(marked).split())
    for sentence in _SENTENCE_END.split(text):
        if "\0" in sentence:
            return sentence.replace("\0", "")[:300]
    return text.replace("\0", "")[:300]


def led_on(html: str, address: Callable[[str], tuple[str, bool]]) -> str:
    """`html` with every link by title given its address.

    `address(title)` gives an address and whether anybody has written that page; links to pages
    that nobody has written get the class `wanted`.
    """

    def lead_on(match: re.Match[str]) -> str:
        title = title_of(match[1])
        if not title:
            return f'<a href="{match[2] or "#"}"'
        url, written = address(title)
        mark = "" if written else ' class="wanted"'
        return f'<a href="{entities.escape(url)}{match[2] or ""}"{mark}'

    return _LINK.sub(lead_on, html)


def without_note_marks(html: str) -> str:
    """Canonical HTML without the marks of footnotes, for where the notes themselves are not shown."""
    return _NOTE_MARK.sub("", html)
