"""Arranges the town with lit windows: key areas and municipalities in, houses with windows in place out.

Pure thinking: nothing is read and nothing is written. A window is one municipality's voice in one key area,
and the order of the windows is the order of the municipalities given, row by row. Up to `LARGE`
municipalities every window is a shape of its own with a name; beyond that the windows are small and one
path per state draws them all. No window is ever merged with another: what is shown is the whole matrix.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

from mittkoping.overview.houses import FRONT, ROOF_ROOM, Shape, Wall, plan_for

State = Literal["fresh", "warm", "dim", "dark"]
STATES: tuple[State, ...] = ("fresh", "warm", "dim", "dark")
LARGE = 40
SHARE = 0.72  # of a window's cell that is glass; the rest is wall
QUAY = 40  # kerb and water below the ground
STARS = tuple((7 * n * n % 97 + 1, 11 * n % 37 + 2) for n in range(1, 34))
PROPORTION = 1.28  # a window's cell is this much taller than wide


@dataclass(frozen=True)
class Place:
    """A key area or a municipality: what it is called and where its page is."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True)
class Voice:
    """What one municipality has told in one area: how many cards, and how old the newest is.

    fresh: changed within a year · warm: has told · dim: nothing new for five years · dark: nothing told.
    """

    state: State
    count: int = 0


@dataclass(frozen=True)
class Window:
    """One municipality's window in one house."""

    x: float
    y: float
    width: float
    height: float
    state: State
    count: int
    municipality: str


@dataclass(frozen=True)
class Panes:
    """All small windows of one state in one wall, as a path in grid units under `transform`."""

    state: State
    path: str
    transform: str
    stroke: float


@dataclass(frozen=True)
class House:
    """One key area: its drawing, its windows (single or as panes) and how many are lit."""

    slug: str
    name: str
    url: str
    shapes: tuple[Shape, ...]
    windows: tuple[Window, ...]
    panes: tuple[Panes, ...]
    counts: Mapping[State, int]
    cards: int
    hill: str
    reflection: str

    @property
    def total(self) -> int:
        """How many municipalities have a window here."""
        return sum(self.counts.values())

    @property
    def lit(self) -> int:
        """How many of them have told something."""
        return self.total - self.counts["dark"]


@dataclass(frozen=True)
class Town:
    """The whole street; `top` is the height of the tallest spire, so that all houses share one scale."""

    houses: tuple[House, ...]
    municipalities: int
    top: float

    @property
    def view_box(self) -> str:
        """What every house's drawing shows: its front from the top of the sky to below the water."""
        return f"0 {-self.top:g} {FRONT} {self.top + QUAY:g}"

    @property
    def stars(self) -> tuple[tuple[int, int], ...]:
        """Where the stars stand, in per cent of the sky's width and height."""
        return STARS


_HILLS = (
    "M0-58C22-84 44-92 66-80S104-50 120-58V0H0z",
    "M0-58C16-48 30-72 58-74S96-70 120-58V0H0z",
    "M0-58C30-66 40-44 64-50S100-88 120-58V0H0z",
)
_RIPPLES = (
    (14, 15),
    (70, 18),
    (38, 21),
    (92, 24),
    (22, 27),
    (58, 29),
    (84, 32),
    (8, 34),
    (46, 36),
    (100, 19),
    (30, 17),
    (64, 33),
)


def town(
    areas: Sequence[Place],
    municipalities: Sequence[Place],
    voices: Mapping[tuple[str, str], Voice],
) -> Town:
    """The street for `areas`; `voices` is keyed by (area slug, municipality slug), absent means dark.

    Without municipalities the houses stand with no windows. The order of both sequences is kept.
    """
    height = wall_height(len(municipalities))
    dark = Voice("dark")
    houses = tuple(
        _house(
            area,
            place,
            height,
            [(town_, voices.get((area.slug, town_.slug), dark)) for town_ in municipalities],
        )
        for place, area in enumerate(areas)
    )
    return Town(houses, len(municipalities), height + ROOF_ROOM + 6)


def wall_height(municipalities: int) -> float:
    """The height of the main walls: low on a municipality's own street, tall when all of Sweden looks out."""
    if municipalities <= 1:
        return 84
    return 128 if municipalities <= LARGE else min(200, 128 + (municipalities - LARGE) * 0.3)


def _house(area: Place, place: int, height: float, cells: Sequence[tuple[Place, Voice]]) -> House:
    """One house with its windows lit as `cells` say."""
    plan = plan_for(area.slug, place, height)
    grids = fit(plan.walls, len(cells))
    counts = Counter(voice.state for _, voice in cells)
    large = len(cells) <= LARGE
    lit = len(cells) - counts["dark"]
    return House(
        slug=area.slug,
        name=area.name,
        url=area.url,
        shapes=plan.shapes,
        windows=_windows(grids, cells) if large else (),
        panes=() if large else _panes(grids, [voice.state for _, voice in cells]),
        counts={state: counts[state] for state in STATES},
        cards=sum(voice.count for _, voice in cells),
        hill=_HILLS[place % len(_HILLS)],
        reflection="".join(
            f"M{(x + place * 17) % 104:g} {y}h{6 + y % 5}" for x, y in _RIPPLES[: _ripples(lit, len(cells))]
        ),
    )


def _ripples(lit: int, total: int) -> int:
    """How many strokes of light the water shows: the lit share, at least one when anything is lit."""
    return max(1, round(len(_RIPPLES) * lit / total)) if lit else 0


@dataclass(frozen=True)
class Grid:
    """Window cells on one wall: the upper left corner, the size of a cell and how many there are per row."""

    x: float
    y: float
    cell: float
    columns: int
    count: int


def fit(walls: Sequence[Wall], count: int, largest: float = 34) -> tuple[Grid, ...]:
    """The largest equal windows with which `count` of them find room on `walls`, shared out from the left.

    `largest` is the widest cell used, so that a few windows do not become shop fronts.
    """
    if count == 0:
        return ()
    cell = largest
    while sum(_room(wall, cell) for wall in walls) < count:
        cell *= 0.99
    grids = []
    left = count
    for wall, share in zip(walls, _shares([_room(wall, cell) for wall in walls], count), strict=True):
        if share == 0:
            continue
        columns, rows = _shape(wall, cell, share)
        grids.append(
            Grid(
                round(wall.x + (wall.width - columns * cell) / 2, 1),
                round(wall.y + (wall.height - rows * cell * PROPORTION) / 2, 1),
                cell,
                columns,
                share,
            )
        )
        left -= share
    assert left == 0
    return tuple(grids)


def _room(wall: Wall, cell: float) -> int:
    """How many cells of width `cell` a wall holds."""
    return floor(wall.width / cell) * floor(wall.height / (cell * PROPORTION))


def _shares(rooms: Sequence[int], count: int) -> list[int]:
    """`count` shared over `rooms` in proportion, never more than a room holds."""
    total = sum(rooms)
    shares = [room * count // total for room in rooms]
    for place, room in enumerate(rooms):
        shares[place] += min(room - shares[place], count - sum(shares))
    return shares


def _shape(wall: Wall, cell: float, count: int) -> tuple[int, int]:
    """Columns and rows for `count` cells on a wall, with the fewest gaps in the last row."""
    widest, tallest = floor(wall.width / cell), floor(wall.height / (cell * PROPORTION))
    fitting = [columns for columns in range(1, widest + 1) if -(-count // columns) <= tallest]
    columns = min(fitting, key=lambda columns: (-count % columns, -columns))
    return columns, -(-count // columns)


def _spots(grids: Sequence[Grid]) -> list[tuple[Grid, int, int]]:
    """Every cell as (grid, column, row), in the order in which municipalities move in."""
    return [
        (grid, place % grid.columns, place // grid.columns) for grid in grids for place in range(grid.count)
    ]


def _windows(grids: Sequence[Grid], cells: Sequence[tuple[Place, Voice]]) -> tuple[Window, ...]:
    """One window per municipality, in place."""
    inset = (1 - SHARE) / 2
    return tuple(
        Window(
            round(grid.x + (column + inset) * grid.cell, 1),
            round(grid.y + (row + inset) * grid.cell * PROPORTION, 1),
            round(grid.cell * SHARE, 1),
            round(grid.cell * PROPORTION * SHARE, 1),
            voice.state,
            voice.count,
            municipality.name,
        )
        for (grid, column, row), (municipality, voice) in zip(_spots(grids), cells, strict=True)
    )


def _panes(grids: Sequence[Grid], states: Sequence[State]) -> tuple[Panes, ...]:
    """Small windows as strokes: a dim one is lit in its lower half only, a dark one is a thin sill."""
    strokes: dict[tuple[Grid, State], list[str]] = {}
    for (grid, column, row), state in zip(_spots(grids), states, strict=True):
        strokes.setdefault((grid, state), []).append(f"M{column} {row}h.7")
    return tuple(
        Panes(
            state,
            "".join(parts),
            f"translate({grid.x + grid.cell * 0.15:.1f} {grid.y + grid.cell * PROPORTION * 0.5:.1f})"
            f" scale({grid.cell:.2f} {grid.cell * PROPORTION:.2f})",
            0.7,
        )
        for (grid, state), parts in strokes.items()
    )
