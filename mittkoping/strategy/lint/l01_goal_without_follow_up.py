"""L1: an area promises something that nothing in the document says will be looked at again."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Area, Draft, Finding, Goal
from mittkoping.strategy.lint.areas import Areas, followed_areas
from mittkoping.strategy.lint.phrases import on_area, on_goal, quoted, quoted_en, reworded, unended
from mittkoping.strategy.lint.places import is_empty, rows_of, table_of


def goal_without_follow_up(draft: Draft, _: date) -> Iterator[Finding]:
    """Areas with goals and no follow-up of their own; goals whose cell for follow-up is empty.

    A follow-up of the whole document, or of an area above, lowers the finding to `info`.
    """
    followed, areas = followed_areas(draft), Areas(draft)
    for area in draft.areas:
        goals = areas.goals(area)
        if goals and area.id not in followed:
            covered = None in followed or any(above.id in followed for above in areas.lineage(area))
            yield _unfollowed_area(draft, area, goals, covered)
    for goal in draft.goals:
        if _cell_is_empty(draft, goal):
            yield _unfollowed_goal(draft, goal)


def _unfollowed_area(draft: Draft, area: Area, goals: list[Goal], covered: bool) -> Finding:
    count, title = len(goals), area.title
    sv = f"Området {quoted(title)} har {'ett mål' if count == 1 else f'{count} mål'} men ingen uppföljning"
    en = f"The area {quoted_en(title)} has {count} goal{'s' * (count != 1)} but no follow-up"
    if covered:
        sv += " av sitt eget, bara den som gäller en större del av dokumentet. Säg vad i den som visar "
        en += " of its own, only the one for a larger part of the document. Say what in it shows "
    else:
        sv += ". Skriv vad som ska följas upp, hur ofta och av vem, så att det går att se "
        en += ". Write what is to be followed up, how often and by whom, so that one can see "
    sv += f"om {quoted(goals[0].text)} har blivit verklighet."
    en += f"whether {quoted_en(goals[0].text)} has come true."
    return Finding(
        rule="L1",
        severity="info" if covered else "warning",
        target=on_area(area),
        message_sv=sv,
        message_en=en,
        span=area.span,
        proposal=_looked_at(draft, goals[0]),
    )


def _unfollowed_goal(draft: Draft, goal: Goal) -> Finding:
    return Finding(
        rule="L1",
        severity="warning",
        target=on_goal(goal),
        message_sv=f"Rutan för uppföljning är tom på raden med målet {quoted(goal.text)}. "
        "Skriv vad som visar att målet är nått, och hur ofta det kontrolleras.",
        message_en=f"The follow-up cell is empty in the row of the goal {quoted_en(goal.text)}. "
        "Write what shows that the goal is met, and how often it is checked.",
        span=goal.span,
        proposal=_looked_at(draft, goal),
    )


def _looked_at(draft: Draft, goal: Goal) -> str | None:
    return reworded(draft, f"Uppföljning av {quoted(unended(goal.text))}: …, mäts varje … (ansvarig: …)")


def _cell_is_empty(draft: Draft, goal: Goal) -> bool:
    """Whether the table has columns for follow-up and all of them are empty in every row of the goal."""
    table = table_of(draft, goal.place)
    kinds = draft.columns.get(goal.place.block, ())
    if table is None or "follow_up" not in kinds:
        return False
    columns = [index for index, kind in enumerate(kinds) if kind == "follow_up"]
    rows = [table.rows[number] for number in rows_of(draft, goal.place)]
    return bool(rows) and all(
        is_empty(draft.document.said(row[column].span)) for row in rows for column in columns
    )
