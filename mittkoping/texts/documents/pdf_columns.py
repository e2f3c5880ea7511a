"""Text set in columns: read column by column, and where the lines of each place on a page can end at most."""

from collections.abc import Sequence
from itertools import pairwise

from mittkoping.texts.documents.pdf_lines import Line
from mittkoping.texts.documents.pdf_regions import Bit

# In ems; and how many lines it takes to see an edge.
_FULL, _RAGGED, _CLOSE = 3.0, 2.5, 1.6
_WORDS, _COLUMN_LINES, _EDGE_LINES = 3, 6, 4
_SAME_LEFT = 2.0


def is_running_text(bits: Sequence[Bit], columns: int) -> bool:
    """Whether lines of each column are filled to its edge, as those of a text set in columns are."""
    for column in range(columns):
        lines = [bit.line for bit in bits if bit.column == column]
        edge = max((line.right for line in lines), default=0.0)
        filled = sum(edge - line.right < _FULL * line.size and len(line.words) >= _WORDS for line in lines)
        if len(lines) < _COLUMN_LINES or filled * 3 < len(lines) * 2:
            return False
    return True


def is_told_across(bits: Sequence[Bit]) -> bool:
    """Whether the file tells columns in turn, line by line, rather than one after the other."""
    return sum(after.column < before.column for before, after in pairwise(bits)) > 1


def by_column(bits: Sequence[Bit]) -> list[Line]:
    """The lines of one column after the other."""
    return [bit.line for bit in sorted(bits, key=lambda bit: bit.column)]


def set_edges(lines: Sequence[Line], margin: float) -> None:
    """Give lines the right edge of those right below each other, or else of all that begin where they do.

    Where these show none, a line has the edge of the nearest on its left, or else the margin.
    """
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if groups and line.left - groups[-1][0].left < _SAME_LEFT:
            groups[-1].append(line)
        else:
            groups.append([line])
    edges = [(group[0].left, edge) for group in groups if (edge := _edge(group))]
    for line in lines:
        over = [edge for left, edge in edges if left < line.left + _SAME_LEFT and edge > line.right - 1]
        line.edge = over[-1] if over else margin
    for run in _runs(lines):
        if edge := _edge(run):
            for line in run:
                line.edge = edge


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in the groups of those that follow closely below each other and begin alike."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        close = last is not None and 0 < last.y - line.y < _CLOSE * line.size
        if last is not None and close and abs(last.left - line.left) < _SAME_LEFT:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _edge(lines: Sequence[Line]) -> float:
    """The right edge of lines that begin alike, 0 where they are too few or too ragged to show one."""
    furthest = max(line.right for line in lines)
    near = sum(furthest - line.right < _RAGGED * line.size for line in lines)
    return furthest if len(lines) >= _EDGE_LINES and near * 2 >= len(lines) else 0.0
