"""What one can choose among the hits: key area, municipality, county, year, type, each with how many."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import itemgetter
from typing import Any, cast

from mittkoping.search.statements import Found


@dataclass(frozen=True)
class Choices:
    """What the reader has chosen; "" where nothing is."""

    key_area: str = ""
    municipality: str = ""
    county: str = ""
    year: str = ""
    kind: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "Choices":
        """The choices in a mapping from anywhere (a query string); what makes no sense is no choice."""
        found = {name: str(given.get(name) or "")[:40] for name in FACETS}
        for name in ("key_area", "year"):
            if not (found[name].isascii() and found[name].isdigit() and len(found[name]) < 10):
                found[name] = ""
        return cls(**{name: value.replace("\x00", "") for name, value in found.items()})

    def chosen(self) -> dict[str, str]:
        """The facets in which something is chosen."""
        return {name: value for name in FACETS if (value := getattr(self, name))}

    def without(self, facet: str) -> "Choices":
        """The same, with nothing chosen in `facet`."""
        return replace(self, **{facet: ""})


FACETS = tuple(field.name for field in fields(Choices))
_AT = {name: Found._fields.index("years" if name == "year" else name) for name in FACETS}


@dataclass(frozen=True)
class Option:
    """One value of a facet: its name, how many hits it would leave, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One thing to choose by; options with most hits first."""

    name: str
    options: tuple[Option, ...]


def tally(found: Sequence[Found], choices: Choices) -> tuple[list[Found], dict[str, Counter[str]]]:
    """What of `found` meets all choices, and for every facet how many each value has.

    The numbers of a facet ignore what is chosen in that facet itself: so one sees what a change would give.
    """
    chosen = choices.chosen()
    left = _meeting(found, chosen)
    numbers = {}
    for name in FACETS:
        others = {other: value for other, value in chosen.items() if other != name}
        numbers[name] = _count(name, _meeting(found, others) if name in chosen else left)
    return left, numbers


def _meeting(found: Sequence[Found], chosen: Mapping[str, str]) -> list[Found]:
    left = list(found)
    for name, value in chosen.items():
        at = _AT[name]
        if name == "year":
            left = [one for one in left if f" {value} " in cast("str", one[at])]
        else:
            left = [one for one in left if str(one[at]) == value]
    return left


def _count(name: str, found: Iterable[Found]) -> Counter[str]:
    counted = Counter(map(itemgetter(_AT[name]), found))
    numbers: Counter[str] = Counter()
    for value, number in counted.items():
        for one in cast("str", value).split() if name == "year" else [str(value)] if value else []:
            numbers[one] += number
    return numbers


def facets(
    numbers: Mapping[str, Counter[str]], choices: Choices, label: Callable[[str, str], str]
) -> tuple[Facet, ...]:
    """Facets with their options; `label` names a value of a facet. What is chosen is there even with 0."""
    return tuple(Facet(name, _options(name, numbers[name], choices, label)) for name in FACETS)


def _options(
    name: str, counted: Counter[str], choices: Choices, label: Callable[[str, str], str]
) -> tuple[Option, ...]:
    chosen = getattr(choices, name)
    found = [Option(value, label(name, value), number, value == chosen) for value, number in counted.items()]
    if chosen and chosen not in counted:
        found.append(Option(chosen, label(name, chosen), 0, True))
    if name == "year":
        return tuple(sorted(found, key=lambda option: option.value, reverse=True))
    return tuple(sorted(found, key=lambda option: (-option.count, option.value)))
