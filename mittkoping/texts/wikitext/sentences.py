"""The sentence around a link, in plain text."""

import re

from lxml import etree

from mittkoping.texts.wikitext.pieces import PIECE, STOP

_BLOCKS = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "dd",
        "dt",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "pre",
        "blockquote",
        "section",
    }
)
_ENDS = re.compile(r"[.!?][\"”»)]*\s+(?=[\"”«(]*[A-ZÅÄÖÉ0-9])|\n\s*")
_LONGEST = 300


class Sentences:
    """Finds the sentence around any link of one tree; each block is read once."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._blocks: dict[etree._Element, tuple[str, dict[etree._Element, int]]] = {}

    def around(self, link: etree._Element) -> str:
        """The sentence `link` stands in, at most 300 characters of it."""
        block = next((e for e in link.iterancestors() if e.tag in _BLOCKS), self._root)
        if block not in self._blocks:
            self._blocks[block] = _read(block)
        text, offsets = self._blocks[block]
        at = offsets.get(link, 0)
        start = max(
            (m.end() for m in _ENDS.finditer(text, max(0, at - _LONGEST), at + 1) if m.end() <= at), default=0
        )
        start = max(start, at - _LONGEST // 2)
        end = _ENDS.search(text, at + len("".join(map(str, link.itertext()))))
        sentence = " ".join(text[start : end.start() + 1 if end else len(text)].split())
        return sentence[:_LONGEST]


def _read(block: etree._Element) -> tuple[str, dict[etree._Element, int]]:
    """The text of a block and where in it each link begins; blocks inside it stand on lines of their own."""
    pieces: list[str] = []
    offsets: dict[etree._Element, int] = {}
    length = 0
    for event, element in etree.iterwalk(block, events=("start", "end")):
        edge = "\n" if element.tag in _BLOCKS and element is not block else ""
        if event == "start":
            offsets[element] = length + len(edge)
            text = edge + (
                "" if element.get("role") in {"doc-noteref", "doc-backlink"} else element.text or ""
            )
        else:
            text = edge + ((element.tail or "") if element is not block else "")
        if PIECE in text:
            text = re.sub(f"{PIECE}\\d+{STOP}", "", text)
        pieces.append(text)
        length += len(text)
    return "".join(pieces), offsets
