"""What the start page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from mittkoping.overview.town import Town
from mittkoping.web.shell.contexts import Change, Link


@dataclass(frozen=True)
class CountyMunicipalities:
    """The municipalities of a county that have told something, with the number of their cards."""

    name: str
    municipalities: Sequence[tuple[Link, int]]


@dataclass(frozen=True)
class Figure:
    """A number with what it counts, and where it comes from."""

    number: int
    label: str
    url: str = ""


@dataclass(frozen=True)
class StartContext:
    """overview/start.html, as `start`."""

    town: Town
    figures: Sequence[Figure]
    counties: Sequence[CountyMunicipalities]
    changes: Sequence[Change]
    own_street: bool = False  # the only windows are those of the municipality whose site this is
    changes_url: str = "/senaste-andringar"
    municipalities_url: str = "/kommuner"
    wanted: Sequence[Link] = ()
    home: tuple[Link, int] | None = None  # the municipality whose site this is, with its number of cards
