"""What is clear in a document already: said first, so that it is kept."""

from collections.abc import Iterator, Sequence

from mittkoping.strategy.draft import Draft, Finding
from mittkoping.strategy.lint.areas import followed_areas
from mittkoping.strategy.lint.deadlines import in_swedish
from mittkoping.strategy.lint.phrases import called


def strengths(draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    """Sentences about what one can already tell from the document; none where there is nothing to say.

    What holds for some goals or areas only is said when it holds for at least half of them.
    """
    rules = {(finding.rule, finding.variant) for finding in findings}
    yield from _of_the_document(draft)
    yield from _of_the_goals(draft)
    if draft.follow_ups and all(each.owner for each in draft.follow_ups):
        yield "Varje uppföljning har en ansvarig."
    if draft.responsibilities and ("L3", None) not in rules:
        yield "Alla som står som ansvariga finns i ansvarsfördelningen."
    if draft.facts.parents and not any(rule == "L9" for rule, _ in rules):
        yield "Det går att hitta de dokument som ligger till grund."
    if not any(rule == "L13" for rule, _ in rules):
        yield "Inga personer nämns vid namn. Ansvaret ligger på roller och enheter."


def _of_the_document(draft: Draft) -> Iterator[str]:
    facts, (name, _) = draft.facts, called(draft)
    if facts.period.start and facts.period.end:
        start, end = in_swedish(facts.period.start), in_swedish(facts.period.end)
        yield f"Det framgår hur länge {name.lower()} gäller: från {start} till {end}."
    if facts.decided_by and facts.decided_on:
        yield f"Det framgår vem som har beslutat och när: {facts.decided_by}, {in_swedish(facts.decided_on)}."


def _of_the_goals(draft: Draft) -> Iterator[str]:
    goals = draft.goals
    if not goals:
        return
    dated = sum(goal.due is not None or goal.stage is not None for goal in goals)
    measured = sum(goal.target is not None for goal in goals)
    if _mostly(dated, goals):
        yield f"{_share(dated, len(goals))} säger när det ska vara nått."
    if _mostly(measured, goals):
        yield f"{_share(measured, len(goals))} säger hur mycket som ska nås."
    followed = followed_areas(draft)
    promised = {goal.area for goal in goals}
    areas = [area for area in draft.areas if area.id in promised]
    own = [area for area in areas if area.id in followed]
    if own and len(own) == len(areas):
        yield "Varje område med mål har en egen uppföljning."
    elif _mostly(len(own), areas):
        yield f"{len(own)} av {len(areas)} områden med mål har en egen uppföljning."


def _mostly(part: int, whole: Sequence[object]) -> bool:
    return 0 < len(whole) <= 2 * part


def _share(part: int, whole: int) -> str:
    return ("Målet" if whole == 1 else "Alla mål") if part == whole else f"{part} av {whole} mål"
