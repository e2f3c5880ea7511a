"""L6: a goal of vague words, with neither a quantity nor a date that would show when it is met."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, Goal
from mittkoping.strategy.lint.phrases import listed, on_goal, quoted, quoted_en, reworded, unended
from mittkoping.strategy.lint.vague import vague_words


def vague_only(draft: Draft, _: date) -> Iterator[Finding]:
    """Goals of any modality with a vague word and neither target nor due date."""
    for goal in draft.goals:
        words = vague_words(goal.text)
        if words and goal.target is None and goal.due is None:
            yield _vague(draft, goal, words)


def _vague(draft: Draft, goal: Goal, words: list[str]) -> Finding:
    sv = listed([quoted(word) for word in words])
    en = listed([quoted_en(word) for word in words], "and")
    return Finding(
        rule="L6",
        severity="warning",
        target=on_goal(goal),
        message_sv=f"{sv} säger åt vilket håll men inte hur långt, och målet har varken mått eller datum. "
        "Skriv vad som ska gå att se eller räkna, hur mycket och senast när.",
        message_en=f"{en} give{'s' * (len(words) == 1)} a direction but not how far, and the goal has "
        "neither "
        "a measure nor a date. Write what one will be able to see or count, how much, and by when.",
        span=goal.span,
        proposal=reworded(draft, f"{unended(goal.text)}. Målet är nått när minst … av … …, senast …."),
    )
