"""A document that has been read: one normalised text, and blocks that point into it.

Spans are half open and count code points of `Document.text`. What the text looks like is laid down in
the reading rules, section Text: NFC, `\\n` between blocks, no marks of headings, lists or emphasis.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Facts about the file that was read; `pages` is None where the format has none."""

    filename: str
    media_type: str
    sha256: str
    bytes: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows.

    `level` counts from 1 where the format or the heading's number states it (in a PDF it is the rank of its
    size), and is None where only the look says that this is a heading: a bold or capital line standing alone,
    a short line between empty lines.
    """

    span: Span
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text on one line. `lead` is the bold run-in it starts with, if any, without its colon."""

    span: Span
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A list item. `depth` counts from 1; items that follow each other without another block are one list."""

    span: Span
    depth: int = 1
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; an empty one has an empty span. `parts` are its paragraphs and items, if several."""

    span: Span
    heading: bool = False
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `rows[r][c]` is the cell that covers row r and column c.

    A merged cell is the same object, with the same span, at every place it covers; its text stands once, on
    the line of its first row. Rows are equally long; a row that says nothing new has an empty span.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    row_spans: tuple[Span, ...]


Block = Heading | Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, blocks in order."""

    source: Source
    text: str
    blocks: tuple[Block, ...]

    def said(self, span: Span) -> str:
        """The words a span covers."""
        return self.text[span.start : span.end]


class UnusableError(Exception):
    """A file that cannot be used: `code` of the error contract, a sentence and a hint in Swedish."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
