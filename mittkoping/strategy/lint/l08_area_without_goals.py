"""L8: an area with a heading of its own that promises nothing."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Area, Draft, Finding
from mittkoping.strategy.lint.areas import Areas
from mittkoping.strategy.lint.phrases import listed, on_area, quoted, quoted_en, reworded


def area_without_goals(draft: Draft, _: date) -> Iterator[Finding]:
    """Goal areas of which nothing became a goal, and that have no area inside with one."""
    areas = Areas(draft)
    for area in draft.areas:
        if area.kind == "goal_area" and not areas.promises(area):
            yield _empty(draft, area)


def _empty(draft: Draft, area: Area) -> Finding:
    done = [each.text for each in draft.activities if each.area == area.id][:2]
    sv, en = (
        f"Under {quoted(area.title)} står inget mål. ",
        f"There is no goal under {quoted_en(area.title)}. ",
    )
    if done:
        sv += f"Skriv vad {listed([quoted(each, 60) for each in done])} ska leda till."
        en += f"Write what {listed([quoted_en(each, 60) for each in done], 'and')} is to lead to."
    else:
        sv += "Skriv vad som ska vara annorlunda när tiden är slut, eller låt texten höra till inledningen."
        en += "Write what is to be different in the end, or let the text be part of the introduction."
    return Finding(
        rule="L8",
        severity="info",
        target=on_area(area),
        message_sv=sv,
        message_en=en,
        span=area.span,
        proposal=reworded(draft, f"Mål för {quoted(area.title)}: Senast … ska …."),
    )
