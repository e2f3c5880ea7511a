"""Rows of a PDF table whose columns are told by places only: where one row ends and the next begins."""

from collections.abc import Sequence
from itertools import pairwise

from mittkoping.texts.documents.pdf_lines import Line
from mittkoping.texts.documents.pdf_regions import Bit
from mittkoping.texts.documents.pdf_tables import Rule

Row = dict[int, list[Line]]

_LOOSE, _LOOSER = 1.2, 1.35
_MOST_OF = 0.6


def separators(rules: Sequence[Rule], left: float, right: float) -> list[float]:
    """The heights, from the top down, at which lines are drawn over most of the width."""
    lying: dict[int, float] = {}
    for rule in rules:
        if rule.lies:
            over = min(right, rule.right) - max(left, rule.left)
            lying[round(rule.bottom)] = lying.get(round(rule.bottom), 0.0) + max(0.0, over)
    return sorted((float(y) for y, over in lying.items() if over > _MOST_OF * (right - left)), reverse=True)


def rows_of(bits: Sequence[Bit], drawn: Sequence[float]) -> list[Row]:
    """The rows that bits, in the order of the file, make up; `drawn` are heights of lines between rows.

    Most programs write a table cell by cell, so that a step to the left begins a row; others write what
    stands on one level, where gaps and empty cells must tell.
    """
    if any(after.line.y > before.line.y + 0.5 * after.line.size for before, after in pairwise(bits)):
        return _by_cells(bits, drawn)
    return _by_levels(bits, drawn)


def _by_cells(bits: Sequence[Bit], drawn: Sequence[float]) -> list[Row]:
    rows: list[Row] = []
    last: Bit | None = None
    for bit in bits:
        if last is None or _begins_row(last, bit, rows[-1], drawn):
            rows.append({})
        rows[-1].setdefault(bit.column, []).append(bit.line)
        last = bit
    return rows


def _begins_row(last: Bit, bit: Bit, row: Row, drawn: Sequence[float]) -> bool:
    if bit.column < last.column or _parted(last.line.y, bit.line.y, drawn):
        return True
    if bit.column > last.column:
        lowest = min(line.y for lines in row.values() for line in lines)
        return lowest - bit.line.y > _LOOSE * bit.line.size
    return bit.column == 0 and last.line.y - bit.line.y > 1.6 * bit.line.size


def _by_levels(bits: Sequence[Bit], drawn: Sequence[float]) -> list[Row]:
    levels: list[list[Bit]] = []
    for bit in bits:
        if levels and abs(levels[-1][0].line.y - bit.line.y) < 0.35 * bit.line.size:
            levels[-1].append(bit)
        else:
            levels.append([bit])
    gaps = [above[0].line.y - below[0].line.y for above, below in pairwise(levels)]
    columns = max(bit.column for bit in bits) + 1
    tight = min(gaps, default=0.0)
    uneven = max(gaps, default=0.0) > _LOOSER * tight
    rows: list[Row] = []
    for number, level in enumerate(levels):
        if not number or _is_row(level, gaps[number - 1], tight if uneven else None, columns, drawn):
            rows.append({})
        for bit in level:
            rows[-1].setdefault(bit.column, []).append(bit.line)
    return rows


def _is_row(
    level: Sequence[Bit], gap: float, tight: float | None, columns: int, drawn: Sequence[float]
) -> bool:
    """Whether a level begins a row, rather than going on with cells that did not fit on the level above."""
    y = level[0].line.y
    if _parted(y + gap, y, drawn):
        return True
    filled = {bit.column for bit in level}
    if len(drawn) > 2 and tight is not None and gap <= _LOOSE * tight:
        return False
    if len(filled) == columns:
        return True
    if tight is not None and gap <= _LOOSE * tight:
        return False
    return 0 in filled or len(filled) * 2 > columns


def _parted(above: float, below: float, drawn: Sequence[float]) -> bool:
    """Whether a line is drawn between two baselines."""
    return any(below + 1 < y < above for y in drawn)
