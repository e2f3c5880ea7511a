"""Read a page's wikitext into what pandoc understands; all else becomes a piece, a fragment or a fact."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from mittkoping.texts.wikitext.braces import Node, scan
from mittkoping.texts.wikitext.footnotes import Footnotes
from mittkoping.texts.wikitext.links import file_link, internal_link, outer_links
from mittkoping.texts.wikitext.mapping import FieldRule, Mapping, TemplateRule, template_name
from mittkoping.texts.wikitext.masks import Opaque, mask, tidy
from mittkoping.texts.wikitext.pieces import FRAGMENT, STOP, Pieces
from mittkoping.texts.wikitext.tables import tables
from mittkoping.texts.wikitext.variables import MAGIC, REDIRECT, SORT, variable
from mittkoping.texts.wikitext.wiki import CATEGORY, FILE, MEDIA, Wiki

_DEEPEST = 30
_LONGEST_NAME = 200
_LEFTOVER = str.maketrans({"<": "&lt;", "[": "&#91;", "{": "&#123;", "}": "&#125;"})
_TRAIL = re.compile(r"[a-zåäöéüæø]+")


@dataclass(slots=True)
class Draft:
    """A record before its fields are converted: fragments for text and HTML, finished values for the rest."""

    rule: TemplateRule
    source: str
    fragments: dict[str, int] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


class Prepared:
    """One page read: pieces, fragments (the first is the page itself), records, categories, footnotes."""

    def __init__(self, title: str, text: str, wiki: Wiki, mapping: Mapping, prefix: str = "") -> None:
        self.title, self.wiki, self.mapping, self.prefix = wiki.normal(title), wiki, mapping, prefix
        self.pieces = Pieces()
        self.records: list[Draft] = []
        self.categories: dict[str, str] = {}
        self.unknown: Counter[str] = Counter()
        self.footnotes = Footnotes(self.pieces, prefix)
        self.redirect: str | None = None
        self._default_sort = ""
        self._fragment(tidy(text), 0, top=True)
        if self.footnotes.open:
            self.pieces.fragments[0] += "\n\n" + self.footnotes.place(self.pieces)
        self.footnotes.finish(lambda content: self._fragment(content, 1))
        self.categories = {name: key or self._default_sort for name, key in self.categories.items()}

    # one text

    def _fragment(self, text: str, depth: int, *, top: bool = False) -> int:
        """Read a text of its own; the number of its fragment."""
        number = self.pieces.reserve()
        masked = mask(text, self.pieces, lambda opaque: self._opaque(opaque, depth))
        if top:
            masked = self._take_redirect(masked)
        self.pieces.fragments[number] = self._finish(self._emit(masked, 0, len(masked), scan(masked), depth))
        return number

    def _converted(self, masked: str, start: int, end: int, nodes: list[Node], depth: int) -> int:
        """Read a part of a text already masked (a field of a record) as a fragment."""
        number = self.pieces.reserve()
        self.pieces.fragments[number] = self._finish(self._emit(masked, start, end, nodes, depth).strip())
        return number

    def _finish(self, text: str) -> str:
        text = outer_links(tables(MAGIC.sub("", text), self.pieces), self.pieces)
        return text.translate(_LEFTOVER)

    def _take_redirect(self, text: str) -> str:
        found = REDIRECT.match(text)
        target = self.wiki.target(found[1], self.title) if found else None
        if not found or not target or not target.title:
            return text
        self.redirect = target.title
        return f"→ [[{found[1]}]]{text[found.end() :]}"

    def _emit(self, text: str, start: int, end: int, nodes: list[Node], depth: int) -> str:
        out, at = [], start
        for node in nodes:
            out.append(text[at : node.start])
            at = node.end
            if depth > _DEEPEST:
                out.append(self._literal(text[node.start : node.end]))
            elif node.kind == "template":
                out.append(self._template(text, node, depth + 1))
            elif node.kind == "link":
                trail = _TRAIL.match(text, at, end)
                rest = trail.group() if trail else ""
                link, used = self._link(text, node, rest, depth + 1)
                out.append(link)
                at += len(rest) if used else 0
            else:
                out.append(self._code(text[node.start : node.end]))
        out.append(text[at:end])
        return "".join(out)

    def _literal(self, masked: str) -> str:
        source = self.pieces.source(masked)
        return self.pieces.add(html.escape(source, quote=False), source, source)

    def _code(self, masked: str) -> str:
        """Source that stays visible: in a line, or as a block when it has several lines."""
        source = self.pieces.source(masked).strip("\n")
        code = f'<code class="template">{html.escape(source, quote=False)}</code>'
        return self.pieces.add(f"<pre>{code}</pre>" if "\n" in source else code, source, source)

    # elements

    def _opaque(self, opaque: Opaque, depth: int) -> str:
        name, content = opaque.name, opaque.content
        if depth > _DEEPEST:
            return self._literal(opaque.source)
        if name == "ref":
            return self.footnotes.mark(opaque)
        if name == "references":
            mask(content, self.pieces, self._definition)
            return self.footnotes.place(self.pieces)
        if name == "gallery":
            return self._gallery(opaque, depth + 1)
        if name == "includeonly":
            return self._code(content) if content.strip() else ""
        plain = html.unescape(content) if name in {"nowiki", "pre"} else content
        text = html.escape(tidy(plain), quote=False)
        if name == "nowiki":
            return self.pieces.add(text, opaque.source, plain)
        if name == "pre":
            return self.pieces.add(f"<pre>{text.strip(chr(10))}</pre>", opaque.source, plain)
        code = f"<code>{text}</code>"
        block = name in {"source", "syntaxhighlight"} and "\n" in content
        return self.pieces.add(f"<pre>{code}</pre>" if block else code, opaque.source, plain)

    def _definition(self, opaque: Opaque) -> str:
        """Inside <references>: a footnote that is defined where the list stands."""
        if opaque.name == "ref":
            self.footnotes.define(opaque)
        return ""

    def _gallery(self, opaque: Opaque, depth: int) -> str:
        items = []
        for line in filter(None, map(str.strip, opaque.content.split("\n"))):
            name, _, caption = line.partition("|")
            number, rest = self.wiki.split(name)
            known = number in {FILE, MEDIA} or (number == 0 and "." in rest)
            wikitext = f"[[{self.wiki.name(FILE)}:{rest}|{caption}]]" if known else line
            items.append(f"<li>{FRAGMENT}{self._fragment(wikitext, depth)}{STOP}</li>")
        caption = opaque.attributes.get("caption", "")
        head = f"<p>{html.escape(tidy(caption), quote=False)}</p>" if caption else ""
        return self.pieces.add(f'<div class="gallery">{head}<ul>{"".join(items)}</ul></div>', opaque.source)

    # links

    def _link(self, text: str, node: Node, trail: str, depth: int) -> tuple[str, bool]:
        """The token of a link, and whether the letters right after it belong to it."""
        first, *rest = node.parts()
        written = self.pieces.plain(self._emit(text, *first, node.within(*first), depth)).strip()
        number, name = self.wiki.split(written)
        source = self.pieces.source(text[node.start : node.end])
        if number == CATEGORY and not written.startswith(":") and name and "\n" not in written:
            key = self.pieces.plain(self.pieces.source(text[rest[0][0] : rest[-1][1]])) if rest else ""
            self.categories.setdefault(name, html.unescape(key).strip())
            return self.pieces.add("", source), False
        parts = [self._emit(text, *part, node.within(*part), depth) for part in rest]
        if number in {FILE, MEDIA} and not written.startswith(":") and "\n" not in written:
            return file_link(self.pieces, self.wiki, name, parts, source), False
        nested = any(inner.kind == "link" for inner in node.within(*first))  # no title holds a link
        target = None if nested else self.wiki.target(written, self.title)
        if target is None:
            inside = self._emit(text, node.inner, node.inner_end, node.children, depth)
            return f"&#91;&#91;{inside}]]", False
        label = "|".join(parts) if rest else ""
        return internal_link(self.pieces, target, written, label, trail, source), True

    # templates

    def _template(self, text: str, node: Node, depth: int) -> str:
        first, *rest = node.parts()
        written = self.pieces.plain(self._emit(text, *first, node.within(*first), depth)).strip()
        known = variable(written, self.title, self.wiki) if not rest else None
        if known is not None:
            return known
        sort = SORT.fullmatch(written)
        if sort:
            self._default_sort = sort[1].strip()
            return self.pieces.add("", self.pieces.source(text[node.start : node.end]))
        name = template_name(written)
        rule = self.mapping.rule(name)
        if rule is None:
            self._count(text, node, name)
            return self._code(text[node.start : node.end])
        return self._record(rule, text, node, depth)

    def _count(self, text: str, node: Node, name: str) -> None:
        """Count an unknown template and the unknown ones inside it; a parser function by its name alone."""
        self._count_name(name)
        pending = list(node.children)
        while pending:
            child = pending.pop()
            start, end = child.parts()[0]
            if child.kind == "template" and end - start <= _LONGEST_NAME:
                inner = template_name(self.pieces.plain(text[start:end]))
                if self.mapping.rule(inner) is None and variable(inner, self.title, self.wiki) is None:
                    self._count_name(inner)
            pending += child.children

    def _count_name(self, name: str) -> None:
        counted = name.partition(":")[0].strip() if name.startswith("#") else name or "{{}}"
        self.unknown[counted[:_LONGEST_NAME]] += 1

    def _record(self, rule: TemplateRule, text: str, node: Node, depth: int) -> str:
        source = self.pieces.source(text[node.start : node.end])
        draft = Draft(rule, source)
        number = len(self.records)
        self.records.append(draft)
        arguments = self._arguments(text, node, depth)
        taken = set()
        for each in rule.known_fields:
            filled = [p for p in each.parameters if p in arguments and text[slice(*arguments[p])].strip()]
            if filled:
                taken.add(filled[0])
                self._field(draft, each, text, arguments[filled[0]], node, depth)
        rest = [
            self._code(f"|{key}={text[start:end].strip()}")
            for key, (start, end) in arguments.items()
            if key not in taken and text[start:end].strip()
        ]
        self.unknown.update(
            f"{rule.template}|{key}"
            for key, (start, end) in arguments.items()
            if key not in taken and text[start:end].strip()
        )
        marker = f'<div class="record" id="record-{number}"></div>'
        return self.pieces.add(marker, source) + " ".join(rest)

    def _arguments(self, text: str, node: Node, depth: int) -> dict[str, tuple[int, int]]:
        """The spans of a template's arguments by name or position; the last of two with one name counts."""
        found: dict[str, tuple[int, int]] = {}
        position = 0
        for start, end in node.parts()[1:]:
            at = equals_at(text, start, end, node.within(start, end))
            if at is None:
                position += 1
                found[str(position)] = (start, end)
            else:
                key = self.pieces.plain(self._emit(text, start, at, node.within(start, at), depth)).strip()
                found[key] = (at + 1, end)
        return found

    def _field(
        self, draft: Draft, rule: FieldRule, text: str, span: tuple[int, int], node: Node, depth: int
    ) -> None:
        start, end = span
        if rule.kind in {"text", "html"}:
            number = self._converted(text, start, end, node.within(start, end), depth)
            draft.fragments[rule.name] = number
            if rule.kind == "text" and self.pieces.fragments[number][:1] in set("*#:;=-"):
                # a plain text that begins with a mark of a list is no list
                self.pieces.fragments[number] = self.pieces.add("", "") + self.pieces.fragments[number]
            return
        value = html.unescape(self.pieces.plain(self.pieces.source(text[start:end]))).strip()
        if rule.kind != "person":
            value = re.sub(r"\[\[:?([^|\]]*)(?:\|[^\]]*)?\]\]", r"\1", value)
            value = self.wiki.normal(value)
            if rule.kind == "file":
                value = f"{self.wiki.name(FILE)}:{self.wiki.split(value)[1]}"
        draft.values[rule.name] = value


def equals_at(text: str, start: int, end: int, inside: list[Node]) -> int | None:
    """Where the name of an argument ends, None without one; signs inside other constructs do not count."""
    at = start
    for child in inside:
        found = text.find("=", at, child.start)
        if found >= 0:
            return found
        at = child.end
    found = text.find("=", at, end)
    return found if found >= 0 else None
