"""What our HTML may hold: the allow-list of elements, attributes, addresses and classes.

nh3 (an HTML5 parser with an allow-list) is the gate. What it lets through is a well-formed tree, which is
handed on as an lxml tree; `attributes` then judges attribute values more narrowly than nh3 can.
"""

import re
import unicodedata
from collections import Counter

import nh3
from lxml import etree

LEAVES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "caption", "figcaption"})
CONTAINERS = frozenset({"ul", "ol", "li", "dl", "dd", "blockquote", "table", "thead", "tbody", "tfoot"}) | {
    *("tr", "th", "td", "figure", "div", "section")
}
MARKS = ("strong", "em", "s", "code", "sub", "sup")  # plain formatting, in the order it is nested
WRAPPERS = frozenset({"a", "span", "abbr", "q", "cite"})
ATOMS = frozenset({"br", "img", "hr"})
RENAMED = {"b": "strong", "i": "em", "strike": "s", "del": "s", "h1": "h2", "tt": "code", "kbd": "code"}
DISSOLVED = frozenset({"article", "aside", "header", "footer", "main", "nav", "address", "center"}) | {
    *("details", "summary", "form", "fieldset")  # go, but what stood in them stays a paragraph of its own
}
CLASSES = frozenset({"file", "template", "record", "callout", "gallery", "footnotes"})

_CLASSED = frozenset({"div", "span", "code", "section"})
_EVERYWHERE = frozenset({"id", "lang", "dir", "role", "aria-label"})
_OWN = {
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
} | {tag: {"class"} for tag in _CLASSED}
_MAX_DEPTH = 60  # deeper nesting is dissolved: nobody writes it and it would exhaust the stack
_MAX_OPEN = 400  # more elements left open at once make an HTML5 parser quadratic
_CLOSE_THEMSELVES = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"}) | {
    *("option", "br", "img", "hr", "input", "meta", "link", "col", "area", "wbr", "source")
}
_GONE_WHOLE = {"script", "style", "svg", "math", "iframe", "object", "template", "noscript", "title"} | {
    *("select", "audio", "video")
}
_CLEANER = nh3.Cleaner(
    tags=set(LEAVES | CONTAINERS | set(MARKS) | WRAPPERS | ATOMS | DISSOLVED | set(RENAMED)),
    clean_content_tags=_GONE_WHOLE,
    attributes={**_OWN, "*": set(_EVERYWHERE)},
    url_schemes={"http", "https", "mailto", "wiki"},
    link_rel=None,
    strip_comments=True,
)
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=>"]+="[^"]*")*)\s*>')
_TAG_START = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
_NONCHARACTERS = re.compile("[" + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF)
                                          for plane in range(1, 17)) + "]")  # fmt: skip

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINK = re.compile(r"(?:https?://[^/\s]|mailto:\S|wiki:[^/\s]|#.|/(?![/\\]))", re.IGNORECASE)
_SOURCE = re.compile(r"/(?![/\\]).")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NOTE_ID = re.compile(r"fn[\w.:-]*|record-\d+")
_HEADING_ID = re.compile(r"\S+")
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_ROLES = frozenset({"doc-noteref", "doc-backlink", "doc-endnotes"})
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})


def tree(html: str) -> etree._Element:
    """Parse `html` as a browser does, keep what the allow-list names, and return it under one root element.

    Elements that are not allowed are dissolved (their text stays), except those whose content is code or
    drawing (script, style, svg …), which go whole. Invisible control characters go too.
    """
    text = _CLEANER.clean(_shallow(html.encode("utf-8", "ignore").decode()))
    text = _NONCHARACTERS.sub("", _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(f"<root>{_as_xml(text)}</root>", parser)


def _shallow(html: str) -> str:
    """Turn start tags into plain text once `_MAX_OPEN` elements stand open."""
    if html.count("<") <= _MAX_OPEN:
        return html
    still_open: Counter[str] = Counter()
    depth = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal depth
        name = match[2].lower()
        if name in _CLOSE_THEMSELVES:
            return match[0]
        if match[1]:
            if still_open[name]:
                still_open[name] -= 1
                depth -= 1
        elif depth >= _MAX_OPEN:
            return "&lt;" + match[2]
        else:
            still_open[name] += 1
            depth += 1
        return match[0]

    return _TAG_START.sub(tag, html)


def _as_xml(html: str) -> str:
    """nh3 writes balanced HTML; as XML it is read without a second round of HTML repair."""
    kept: list[bool] = []  # for each open element, whether its tags are written

    def tag(match: re.Match[str]) -> str:
        closing, name, attributes = match.groups()
        if closing:
            return match[0] if kept.pop() else ""
        if name in ATOMS:
            return f"<{name}{attributes.replace('<', '&lt;')}/>"
        kept.append(len(kept) < _MAX_DEPTH)
        return f"<{name}{attributes.replace('<', '&lt;')}>" if kept[-1] else ""

    return _TAG.sub(tag, html.replace("&nbsp;", "\xa0"))


def attributes(element: etree._Element, tag: str) -> dict[str, str]:
    """The attributes of `element` that are allowed on `tag` and say something, sorted and tidied."""
    kept: dict[str, str] = {}
    if not element.attrib:
        return kept
    for name, raw in sorted((str(name), str(value)) for name, value in element.attrib.items()):
        value = _BLANKS.sub(" ", unicodedata.normalize("NFC", raw)).strip(" ")
        if name == "class":
            value = " ".join(sorted(set(value.split()) & CLASSES)) if tag in _CLASSED else ""
            if tag == "section" and value != "footnotes":
                value = ""
        if _meant(tag, name, value):
            kept[name] = value
    return kept


def _meant(tag: str, name: str, value: str) -> bool:
    """Whether the attribute may stay and differs from what its absence means."""
    match name:
        case "href":
            return _LINK.match(value) is not None
        case "src":
            return _SOURCE.match(value) is not None
        case "id":
            pattern = _HEADING_ID if tag[0] == "h" and tag[1:].isdigit() else _NOTE_ID
            return pattern.fullmatch(value) is not None
        case "colspan" | "rowspan" | "start":
            return value != "1" and _NUMBER.fullmatch(value) is not None
        case "width" | "height":
            return _NUMBER.fullmatch(value) is not None
        case "scope":
            return value in _SCOPES
        case "role":
            return value in _ROLES
        case "dir":
            return value in {"ltr", "rtl", "auto"}
        case "lang":
            return _LANGUAGE.fullmatch(value) is not None
    return bool(value) or name == "alt"
