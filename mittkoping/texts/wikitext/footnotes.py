"""Footnotes: marks in the text, one list for them, and links both ways that say where they lead."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

from mittkoping.texts.wikitext.masks import Opaque
from mittkoping.texts.wikitext.pieces import FRAGMENT, STOP, Piece, Pieces


@dataclass(slots=True)
class _Note:
    number: int
    content: str = ""
    uses: int = 0


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one page by their first mark; ids are `fn-1` and `fnref-1`, `fnref-1-2`."""

    pieces: Pieces
    prefix: str
    notes: list[_Note] = field(default_factory=list)
    named: dict[tuple[str, str], _Note] = field(default_factory=dict)
    placed: int | None = None

    @property
    def open(self) -> bool:
        """Whether there are notes but no list for them yet."""
        return bool(self.notes) and self.placed is None

    def mark(self, opaque: Opaque) -> str:
        """The token of one mark in the text; a second mark of one name leads to the same note."""
        note = self._note(opaque)
        note.uses += 1
        number, back = note.number, self._back(note.number, note.uses)
        text = (
            f'<sup><a id="{back}" href="#fn-{self.prefix}{number}" role="doc-noteref"'
            f' aria-label="Fotnot {number}">{number}</a></sup>'
        )
        return self.pieces.add(text, opaque.source)

    def define(self, opaque: Opaque) -> None:
        """A note whose text stands in the list and not at its mark."""
        self._note(opaque)

    def place(self, pieces: Pieces) -> str:
        """The token of the list; a second list is empty, as all notes stand in the first."""
        token = pieces.add("", "<references />")
        if self.placed is None:
            self.placed = len(pieces.pieces) - 1
        return token

    def finish(self, convert: Callable[[str], int]) -> None:
        """Write the list; `convert` makes a fragment of a note's text, which may hold notes of its own."""
        items = []
        for note in self.notes:  # grows while notes inside notes are found
            fragment = convert(note.content) if note.content.strip() else None
            items.append((note, f"{FRAGMENT}{fragment}{STOP}" if fragment is not None else ""))
        if not items:
            return
        if self.placed is None:
            self.pieces.fragments[0] += "\n\n" + self.place(self.pieces)
        rows = "".join(
            f'<li id="fn-{self.prefix}{note.number}">{content}{self._back_links(note)}</li>'
            for note, content in items
        )
        label = '<section class="footnotes" role="doc-endnotes" aria-label="Fotnoter">'
        assert self.placed is not None
        self.pieces.pieces[self.placed] = Piece(f"{label}<ol>{rows}</ol></section>", "<references />")

    def _note(self, opaque: Opaque) -> _Note:
        name = opaque.attributes.get("name", "").strip()
        key = (opaque.attributes.get("group", "").strip(), name)
        note = self.named.get(key) if name else None
        if note is None or (
            opaque.content.strip() and note.content.strip() not in {"", opaque.content.strip()}
        ):
            note = _Note(len(self.notes) + 1)
            self.notes.append(note)
            if name:
                self.named[key] = note
        note.content = note.content or opaque.content
        return note

    def _back_links(self, note: _Note) -> str:
        links = []
        for use in range(1, note.uses + 1):
            which = f"{note.number}, plats {use}" if note.uses > 1 else str(note.number)
            label = html.escape(f"Tillbaka till hänvisning {which}")
            address = f"#{self._back(note.number, use)}"
            links.append(f' <a href="{address}" role="doc-backlink" aria-label="{label}">↩</a>')
        return "".join(links)

    def _back(self, number: int, use: int) -> str:
        return f"fnref-{self.prefix}{number}" + (f"-{use}" if use > 1 else "")
