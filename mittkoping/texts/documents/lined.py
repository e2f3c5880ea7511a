"""Lines of plain text or Markdown, sorted into pieces: what stands together, and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mittkoping.texts.documents.furniture import PAGE
from mittkoping.texts.documents.marks import BORDER, RULE, Mark, cells, list_mark
from mittkoping.texts.documents.wrapping import Measure, is_unfinished

_HASHES = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_HARD_BREAKS = ("  ", "\\")
_ATT = re.compile(r"att\s", re.IGNORECASE)
_LONGEST_ROW, _MOST_COLUMNS = 20_000, 60


@dataclass(slots=True)
class Piece:
    """Lines that belong together. `alone` says that an empty line, a page or the text's end stands before."""

    kind: Literal["heading", "text", "item", "table"]
    lines: list[str] = field(default_factory=list)
    alone: bool = False
    level: int = 0
    mark: Mark | None = None


class Sorter:
    """Goes through the lines once; each either goes on with the open piece or begins another."""

    def __init__(self, lines: Sequence[str], *, markdown: bool) -> None:
        self.lines, self.markdown = lines, markdown
        self.measure = Measure([line for line in lines if not list_mark(line)])
        self.pieces: list[Piece] = []
        ending = sum(line.endswith(_HARD_BREAKS) for line in lines)
        self._breaks = ending * 3 < len(lines)  # otherwise whoever copied the text left blanks everywhere
        self._no_table_before = 0
        self._gap, self._page, self._broken = True, False, False

    def sort(self) -> list[Piece]:
        """The pieces in order."""
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if line == PAGE:
                self._page = self._gap = True
            elif not line.strip():
                self._gap = True
            elif rows := self._table_at(index):
                self._begin("table", list(self.lines[index : index + rows]))
                index += rows - 1
            else:
                self._line(line)
            index += 1
        return self.pieces

    def _line(self, line: str) -> None:
        if match := _HASHES.match(line):
            if match[2]:
                self._begin("heading", [match[2]], level=len(match[1]))
        elif RULE.match(line[:200]) and len(line) < 200:
            self._underline(line)
        elif mark := self._mark(line):
            self._begin("item", [mark.text] if mark.text else [], mark=mark)
        elif self._goes_on(line):
            self._add(line)
        elif _ATT.match(line.strip()) and self.pieces and self.pieces[-1].kind != "heading" and not self._gap:
            self._begin("item", [line], mark=Mark(len(line) - len(line.lstrip()), "att", line))
        else:
            self._begin("text", [line])

    def _mark(self, line: str) -> Mark | None:
        mark = list_mark(line)
        if mark is None or not self.pieces or self._gap:
            return mark
        last = self.pieces[-1]
        # A dash or a number may also be where a sentence was cut: `2030` + `– 2033`.
        cut = last.kind == "text" and bool(last.lines) and self.measure.is_full(last.lines[-1], line)
        doubtful = mark.mark in {"–", "—", "o", "+"} or mark.numbered
        return None if cut and doubtful and is_unfinished(last.lines[-1]) else mark

    def _goes_on(self, line: str) -> bool:
        """Whether a line without marks belongs to the open piece."""
        if not self.pieces or self.pieces[-1].kind in {"heading", "table"}:
            return False
        last = self.pieces[-1]
        if not last.lines:
            return True  # a list mark that stands on a line of its own
        indent = len(line) - len(line.lstrip())
        if self._page:
            before = last.lines[-1]
            return is_unfinished(before) and (line.strip()[0].islower() or self.measure.is_full(before, line))
        if self._gap:
            return (
                last.kind == "item"
                and self.markdown
                and last.mark is not None
                and indent > last.mark.indent + 1
            )
        if self._broken:
            return line.strip()[0].islower()
        inside = last.kind == "item" and last.mark is not None and indent > last.mark.indent
        return self.markdown or inside or self.measure.runs_on(last.lines[-1], line)

    def _add(self, line: str) -> None:
        self.pieces[-1].lines.append(line)
        self._settle(line)

    def _begin(
        self,
        kind: Literal["heading", "text", "item", "table"],
        lines: list[str],
        *,
        level: int = 0,
        mark: Mark | None = None,
    ) -> None:
        self.pieces.append(Piece(kind, lines, self._gap, level, mark))
        self._settle(lines[-1] if lines else "")

    def _settle(self, line: str) -> None:
        self._gap = self._page = False
        self._broken = self._breaks and line.endswith(_HARD_BREAKS)

    def _underline(self, line: str) -> None:
        """A line of dashes: under a line of text it makes a heading, elsewhere it only divides."""
        last = self.pieces[-1] if self.pieces else None
        under = last is not None and last.kind == "text" and not self._gap
        if last and under and (self.markdown or len(last.lines) == 1) and line.strip()[0] in "=-":
            last.kind, last.level = "heading", 1 if line.strip()[0] == "=" else 2
        self._gap = True

    def _table_at(self, index: int) -> int:
        """How many lines from `index` are the rows of one table; 0 when none begins there."""
        if index < self._no_table_before:
            return 0
        sign = "|" if "|" in self.lines[index] or BORDER.match(self.lines[index][:1000]) else "\t"
        end = index
        while end < len(self.lines) and self._is_row(self.lines[end], sign):
            end += 1
        rows = [cells(line) for line in self.lines[index:end] if not BORDER.match(line[:1000])]
        widths = [len(row) for row in rows]
        enough = len(rows) > 1 or (rows and end - index > 1)
        if enough and min(widths) > 1 and max(widths) <= _MOST_COLUMNS:
            return end - index
        self._no_table_before = end
        return 0

    def _is_row(self, line: str, sign: str) -> bool:
        if len(line) > _LONGEST_ROW or line == PAGE:
            return False
        if sign == "|":
            return "|" in line.strip() or bool(BORDER.match(line[:1000]) and ("+" in line))
        return "\t" in line.strip() and not list_mark(line)
