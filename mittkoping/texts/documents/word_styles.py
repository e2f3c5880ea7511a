"""What a Word document's styles and numbering say of its paragraphs: headings, lists, bold."""

import re
from dataclasses import dataclass, field

from mittkoping.texts.documents.markup import Node

_HEADING = re.compile(r"(?:heading|rubrik|överskrift|otsikko)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc|(?:contents|innehåll) (?:\d|heading)|innehållsförteckning", re.IGNORECASE)
_TITLES = {"title", "rubrik", "titel"}
_CHAIN = 20
_BODY_TEXT = 9  # the outline level that says: no heading


@dataclass(slots=True)
class Style:
    """A style's own words; None where it says nothing and its parent decides."""

    name: str = ""
    parent: str = ""
    outline: int | None = None
    number: str | None = None
    depth: int = 0
    bold: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and its lists that have bullets."""

    styles: dict[str, Style] = field(default_factory=dict)
    bulleted: set[str] = field(default_factory=set)

    def heading_level(self, node: Node, style: str) -> int | None:
        """The level of a paragraph as a heading, from 1; None when it is none. A title is of level 1."""
        outline = whole(node.value("pPr", "outlineLvl"))
        for one in self._chain(style):
            if _CONTENTS.match(one.name):
                return None
            if outline is None:
                outline = one.outline
            if outline is None and (named := _HEADING.fullmatch(one.name)):
                outline = int(named[1]) - 1
            if outline is None and one.name.lower() in _TITLES:
                outline = 0
        return outline + 1 if outline is not None and outline < _BODY_TEXT else None

    def is_contents(self, style: str) -> bool:
        """Whether a style is one of the table of contents."""
        return any(_CONTENTS.match(one.name) for one in self._chain(style))

    def list_place(self, node: Node, style: str) -> tuple[int, bool] | None:
        """A paragraph's depth in its list, from 1, and whether the list counts; None outside of lists."""
        number = node.value("pPr", "numPr", "numId")
        depth = whole(node.value("pPr", "numPr", "ilvl"))
        for one in self._chain(style):
            if number is None:
                number, depth = one.number, one.depth if depth is None else depth
        return None if number in {None, "0"} else ((depth or 0) + 1, number not in self.bulleted)

    def is_bold(self, run: Node, paragraph_style: str) -> bool:
        """Whether a run is bold or in capitals, by itself or by its styles."""
        own = emphasis(run.child("rPr"))
        for style in (run.value("rPr", "rStyle") or "", paragraph_style):
            for one in self._chain(style):
                own = one.bold if own is None else own
        return bool(own)

    def _chain(self, style: str) -> list[Style]:
        chain: list[Style] = []
        while style and len(chain) < _CHAIN:
            chain.append(self.styles.get(style) or Style(style))
            style = chain[-1].parent
        return chain


def whole(value: str | None) -> int | None:
    """A small whole number of an attribute, None when it is none."""
    return int(value) if value is not None and re.fullmatch(r"\d{1,2}", value) else None


def emphasis(properties: Node | None) -> bool | None:
    """Whether properties of a run say bold or capitals, None when they say nothing."""
    said = [] if properties is None else [properties.value("b"), properties.value("caps")]
    values = [value.lower() for value in said if value is not None]
    return any(value not in {"0", "false", "off"} for value in values) if values else None


def add_style(styles: Styles, node: Node) -> None:
    """Take in one element of the styles part."""
    key = node.attributes.get("styleId", "")
    if node.tag == "style" and key:
        styles.styles[key] = Style(
            name=node.value("name") or key,
            parent=node.value("basedOn") or "",
            outline=whole(node.value("pPr", "outlineLvl")),
            number=node.value("pPr", "numPr", "numId"),
            depth=whole(node.value("pPr", "numPr", "ilvl")) or 0,
            bold=emphasis(node.child("rPr")),
        )


def add_numbering(styles: Styles, nodes: list[Node]) -> None:
    """Take in the numbering part: which lists have bullets at their first level."""
    bullets = {
        node.attributes.get("abstractNumId")
        for node in nodes
        if node.tag == "abstractNum" and node.value("lvl", "numFmt") == "bullet"
    }
    for node in nodes:
        if node.tag == "num" and node.value("abstractNumId") in bullets:
            styles.bulleted.add(node.attributes.get("numId", ""))
