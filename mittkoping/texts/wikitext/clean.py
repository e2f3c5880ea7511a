"""The shape of converted HTML: indents, table heads, heading ids; and what a tree reads as in plain text."""

import re

from lxml import etree

from mittkoping.texts.allowed import tree
from mittkoping.texts.canon import canon
from mittkoping.texts.wikitext.masks import OUR_IDS

Element = etree._Element

BLOCKS = frozenset({"blockquote", "caption", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr"}) | {
    *("li", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul")
}
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SPACE = re.compile(r"[ \t\n]+")
_HIDDEN = frozenset({"doc-noteref", "doc-backlink"})


def clean(html: str) -> Element:
    """Any HTML as a safe tree under one root element, its indents, tables and headings in our shape."""
    root = tree(html)
    _indents(root)
    _tables(root)
    for heading in list(root.iter("h1")):
        heading.tag = "h2"
    return root


def write(root: Element) -> str:
    """The canonical HTML of a tree."""
    return canon(_written(root))


def _written(root: Element) -> str:
    # void elements stay short in HTML, all others need an end tag even when they are empty
    for element in root.iter():
        if element.text is None and not len(element) and element.tag not in {"br", "hr", "wbr", "img"}:
            element.text = ""
    return re.sub(r"</?root/?>", "", etree.tostring(root, encoding="unicode"))


def shape_headings(root: Element, taken: set[str], prefix: str) -> None:
    """Give each heading an id that no other heading of the page has."""
    tried: dict[str, int] = {}  # so that ten thousand headings alike do not all begin to count at one
    for element in root.iter(*HEADINGS):
        anchor = prefix + (re.sub(r"[\s_]+", "_", plain_text(element)).strip("_") or "avsnitt")
        anchor += "_" if OUR_IDS.search(anchor) else ""
        number = tried.get(anchor, 1)
        while (written := anchor if number == 1 else f"{anchor}_{number}") in taken:
            number += 1
        tried[anchor] = number
        taken.add(written)
        element.set("id", written)


def plain_text(element: Element) -> str:
    """What an element reads as: one line for each block, without the marks and back links of footnotes."""
    pieces: list[str] = []
    hidden = 0
    for event, each in etree.iterwalk(element, events=("start", "end")):
        edge = "\f" if each.tag in BLOCKS else " " if each.tag == "br" and event == "start" else ""
        if event == "start":
            hidden += each.get("role") in _HIDDEN
            pieces.append(edge + (each.text or "" if not hidden else ""))
        else:
            hidden -= each.get("role") in _HIDDEN
            pieces.append(edge + ((each.tail or "") if not hidden and each is not element else ""))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\f"))
    return "\n".join(line for line in lines if line)


def _indents(root: Element) -> None:
    """`:` without a term is an indent and no definition: screen readers should not announce one."""
    for items in list(root.iter("dl")):
        terms = [child for child in items if child.tag == "dt"]
        if all(not len(term) and not (term.text or "").strip() for term in terms):
            items.tag = "blockquote"
            for child in items:
                child.tag = "div"


def _tables(root: Element) -> None:
    """Rows of heads at the top become the table's head; every head says what it heads."""
    for table in list(root.iter("table")):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        heads = 0
        while heads < len(rows) and len(rows[heads]) and all(cell.tag == "th" for cell in rows[heads]):
            heads += 1
        for index, row in enumerate(rows):
            for cell in row.iterchildren("th"):
                if "scope" not in cell.attrib:
                    cell.set("scope", "col" if index < heads else "row")
        body = rows[0].getparent() if rows else None
        if 0 < heads < len(rows) and body is not None and body.tag == "tbody":
            head = etree.Element("thead")
            body.addprevious(head)
            for row in rows[:heads]:
                head.append(row)
