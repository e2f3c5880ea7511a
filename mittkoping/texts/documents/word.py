"""Word documents: paragraphs and tables of the body as they read when all tracked changes are accepted."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.markup import Node, Reader, check_prolog
from mittkoping.texts.documents.package import Package
from mittkoping.texts.documents.prose import Prose
from mittkoping.texts.documents.refusals import refusal
from mittkoping.texts.documents.runs import Run
from mittkoping.texts.documents.word_fields import Fields, is_contents
from mittkoping.texts.documents.word_styles import Styles, add_numbering, add_style
from mittkoping.texts.documents.word_tables import cells_of

_MAIN = "word/document.xml"
_GONE = {"del", "moveFrom", "mc:Fallback", "rPr", "pPr", "sdtPr", "object"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_FIELD = {"fldChar", "instrText"}
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_NETWORK = ("http:", "https:", "ftp:", "smb:", "\\\\", "//", "file://")


def read(raw: bytes, builder: Builder) -> None:
    """Add the blocks of a .docx file. Raises UnusableError for what cannot or must not be read."""
    package = Package(raw)
    main = _main_part(package)
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            check_prolog(package.chunks(name))
        if name.endswith(".rels"):
            _check_relations(package, name)
    folder = posixpath.dirname(main)
    styles = Styles()
    for node in Reader(1).nodes(package.chunks(f"{folder}/styles.xml")):
        add_style(styles, node)
    add_numbering(styles, list(Reader(1).nodes(package.chunks(f"{folder}/numbering.xml"))))
    notes = {
        (kind, node.attributes.get("id", "")): node
        for kind in _REFERENCES.values()
        for node in Reader(1).nodes(package.chunks(f"{folder}/{kind}s.xml"))
    }
    body = Body(Prose(builder), styles, notes)
    for node in Reader(2).nodes(package.chunks(main)):
        body.block(node)
    body.end()


def _main_part(package: Package) -> str:
    """The name of the part that is the document itself. Raises UnusableError when there is none."""
    for node in Reader(1).nodes(package.chunks("_rels/.rels")):
        if node.attributes.get("Type", "").endswith("/officeDocument"):
            target = node.attributes.get("Target", "").lstrip("/")
            if target in package.names and target.startswith("word/"):
                return target
    if _MAIN not in package.names:
        raise refusal("corrupt")
    return _MAIN


def _check_relations(package: Package, name: str) -> None:
    """Refuse what would be fetched. Links are for people, and a template on somebody's disk is never read."""
    for node in Reader(1).nodes(package.chunks(name)):
        kind = node.attributes.get("Type", "").rsplit("/", 1)[-1]
        target = node.attributes.get("Target", "").strip().lower()
        outside = node.attributes.get("TargetMode", "").lower() == "external"
        local = kind == "attachedTemplate" and (
            target.startswith("file:///") or not target.startswith(_NETWORK)
        )
        if outside and kind != "hyperlink" and not local:
            raise refusal("unsafe_content")


class Body:
    """Goes through the body's blocks in order; notes stand after the paragraph, list or table with them."""

    def __init__(self, prose: Prose, styles: Styles, notes: Mapping[tuple[str, str], Node]) -> None:
        self.prose, self.styles, self.notes = prose, styles, notes
        self._carried: list[Run] = []
        self._fields = Fields()
        self._noted: list[Node] = []

    def block(self, node: Node) -> None:
        """Add a paragraph, a table, or what a wrapper holds."""
        if node.tag == "p":
            self._paragraph(node)
        elif node.tag == "tbl":
            self._table(node)
        elif node.tag not in _GONE and not _is_prompt(node):
            for child in node.children:
                self.block(child)

    def end(self) -> None:
        """Add what still waits for the paragraph it runs on into."""
        if self._carried:
            self.prose.paragraph(self._carried)
            self._carried = []
        self._add_notes(self._take_notes())

    def _take_notes(self) -> list[Node]:
        """The notes referred to since the last time."""
        noted, self._noted = self._noted, []
        return noted

    def _add_notes(self, noted: list[Node]) -> None:
        for note in noted:
            for child in note.children:
                self.block(child)

    def _paragraph(self, node: Node) -> None:
        style = node.value("pPr", "pStyle") or ""
        level, place = self.styles.heading_level(node, style), self.styles.list_place(node, style)
        self._fields.begin_paragraph(heading=bool(level))
        boxes: list[Node] = []
        earlier = self._take_notes()
        runs = [*self._carried, *self._runs(node, style, boxes)]
        noted = self._take_notes()
        self._carried = []
        if node.child("pPr", "rPr", "del") is not None:
            self._carried, self._noted = runs, earlier + noted  # its end is deleted: it runs on into the next
            return
        if self.styles.is_contents(style):
            return
        if level or not place:
            self._add_notes(earlier)
            earlier = []
        if level:
            self.prose.heading(runs, level)
        elif place:
            self.prose.item(runs, place[0], numbered=place[1])
        else:
            self.prose.paragraph(runs)
        self._noted = earlier + noted
        for box in boxes:
            for child in box.children:
                self.block(child)

    def _runs(self, node: Node, style: str, boxes: list[Node]) -> Iterator[Run]:
        """The runs below a node; text boxes are laid aside, to stand after the paragraph they hang on."""
        for child in node.children:
            if child.tag in _GONE or _is_prompt(child):
                continue
            if child.tag == "txbxContent":
                boxes.append(child)
            elif child.tag == "fldSimple" and is_contents(child.attributes.get("instr", "")):
                continue
            elif child.tag == "r" and child.value("rPr", "vanish") not in {"", "1", "true", "on"}:
                bold = self.styles.is_bold(child, style)
                yield from (Run(text, bold) for text in self._texts(child, boxes))
            elif child.tag != "r":
                yield from self._runs(child, style, boxes)

    def _texts(self, run: Node, boxes: list[Node]) -> Iterator[str]:
        for child in run.children:
            if child.tag in _FIELD:
                self._fields.meet(child)
            elif self._fields.hides or child.tag in _GONE:
                continue
            elif child.tag == "t":
                yield child.text
            elif child.tag == "sym":
                yield _sign(child.attributes.get("char", ""))
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in _REFERENCES:
                note = self.notes.get((_REFERENCES[child.tag], child.attributes.get("id", "")))
                self._noted += [note] if note else []
            else:
                yield from (text.text for text in self._runs(child, "", boxes))

    def _table(self, node: Node) -> None:
        """A table; a frame around a single cell is not seen as one."""
        earlier = self._take_notes()
        rows = cells_of(node, self._parts)
        noted = self._take_notes()
        self._add_notes(earlier)
        if len(rows) == 1 and len(set(rows[0])) == 1:
            for cell in _cells(node):
                for child in cell.children:
                    self.block(child)
        else:
            self.prose.table(rows)
            self._noted = noted

    def _parts(self, cell: Node) -> list[str]:
        """The paragraphs of a cell, also those of a table inside it."""
        parts: list[str] = []
        for child in cell.children:
            if child.tag == "p":
                boxes: list[Node] = []
                text = "".join(run.text for run in self._runs(child, "", boxes))
                parts += text.split("\n")
                parts += [part for box in boxes for part in self._parts(box)]
            elif child.tag not in _GONE:
                parts += self._parts(child)
        return parts


def _is_prompt(node: Node) -> bool:
    """Whether a control shows what Word asks for, as nobody has filled it in."""
    return node.tag == "sdt" and node.child("sdtPr", "showingPlcHdr") is not None


def _sign(code: str) -> str:
    """The character of a sign; those of a font of signs become private ones, where bullets are looked for."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return chr(number if number > 0xFF else 0xF000 + number) if number else ""


def _cells(table: Node) -> Iterator[Node]:
    for child in table.children:
        if child.tag == "tc":
            yield child
        elif child.tag not in _GONE:
            yield from _cells(child)
