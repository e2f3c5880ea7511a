"""Which parts of two sequences correspond: the one question that comparing and merging both ask.

Equal ends first; then items that occur once on both sides, alone or together with their followers (the
longest run of them that keeps its order, as in patience diff); between those, difflib. With distinct items
that gives the longest common subsequence. Where difflib would take quadratic time the stretch is left
unmatched instead.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD_WORK = 20_000  # word pairs difflib may look at: some hundredths of a second
_MAX_ROUNDS = 60
_SHINGLE = 5

_TOKEN = re.compile(r"(?:⟦[^⟧]*⟧|\w+|[^\w\s])\s*|\s+")
_HTML_TOKEN = re.compile(r"<[^<>]*>|⟦[^⟧]*⟧|&#?\w+;|\n|\w+|[^\S\n]+|[^\w\s]")


class Hunk(NamedTuple):
    """`old[old_start:old_end]` became `new[new_start:new_end]`; what lies between hunks is equal."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def words(text: str) -> list[str]:
    """Words, punctuation marks and ⟦references⟧, each with the white space after it."""
    return _TOKEN.findall(text)


def markup_words(html: str) -> list[str]:
    """Words, punctuation, tags, entities, white space and line feeds, each alone."""
    return _HTML_TOKEN.findall(html)


def hunks(old: Sequence[str], new: Sequence[str], *, readable: bool = False) -> list[Hunk]:
    """The changes that lead from `old` to `new`, in order, never touching each other.

    `readable` asks difflib first where that is cheap: for words, long equal stretches read better than
    many short ones.
    """
    pairs = sorted(_pairs(old, new, readable))
    result: list[Hunk] = []
    i = j = 0
    for at, to in [*pairs, (len(old), len(new))]:
        if at > i or to > j:
            result.append(Hunk(i, at, j, to))
        i, j = at + 1, to + 1
    return result


def _pairs(old: Sequence[str], new: Sequence[str], readable: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    todo = [(0, len(old), 0, len(new), 0)]
    while todo:
        i, i_end, j, j_end, rounds = todo.pop()
        while i < i_end and j < j_end and old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            found.append((i_end, j_end))
        if i == i_end or j == j_end:
            continue
        left, right = old[i:i_end], new[j:j_end]
        cheap = _is_cheap(left, right)
        if rounds == _MAX_ROUNDS or (readable and cheap):
            anchors = []
        else:
            anchors = _anchors(left, right) or ([] if cheap else _anchors(_shingles(left), _shingles(right)))
        if anchors:
            anchors = [(i + at, j + to) for at, to in anchors]
            found += anchors
            starts = [(i, j), *((at + 1, to + 1) for at, to in anchors)]
            for (i_from, j_from), (i_to, j_to) in zip(starts, [*anchors, (i_end, j_end)], strict=True):
                todo.append((i_from, i_to, j_from, j_to, rounds + 1))
        elif cheap:
            blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
            found += [(i + at + k, j + to + k) for at, to, size in blocks for k in range(size)]
    return found


def _is_cheap(old: Sequence[str], new: Sequence[str]) -> bool:
    counts = Counter(new)
    return sum(n * counts[item] for item, n in Counter(old).items()) <= _WORD_WORK


def _shingles(items: Sequence[str]) -> list[str]:
    """Each item with those that follow it: what is common alone may be unique in company."""
    return ["\0".join(items[at : at + _SHINGLE]) for at in range(len(items) - _SHINGLE + 1)]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run, increasing on both sides, of items that occur exactly once on each."""
    old_counts, new_counts = Counter(old), Counter(new)
    where = {item: to for to, item in enumerate(new) if new_counts[item] == 1}
    unique = [(at, where[item]) for at, item in enumerate(old) if old_counts[item] == 1 and item in where]
    tails: list[int] = []  # smallest last position in `new` of a run of each length …
    holders: list[int] = []  # … and which pair it is
    before: list[int] = []
    for index, (_, to) in enumerate(unique):
        place = bisect_left(tails, to)
        before.append(holders[place - 1] if place else -1)
        tails[place : place + 1] = [to]
        holders[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(unique[index])
        index = before[index]
    return chain[::-1]
