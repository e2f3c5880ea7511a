"""Lines of all pages as paragraphs, headings, items and tables, page furniture left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mittkoping.texts.documents.building import CellText
from mittkoping.texts.documents.furniture import is_page_line, same_but_numbers
from mittkoping.texts.documents.marks import list_mark
from mittkoping.texts.documents.pdf_columns import set_edges
from mittkoping.texts.documents.pdf_lines import Line
from mittkoping.texts.documents.pdf_paragraphs import heading_runs_on, runs_on
from mittkoping.texts.documents.pdf_regions import regions
from mittkoping.texts.documents.pdf_tables import Rule, is_cut, run_on
from mittkoping.texts.documents.prose import Prose
from mittkoping.texts.documents.runs import Run
from mittkoping.texts.documents.spaces import join_lines

_EDGE_LINES, _SAME_PLACE = 3, 4.0
_LARGER = 1.08
_ROW_GAP = 2.2  # ems


@dataclass(slots=True)
class Sheet:
    """A page: lines in reading order, tables with the index of the line after them, and what is drawn."""

    lines: list[Line]
    tables: list[tuple[int, list[list[CellText]]]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def put(
        self,
        instead: Mapping[int, Sequence[Line]],
        tables: Sequence[tuple[int, list[list[CellText]]]] = (),
    ) -> None:
        """Put lines in place of those of some indices, and tables before the lines of their indices."""
        every = sorted([*self.tables, *tables], key=lambda table: table[0])
        starts: list[int] = []
        lines: list[Line] = []
        for index, line in enumerate(self.lines):
            starts.append(len(lines))
            lines += instead.get(index, [line])
        starts.append(len(lines))
        self.tables = [(starts[at], rows) for at, rows in every]
        self.lines = lines


def without_furniture(sheets: Sequence[Sheet]) -> None:
    """Take away page numbers, and lines repeated at the same place at the top or bottom of the pages."""
    edges = [_edge_lines(sheet.lines) for sheet in sheets]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    enough = max(2, len(sheets) / 2)
    for sheet, lines in zip(sheets, edges, strict=True):
        gone = {
            id(line)
            for line in lines
            if seen[_key(line)] >= enough or is_page_line(line.text) or _is_number(line, sheet.lines)
        } - _in_columns(sheet)
        sheet.put({index: [] for index, line in enumerate(sheet.lines) if id(line) in gone})


def _in_columns(sheet: Sheet) -> set[int]:
    """The ids of lines that are rows of a table, however alike the rows at the top of two pages are."""
    found: set[int] = set()
    for region in regions(sheet.lines, sheet.rules):
        near = [pair for pair in pairwise(region.bands) if pair[0].y - pair[1].y < _ROW_GAP * region.size]
        if sum(band.is_parted for band in region.bands) > 2:
            found |= {id(sheet.lines[at]) for pair in near for band in pair for at in band.lines}
    return found


def _edge_lines(lines: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, wherever the file tells them."""
    by_height = sorted(lines, key=lambda line: line.y)
    return [*by_height[:_EDGE_LINES], *by_height[_EDGE_LINES:][-_EDGE_LINES:]]


def _key(line: Line) -> tuple[str, int]:
    return same_but_numbers(line.text), round(line.y / _SAME_PLACE)


def _is_number(line: Line, lines: list[Line]) -> bool:
    return line.text.strip(" -–").isdigit() and line.y in {lines[0].y, min(other.y for other in lines)}


class Flow:
    """Puts lines together and gives them on, one block after the other."""

    def __init__(self, sheets: Sequence[Sheet], prose: Prose) -> None:
        self.sheets, self.prose = sheets, prose
        lines = [line for sheet in sheets for line in sheet.lines]
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size, 1)] += len(line.text)
        self.body = weights.most_common(1)[0][0] if weights else 0.0
        larger = {round(line.size, 1) for line in lines if line.size > self.body * _LARGER}
        self.levels = {size: level for level, size in enumerate(sorted(larger, reverse=True), start=1)}
        rights = sorted(line.right for line in lines if round(line.size, 1) == self.body)
        margin = rights[int(len(rights) * 0.9)] if rights else 0.0
        set_edges(lines, margin)
        self.leading = _leading(lines, self.body)
        self._lines: list[Line] = []
        self._depths: list[float] = []
        self._table: list[list[CellText]] = []
        self._table_page = 0

    def write(self) -> None:
        """Give all blocks in order."""
        for number, sheet in enumerate(self.sheets):
            for index, line in enumerate(sheet.lines):
                self._tables_before(index, sheet, number)
                self._line(line)
            self._tables_before(len(sheet.lines), sheet, number)
        self._end()
        self._end_table()

    def _tables_before(self, index: int, sheet: Sheet, number: int) -> None:
        for at, rows in sheet.tables:
            if at == index:
                self._end()
                self._add_table(rows, number)

    def _add_table(self, rows: list[list[CellText]], page: int) -> None:
        """A table, or the rest of the one that the page before ended with, without its head said again."""
        goes_on = bool(self._table) and page == self._table_page + 1 and len(rows[0]) == len(self._table[0])
        if goes_on:
            again = [cell.parts for cell in rows[0]] == [cell.parts for cell in self._table[0]]
            rest = rows[1:] if again else rows
            if rest and not again and is_cut(rest[0]):
                self._table[-1] = [run_on(*pair) for pair in zip(self._table[-1], rest[0], strict=True)]
                rest = rest[1:]
            self._table += rest
        else:
            self._end_table()
            self._table = list(rows)
        self._table_page = page

    def _end_table(self) -> None:
        if self._table:
            self._depths = []
            self.prose.table(self._table)
            self._table = []

    def _line(self, line: Line) -> None:
        self._end_table()
        if self._lines and not self._runs_on(self._lines[-1], line):
            self._end()
        self._lines.append(line)

    def _runs_on(self, before: Line, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the line before it."""
        if round(line.size, 1) in self.levels and line.bullet is None and not list_mark(line.text):
            return not (line.alone or before.alone) and heading_runs_on(before, line, self.leading)
        return runs_on(self._lines, line, self.leading)

    def _end(self) -> None:
        """Give the open paragraph on."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        first, runs = lines[0], _joined(lines)
        mark = list_mark(first.text)
        bulleted = mark is not None and not mark.numbered
        if level := self.levels.get(round(first.size, 1)):
            self._depths = []
            self.prose.heading(runs, level)
        elif first.bullet is not None or bulleted or (mark and not first.bold):
            self._item(first, runs, has_mark=first.bullet is None)
        else:
            self._depths = []
            self.prose.paragraph(runs)

    def _item(self, first: Line, runs: list[Run], *, has_mark: bool) -> None:
        left = first.left if first.bullet is None else first.bullet
        while self._depths and self._depths[-1] > left + 3:
            self._depths.pop()
        if not self._depths or left > self._depths[-1] + 3:
            self._depths.append(left)
        self.prose.item(_unmarked(runs) if has_mark else runs, len(self._depths))


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between two lines of the body."""
    gaps = Counter(
        round(before.y - after.y)
        for before, after in pairwise(lines)
        if not after.alone
        and before.page == after.page
        and 0 < before.y - after.y < 2.2 * body
        and round(after.size, 1) == body
    )
    enough = max(gaps.values(), default=0) / 4
    return float(min((gap for gap, count in gaps.items() if count >= enough), default=body * 1.2))


def _joined(lines: Sequence[Line]) -> list[Run]:
    """The runs of a paragraph's lines, words cut at their ends put together."""
    runs: list[Run] = []
    for line in lines:
        first, *others = line.runs
        if not runs:
            runs.append(first)
        else:
            last = runs[-1]
            together = join_lines([last.text, first.text])
            if last.bold == first.bold:
                runs[-1] = Run((" " if last.text.startswith(" ") else "") + together, last.bold)
            else:
                runs.append(Run(f" {first.text}", first.bold))
        runs += others
    return runs


def _unmarked(runs: list[Run]) -> list[Run]:
    """The runs of an item without its typed mark."""
    text = "".join(run.text for run in runs)
    mark = list_mark(text)
    away = len(text) - len(mark.text) if mark and text.endswith(mark.text) else 0
    kept = []
    for run in runs:
        kept.append(Run(run.text[away:], run.bold))
        away = max(0, away - len(run.text))
    return kept
