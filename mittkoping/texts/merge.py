"""Merging two people's changes to the same text or record: by field, then by block, then by word.

Nobody's words are lost: what cannot be merged safely is a conflict that holds both sides whole.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mittkoping.texts.alignment import markup_words
from mittkoping.texts.diff3 import Chunk, chunks
from mittkoping.texts.pairing import alike
from mittkoping.texts.shape import open_tags

Choice = Literal["mine", "theirs", "both"]

_KEPT = 0.4  # a side that keeps less of a block's words has rewritten it: no word of the other's fits in
_MOST = 200_000  # characters in conflict that are still looked at word by word


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place both sides changed: whole lines, each ended by a line feed, "" where a side has none."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome: agreed stretches (whole lines, each ended by a line feed) and conflicts, in order."""

    parts: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What somebody has to decide, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    @property
    def clean(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.conflicts

    @property
    def text(self) -> str:
        """The merged text, with mine where there is a conflict."""
        return self.resolved(["mine"] * len(self.conflicts))

    def resolved(self, choices: Sequence[Choice]) -> str:
        """The text with one choice per conflict ("both": mine, then theirs).

        Raises ValueError if the number of choices is not that of conflicts. HTML where "both" was chosen
        should go through `canon` afterwards.
        """
        if len(choices) != len(self.conflicts):
            raise ValueError(f"{len(self.conflicts)} conflicts, {len(choices)} choices")
        left = iter(choices)
        return "".join(p if isinstance(p, str) else _chosen(p, next(left)) for p in self.parts)[:-1]


def _chosen(conflict: Conflict, choice: Choice) -> str:
    return {
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "both": conflict.mine + conflict.theirs,
    }[choice]


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Merge two changed versions of `base`: canonical HTML, or any text of lines.

    Blocks (lines) that only one side changed are taken from it, as git does. Where both sides changed a
    block, their words are merged if no two changes touch, neither side rewrote the block, and the tags
    still fit together; else it is a conflict.
    """
    parts: list[str | Conflict] = []
    for chunk in merge_blocks(base, mine, theirs):
        parts += [_text(chunk.result)] if chunk.result is not None else _refined(chunk)
    merged = Merged(_tidied(parts))
    sound = all(open_tags(text) == ((), ()) for text in (base, mine, theirs))
    return merged if not sound or _fits(merged) else _one_conflict(base, mine, theirs)


def merge_blocks(base: str, mine: str, theirs: str) -> list[Chunk]:
    """The first step of `merge`: corresponding stretches of lines, each with a result or in conflict."""
    return chunks(_lines(base), _lines(mine), _lines(theirs))


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _tidied(parts: list[str | Conflict]) -> tuple[str | Conflict, ...]:
    """Join neighbouring agreed stretches; leave out empty ones."""
    result: list[str | Conflict] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        elif part:
            result.append(part)
    return tuple(result)


def _refined(chunk: Chunk) -> list[str | Conflict]:
    """A block conflict after agreed lines at its ends are taken off and its words are merged."""
    base, mine, theirs, _ = chunk
    head = _shared(mine, theirs)
    tail = _shared(mine[head:][::-1], theirs[head:][::-1])
    before, after = mine[:head], mine[len(mine) - tail :]
    mine, theirs = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    inner: list[str | Conflict] = []
    if len(base) == len(mine) == len(theirs) > 1 and all(map(alike, [*base, *base], [*mine, *theirs])):
        for triple in zip(base, mine, theirs, strict=True):
            inner += _line(*triple)
    inner = inner or _words_merged(_text(base), _text(mine), _text(theirs))
    return [_text(before), *inner, _text(after)]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _line(base: str, mine: str, theirs: str) -> list[str | Conflict]:
    if base == mine or mine == theirs:
        return [_text([theirs])]
    return [_text([mine])] if base == theirs else _words_merged(f"{base}\n", f"{mine}\n", f"{theirs}\n")


def _words_merged(base: str, mine: str, theirs: str) -> list[str | Conflict]:
    conflict: list[str | Conflict] = [Conflict(base, mine, theirs)]
    if not (base and mine and theirs) or len(base) + len(mine) + len(theirs) > _MOST:
        return conflict
    sides = [markup_words(text) for text in (base, mine, theirs)]
    found = chunks(*sides, thin=_is_blank, readable=True)
    if any(chunk.result is None for chunk in found) or _is_rewritten(found):
        return conflict
    merged = "".join(word for chunk in found for word in chunk.result or ())
    shapes = [open_tags(text) for text in (base, mine, theirs)]
    if None not in shapes and open_tags(merged) not in shapes:
        return conflict
    return [merged] if merged.endswith("\n") else conflict


def _is_blank(words: Sequence[str]) -> bool:
    return all(word.isspace() for word in words)


def _is_rewritten(found: list[Chunk]) -> bool:
    """Whether one side kept too little of the base's words for the other's changes to have their place."""
    total = sum(_word_count(chunk.base) for chunk in found)
    for side in (1, 2):
        kept = sum(_word_count(chunk.base) for chunk in found if chunk[side] == chunk.base)
        if kept < _KEPT * total:
            return True
    return False


def _word_count(words: Sequence[str]) -> int:
    return sum(word[0].isalnum() or word[0] == "⟦" for word in words)


def _fits(merged: Merged) -> bool:
    """Whether the tags fit together whichever side is chosen in every conflict."""
    return open_tags(merged.text) == ((), ()) and all(
        open_tags(conflict.mine) == open_tags(conflict.theirs) for conflict in merged.conflicts
    )


def _one_conflict(base: str, mine: str, theirs: str) -> Merged:
    """Everything between the first and the last change as one conflict."""
    sides = [_lines(base), _lines(mine), _lines(theirs)]
    head = min(_shared(sides[0], side) for side in sides[1:])
    ends = [side[head:][::-1] for side in sides]
    tail = min(_shared(ends[0], side) for side in ends[1:])
    cut = [_text(side[head : len(side) - tail]) for side in sides]
    return Merged(_tidied([_text(sides[0][:head]), Conflict(*cut), _text(sides[0][len(sides[0]) - tail :])]))


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field both sides changed: the three values (None where there is none), and for a text its merge."""

    base: object
    mine: object
    theirs: object
    text: Merged | None = None


@dataclass(frozen=True, slots=True)
class MergedFields:
    """The merged snapshot (mine where in conflict), its conflicts, and the fields where theirs has part."""

    fields: dict[str, object]
    conflicts: dict[str, FieldConflict]
    merged_from_theirs: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.conflicts


_ABSENT = object()


def merge_fields(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    texts: Collection[str] = (),
) -> MergedFields:
    """Merge two changed versions of a structured snapshot (JSON values).

    A field changed by one side takes that side's value, also if it was added or removed. A field named in
    `texts` that both changed is merged as `merge` does; objects are merged field by field, their fields
    named "outer.inner" in `texts` and in the result; lists and other values are wholes.
    """
    result = MergedFields({}, {}, ())
    for name in dict.fromkeys([*mine, *theirs, *base]):
        was, my, their = (side.get(name, _ABSENT) for side in (base, mine, theirs))
        if _equal(my, their) or _equal(was, their):
            found = MergedFields({name: my}, {}, ())
        elif _equal(was, my):
            found = MergedFields({name: their}, {}, (name,))
        else:
            found = _both_changed(name, (was, my, their), texts)
        result = MergedFields(
            result.fields | {key: value for key, value in found.fields.items() if value is not _ABSENT},
            result.conflicts | found.conflicts,
            result.merged_from_theirs + found.merged_from_theirs,
        )
    return result


def _both_changed(name: str, values: tuple[object, object, object], texts: Collection[str]) -> MergedFields:
    """One field that both sides changed, each to something else."""
    was, my, their = values
    if isinstance(was, Mapping) and isinstance(my, Mapping) and isinstance(their, Mapping):
        prefix = f"{name}."
        inner_texts = [text.removeprefix(prefix) for text in texts if text.startswith(prefix)]
        inner = merge_fields(was, my, their, inner_texts)
        return MergedFields(
            {name: inner.fields},
            {prefix + key: conflict for key, conflict in inner.conflicts.items()},
            tuple(prefix + key for key in inner.merged_from_theirs),
        )
    shown = [None if value is _ABSENT else value for value in values]
    if name in texts and isinstance(my, str) and isinstance(their, str):
        merged = merge(was if isinstance(was, str) else "", my, their)
        conflicts = {} if merged.clean else {name: FieldConflict(shown[0], shown[1], shown[2], merged)}
        return MergedFields({name: merged.text}, conflicts, (name,))
    return MergedFields({name: my}, {name: FieldConflict(shown[0], shown[1], shown[2])}, ())


def _equal(one: object, other: object) -> bool:
    """Equal as JSON: 1 is not true, 1.0 is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_equal, one, other))
    return type(one) is type(other) and one == other
