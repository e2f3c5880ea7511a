"""Places on a PDF page where words stand in columns: lines that leave the same strips empty."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from mittkoping.texts.documents.pdf_lines import Line, Word
from mittkoping.texts.documents.pdf_tables import Rule

# In ems: what parts two cells on a line, how narrow the strip between columns may be, and how far apart rows
# may stand without and with a line drawn between them.
_WIDE, _STRIP = 0.9, 0.5
_NEAR_ROWS, _RULED_ROWS = 3.0, 7.0
_LEVEL = 0.35


class Bit(NamedTuple):
    """What a line has in one column. `order` counts in the order in which the file tells the page."""

    order: int
    column: int
    line: Line


class Band(NamedTuple):
    """The lines that stand on one level of the page, by their places in the file's order."""

    y: float
    size: float
    lines: tuple[int, ...]
    words: tuple[Word, ...]  # from left to right

    @property
    def is_parted(self) -> bool:
        """Whether some of its words stand far apart."""
        return any(after.left - before.right > _WIDE * self.size for before, after in pairwise(self.words))


@dataclass(slots=True)
class Region:
    """Bands that leave the same strips empty; `goes_on` when they are the rest of the page before's table."""

    bands: list[Band]
    ink: list[tuple[float, float]]
    goes_on: bool = False

    @property
    def size(self) -> float:
        """The size of its first line's text."""
        return self.bands[0].size

    @property
    def strips(self) -> list[tuple[float, float]]:
        """The empty strips between the columns."""
        return _strips(self.ink, self.size)

    def bits(self, lines: Sequence[Line]) -> list[Bit]:
        """What stands in its columns, in the order of the file."""
        middles = [(left + right) / 2 for left, right in self.strips]
        found: list[Bit] = []
        for order in sorted(order for band in self.bands for order in band.lines):
            begun: Bit | None = None
            bullet = lines[order].bullet
            for word in lines[order].words:
                column = bisect_right(middles, (word.left + word.right) / 2)
                if begun is None or begun.column != column:
                    begun = Bit(order, column, Line(page=lines[order].page, bullet=bullet))
                    bullet = None
                    found.append(begun)
                begun.line.words.append(word)
        return found

    def takes(self, band: Band, rules: Sequence[Rule]) -> bool:
        """Take the next band down if it leaves the strips empty; False when the region ends before it."""
        last = self.bands[-1]
        gaps = [above.y - below.y for above, below in pairwise(self.bands)]
        ruled = any(band.y < rule.bottom < last.y for rule in rules if rule.lies)
        if last.y - band.y > (_RULED_ROWS if ruled else _NEAR_ROWS) * max(last.size, band.size):
            return False
        if not ruled and len(gaps) > 1 and last.y - band.y > max(1.6 * max(gaps), 2 * self.size):
            return False
        if not band.is_parted and abs(band.size - self.size) > 0.15 * self.size:
            return False
        ink = _united([*self.ink, *((word.left, word.right) for word in band.words)])
        parted = sum(one.is_parted for one in self.bands)
        before, after = len(self.strips), len(_strips(ink, self.size))
        if not after or (after < before and (parted > 1 or not band.is_parted)):
            return False
        self.bands.append(band)
        self.ink = ink
        return True


def regions(
    lines: Sequence[Line], rules: Sequence[Rule], above: Sequence[tuple[float, float]] = ()
) -> Iterator[Region]:
    """The regions of a page from the top down; each begins with a band whose words stand far apart.

    `above` is the ink of a table that the page before ends with: the first bands may be the rest of it.
    """
    bands = _bands(lines)
    at = 0
    while at < len(bands):
        ink = [(word.left, word.right) for word in bands[at].words]
        goes_on = bool(above) and not at and _goes_on(above, ink, bands[0].size)
        if goes_on or bands[at].is_parted:
            region = Region([bands[at]], _united([*above, *ink] if goes_on else ink), goes_on)
            while at + 1 < len(bands) and region.takes(bands[at + 1], rules):
                at += 1
            if goes_on or len(region.bands) > 1:
                yield region
        at += 1


def _goes_on(above: Sequence[tuple[float, float]], ink: Sequence[tuple[float, float]], size: float) -> bool:
    return len(_strips(_united([*above, *ink]), size)) == len(_strips(above, size))


def _bands(lines: Sequence[Line]) -> list[Band]:
    """All lines of a page as bands, from the top down."""
    levels: list[list[int]] = []
    for order in sorted(range(len(lines)), key=lambda order: -lines[order].y):
        first = lines[levels[-1][0]] if levels else None
        if first is not None and abs(first.y - lines[order].y) < _LEVEL * first.size:
            levels[-1].append(order)
        else:
            levels.append([order])
    return [_band([lines[order] for order in level], level) for level in levels]


def _band(lines: Sequence[Line], level: Sequence[int]) -> Band:
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.left)
    return Band(lines[0].y, lines[0].size, tuple(level), tuple(words))


def _united(intervals: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Intervals in order, those that overlap as one."""
    united: list[tuple[float, float]] = []
    for left, right in sorted(intervals):
        if united and left <= united[-1][1]:
            united[-1] = (united[-1][0], max(right, united[-1][1]))
        else:
            united.append((left, right))
    return united


def _strips(ink: Sequence[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    return [(before[1], after[0]) for before, after in pairwise(ink) if after[0] - before[1] >= _STRIP * size]
