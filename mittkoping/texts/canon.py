"""Canonical HTML: one safe spelling of a text, one line per block, so that diff and merge are line tools.

Paragraphs, headings and list items stand on a line each, so does a table row whose cells hold only running
text; other containers have their start and end tags on lines of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from unicodedata import normalize

from lxml import etree

from mittkoping.texts.allowed import ATOMS, DISSOLVED, LEAVES, MARKS, RENAMED, WRAPPERS, attributes, tree
from mittkoping.texts.inline import BREAK, Run, Wrap, opening, written

_TIGHT = frozenset({"li", "dd", "td", "th", "div"})  # hold a single paragraph's text without the paragraph
_CHILDREN = {  # what must stand directly inside, and what strays are wrapped in
    "ul": (frozenset({"li"}), "li"),
    "ol": (frozenset({"li"}), "li"),
    "dl": (frozenset({"dt", "dd"}), "dd"),
    "table": (frozenset({"caption", "thead", "tbody", "tfoot"}), "tbody"),
    "thead": (frozenset({"tr"}), "tr"),
    "tbody": (frozenset({"tr"}), "tr"),
    "tfoot": (frozenset({"tr"}), "tr"),
    "tr": (frozenset({"td", "th"}), "td"),
}
_NEED_PARENT = frozenset({"li", "dt", "dd", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_NO_TEXT_OF_ITS_OWN = re.compile(r"(?:<[^>]*>|\s)*")


@dataclass(slots=True)
class _Block:
    """One block element: either `inline` (a leaf) or `children`. A leaf without tag is a figure's image."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inline: str = ""
    children: list["_Block"] = field(default_factory=list)


def canon(html: str) -> str:
    """The canonical form of any HTML, "" for none. Idempotent, and safe to show: the allow-list is applied.

    Never fails on broken HTML. Text is never lost unless it stood in code, drawings or forms' choices.
    """
    root = tree(html)
    flow = _Flow(_Seen())
    flow.walk(root, ())
    flow.close()
    return "\n".join(line for block in _fit("", flow.blocks) for line in _lines(block))


class _Seen:
    """What one document has used so far: serial numbers of wrappers and ids."""

    def __init__(self) -> None:
        self.serial = count()
        self._ids: set[str] = set()

    def attributes(self, element: etree._Element, tag: str) -> dict[str, str]:
        """Allowed attributes of `element`; an id only once per document and never on text that is cut up."""
        own = attributes(element, tag)
        cut_up = tag in WRAPPERS or tag in MARKS
        if "id" in own and (own["id"] in self._ids or (cut_up and any(map(_is_block, element.iter())))):
            del own["id"]
        self._ids.update(own[name] for name in ("id",) if name in own)
        return own


def _is_block(element: etree._Element) -> bool:
    tag = RENAMED.get(str(element.tag), str(element.tag))
    return tag == "hr" or not (tag in WRAPPERS or tag in MARKS or tag in ATOMS)


class _Flow:
    """Walks the content of one element, collecting blocks and the paragraph under way."""

    def __init__(self, seen: _Seen, *, flat: bool = False) -> None:
        self.blocks: list[_Block] = []
        self.runs: list[Run] = []
        self._seen = seen
        self._flat = flat  # everything becomes one running text

    def close(self, of: dict[str, str] | None = None) -> None:
        """End the paragraph under way, whose attributes are `of`."""
        if self._flat:
            self.runs.append(Run((), " "))
            return
        inline = written(self.runs) if self.runs else ""
        self.runs = []
        if inline:
            self.blocks.append(_Block("p", of or {}, inline))

    def walk(self, element: etree._Element, wraps: tuple[Wrap, ...]) -> None:
        """Take in the content of `element`, standing inside the inline elements `wraps`."""
        if element.text:
            self.runs.append(Run(wraps, element.text))
        for child in element:
            tag = RENAMED.get(str(child.tag), str(child.tag))
            if tag in WRAPPERS or tag in MARKS:
                self._inline(child, tag, wraps)
            elif tag in ATOMS and not (tag == "hr" and not self._flat):
                self._atom(child, tag, wraps)
            else:
                self._block(child, tag, wraps)
            if child.tail:
                self.runs.append(Run(wraps, child.tail))

    def _inline(self, element: etree._Element, tag: str, wraps: tuple[Wrap, ...]) -> None:
        own = self._seen.attributes(element, tag)
        if not own and tag in {"a", "span", "abbr"}:
            return self.walk(element, wraps)
        start = opening(tag, own)
        if "id" in own and not len(element) and not (element.text or "").strip(" \t\n\r\f"):
            return self.runs.append(Run(wraps, f"{start}</{tag}>", is_atom=True))
        joins = (tag in MARKS and not own) or (tag == "a" and "id" not in own)
        key = start if joins else f"{start}{next(self._seen.serial)}"
        return self.walk(element, (*wraps, Wrap(tag, start, key, is_mark=tag in MARKS and not own)))

    def _atom(self, element: etree._Element, tag: str, wraps: tuple[Wrap, ...]) -> None:
        own = attributes(element, tag)
        if tag == "img" and "src" in own:
            self.runs.append(Run(wraps, opening(tag, own), is_atom=True))
        elif tag == "img":
            self.runs.append(Run(wraps, own.get("alt", "")))
        elif tag == "br":
            self.runs.append(Run(wraps, BREAK, is_atom=True))
        else:
            self.close()

    def _block(self, element: etree._Element, tag: str, wraps: tuple[Wrap, ...]) -> None:
        own = self._seen.attributes(element, tag)
        self.close()
        if self._flat or tag == "p" or _is_dissolved(tag, own):
            self.walk(element, wraps)
            self.close(own if tag == "p" else None)
        elif tag == "hr":
            self.blocks.append(_Block(tag, own))
        elif tag in LEAVES:
            flow = _Flow(self._seen, flat=True)
            flow.walk(element, wraps)
            runs = [_bare(run) for run in flow.runs] if tag == "pre" else flow.runs
            inline = written(runs, keep_lines=tag == "pre")
            self.blocks += [_Block(tag, own, inline)] if inline else []
        else:
            flow = _Flow(self._seen)
            flow.walk(element, wraps)
            flow.close()
            self.blocks += _container(tag, own, flow.blocks)


def _is_dissolved(tag: str, own: dict[str, str]) -> bool:
    return tag in DISSOLVED or (tag in {"div", "section"} and "class" not in own)


def _bare(run: Run) -> Run:
    """Preformatted text is code already: a code mark inside it says nothing."""
    return Run(tuple(w for w in run.wraps if w.opening != "<code>"), run.text, run.is_atom)


def _container(tag: str, own: dict[str, str], content: list[_Block]) -> list[_Block]:
    """The container as a block, or nothing if it is empty and not a cell or a marker."""
    children = _fit(tag, content)
    block = _Block(tag, own, children=children)
    if tag in _TIGHT and len(children) == 1 and children[0].tag == "p" and not children[0].attributes:
        block = _Block(tag, own, children[0].inline)
    if children or tag in {"td", "th"} or own.get("class") == "record":
        return [block]
    return []


def _fit(parent: str, blocks: list[_Block]) -> list[_Block]:
    """Make `blocks` legal children of `parent`: wrap strays, dissolve what lacks its parent."""
    if parent in _CHILDREN:
        return _wrapped(parent, blocks)
    fitting: list[_Block] = []
    for block in blocks:
        if block.tag in _NEED_PARENT or (block.tag == "figcaption" and parent != "figure"):
            inner = [_Block("p", {}, block.inline)] if block.inline else block.children
            fitting += _fit(parent, inner)
        elif parent == "figure" and block.tag == "p" and _is_image(block.inline):
            if fitting and not fitting[-1].tag:
                fitting[-1].inline += " " + block.inline
            else:
                fitting.append(_Block("", {}, block.inline))
        else:
            fitting.append(block)
    return fitting


def _wrapped(parent: str, blocks: list[_Block]) -> list[_Block]:
    allowed, wrapper = _CHILDREN[parent]
    fitting: list[_Block] = []
    strays: list[_Block] = []
    for block in [*blocks, None]:
        if block is not None and block.tag not in allowed:
            strays.append(block)
            continue
        if strays:
            fitting += _container(wrapper, {}, strays)
            strays = []
        if block is not None:
            fitting.append(block)
    return fitting


def _is_image(inline: str) -> bool:
    return "<img " in inline and _NO_TEXT_OF_ITS_OWN.fullmatch(inline) is not None


def _lines(block: _Block) -> Iterator[str]:
    start = opening(block.tag, block.attributes)
    if not block.tag:
        yield block.inline
    elif block.tag == "hr":
        yield start
    elif not block.children:
        yield f"{start}{block.inline}</{block.tag}>"
    elif block.tag == "tr" and not any(cell.children for cell in block.children):
        yield start + "".join(line for cell in block.children for line in _lines(cell)) + "</tr>"
    else:
        yield start
        for child in block.children:
            yield from _lines(child)
        yield f"</{block.tag}>"


_CELL_BORDER = re.compile(r"</t[dh]><t[dh](?:\s[^>]*)?>")
_ALT = re.compile(r'<img (?:[^>]* )?alt="([^"]*)"[^>]*>')
_ANY_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h([2-6])((?:\s[^>]*)?)>(.*)</h\1>")
_ID = re.compile(r'\sid="([^"]*)"')


def line_text(line: str) -> str:
    """The readable text of one line of canonical HTML: cells parted by " · ", images as their alt text."""
    text = _CELL_BORDER.sub(" · ", line).replace(BREAK, " ")
    if "<img " in text:
        text = _ALT.sub(r" \1 ", text)
    return normalize("NFC", unescape(_ANY_TAG.sub("", text))).strip(" ")


def plain(html: str) -> str:
    """The readable text of canonical HTML, one line per block (preformatted text keeps its own lines)."""
    return "\n".join(text for text in map(line_text, html.split("\n")) if text)


def headings(html: str) -> list[tuple[int, str, str]]:
    """Level, text and id ("" if it has none) of every heading in canonical HTML, in order."""
    found: list[tuple[int, str, str]] = []
    for line in html.split("\n"):
        if match := _HEADING.fullmatch(line):
            name = _ID.search(match[2])
            found.append((int(match[1]), line_text(match[3]), unescape(name[1]) if name else ""))
    return found
