"""L5: a deadline that is missing, that lies outside the document's period, or that has passed."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Activity, Draft, Finding, Goal
from mittkoping.strategy.lint.deadlines import goes_on, has_no_end, in_english, in_swedish
from mittkoping.strategy.lint.phrases import (
    called,
    on_activity,
    on_goal,
    quoted,
    quoted_en,
    reworded,
    unended,
)
from mittkoping.strategy.lint.places import cells_of_kind, unit

Promise = Goal | Activity
_FINISHED = ("met", "transferred", "closed_unassessed")


def deadline(draft: Draft, as_of: date) -> Iterator[Finding]:
    """Goals and activities by variant: `missing`, `after_period`, `before_period`, `passed` (before `as_of`).

    A goal is only missing a date if it binds and the document has no end; a progression goal (`senast i
    årskurs 3`) needs none. A date that something holds *from* cannot pass.
    """
    for goal in draft.goals:
        if goal.due is not None:
            yield from _dated(draft, goal, goal.due, goal.due_kind == "from", as_of)
        elif _lacks_date(draft, goal):
            yield _missing(draft, goal)
    for activity in draft.activities:
        if activity.due is not None:
            yield from _dated(draft, activity, activity.due, False, as_of)
        elif activity.recurrence is None and not _goes_on(draft, activity):
            yield _missing(draft, activity)


def _lacks_date(draft: Draft, goal: Goal) -> bool:
    binding = goal.modality == "ska" and goal.stage is None
    return binding and draft.facts.period.end is None and not _goes_on(draft, goal)


def _goes_on(draft: Draft, promise: Promise) -> bool:
    times = (draft.document.said(cell.span) for cell in cells_of_kind(draft, promise.place, "time"))
    own = promise.text
    if isinstance(promise, Activity) and promise.place.row is None:
        own = draft.document.said(unit(draft, promise.place))
    return goes_on(own) or any(has_no_end(said) for said in times)


def _dated(draft: Draft, promise: Promise, due: date, starts: bool, as_of: date) -> Iterator[Finding]:
    period = draft.facts.period
    if period.end and due > period.end:
        yield _after(draft, promise, due, period.end)
    if period.start and due < period.start:
        yield _before(draft, promise, due, period.start)
    if due < as_of and not starts:
        yield _passed(draft, promise, due, as_of)


def _after(draft: Draft, promise: Promise, due: date, end: date) -> Finding:
    sv, en = called(draft)
    return _finding(
        draft,
        promise,
        "after_period",
        f"{quoted(promise.text)} ska vara klart {in_swedish(due)}, men {sv.lower()} gäller bara till "
        "och med "
        f"{in_swedish(end)}. Flytta datumet, eller säg vem som tar över när {sv.lower()} har gått ut.",
        f"{quoted_en(promise.text)} is due on {in_english(due)}, but {en.lower()} only applies until "
        f"{in_english(end)}. Move the date, or say who takes over when it has ended.",
    )


def _before(draft: Draft, promise: Promise, due: date, start: date) -> Finding:
    sv, en = called(draft)
    return _finding(
        draft,
        promise,
        "before_period",
        f"{quoted(promise.text)} har datumet {in_swedish(due)}, innan {sv.lower()} börjar gälla "
        f"{in_swedish(start)}. Skriv ett nytt datum, eller berätta att det redan är gjort.",
        f"{quoted_en(promise.text)} is dated {in_english(due)}, before {en.lower()} begins on "
        f"{in_english(start)}. Write a new date, or tell that it is already done.",
    )


def _passed(draft: Draft, promise: Promise, due: date, as_of: date) -> Finding:
    over = draft.facts.period.end is not None and draft.facts.period.end < as_of
    return _finding(
        draft,
        promise,
        "passed",
        f"{quoted(promise.text)} skulle vara klart {in_swedish(due)}, och den dagen har passerat. "
        "Skriv hur "
        "det gick, eller ge ett nytt datum.",
        f"{quoted_en(promise.text)} was due on {in_english(due)}, and that day has passed. Write how "
        "it went, "
        "or give a new date.",
        hint=over or promise.status in _FINISHED,
    )


def _missing(draft: Draft, promise: Promise) -> Finding:
    sv, en = called(draft)
    if isinstance(promise, Goal):
        return _finding(
            draft,
            promise,
            "missing",
            f"Målet {quoted(promise.text)} har inget datum, och {sv.lower()} har inget slut. Skriv "
            "senast när "
            f"målet ska vara nått, eller hur länge {sv.lower()} gäller.",
            f"The goal {quoted_en(promise.text)} has no date, and {en.lower()} has no end. Write by "
            "when it "
            f"is to be met, or how long {en.lower()} applies.",
            proposal=_turned(promise.text),
        )
    return _finding(
        draft,
        promise,
        "missing",
        f"Det står inte när {quoted(promise.text)} ska vara gjort. Skriv en sista dag, eller hur ofta "
        "det görs.",
        f"It does not say when {quoted_en(promise.text)} is to be done. Write a last day, or how often it "
        "is done.",
        proposal=f"{unended(promise.text)}, senast …",
    )


def _turned(text: str) -> str | None:
    """`Skolorna ska …` as `Senast … ska skolorna …`; None where the subject is too long for that."""
    subject, verb, rest = text.partition(" ska ")
    if not verb or len(subject.split()) > 8 or "," in subject:
        return None
    first = subject if subject[:2].isupper() else subject[0].lower() + subject[1:]
    return f"Senast … ska {first} {rest}"


def _redated(promise: Promise) -> str | None:
    """The goal with a blank where its date stands."""
    written = promise.due_text if isinstance(promise, Goal) else None
    if not written or written not in promise.text:
        return None
    blank = "Senast …" if promise.text.startswith(written) else "senast …"
    return promise.text.replace(written, blank, 1)


def _finding(
    draft: Draft,
    promise: Promise,
    variant: str,
    sv: str,
    en: str,
    *,
    hint: bool = False,
    proposal: str | None = None,
) -> Finding:
    outside = variant in ("after_period", "before_period")
    return Finding(
        rule="L5",
        variant=variant,
        severity="error" if outside else "info" if hint else "warning",
        target=on_goal(promise) if isinstance(promise, Goal) else on_activity(promise),
        message_sv=sv,
        message_en=en,
        span=promise.span,
        proposal=reworded(draft, proposal or _redated(promise)),
    )
