"""Pieces of plain text or Markdown as blocks: which are headings, how deep an item lies, rows and cells."""

import re
from collections.abc import Sequence

from mittkoping.texts.documents.building import Builder, CellText, TooMuchTextError
from mittkoping.texts.documents.furniture import without_furniture
from mittkoping.texts.documents.headings import is_heading_line, is_strong_heading, numbered_level
from mittkoping.texts.documents.lined import Piece, Sorter
from mittkoping.texts.documents.marks import BORDER, cells, emphasised
from mittkoping.texts.documents.runs import Said, said
from mittkoping.texts.documents.spaces import clean, join_lines

_MOST_LINES = 60_000
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+(?=\S)")


def read_lines(lines: Sequence[str], builder: Builder, *, markdown: bool) -> None:
    """Add the blocks that lines make up to the builder; lines keep indentation and have no line ends."""
    if len(lines) > _MOST_LINES:
        raise TooMuchTextError
    pieces = Sorter(lines if markdown else without_furniture(lines), markdown=markdown).sort()
    Writer(pieces, builder, markdown=markdown).write()


class Writer:
    """Gives each piece to the builder, with a look at its neighbours where the look decides."""

    def __init__(self, pieces: Sequence[Piece], builder: Builder, *, markdown: bool) -> None:
        self.pieces = [piece for piece in pieces if piece.lines]
        self.builder, self.markdown = builder, markdown
        # Where headings are marked, a short line is something else.
        self.guesses = not any(piece.kind == "heading" for piece in self.pieces)
        self._depths: list[tuple[int, str]] = []

    def write(self) -> None:
        """Add all blocks in order."""
        for index, piece in enumerate(self.pieces):
            if piece.kind != "item":
                self._depths = []
            if piece.kind == "table":
                self.builder.table(_rows(piece.lines, self.markdown))
                continue
            line = self._said(piece)
            level = self._level(index, piece, line)
            if level is not None:
                mark = f"{piece.mark.mark} " if piece.mark else ""
                self.builder.heading(mark + line.text, level or None)
            elif piece.kind == "item":
                self.builder.item(line.text, self._depth(piece), line.lead)
            elif number := _SECTION_NUMBER.match(line.text):
                self.builder.item(line.text[number.end() :])
            else:
                self.builder.paragraph(line.text, line.lead)

    def _said(self, piece: Piece) -> Said:
        return said(emphasised(join_lines(piece.lines), markdown=self.markdown))

    def _level(self, index: int, piece: Piece, line: Said) -> int | None:
        """The level of a heading, 0 where only the look says that it is one, None for what is none."""
        if piece.kind == "heading":
            return piece.level
        text = clean(line.text)
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        if piece.kind == "item":
            return self._numbered_item(index, piece, text)
        if level := numbered_level(text):
            return level if level > 1 or piece.alone else None
        if is_strong_heading(text, bold=line.bold):
            return 0
        ends_alone = after is not None and (
            after.alone or after.kind in {"item", "table"} or _tells(after, text)
        )
        if self.guesses and len(piece.lines) == 1 and piece.alone and ends_alone:
            listed = after is not None and after.kind == "item"
            return 0 if is_heading_line(text, before_list=listed) else None
        return None

    def _numbered_item(self, index: int, piece: Piece, text: str) -> int | None:
        """`1. Inledning` stands alone where an item `1. …` has brothers beside it."""
        if not (
            self.guesses and piece.alone and piece.mark and piece.mark.numbered and len(piece.lines) == 1
        ):
            return None
        beside = self.pieces[max(index - 1, 0) : index] + self.pieces[index + 1 : index + 2]
        brothers = any(other.mark and other.mark.numbered for other in beside)
        named = text[:1].isupper() and is_heading_line(text)
        last = index + 1 == len(self.pieces)
        return 1 if named and not brothers and not last and piece.mark.mark[0].isdigit() else None

    def _depth(self, piece: Piece) -> int:
        """How deep an item lies: by indentation, or by a second kind of bullet where all stand alike."""
        mark = piece.mark
        if mark is None:
            return 1
        key = (mark.indent, "1" if mark.mark[-1] in ".)" else mark.mark)
        while self._depths and self._depths[-1][0] > mark.indent + 1:
            self._depths.pop()
        if key in self._depths:
            del self._depths[self._depths.index(key) + 1 :]
        elif not self._depths or mark.indent > self._depths[-1][0] + 1 or _is_lower(mark.mark):
            self._depths.append(key)
        return max(1, len(self._depths))


def _tells(after: Piece, text: str) -> bool:
    """Whether what follows at once is running text, which a copied heading often stands right above."""
    told = join_lines(after.lines)
    return after.kind == "text" and told.endswith(".") and len(told) > 1.5 * len(text)


def _is_lower(mark: str) -> bool:
    return mark in {"o", "◦", "○", "▪", "■", "\uf0a7", "‣"}


def _rows(lines: Sequence[str], markdown: bool) -> list[list[CellText]]:
    """The rows of a drawn table. Lines between two borders of a grid are one row; a head has one below."""
    borders = {index for index, line in enumerate(lines) if BORDER.match(line[:1000])}
    grid = len(borders) > 2
    rows: list[list[list[str]]] = []
    fresh = True
    for index, line in enumerate(lines):
        if index in borders:
            fresh = True
        elif grid and not fresh and rows and len(cells(line)) == len(rows[-1]):
            for cell, more in zip(rows[-1], cells(line), strict=True):
                cell.append(more)
        else:
            rows.append([[cell] for cell in cells(line)])
            fresh = False
    headed = any(0 < border <= 2 for border in borders)
    return [
        [
            CellText([said(emphasised(join_lines(cell), markdown=markdown)).text], headed and number == 0)
            for cell in row
        ]
        for number, row in enumerate(rows)
    ]
