"""Questions about areas: what stands in them, and what they stand in."""

from collections import defaultdict
from collections.abc import Iterator

from mittkoping.strategy.draft import Area, Draft, Goal


class Areas:
    """The areas of a draft with their goals, gathered once so that a long document is no slower to ask."""

    def __init__(self, draft: Draft) -> None:
        self._known = {area.id: area for area in draft.areas}
        self._goals: dict[str | None, list[Goal]] = defaultdict(list)
        for goal in draft.goals:
            self._goals[goal.area].append(goal)
        own = [area for area in draft.areas if self.goals(area)]
        self._promising = {each.id for area in own for each in (area, *self.lineage(area))}

    def goals(self, area: Area) -> list[Goal]:
        """The goals that belong to the area itself."""
        return self._goals.get(area.id, [])

    def promises(self, area: Area) -> bool:
        """Whether the area, or one inside it at any depth, has a goal."""
        return area.id in self._promising

    def lineage(self, area: Area) -> Iterator[Area]:
        """The areas that enclose an area, nearest first."""
        parent = area.parent
        while parent is not None and parent in self._known:
            yield self._known[parent]
            parent = self._known[parent].parent


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
