"""Counting how well what came agrees with what was expected, and when two values are the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.corpus.check_corpus import either
from tests.corpus.readable import collapsed


@dataclass
class Tally:
    """Counts for one kind of object or field.

    `expected` things were looked for and `found` of them were there; `given` things came and `wanted` of them
    had been expected. A field has no given: it is right or wrong. `misses` are sentences.
    """

    expected: int = 0
    found: int = 0
    given: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Share of what was expected that was found; None when nothing was expected."""
        return self.found / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """Share of what came that had been expected; None when nothing came or the kind is a field."""
        return self.wanted / self.given if self.given else None

    def check(self, right: bool, miss: str) -> None:
        """Count one expected thing; say `miss` if it was not there."""
        self.expected += 1
        self.found += right
        if not right:
            self.misses.append(miss)

    def came(self, wanted: bool, miss: str) -> None:
        """Count one thing that came; say `miss` if nobody had expected it."""
        self.given += 1
        self.wanted += wanted
        if not wanted:
            self.misses.append(miss)

    def add(self, other: "Tally", where: str = "") -> None:
        """Count another tally in, its misses prefixed with where they were."""
        self.expected += other.expected
        self.found += other.found
        self.given += other.given
        self.wanted += other.wanted
        self.misses += [f"{where}{miss}" for miss in other.misses]


class Tallies(defaultdict[str, Tally]):
    """Tallies by kind ("goals", "goals.due", "lint must L1"), in the order they were first asked for."""

    def __init__(self) -> None:
        super().__init__(Tally)

    def add(self, other: "Tallies", where: str = "") -> None:
        """Count another document's tallies in."""
        for kind, tally in other.items():
            self[kind].add(tally, where)

    def total(self) -> Tally:
        """Everything together, without the misses."""
        whole = Tally()
        for tally in self.values():
            whole.add(Tally(tally.expected, tally.found, tally.given, tally.wanted))
        return whole


def plain(value: Any) -> Any:
    """A value as expected files write it: dates as ISO strings, white space collapsed."""
    if isinstance(value, date):
        return value.isoformat()
    return collapsed(value) if isinstance(value, str) else value


def agrees(expected: Any, came: Any, *, capitals: bool = True) -> bool:
    """Whether `came` is the expected value or one of its alternatives; `capitals=False` disregards case."""

    def known(value: Any) -> Any:
        value = plain(value)
        return value.casefold() if isinstance(value, str) and not capitals else value

    return known(came) in [known(value) for value in either(expected)]


def without_stop(text: str) -> str:
    """The text as texts of objects are compared: a full stop at the end may be missing."""
    return collapsed(text).removesuffix(".")


def same_text(expected: Any, came: str) -> bool:
    """Whether an object's text is one of the alternatives."""
    return without_stop(came) in [without_stop(text) for text in either(expected)]


def holds(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of the pieces stands in the text."""
    return any(collapsed(piece) in collapsed(text) for piece in pieces)


def pairs(expected: list[Any], came: list[str]) -> Iterator[tuple[int, int | None]]:
    """Each expected text with the place of the first text that is it and is not taken, or None."""
    free = dict(enumerate(came))
    for number, text in enumerate(expected):
        place = next((at for at, given in free.items() if same_text(text, given)), None)
        free.pop(place, None) if place is not None else None
        yield number, place
