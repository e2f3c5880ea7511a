"""What differs between two versions of a text: blocks first, words only inside blocks that changed.

The result is rows of plain text with marks, which a template can show side by side or in one column.
A table row is one block. What marked words cannot show (an alt text, a link's target) is said in a note.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from mittkoping.texts.alignment import hunks, words
from mittkoping.texts.allowed import CONTAINERS
from mittkoping.texts.canon import line_text
from mittkoping.texts.pairing import Unit, pairs

Kind = Literal["same", "added", "removed", "changed", "gap"]
Mark = Literal["same", "added", "removed"]

ALT_CHANGED = "alternativtexten ändrad"
IMAGE_CHANGED = "bilden utbytt"
LINK_CHANGED = "länkmålet ändrat"
LINK_ADDED = "länk tillagd"
LINK_REMOVED = "länk borttagen"
LEVEL_CHANGED = "rubriknivån ändrad"
LAYOUT_CHANGED = "uppställningen ändrad"
FORMAT_CHANGED = "formateringen ändrad"
SPACES_CHANGED = "mellanrum ändrade"
MOVED_AWAY = "flyttat härifrån"
MOVED_HERE = "flyttat hit"
RULE, IMAGE, RECORD, EMPTY = "avskiljande linje", "bild", "infogad ruta", "tom rad"

# Every note there is, for the catalogue of translations.
NOTES = (
    *(ALT_CHANGED, IMAGE_CHANGED, LINK_CHANGED, LINK_ADDED, LINK_REMOVED, LEVEL_CHANGED, LAYOUT_CHANGED),
    *(FORMAT_CHANGED, SPACES_CHANGED, MOVED_AWAY, MOVED_HERE, RULE, IMAGE, RECORD, EMPTY),
)

_CONTEXT = 2
_WORDS_TO_CALL_IT_MOVED = 4
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r'\s(alt|src|href)="([^"]*)"')


class Piece(NamedTuple):
    """A stretch of plain text (to be escaped when shown) and whether the other side has it."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One block on the old side, the new side or both; or a gap standing for `count` unchanged blocks."""

    kind: Kind
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()  # each one of NOTES
    block: str = ""  # the element's name: "p", "h2", "li", "tr" …; "" for plain text
    count: int = 0


class Comparison(NamedTuple):
    """Rows in reading order and how many words came and went."""

    rows: tuple[Row, ...]
    words_added: int
    words_removed: int

    @property
    def changed(self) -> bool:
        """Whether anything differs, be it only an attribute."""
        return any(row.kind not in {"same", "gap"} for row in self.rows)


def compare(old: str, new: str, *, context: int | None = _CONTEXT) -> Comparison:
    """Compare two texts in canonical HTML.

    `context` unchanged blocks are kept around each change and longer stretches folded; None folds nothing.
    The time is bounded: very repetitive stretches are compared as a whole.
    """
    result = _compared(_html_units(old), _html_units(new), context)
    if old == new or result.changed:
        return result
    regrouped = Row("changed", notes=(LAYOUT_CHANGED,))  # the same blocks, say one list split into two
    return Comparison((regrouped, *result.rows), 0, 0)


def _html_units(html: str) -> list[Unit]:
    """Every line with content of its own; its containers' start tags are part of what it is."""
    units: list[Unit] = []
    path: list[str] = []
    for line in html.split("\n") if html else []:
        match = _TAG_NAME.match(line)
        name = match[1] if match else ""
        if line.startswith("</"):
            del path[-1:]
        elif name in CONTAINERS and not line.endswith(f"</{name}>"):
            path.append(line)
        else:
            units.append(Unit("".join(path), line, line_text(line), name))
    return units


def _compared(old: list[Unit], new: list[Unit], context: int | None) -> Comparison:
    rows = _with_moves(list(_rows(old, new)))
    added = sum(_word_count(row.new, "added") for row in rows)
    removed = sum(_word_count(row.old, "removed") for row in rows)
    return Comparison(tuple(rows if context is None else _folded(rows, context)), added, removed)


def _rows(old: list[Unit], new: list[Unit]) -> Iterator[Row]:
    at = 0
    for hunk in hunks([unit.key for unit in old], [unit.key for unit in new]):
        yield from (_same(unit) for unit in old[at : hunk.old_start])
        at = hunk.old_end
        for before, after in pairs(old[hunk.old_start : at], new[hunk.new_start : hunk.new_end]):
            if before and after:
                yield _same(after) if before.key == after.key else _changed(before, after)
            elif before:
                yield Row("removed", _marked([before.text], "removed"), (), _naming(before), before.block)
            elif after:
                yield Row("added", (), _marked([after.text], "added"), _naming(after), after.block)
    yield from (_same(unit) for unit in old[at:])


def _same(unit: Unit) -> Row:
    pieces = _marked([unit.text], "same")
    return Row("same", pieces, pieces, () if pieces else _naming(unit), unit.block)


def _marked(tokens: Sequence[str], mark: Mark) -> tuple[Piece, ...]:
    text = "".join(tokens)
    return (Piece(text, mark),) if text else ()


def _changed(old: Unit, new: Unit) -> Row:
    old_words, new_words = words(old.text), words(new.text)
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    i = j = 0
    changes = hunks(
        [word.rstrip() for word in old_words], [word.rstrip() for word in new_words], readable=True
    )
    for hunk in changes:
        before += _marked(old_words[i : hunk.old_start], "same")
        before += _marked(old_words[hunk.old_start : hunk.old_end], "removed")
        after += _marked(new_words[j : hunk.new_start], "same")
        after += _marked(new_words[hunk.new_start : hunk.new_end], "added")
        i, j = hunk.old_end, hunk.new_end
    before += _marked(old_words[i:], "same")
    after += _marked(new_words[j:], "same")
    return Row("changed", before, after, _notes(old, new, words_differ=bool(changes)), new.block)


def _notes(old: Unit, new: Unit, *, words_differ: bool) -> tuple[str, ...]:
    """What marked words alone do not show."""
    notes: list[str] = []
    for name, note in (("alt", ALT_CHANGED), ("src", IMAGE_CHANGED)):
        values = _values(old, name), _values(new, name)
        if values[0] != values[1] and len(values[0]) == len(values[1]):
            notes.append(note)
    links = _values(old, "href"), _values(new, "href")
    if len(links[0]) != len(links[1]):
        notes.append(LINK_ADDED if len(links[0]) < len(links[1]) else LINK_REMOVED)
    elif links[0] != links[1]:
        notes.append(LINK_CHANGED)
    if old.block != new.block and {old.block[:1], new.block[:1]} == {"h"}:
        notes.append(LEVEL_CHANGED)
    elif (old.block, old.path) != (new.block, new.path):
        notes.append(LAYOUT_CHANGED)
    if not notes and not words_differ:
        notes.append(SPACES_CHANGED if old.text != new.text else FORMAT_CHANGED)
    return tuple(notes)


def _values(unit: Unit, name: str) -> list[str]:
    return [value for found, value in _ATTRIBUTE.findall(unit.line) if found == name] if unit.block else []


def _naming(unit: Unit) -> tuple[str, ...]:
    """A word for a block without text of its own."""
    if unit.text.strip():
        return ()
    if "<img " in unit.line:
        return (IMAGE,)
    return ({"hr": RULE, "div": RECORD}.get(unit.block, EMPTY),)


def _with_moves(rows: list[Row]) -> list[Row]:
    """Say so where a block that went at one place came at another, word for word and only once."""
    gone = Counter((row.block, row.old) for row in rows if row.kind == "removed")
    came = Counter((row.block, _as_removed(row.new)) for row in rows if row.kind == "added")
    moved = {key for key, n in gone.items() if n == came[key] == 1 and _is_long(key[1])}
    return [
        replace(row, notes=(*row.notes, MOVED_AWAY if row.kind == "removed" else MOVED_HERE))
        if row.kind in {"removed", "added"} and (row.block, row.old or _as_removed(row.new)) in moved
        else row
        for row in rows
    ]


def _as_removed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(piece.text, "removed") for piece in pieces)


def _is_long(pieces: tuple[Piece, ...]) -> bool:
    return _word_count(pieces, "removed") >= _WORDS_TO_CALL_IT_MOVED


def _word_count(pieces: tuple[Piece, ...], mark: Mark) -> int:
    found = (word for piece in pieces if piece.mark == mark for word in words(piece.text))
    return sum(word[0].isalnum() or word[0] == "⟦" for word in found)


def _folded(rows: list[Row], context: int) -> list[Row]:
    """Replace unchanged stretches, but for `context` rows at each change, by gaps (of two rows or more)."""
    near: set[int] = set()
    for index, row in enumerate(rows):
        if row.kind != "same":
            near.update(range(index - context, index + context + 1))
    result: list[Row] = []
    index = 0
    while index < len(rows):
        end = index
        while end < len(rows) and end not in near:
            end += 1
        if end - index > 1:
            result.append(Row("gap", count=end - index))
        elif end > index:
            result.append(rows[index])
        if end < len(rows):
            result.append(rows[end])
        index = end + 1
    return result
