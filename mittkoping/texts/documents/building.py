"""Collects blocks in order and lays out the text once, so that every span is exact by construction."""

from collections.abc import Sequence
from dataclasses import dataclass

from mittkoping.texts.documents.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Source,
    Span,
    Table,
)
from mittkoping.texts.documents.spaces import clean

# A document with more than this much text is no steering document; thinking about it would take minutes.
MOST_CHARACTERS = 5_000_000
MOST_CELLS = 300_000


class TooMuchTextError(Exception):
    """More text than anybody wrote."""


@dataclass(eq=False, slots=True)
class CellText:
    """A table's cell before it is laid out: its paragraphs and items. Merged, it is one object everywhere."""

    parts: Sequence[str] = ()
    heading: bool = False


class Builder:
    """Takes blocks as they are read; what is empty after cleaning leaves no trace."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._end = 0
        self.blocks: list[Block] = []

    def heading(self, text: str, level: int | None = None) -> None:
        """A heading; `level` from 1, None where only the look says so."""
        if said := clean(text):
            self.blocks.append(Heading(self._place(said), level))

    def paragraph(self, text: str, lead: str = "") -> None:
        """A paragraph; `lead` is the bold beginning of `text`, "" for none."""
        if said := clean(text):
            self.blocks.append(Paragraph(span := self._place(said), _lead(said, lead, span.start)))

    def item(self, text: str, depth: int = 1, lead: str = "") -> None:
        """A list item."""
        if said := clean(text):
            self.blocks.append(Item(span := self._place(said), depth, _lead(said, lead, span.start)))

    def table(self, rows: Sequence[Sequence[CellText]]) -> None:
        """A table; short rows are filled up with empty cells, and a table that says nothing is left out."""
        start, width = self._end, max(map(len, rows), default=0)
        if len(rows) * width > MOST_CELLS:
            raise TooMuchTextError
        known: dict[CellText, Cell] = {}
        spans, grid = [], []
        for row in rows:
            full = [*row, *(CellText() for _ in range(width - len(row)))]
            spans.append(self._row(full, known))
            grid.append(tuple(known[cell] for cell in full))
        if any(span.end > span.start for span in spans):
            last = max(span.end for span in spans)
            self.blocks.append(Table(Span(start, last), tuple(grid), tuple(spans)))

    def _row(self, row: Sequence[CellText], known: dict[CellText, Cell]) -> Span:
        """Lay out what is new in a row, and remember its cells."""
        said = ""
        places: dict[CellText, list[tuple[int, int]]] = {}
        for cell in dict.fromkeys(row):
            if cell in known:
                continue
            if places:
                said += " |" if said else "|"
            places[cell] = []
            for part in filter(None, map(clean, cell.parts)):
                said += f" {part}" if said else part
                places[cell].append((len(said) - len(part), len(said)))
        if not any(places.values()):
            said = ""
        row_span = self._place(said) if said else Span(self._end, self._end)
        for cell, parts in places.items():
            known[cell] = _cell(cell.heading, row_span.start, parts)
        return row_span

    def document(self, source: Source) -> Document:
        """The finished document."""
        return Document(source, "\n".join(self._lines), tuple(self.blocks))

    def _place(self, line: str) -> Span:
        start = self._end
        self._lines.append(line)
        self._end += len(line) + 1
        if self._end > MOST_CHARACTERS:
            raise TooMuchTextError
        return Span(start, start + len(line))


def _cell(heading: bool, start: int, parts: list[tuple[int, int]]) -> Cell:
    spans = tuple(Span(start + begin, start + end) for begin, end in parts)
    whole = Span(spans[0].start, spans[-1].end) if spans else Span(start, start)
    return Cell(whole, heading, spans if len(spans) > 1 else ())


def _lead(said: str, lead: str, start: int) -> Span | None:
    words = clean(lead).rstrip(" :.–-")
    return Span(start, start + len(words)) if words and said.startswith(words) and words != said else None
