"""Tables of a PDF, rebuilt from the lines that are drawn around their cells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from mittkoping.texts.documents.building import CellText
from mittkoping.texts.documents.pdf_lines import Line, Word, lines_of
from mittkoping.texts.documents.spaces import join_lines

_NEAR = 3.0


class Rule(NamedTuple):
    """A straight line drawn on a page, as the box it fills."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def lies(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.top - self.bottom


@dataclass(slots=True)
class Lattice:
    """A table's lines: where its columns and rows part, and the cell that each place belongs to."""

    xs: list[float]
    ys: list[float]  # from the top down
    roots: dict[tuple[int, int], tuple[int, int]]
    words: list[Word] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside."""
        return self._place(word) is not None

    def rows(self) -> list[list[CellText]]:
        """The cell at each place, with the words that stand in it."""
        inside: dict[tuple[int, int], list[Word]] = {}
        for word in self.words:
            place = self._place(word)
            if place is not None:
                inside.setdefault(self.roots[place], []).append(word)
        cells = {root: cell_of(inside.get(root, [])) for root in self.roots.values()}
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        return [[cells[self.roots[row, column]] for column in range(columns)] for row in range(rows)]

    def _place(self, word: Word) -> tuple[int, int] | None:
        x, y = (word.left + word.right) / 2, word.y + 0.25 * word.size
        if not (self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]):
            return None
        return bisect_right([-edge for edge in self.ys], -y) - 1, bisect_right(self.xs, x) - 1


def lattices(rules: Sequence[Rule]) -> list[Lattice]:
    """The tables that the rules of a page draw: two columns at least, closed by lines that meet."""
    found = []
    for group in _meeting(rules):
        lying = [rule for rule in group if rule.lies]
        standing = [rule for rule in group if not rule.lies]
        xs = _edges([*((rule.left + rule.right) / 2 for rule in standing), *_ends(lying, 0, 2)])
        ys = _edges([*((rule.bottom + rule.top) / 2 for rule in lying), *_ends(standing, 1, 3)])[::-1]
        if len(lying) > 1 and len(xs) > 2 and len(ys) > 1:
            found.append(Lattice(xs, ys, _roots(xs, ys, lying, standing)))
    return found


def _ends(rules: Sequence[Rule], first: int, last: int) -> list[float]:
    return [min(rule[first] for rule in rules), max(rule[last] for rule in rules)] if rules else []


def _meeting(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups of those that touch."""
    left = list(rules)
    groups: list[list[Rule]] = []
    while left:
        group = [left.pop()]
        for rule in group:
            touching = [other for other in left if _touch(rule, other)]
            group += touching
            met = {id(other) for other in touching}
            left = [other for other in left if id(other) not in met]
        groups.append(group)
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    across = a.left - _NEAR <= b.right and b.left - _NEAR <= a.right
    return across and a.bottom - _NEAR <= b.top and b.bottom - _NEAR <= a.top


def _edges(values: Sequence[float]) -> list[float]:
    """Values in order, those that lie near each other as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _roots(
    xs: list[float], ys: list[float], lying: list[Rule], standing: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place the first place of its cell: places with no line between them are one cell."""
    roots: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            x, y = (left + right) / 2, (top + bottom) / 2
            root = (row, column)
            if row and not any(_at(r.bottom, r.top, top) and r.left <= x <= r.right for r in lying):
                root = roots[row - 1, column]
            elif column and not any(_at(r.left, r.right, left) and r.bottom <= y <= r.top for r in standing):
                root = roots[row, column - 1]
            roots[row, column] = root
    return roots


def _at(start: float, end: float, edge: float) -> bool:
    return start - _NEAR <= edge <= end + _NEAR


def cell_of(words: list[Word]) -> CellText:
    """A cell's text, one part for each paragraph: a wider gap than between its lines parts them."""
    lines = lines_of(words)
    heading = bool(lines) and all(line.bold for line in lines)
    parts: list[list[Line]] = []
    for line in lines:
        if parts and parts[-1][-1].y - line.y < 1.6 * line.size:
            parts[-1].append(line)
        else:
            parts.append([line])
    return CellText([join_lines(line.text for line in part) for part in parts], heading)


def is_cut(row: Sequence[CellText]) -> bool:
    """Whether a page's first row is the end of a row on the page before: its cells begin in mid-sentence."""
    said = [cell.parts[0] for cell in row if cell.parts]
    return bool(said) and not row[0].parts and all(text[0].islower() for text in said)


def run_on(cell: CellText, rest: CellText) -> CellText:
    """A cell with what stands of it on the next page."""
    if not cell.parts or not rest.parts:
        return CellText([*cell.parts, *rest.parts], cell.heading)
    return CellText(
        [*cell.parts[:-1], join_lines([cell.parts[-1], rest.parts[0]]), *rest.parts[1:]], cell.heading
    )
