"""MediaWiki source to what we keep: safe HTML, typed records and categories.

The HTML is canonical (`texts.canon`) and holds, beside plain prose:

- `<a href="wiki:Titel#avsnitt">` for a page (`%` as `%25`), `<a href="#avsnitt">` for a place on this page;
- `<span class="file"><a href="wiki:Fil:Namn.jpg">…</a></span>` for a file or an image;
- `<div class="record" id="record-0"></div>` where the record of that index is to be shown (records are
  numbered in the order of the source; those with `show = "nothing"` have no such place);
- `<code class="template">{{Namn|…}}</code>` for what no rule explains, in a `pre` when it has several lines;
- `<blockquote>` for `:`, `<div class="gallery">` around a list, `<section class="footnotes">`.
"""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mittkoping.texts.canon import canon
from mittkoping.texts.wikitext.clean import HEADINGS, Element, clean, plain_text, shape_headings, write
from mittkoping.texts.wikitext.mapping import Mapping
from mittkoping.texts.wikitext.masks import tidy
from mittkoping.texts.wikitext.pandoc import escaped, to_html
from mittkoping.texts.wikitext.pieces import FRAGMENT, PIECE, STOP, TOKEN, Pieces
from mittkoping.texts.wikitext.prepare import Prepared
from mittkoping.texts.wikitext.wiki import Wiki

_BLOCK_PIECE = re.compile(
    r"$|</?(?:table|tr|td|th|caption|div|ul|ol|li|dl|dt|dd|pre|section|blockquote|h[1-6]|hr|p)\b"
)
_PARAGRAPH = re.compile(f"<p>([^<>{PIECE}{FRAGMENT}]*)</p>")
_TOKENS_ONLY = re.compile(f"<p>((?:\\s|{PIECE}\\d+{STOP})+)</p>")


@dataclass(frozen=True)
class Source:
    """One text to convert; `prefix` goes into its ids where a page shows several texts."""

    title: str
    text: str
    prefix: str = ""


@dataclass(frozen=True)
class Record:
    """The facts of one mapped template under the heading `section`, and the template as it is written.

    A field is plain text, canonical HTML (`as = "html"`), a full page title (`"title"`, `"file"`) or names
    (`"person"`).
    """

    kind: str
    fields: dict[str, str]
    section: str
    template: str = ""
    source: str = ""


@dataclass(frozen=True)
class Category:
    """A category of the page, without its namespace, and the key it is sorted by (may be empty)."""

    title: str
    sort_key: str


@dataclass(frozen=True)
class Converted:
    """All that was read out of one source.

    `unknown_templates` counts by name; a parameter that no field of a mapped template reads counts as
    `Mall|parameter`.
    """

    html: str
    records: tuple[Record, ...] = ()
    categories: tuple[Category, ...] = ()
    redirect: str | None = None
    unknown_templates: Counter[str] = field(default_factory=Counter)


def convert(sources: Sequence[Source], wiki: Wiki, mapping: Mapping) -> list[Converted]:
    """Convert many texts at once (50 is a good number); the answers stand in the order of the sources.

    Never raises for what a text holds: a text that cannot be read is shown as it is written. Takes and
    returns only what can be pickled, so that a pool of processes can share the work.
    """
    prepared = [_prepare(source, wiki, mapping) for source in sources]
    texts = [text for page in prepared if page for text in page.pieces.fragments]
    answers = iter(to_html(texts))
    converted = []
    for source, page in zip(sources, prepared, strict=True):
        if page is None:
            converted.append(_as_written(source))
            continue
        fragments = [_unwrap(next(answers), page.pieces) for _ in page.pieces.fragments]
        converted.append(_Reader(page, fragments).read())
    return converted


def _prepare(source: Source, wiki: Wiki, mapping: Mapping) -> Prepared | None:
    try:
        return Prepared(source.title, source.text, wiki, mapping, source.prefix)
    except RecursionError:
        return None


def _as_written(source: Source) -> Converted:
    return Converted(html=write(clean(escaped(html.escape(tidy(source.text))))))


def _unwrap(text: str, pieces: Pieces) -> str:
    """Drop the paragraph around pieces that are blocks of their own."""

    def bare(found: re.Match[str]) -> str:
        held = [pieces.pieces[int(number)].html for number in TOKEN.findall(found[1])]
        return found[1] if any(_BLOCK_PIECE.match(each) for each in held) else found[0]

    return _TOKENS_ONLY.sub(bare, text)


class _Reader:
    """Reads one page's trees in the order of the text: records under the headings they stand below."""

    def __init__(self, page: Prepared, fragments: list[str]) -> None:
        self.page, self.fragments = page, fragments
        self.taken: set[str] = set()
        self.section = ""
        self.records: dict[int, Record] = {}

    def read(self) -> Converted:
        root = self.tree(0)
        self.walk(root)
        for number in range(len(self.page.records)):
            self.record(number)  # one in a place that no HTML comes from is a fact all the same
        self.settle(root)
        return Converted(
            html=write(root),
            records=tuple(self.records[number] for number in sorted(self.records)),
            categories=tuple(Category(name, key) for name, key in self.page.categories.items()),
            redirect=self.page.redirect,
            unknown_templates=self.page.unknown,
        )

    def tree(self, fragment: int) -> Element:
        root = clean(self.page.pieces.expand(self.fragments[fragment], self.fragments))
        shape_headings(root, self.taken, self.page.prefix)
        return root

    def walk(self, root: Element) -> dict[int, str]:
        """Convert the records of a tree, each under its heading; what a reader sees of them, by number."""
        seen: dict[int, str] = {}
        for element in list(root.iter()):
            if element.tag in HEADINGS:
                self.section = plain_text(element).replace("\n", " ")
            elif element.get("class") == "record":
                number = _number(element)
                seen[number] = self.record(number)
        return seen

    def settle(self, root: Element) -> None:
        """Take away the places of those records that the page does not show."""
        for marker in list(root.iter("div")):
            if marker.get("class") == "record" and self.page.records[_number(marker)].rule.show == "nothing":
                _take_away(marker)

    def field(self, fragment: int, kind: str) -> tuple[str, str]:
        """A field's value and its plain text; most fields are a single plain paragraph and need no tree."""
        paragraph = _PARAGRAPH.fullmatch(self.fragments[fragment])
        if paragraph:
            plain = " ".join(html.unescape(paragraph[1]).split())
            return (canon(self.fragments[fragment]) if kind == "html" else plain), plain
        root = self.tree(fragment)
        plain = _plain(root, self.walk(root))
        self.settle(root)
        return (write(root) if kind == "html" else plain), plain

    def record(self, number: int) -> str:
        """Convert one record's fields; what a reader of the page sees of it, as plain text."""
        if number in self.records:
            return ""
        draft, section = self.page.records[number], self.section
        lines: list[str] = []
        fields: dict[str, str] = {}
        self.records[number] = Record(draft.rule.record, fields, section, draft.rule.template, draft.source)
        for rule in draft.rule.fields:
            if rule.name in draft.fragments:
                fields[rule.name], plain = self.field(draft.fragments[rule.name], rule.kind)
                lines.append(plain)
            elif rule.name in draft.values:
                fields[rule.name] = draft.values[rule.name]
        self.section = section
        return "\n".join(lines) if draft.rule.show == "record" else ""


def _number(marker: Element) -> int:
    return int(marker.get("id", "").rpartition("-")[2])


def _plain(root: Element, records: dict[int, str]) -> str:
    """The plain text of a tree, with what is seen of its records where they stand."""
    markers = [marker for marker in root.iter("div") if marker.get("class") == "record"]
    for marker in markers:
        marker.text = f"{PIECE}{_number(marker)}{STOP}"
    text = plain_text(root)
    for marker in markers:
        text = text.replace(marker.text or "", records[_number(marker)])
        marker.text = None
    return "\n".join(line for line in text.split("\n") if line)


def _take_away(marker: Element) -> None:
    """Remove an element, but not the text after it."""
    parent, before = marker.getparent(), marker.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (marker.tail or "")
    else:
        parent.text = (parent.text or "") + (marker.tail or "")
    parent.remove(marker)
