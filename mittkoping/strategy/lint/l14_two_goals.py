"""L14: one sentence promises two things, so that it can be half kept and nobody knows which half."""

import re
from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, Goal
from mittkoping.strategy.lint.modals import Clause, clauses, permits
from mittkoping.strategy.lint.phrases import ended, listed, on_goal, quoted, quoted_en, reworded
from mittkoping.strategy.lint.universal import speaks_of_all

_YEAR = r"(?:19|20)\d{2}"
_DEADLINE = re.compile(
    r"\b(?:senast|till och med|t\.o\.m\.|före|innan|under|till|i slutet av|vid utgången av|by|before"
    r"|no later than|during)\s+"
    rf"(?:\w+\s+|\d{{1,2}}\s+){{0,4}}?(?P<day>{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}\s+{_YEAR}"
    rf"|{_YEAR}(?:/\d\d)?|(?:ht|vt)[- ]?\d\d)\b",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    rf"\b(?:från(?: och med)?|mellan|sedan|from|between|since)\b[^,;]*?{_YEAR}[^,;]{{0,12}}?\Z", re.I
)
_JOINT = re.compile(r"(?:\s*[;:]|\s+[–—-]|,)?\s*\b(?:och|men|samt|dessutom|and|but)\s+|[;,]\s+", re.I)


def two_goals(draft: Draft, _: date) -> Iterator[Finding]:
    """Goals with two clauses that have a modal word each, side by side, or with two deadlines."""
    for goal in draft.goals:
        own = [clause for clause in clauses(goal.text) if not clause.subordinate]
        if own and speaks_of_all(goal.text):  # what then permits is the option that L11 speaks of
            own = [own[0], *(clause for clause in own[1:] if not permits(clause.word + " vara"))]
        days = deadlines(goal.text)
        if len(own) > 1:
            yield _two_clauses(draft, goal, own)
        elif len(days) > 1:
            yield _two_deadlines(draft, goal, days)


def deadlines(sentence: str) -> list[str]:
    """The different deadlines of a sentence, as they are written; the end of a span of time is not one."""
    found: dict[str, str] = {}
    for each in _DEADLINE.finditer(sentence):
        if not _BEGINNING.search(sentence[: each.start()]):
            found.setdefault(each["day"], each.group())
    return list(found.values())


def _two_clauses(draft: Draft, goal: Goal, own: list[Clause]) -> Finding:
    words = listed([quoted(clause.word) for clause in own[:3]])
    words_en = listed([quoted_en(clause.word) for clause in own[:3]], "and")
    return _finding(
        draft,
        goal,
        f"Meningen lovar två saker, med {words}. Dela den i två mål, så att båda kan få datum, ansvarig "
        "och svar "
        "på om de är nådda.",
        f"The sentence promises two things, with {words_en}. Make two goals of it, so that each can have "
        "a date, "
        "an owner and an answer.",
        _parted(goal.text, own),
    )


def _two_deadlines(draft: Draft, goal: Goal, days: list[str]) -> Finding:
    return _finding(
        draft,
        goal,
        f"Meningen har två tider: {listed([quoted(day) for day in days[:3]])}. Skriv ett mål för varje "
        "tid, så "
        "att det går att säga vad som är klart när.",
        f"The sentence has two deadlines: {listed([quoted_en(day) for day in days[:3]], 'and')}. Write a "
        "goal for "
        "each, so that one can say what is done when.",
        None,
    )


def _parted(text: str, own: list[Clause]) -> str | None:
    """The sentence cut in two before the clause of the second modal word."""
    between = text[own[0].end : own[1].start]
    joints = list(_JOINT.finditer(between))
    if not joints:
        return None
    cut = joints[-1]
    first, second = text[: own[0].end + cut.start()], text[own[0].end + cut.end() :]
    if own[1].start <= own[0].end + cut.end():  # `ska … och bör …`: the second has no subject of its own
        return None
    return f"1. {ended(first.rstrip(' ,;'))} 2. {second[0].upper()}{ended(second[1:])}"


def _finding(draft: Draft, goal: Goal, sv: str, en: str, proposal: str | None) -> Finding:
    return Finding(
        rule="L14",
        severity="warning",
        target=on_goal(goal),
        message_sv=sv,
        message_en=en,
        span=goal.span,
        proposal=reworded(draft, proposal),
    )
