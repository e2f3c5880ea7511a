"""Rows and cells of a Word table, a merged cell being the same one wherever it reaches."""

from collections.abc import Callable, Iterator

from mittkoping.texts.documents.building import CellText
from mittkoping.texts.documents.markup import Node
from mittkoping.texts.documents.word_styles import whole

_WIDEST = 63  # columns, which is all that Word allows


def cells_of(table: Node, parts: Callable[[Node], list[str]]) -> list[list[CellText]]:
    """The cell at each place; `parts` says the paragraphs of a cell. Deleted rows are left out."""
    rows: list[list[CellText]] = []
    for row in _inside(table, "tr"):
        properties = row.child("trPr")
        if properties and properties.child("del") is not None:
            continue
        heading = bool(properties and properties.value("tblHeader") not in {None, "0", "false", "off"})
        above = rows[-1] if rows else []
        places = _empty(properties, "gridBefore")
        for cell in _inside(row, "tc"):
            width = min(whole(cell.value("tcPr", "gridSpan")) or 1, _WIDEST)
            at = len(places)
            if _goes_on(cell, "vMerge", "vmerge") and at < len(above):
                places += [above[at]] * width
            elif _goes_on(cell, "hMerge", "hmerge") and places:
                places += [places[-1]] * width
            else:
                places += [CellText(parts(cell), heading)] * width
        rows.append(places[:_WIDEST])
    return rows


def _goes_on(cell: Node, *names: str) -> bool:
    """Whether a cell is the rest of another one; older programs spell that in other ways."""
    return any(cell.value("tcPr", name) not in {None, "restart"} for name in names)


def _empty(properties: Node | None, name: str) -> list[CellText]:
    """The places that a row leaves free at its start."""
    count = whole(properties.value(name)) if properties else None
    return [CellText() for _ in range(min(count or 0, _WIDEST))]


def _inside(node: Node, tag: str) -> Iterator[Node]:
    """The nodes of a tag inside wrappers such as content controls, but not inside other tables."""
    for child in node.children:
        if child.tag == tag:
            yield child
        elif child.tag in {"sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"}:
            yield from _inside(child, tag)
