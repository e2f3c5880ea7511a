"""Three-way comparison of sequences: which stretches one side changed, both changed alike, or both changed.

The rule is git's: changes that overlap or touch each other in the base are one conflict unless both sides
end up with the same. (Algorithm: Khanna, Kunal, Pierce, "A formal investigation of diff3", 2007.)
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mittkoping.texts.alignment import Hunk, hunks


class Chunk(NamedTuple):
    """Corresponding stretches; `result` is what they merge to, None for a conflict."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]
    result: Sequence[str] | None


def _never(_: Sequence[str]) -> bool:
    return False


def chunks(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    *,
    thin: Callable[[Sequence[str]], bool] = _never,
    readable: bool = False,
) -> list[Chunk]:
    """Cut three sequences into corresponding stretches, in order and without gaps.

    Changes parted only by an unchanged stretch of the base that is `thin` count as touching.
    `readable` is passed on to `hunks`.
    """
    left, right = hunks(base, mine, readable=readable), hunks(base, theirs, readable=readable)
    result: list[Chunk] = []
    done = 0  # how much of the base is dealt with …
    shift_left = shift_right = 0  # … and how far the sides have moved against it there
    while left or right:
        start = min(side[0].old_start for side in (left, right) if side)
        ours, others, end = _region(base, left, right, start, thin)
        if start > done:
            same = base[done:start]
            result.append(Chunk(same, same, same, same))
        mine_from, theirs_from = start + shift_left, start + shift_right
        shift_left = ours[-1].new_end - ours[-1].old_end if ours else shift_left
        shift_right = others[-1].new_end - others[-1].old_end if others else shift_right
        changed = mine[mine_from : end + shift_left], theirs[theirs_from : end + shift_right]
        result.append(Chunk(base[start:end], *changed, _outcome(*changed, ours, others)))
        done = end
        left, right = left[len(ours) :], right[len(others) :]
    if done < len(base):
        result.append(Chunk(base[done:], base[done:], base[done:], base[done:]))
    return result


def _region(
    base: Sequence[str],
    left: list[Hunk],
    right: list[Hunk],
    start: int,
    thin: Callable[[Sequence[str]], bool],
) -> tuple[list[Hunk], list[Hunk], int]:
    """The hunks of both sides, from the first on, that touch one another, and where in the base they end."""
    taken = [0, 0]
    end = start
    grown = True
    while grown:
        grown = False
        for side, all_hunks in enumerate((left, right)):
            if taken[side] == len(all_hunks):
                continue
            following = all_hunks[taken[side]]
            if following.old_start <= end or thin(base[end : following.old_start]):
                taken[side] += 1
                end = max(end, following.old_end)
                grown = True
    return left[: taken[0]], right[: taken[1]], end


def _outcome(
    mine: Sequence[str], theirs: Sequence[str], ours: list[Hunk], others: list[Hunk]
) -> Sequence[str] | None:
    if not others or mine == theirs:
        return mine
    return theirs if not ours else None
