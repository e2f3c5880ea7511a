"""The headings of a document as areas, and for each block what it stands under."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from mittkoping.strategy.draft import Area, AreaKind
from mittkoping.strategy.reader.headings import announces_goals, kind_of, numbered_depth
from mittkoping.strategy.reader.roles import names_role
from mittkoping.texts.documents.document import Document, Heading

_ABBREVIATED = 5
_NESTING: tuple[AreaKind, ...] = ("goals", "activities", "follow_up")


class Section(NamedTuple):
    """What a block stands under.

    `area` is the id of the nearest goal_area, `mode` the kind that decides what items become,
    `heading` the index of the heading's block, `role` that of a role's heading in a responsibility chapter.
    """

    area: str | None
    mode: AreaKind
    heading: int | None
    role: int | None = None
    goals_announced: bool = False


class Outline(NamedTuple):
    """The areas in order, and the section of every block by its index."""

    areas: tuple[Area, ...]
    sections: tuple[Section, ...]


class _Head(NamedTuple):
    at: int
    title: str
    kind: AreaKind
    level: int


def outline(
    document: Document, title: int | None, entries: Collection[int] = (), sheets: Collection[int] = ()
) -> Outline:
    """Areas and sections; `title`, `entries` and `sheets` are block indexes of headings that are none."""
    heads = _levelled(_heads(document, title, entries, sheets))
    areas: list[Area] = []
    by_block: dict[int, Section] = {}
    stack: list[tuple[_Head, Area, Section]] = []
    for head in heads:
        while stack and stack[-1][0].level >= head.level:
            stack.pop()
        above = stack[-1] if stack else None
        kind = _inherited(head, above)
        span = document.blocks[head.at].span
        area = Area(f"a{len(areas) + 1}", head.title, kind, head.level, above[1].id if above else None, span)
        areas.append(area)
        section = _section(head, area, above)
        stack.append((head, area, section))
        by_block[head.at] = section
    preamble = Section(None, "frame" if areas else "goal_area", None)
    sections = []
    current = preamble
    for at in range(len(document.blocks)):
        current = by_block.get(at, current)
        sections.append(current)
    return Outline(tuple(areas), tuple(sections))


def _heads(
    document: Document, title: int | None, entries: Collection[int], sheets: Collection[int]
) -> list[_Head]:
    found = []
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Heading) or at <= (-1 if title is None else title):
            continue
        said = document.said(block.span)
        kind: AreaKind = "activities" if at in entries else "follow_up" if at in sheets else kind_of(said)
        found.append(_Head(at, said, kind, block.level or 0))
    return found


def _levelled(heads: list[_Head]) -> list[_Head]:
    stated = [head for head in heads if head.level]
    if stated:
        return _nested_repeats(_with_looks_below(heads))
    return _by_looks(heads, 2 if heads and heads[0].at > 0 else 1)


def _with_looks_below(heads: list[_Head]) -> list[_Head]:
    """Headings known by their look only stand one level below the last stated one."""
    found = []
    last = 1
    for head in heads:
        last = head.level or last
        found.append(head if head.level else head._replace(level=last + 1))
    return found


def _nested_repeats(heads: list[_Head]) -> list[_Head]:
    """*Mål*, *Åtgärder*, *Uppföljning* that return at the areas' level belong to the area before."""
    count = Counter((head.kind, head.level) for head in heads)
    found: list[_Head] = []
    area: _Head | None = None
    for head in heads:
        if head.kind == "goal_area":
            area = head
        elif head.kind not in _NESTING and area and head.level <= area.level:
            area = None
        if head.kind in _NESTING and area and head.level == area.level and count[head.kind, head.level] > 1:
            head = head._replace(level=head.level + 1)
        found.append(head)
    return found


def _by_looks(heads: list[_Head], base: int) -> list[_Head]:
    """Levels where the format states none: numbers, capitals, and kinds under their area or chapter."""
    found: list[_Head] = []
    for head in heads:
        found.append(head._replace(level=_level_by_look(head, found, heads, base)))
    return found


def _level_by_look(head: _Head, found: list[_Head], heads: list[_Head], base: int) -> int:
    if depth := numbered_depth(head.title):
        return base + depth - 1
    mixed = len({one.title.isupper() for one in heads}) > 1
    smaller = mixed and not head.title.isupper()
    below_numbers = bool(found) and head.kind != "frame" and any(numbered_depth(one.title) for one in heads)
    level = base + 1 if smaller or below_numbers else base
    if not smaller and not below_numbers and _closes(head, heads):
        return level
    above = _chapter_above(found, head)
    return level if above is None or level > above.level else above.level + 1


def _closes(head: _Head, heads: list[_Head]) -> bool:
    """Whether a chapter follows up all areas before it: the only one of its kind, and no area comes after."""
    areas = [one.at for one in heads if one.kind == "goal_area" and not names_role(_in_small(one.title))]
    return (
        head.kind == "follow_up"
        and sum(one.kind == head.kind for one in heads) == 1
        and len(areas) > 1
        and head.at > max(areas)
    )


def _chapter_above(found: list[_Head], head: _Head) -> _Head | None:
    """The heading that a heading without a level belongs under by its kind."""
    for above in reversed(found):
        if head.kind in _NESTING and above.kind == "goal_area":
            return above
        if above.kind == "responsibility":
            return above if head.kind == "goal_area" and names_role(_in_small(head.title)) else None
        if above.kind == "frame":
            return None
    return None


def _in_small(title: str) -> str:
    """A title as a sentence would have it, so that a word in capitals is not taken for an abbreviation."""
    return title.capitalize() if title.isupper() and len(title) > _ABBREVIATED else title


def _inherited(head: _Head, above: tuple[_Head, Area, Section] | None) -> AreaKind:
    if above is None or head.kind != "goal_area":
        return head.kind
    if above[1].kind in {"frame", "responsibility"}:
        return above[1].kind
    return "goal_area"


def _section(head: _Head, area: Area, above: tuple[_Head, Area, Section] | None) -> Section:
    enclosing = above[2] if above else Section(None, "goal_area", None)
    if area.kind == "goal_area":
        mode = enclosing.mode if enclosing.mode in _NESTING else "goal_area"
        announced = announces_goals(head.title) or mode == "goals"
        return Section(area.id, mode, head.at, goals_announced=announced)
    role = head.at if area.kind == "responsibility" and above and above[1].kind == "responsibility" else None
    return Section(enclosing.area, area.kind, head.at, role, area.kind == "goals")
