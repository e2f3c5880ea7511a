"""Make converted HTML safe and well-formed, and tidy its shape: paragraphs, tables, indents, headings, ids."""

import re
from collections.abc import Iterator

import nh3
from lxml import etree, html

from mittkoping.texts.wikitext.masks import OUR_IDS

Element = html.HtmlElement

_TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre "
    "q rp rt ruby s samp section small span strong sub sup table tbody td th thead time tr u ul var wbr".split()
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "rel", "role", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "li": {"value"},
    "time": {"datetime"},
    "section": {"role", "aria-label"},
}
# The classes our own pieces carry; none from a source reaches this point.
_CLASSES = {
    "a": {"external"},
    "code": {"template"},
    "div": {"record", "indent"},
    "section": {"footnotes"},
    "span": {"file"},
    "sup": {"footnote"},
    "ul": {"gallery"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto", "wiki"},
    link_rel=None,
)
BLOCKS = frozenset(
    "blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul caption".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPACE = re.compile(r"[ \t\n]+")


def clean(text: str) -> Element:
    """The HTML as a safe, well-formed tree under one `div`; whatever is not allowed loses its tag and keeps its text."""
    safe = _CLEANER.clean(text)
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    root = html.fromstring(f"<div>{safe}</div>".encode(), parser=parser)
    _indents(root)
    _tables(root)
    _empty(root)
    _paragraphs(root)
    _trim(root)
    return root


def write(root: Element) -> str:
    """The blocks under the root as HTML, one after the other on lines of their own."""
    return "\n".join(html.tostring(child, encoding="unicode", with_tail=False).strip("\n") for child in root)


def shape_headings(root: Element, taken: set[str], prefix: str) -> None:
    """No heading above h2 (the page has its own h1), and an id for each that no other element of the page has."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        written = element.attrib.pop("id", "")
        if element.tag in _HEADINGS:
            element.tag = "h2" if element.tag == "h1" else element.tag
            anchor = prefix + (_anchor(plain_text(element)) or "avsnitt")
            anchor += "_" if OUR_IDS.search(anchor) else ""
            number = 1
            while (written := anchor if number == 1 else f"{anchor}_{number}") in taken:
                number += 1
        if written and written not in taken:
            taken.add(written)
            element.set("id", written)


def plain_text(element: Element) -> str:
    """What an element reads as: one line for each block, without the marks and back links of footnotes."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\f"))
    return "\n".join(line for line in lines if line)


def _gather(root: Element, pieces: list[str]) -> None:
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hidden = element.get("role") in {"doc-noteref", "doc-backlink"}
        if event == "start":
            skipped += hidden
            pieces.append("\f" if element.tag in BLOCKS else " " if element.tag == "br" else "")
            pieces.append(element.text or "" if not skipped else "")
        else:
            skipped -= hidden
            pieces.append("\f" if element.tag in BLOCKS else "")
            if element is not root:
                pieces.append(element.tail or "" if not skipped else "")


def _anchor(text: str) -> str:
    return re.sub(r"[\s_]+", "_", text).strip("_")


def _named(root: Element, *tags: str) -> list[Element]:
    return list(root.iter(*tags))


def _indents(root: Element) -> None:
    """`:` without a term is an indent and no definition: screen readers should not announce one."""
    for term in _named(root, "dt"):
        if not len(term) and not (term.text or "").strip():
            term.drop_tree()
    for items in _named(root, "dl"):
        if not any(child.tag == "dt" for child in items):
            items.tag = "div"
            items.set("class", "indent")
            for child in items:
                if child.tag == "dd":
                    child.tag = "div"


def _tables(root: Element) -> None:
    for table in _named(root, "table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        heads = 0
        while heads < len(rows) and len(rows[heads]) and all(cell.tag == "th" for cell in rows[heads]):
            heads += 1
        for index, row in enumerate(rows):
            for cell in row.iterchildren("th"):
                if cell.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
                    cell.set("scope", "col" if index < heads else "row")
        body = rows[0].getparent() if rows else None
        if 0 < heads < len(rows) and body is not None and body.tag == "tbody":
            head = html.Element("thead")
            body.addprevious(head)
            for row in rows[:heads]:
                head.append(row)
    for holder in _named(root, "td", "th", "li", "dd", "caption"):
        if len(holder) == 1 and holder[0].tag == "p" and not (holder.text or "").strip():
            holder[0].drop_tag()


def _strip(element: Element) -> None:
    if element.text:
        element.text = element.text.lstrip()
    if len(element) and element[-1].tail:
        element[-1].tail = element[-1].tail.rstrip()
    elif not len(element) and element.text:
        element.text = element.text.rstrip()


def _empty(root: Element) -> None:
    for paragraph in _named(root, "p"):
        if not len(paragraph) and not (paragraph.text or "").strip():
            paragraph.drop_tree()
    for heading in _named(root, *_HEADINGS):
        if not heading.text_content().strip():
            heading.drop_tag()
    for table in _named(root, "table"):
        if not len(table) and not (table.text or "").strip():
            table.drop_tree()


def _trim(root: Element) -> None:
    for element in _named(root, "td", "th", "caption", "p", "li", *_HEADINGS):
        _strip(element)


def _paragraphs(root: Element) -> None:
    """Text and inline elements directly under the root get a paragraph."""
    groups = list(_groups(root))
    root.text = None
    for child in list(root):
        root.remove(child)
    for group in groups:
        if len(group) == 1 and isinstance(group[0], html.HtmlElement) and group[0].tag in BLOCKS:
            root.append(group[0])
            continue
        paragraph = html.Element("p")
        for item in group:
            if isinstance(item, html.HtmlElement):
                paragraph.append(item)
            elif len(paragraph):
                paragraph[-1].tail = (paragraph[-1].tail or "") + item
            else:
                paragraph.text = (paragraph.text or "") + item
        if paragraph.text_content().strip() or len(paragraph):
            root.append(paragraph)


def _groups(root: Element) -> Iterator[list[Element | str]]:
    """The root's contents as blocks alone and runs of what stands between them."""
    run: list[Element | str] = [root.text] if root.text else []
    for child in root:
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            yield from _filled(run)
            run = []
            yield [child]
        else:
            run.append(child)
        if tail:
            run.append(tail)
    yield from _filled(run)


def _filled(run: list[Element | str]) -> Iterator[list[Element | str]]:
    if any(not isinstance(item, str) or item.strip() for item in run):
        yield run
