"""Web pages: the main part of the page as blocks, read as a stream so that no page fills the memory."""

import re
from types import SimpleNamespace

from lxml import etree

from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.plain import decoded
from mittkoping.texts.documents.prose import Prose
from mittkoping.texts.documents.refusals import refusal
from mittkoping.texts.documents.runs import Run
from mittkoping.texts.documents.web_blocks import Blocks

_DECLARES = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_FETCHES = re.compile(r"<!DOCTYPE\s+\w+\s+SYSTEM\s+(?![\"']about:legacy-compat)", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z!/][^<>]*>")
# What is not shown; and in Word's pages marks of lists, numbers of notes and the table of contents.
_UNSHOWN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore", re.IGNORECASE)
_ASIDE = re.compile(r"\bMso(?:Toc\d|TocHeading|(?:Foot|End)noteReference)\b", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SKIPPED = {
    "nav", "header", "footer", "aside", "script", "style", "template", "noscript", "head", "svg", "iframe",
    "object", "select", "textarea", "button", "del",
}  # fmt: skip
_VOID = {
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "param", "source", "track",
    "wbr",
}  # fmt: skip
_MOST_ELEMENTS, _DEEPEST, _CHUNK = 100_000, 1000, 1 << 16


def read(raw: bytes, builder: Builder) -> None:
    """Add the blocks of an .html file. Raises UnusableError for what is no page, or declares entities."""
    text = decoded(raw)
    if _DECLARES.search(text) or _FETCHES.search(text):
        raise refusal("unsafe_content")
    if not _TAG.search(text):
        raise refusal("corrupt")
    page = Page()
    heard = SimpleNamespace(start=page.start, end=page.end, data=page.text, close=page.close)
    parser = etree.HTMLParser(target=heard, encoding="utf-8", no_network=True)
    coded = text.encode()
    for start in range(0, len(coded), _CHUNK):
        parser.feed(coded[start : start + _CHUNK])
    parser.close()
    page.blocks.add_to(Prose(builder))


class Page:
    """Hears of tags and text in order, skips what is not the page's own text, and passes on the rest."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._open: list[tuple[str, bool, bool]] = []  # tag, whether skipped, whether bold
        self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._open) > _DEEPEST:
            raise refusal("too_large" if self._elements > _MOST_ELEMENTS else "corrupt")
        above = self._open[-1] if self._open else ("", False, False)
        skipped = above[1] or tag in _SKIPPED or _is_aside(tag, attributes, above[0])
        bold = (
            above[2] or tag in {"b", "strong", "summary"} or bool(_BOLD.search(attributes.get("style", "")))
        )
        if tag not in _VOID:
            self._open.append((tag, skipped, bold))
        if not skipped:
            self.blocks.start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends, and with it those inside it that nobody closed."""
        while self._open and any(name == tag for name, _, _ in self._open[-20:]):
            name, skipped, _ = self._open.pop()
            if not skipped:
                self.blocks.end(name)
            if name == tag:
                break

    def text(self, text: str) -> None:
        """Text between tags."""
        above = self._open[-1] if self._open else ("", False, False)
        if not above[1]:
            names = {name for name, _, _ in self._open[-20:]}
            self.blocks.text(Run(text if "pre" in names else re.sub(r"\s+", " ", text), above[2]))

    def close(self) -> None:
        """The page ends."""
        self.blocks.flush()


def _is_aside(tag: str, attributes: dict[str, str], above: str) -> bool:
    """Whether an element is not text of the page for those who read it."""
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    if _UNSHOWN.search(attributes.get("style", "")) or _ASIDE.search(attributes.get("class", "")):
        return True
    return tag == "a" and above == "sup"
