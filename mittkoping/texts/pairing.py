"""Which removed block became which added block: pairing blocks by the words they share."""

import re
from collections import Counter
from typing import NamedTuple

_ALIKE = 0.4  # share of common words from which two blocks count as one that changed
_SMALL = 2_500  # pairs of blocks that may all be weighed against each other
_WINDOW = 8  # otherwise: how far ahead to look for a block's partner
_WORD = re.compile(r"\w+")


class Unit(NamedTuple):
    """A block to compare: where it stands, its line, its readable text and its element's name."""

    path: str
    line: str
    text: str
    block: str

    @property
    def key(self) -> str:
        """Equal for two blocks that are the same in every respect."""
        return self.path + self.line


_Pairs = list[tuple[Unit | None, Unit | None]]


def pairs(old: list[Unit], new: list[Unit]) -> _Pairs:
    """All units in reading order, partners together; the old ones alone come before the new ones alone.

    Partners are chosen for the greatest total likeness that keeps the order; among very many units the best
    within a window is taken.
    """
    old_bags, new_bags = [_bag(unit) for unit in old], [_bag(unit) for unit in new]
    choose = _best if len(old) * len(new) <= _SMALL else _near
    result: _Pairs = []
    i = j = 0
    for at, to in [*choose(old_bags, new_bags), (len(old), len(new))]:
        result += [(unit, None) for unit in old[i:at]]
        result += [(None, unit) for unit in new[j:to]]
        if at < len(old):
            result.append((old[at], new[to]))
        i, j = at + 1, to + 1
    return result


def _bag(unit: Unit) -> Counter[str]:
    """The words; for a block without any, what stands in their place."""
    return Counter(_WORD.findall(unit.text) or [unit.text.strip() or f"<{unit.block}>"])


def alike(one: str, other: str) -> bool:
    """Whether two blocks share so many words that one can be a changed version of the other."""
    return one == other or _likeness(Counter(_WORD.findall(one)), Counter(_WORD.findall(other))) > 0


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """Twice the number of common words over the number of all words (Dice), 0 if under the threshold."""
    small, large = (old, new) if len(old) < len(new) else (new, old)
    common = sum(min(n, large[word]) for word, n in small.items() if word in large)
    share = 2 * common / max(1, old.total() + new.total())
    return share if share >= _ALIKE else 0.0


def _best(old: list[Counter[str]], new: list[Counter[str]]) -> list[tuple[int, int]]:
    """The pairing with the greatest sum of likenesses that keeps the order (dynamic programming)."""
    like = [[_likeness(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    chosen: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            chosen.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chosen


def _near(old: list[Counter[str]], new: list[Counter[str]]) -> list[tuple[int, int]]:
    """For each old unit the likest of the next few new ones."""
    chosen: list[tuple[int, int]] = []
    j = 0
    for i, bag in enumerate(old):
        window = [(_likeness(bag, new[k]), -k) for k in range(j, min(j + _WINDOW, len(new)))]
        likeness, negative = max(window, default=(0.0, 0))
        if likeness:
            chosen.append((i, -negative))
            j = 1 - negative
    return chosen
