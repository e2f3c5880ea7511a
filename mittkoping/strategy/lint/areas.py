"""Questions about areas: what stands in them, and what they stand in."""

from collections.abc import Iterator

from mittkoping.strategy.draft import Area, Draft, Goal


def goals_of(draft: Draft, area: Area) -> list[Goal]:
    """The goals that belong to the area itself."""
    return [goal for goal in draft.goals if goal.area == area.id]


def lineage(draft: Draft, area: Area) -> Iterator[Area]:
    """The areas that enclose an area, nearest first."""
    known = {each.id: each for each in draft.areas}
    parent = area.parent
    while parent is not None and parent in known:
        yield known[parent]
        parent = known[parent].parent


def below(draft: Draft, area: Area) -> list[Area]:
    """The areas inside an area, at any depth."""
    return [each for each in draft.areas if any(above.id == area.id for above in lineage(draft, each))]


def followed_areas(draft: Draft) -> set[str | None]:
    """The areas that have a follow-up; None is in it when something follows up the whole document.

    A follow-up that names its goals counts for the areas of these goals too.
    """
    area_of = {goal.id: goal.area for goal in draft.goals}
    followed: set[str | None] = set()
    for follow_up in draft.follow_ups:
        named = {area_of[goal] for goal in follow_up.goals if area_of.get(goal)}
        followed |= named or {follow_up.area}
        followed.add(follow_up.area)
    return followed
