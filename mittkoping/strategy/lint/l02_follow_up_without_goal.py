"""L2: something is looked at again in an area that promises nothing."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Area, Draft, Finding, FollowUp
from mittkoping.strategy.lint.areas import Areas
from mittkoping.strategy.lint.phrases import on_area, quoted, quoted_en, reworded, unended


def follow_up_without_goal(draft: Draft, _: date) -> Iterator[Finding]:
    """Areas with follow-ups and no goal in them or in an area inside; those whose goals stand elsewhere pass.

    Where an area above has goals, the follow-up may well be theirs: then the finding is only `info`.
    """
    areas = Areas(draft)
    idle: dict[str | None, FollowUp] = {}
    for follow_up in draft.follow_ups:
        if not follow_up.goals:
            idle.setdefault(follow_up.area, follow_up)
    for area in draft.areas:
        if area.id in idle and not areas.promises(area):
            above = next((each for each in areas.lineage(area) if areas.goals(each)), None)
            yield _idle(draft, area, idle[area.id], above)


def _idle(draft: Draft, area: Area, idle: FollowUp, above: Area | None) -> Finding:
    first, title = idle.text, area.title
    sv = f"Under {quoted(title)} ska {quoted(first)} följas upp, men där finns inget mål att jämföra med. "
    en = (
        f"Under {quoted_en(title)}, {quoted_en(first)} is followed up, but there is no goal to compare with. "
    )
    if above:
        sv += f"Säg vilket mål under {quoted(above.title)} det gäller, eller skriv målet."
        en += f"Say which goal under {quoted_en(above.title)} it belongs to, or write the goal."
    else:
        sv += "Skriv vad ni vill uppnå, eller stryk uppföljningen."
        en += "Write what is to be achieved, or strike the follow-up."
    return Finding(
        rule="L2",
        severity="info" if above else "warning",
        target=on_area(area),
        message_sv=sv,
        message_en=en,
        span=area.span,
        proposal=reworded(draft, f"Senast … ska …. Följs upp genom: {unended(first)}."),
    )
