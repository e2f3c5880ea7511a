"""L11: everybody is promised something, and the next sentence takes it back for some."""

import re
from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, Goal
from mittkoping.strategy.lint.modals import permits
from mittkoping.strategy.lint.phrases import on_goal, quoted, quoted_en, reworded, unended, within
from mittkoping.strategy.lint.places import unit
from mittkoping.strategy.lint.universal import wholes
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.texts.documents.document import Span

_AFTER_ALL = re.compile(r"\b(?:men|dock|fast|although|but)\b[^.;]*", re.IGNORECASE)


def option_in_entitlement(draft: Draft, _: date) -> Iterator[Finding]:
    """Binding goals for all of a group with a `kan` or `får` sentence after them in the same paragraph."""
    for goal in draft.goals:
        groups = wholes(goal.text) if goal.modality == "ska" else []
        option = _option(draft, goal) if groups else None
        if option:
            yield _undone(draft, goal, groups[0].phrase, draft.document.said(option))


def _option(draft: Draft, goal: Goal) -> Span | None:
    around = unit(draft, goal.place)
    offered = (each.span for each in draft.goals if each.modality == "kan")
    known = next((span for span in offered if goal.span.end <= span.start and span.end <= around.end), None)
    if known:
        return known
    inside = _AFTER_ALL.search(goal.text)
    if inside and permits(inside.group()):
        return within(goal.span, *inside.span())
    rest = sentences(draft.document.text, Span(goal.span.end, around.end))
    return next((span for span in rest if permits(draft.document.said(span))), None)


def _undone(draft: Draft, goal: Goal, group: str, option: str) -> Finding:
    return Finding(
        rule="L11",
        severity="warning",
        target=on_goal(goal),
        message_sv=f"{quoted(group)} lovas något som meningen efter gör valfritt: "
        f"{quoted(option)}. Skriv i "
        "målet vilka som undantas och vad de får i stället, så att alla vet vad som gäller dem.",
        message_en=f"{quoted_en(group)} are promised something that the sentence after makes optional: "
        f"{quoted_en(option)}. Write in the goal who is excepted and what they get instead.",
        span=goal.span,
        proposal=reworded(draft, f"{unended(goal.text)}, utom … som i stället ska ha …."),
    )
