"""Blocks of a web page, gathered with the part of the page they stand in: only the main part is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mittkoping.texts.documents.building import MOST_CELLS, CellText, TooMuchTextError
from mittkoping.texts.documents.prose import Prose
from mittkoping.texts.documents.runs import Run

_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
# Inside an item these only part sentences.
_JOINED = {"p", "div", "section", "blockquote", "pre"}
_TITLE = re.compile(r"\bMsoTitle\b", re.IGNORECASE)
_WORDS_ITEM = re.compile(r"mso-list\s*:\s*l\d+\s+level([1-9])\b", re.IGNORECASE)
_WIDEST = 63
_SPANS = (("colspan", _WIDEST), ("rowspan", 1000))


@dataclass(slots=True)
class Grid:
    """A table being read: finished rows, the open one, and cells that reach down from above."""

    rows: list[list[CellText]] = field(default_factory=list)
    row: list[CellText] | None = None
    parts: list[str] | None = None
    head: bool = False
    size: int = 0
    layout: bool = False  # whether it only places what it holds
    above: dict[int, tuple[CellText, int]] = field(default_factory=dict)
    below: dict[int, tuple[CellText, int]] = field(default_factory=dict)

    def begin_row(self) -> None:
        """A row begins."""
        self.end_row()
        self.row, self.above, self.below = [], self.below, {}

    def begin_cell(self, columns: int, rows: int, *, heading: bool) -> None:
        """A cell begins, right of those that reach down from above."""
        if self.row is None:
            self.begin_row()
        row = self._filled()
        self.parts = []
        cell = CellText(self.parts, heading or self.head)
        for _ in range(min(columns, _WIDEST - len(row))):
            if rows > 1:
                self.below[len(row)] = (cell, rows - 1)
            row.append(cell)

    def end_row(self) -> None:
        """The row is over, if one is open."""
        if self.row is not None:
            self.rows.append(self._filled())
            self.size += len(self.rows[-1])
            if self.size > MOST_CELLS:
                raise TooMuchTextError
        self.row = self.parts = None

    def _filled(self) -> list[CellText]:
        """The open row with the cells from above that stand next in it."""
        row = self.row if self.row is not None else []
        while len(row) in self.above and len(row) < _WIDEST:
            cell, left = self.above[len(row)]
            if left > 1:
                self.below[len(row)] = (cell, left - 1)
            row.append(cell)
        return row


@dataclass(frozen=True, slots=True)
class Gathered:
    """A block, and whether it stands in the page's `main` or in an `article`."""

    kind: Literal["heading", "item", "paragraph", "table"]
    main: bool
    article: bool
    runs: list[Run] = field(default_factory=list)
    number: int = 0
    rows: list[list[CellText]] = field(default_factory=list)


class Blocks:
    """Takes beginnings, ends and text of what is read, and gathers blocks."""

    def __init__(self) -> None:
        self._gathered: list[Gathered] = []
        self._runs: list[Run] = []
        self._heading = self._lists = 0
        self._items: list[int] = []
        self._words_item = 0  # the depth of a paragraph that Word made a list item
        self._grids: list[Grid] = []
        self._inside = {"main": 0, "article": 0}
        self._met: set[str] = set()

    def add_to(self, prose: Prose) -> None:
        """Give the blocks of `main`, or else of `article`, or else of the whole page."""
        for block in self._gathered:
            kept = block.main if "main" in self._met else block.article or "article" not in self._met
            if kept and block.kind == "heading":
                prose.heading(block.runs, block.number)
            elif kept and block.kind == "item":
                prose.item(block.runs, block.number)
            elif kept and block.kind == "table":
                prose.table(block.rows)
            elif kept:
                prose.paragraph(block.runs)

    def text(self, run: Run) -> None:
        """Text of the block that is open."""
        self._runs.append(run)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == "br":
            self._runs.append(Run("\n"))
        if tag in _INLINE or tag == "br":
            return
        if tag in _JOINED and self._items and not self._in_cell():
            self._runs.append(Run(" "))
            return
        self.flush()
        if tag in self._inside:
            self._met.add(tag)
            self._inside[tag] += 1
        elif level := _level(tag, attributes):
            self._heading = level
        elif item := _WORDS_ITEM.search(attributes.get("style", "")):
            self._words_item = int(item[1])
        elif tag in {"ul", "ol"}:
            self._lists += 1
        elif tag == "li":
            self._items.append(max(1, self._lists))
        elif tag == "table":
            self._grids.append(Grid(layout=attributes.get("role", "").lower() in {"presentation", "none"}))
        elif self._grids:
            self._in_table(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _INLINE:
            return
        if tag in _JOINED and self._items and not self._in_cell():
            self._runs.append(Run(" "))
            return
        self.flush()
        if tag in {"p", "div"} or _HEADING.fullmatch(tag):
            self._heading = self._words_item = 0
        if tag in self._inside:
            self._inside[tag] -= 1
        elif tag in {"ul", "ol"}:
            self._lists -= 1
        elif tag == "li" and self._items:
            self._items.pop()
        elif tag == "table" and self._grids:
            self._end_table()
        elif tag in {"td", "th"} and self._grids:
            self._grids[-1].parts = None
        elif tag == "thead" and self._grids:
            self._grids[-1].head = False

    def flush(self) -> None:
        """The open block is complete."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        if self._in_cell():
            parts = self._grids[-1].parts
            if parts is not None:
                parts += "".join(run.text for run in runs).split("\n")
        elif self._heading:
            self._gather("heading", runs, self._heading)
        elif self._items:
            self._gather("item", runs, self._items[-1])
        elif self._words_item:
            self._gather("item", runs, self._words_item)
        else:
            self._gather("paragraph", runs)

    def _in_cell(self) -> bool:
        return bool(self._grids) and self._grids[-1].parts is not None

    def _in_table(self, tag: str, attributes: dict[str, str]) -> None:
        grid = self._grids[-1]
        if grid.layout:
            return
        if tag == "tr":
            grid.begin_row()
        elif tag in {"td", "th"}:
            columns, rows = (_span(attributes.get(name), most) for name, most in _SPANS)
            grid.begin_cell(columns, rows, heading=tag == "th")
        elif tag == "thead":
            grid.head = True

    def _end_table(self) -> None:
        """A table inside a cell is part of the cell, and a frame around one cell is no table."""
        grid = self._grids.pop()
        if grid.layout:
            return
        grid.end_row()
        cells = dict.fromkeys(cell for row in grid.rows for cell in row)
        if self._in_cell():
            outer = self._grids[-1].parts
            if outer is not None:
                outer += [part for cell in cells for part in cell.parts]
        elif len(cells) == 1:
            for part in next(iter(cells)).parts:
                self._gather("paragraph", [Run(part)])
        else:
            self._gather("table", rows=grid.rows)

    def _gather(
        self,
        kind: Literal["heading", "item", "paragraph", "table"],
        runs: Sequence[Run] = (),
        number: int = 0,
        rows: Sequence[list[CellText]] = (),
    ) -> None:
        main, article = self._inside["main"] > 0, self._inside["article"] > 0
        self._gathered.append(Gathered(kind, main, article, list(runs), number, list(rows)))


def _level(tag: str, attributes: dict[str, str]) -> int:
    """The level of an element as a heading, 0 for what is none."""
    if _HEADING.fullmatch(tag):
        return int(tag[1])
    if attributes.get("role", "").lower() == "heading":
        said = attributes.get("aria-level", "2").strip()
        return int(said) if re.fullmatch("[1-9]", said) else 2
    return 1 if tag == "p" and _TITLE.search(attributes.get("class", "")) else 0


def _span(value: str | None, most: int) -> int:
    """How many columns or rows a cell covers; 0, which means all that remain, is taken as the most."""
    if value is None or not re.fullmatch(r"\s*\d{1,5}\s*", value):
        return 1
    return min(int(value) or most, most)
