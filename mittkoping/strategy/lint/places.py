"""What stands around a thing: its paragraph or item, its table row, the sentence it is part of."""

import re

from mittkoping.strategy.draft import ColumnKind, Draft, Place
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.texts.documents.document import Cell, Paragraph, Span, Table

_DASHES = re.compile(r"[\s\-–—.…/]*\Z")


def table_of(draft: Draft, place: Place) -> Table | None:
    """The table a place is in, if it is in one."""
    block = draft.document.blocks[place.block]
    return block if isinstance(block, Table) else None


def unit(draft: Draft, place: Place) -> Span:
    """The paragraph, item or table cell that something stands in."""
    table = table_of(draft, place)
    if table is None or place.row is None or place.column is None:
        return draft.document.blocks[place.block].span
    return table.rows[place.row][place.column].span


def surroundings(draft: Draft, place: Place, own: Span) -> str:
    """The text that belongs to something: its item, its table row with the cells merged into it, or in
    running text its sentence and those after it, until another goal or follow-up begins.
    """
    table = table_of(draft, place)
    if table is None or place.row is None:
        around = unit(draft, place)
        if isinstance(draft.document.blocks[place.block], Paragraph):
            around = _until_the_next(draft, own, around)
        return draft.document.said(around)
    cells = dict.fromkeys(cell.span for cell in table.rows[place.row])
    return " | ".join(draft.document.said(span) for span in cells)


def _until_the_next(draft: Draft, own: Span, around: Span) -> Span:
    starts = [goal.span.start for goal in draft.goals] + [each.span.start for each in draft.follow_ups]
    later = [start for start in starts if own.end <= start < around.end]
    return Span(own.start, min(later, default=around.end))


def cells_of_kind(draft: Draft, place: Place, kind: ColumnKind) -> list[Cell]:
    """The cells of the same row that stand in columns of a kind; none outside tables."""
    table = table_of(draft, place)
    if table is None or place.row is None:
        return []
    kinds = draft.columns.get(place.block, ())
    return [cell for cell, its in zip(table.rows[place.row], kinds, strict=False) if its == kind]


def matrix_cells(draft: Draft, head: str, label: Span) -> list[Span]:
    """The cells that say something in the column with a head and the row of a label; none outside tables."""
    return [
        row[column].span
        for block in draft.document.blocks
        if isinstance(block, Table) and block.span.start <= label.start < block.span.end
        for row in block.rows
        if any(cell.span.start <= label.start < cell.span.end for cell in row)
        for column, title in enumerate(block.rows[0])
        if draft.document.said(title.span) == head and row[column].span.end > row[column].span.start
    ]


def rows_of(draft: Draft, place: Place) -> list[int]:
    """The rows that the cell at a place covers: more than one when it is merged."""
    table = table_of(draft, place)
    if table is None or place.row is None or place.column is None:
        return []
    own = table.rows[place.row][place.column].span
    return [number for number, row in enumerate(table.rows) if row[place.column].span == own]


def is_empty(said: str) -> bool:
    """Whether a cell says nothing: empty, or a dash."""
    return bool(_DASHES.match(said))


def sentence_around(text: str, position: int) -> Span:
    """The sentence of a document's text in which a position stands."""
    first = text.rfind("\n", 0, position) + 1
    last = text.find("\n", position)
    line = Span(first, last if last >= 0 else len(text))
    return next((span for span in sentences(text, line) if position < span.end), line)
