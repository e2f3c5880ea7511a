"""Sentences that say something is looked at again: their predicate is followed up, measured, reported."""

import re

from mittkoping.strategy.reader.inflection import is_infinitive, tokens
from mittkoping.strategy.reader.modality import MODALS, is_main, is_reported
from mittkoping.strategy.reader.moments import moments
from mittkoping.strategy.reader.owners import agent
from mittkoping.strategy.reader.recurrence import frequency
from mittkoping.texts.documents.document import Span

_VERB = re.compile(
    r"\b(?:(?P<up>följs|följas)\s+(?:\w+\s+){0,5}?upp|utvärderas|mäts|mätas|granskas|redovisas"
    r"|revideras och utvärderas"
    r"|(?P<done>genomförs|genomföras|görs|göras)|(?:is|are|be) (?:\w+ )?(?:followed up|evaluated"
    r"|measured|reviewed|monitored|reported))\b",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(r"upp\b|utvärderas|mäts|mätas|granskas|followed up|evaluated|reviewed", re.IGNORECASE)
_SURVEY = re.compile(
    r"\b\w*(?:enkät|undersökning|mätning|utvärdering|uppföljning|kartläggning|survey|evaluation)\w*",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:följer\s+(?:\w+\s+){0,3}?upp|utvärderar|mäter|granskar|redovisar|follows up|evaluates?"
    r"|measures?|reviews?|reports?)\b",
    re.IGNORECASE,
)


def is_follow_up(text: str, span: Span) -> bool:
    """Whether the predicate of a sentence is to be followed up, with a frequency, an agent or an occasion."""
    sentence = text[span.start : span.end]
    match = _VERB.search(sentence)
    if match is None or is_reported(sentence) or (match["done"] and not _SURVEY.search(sentence)):
        return False
    found = tokens(sentence)
    at = next((n for n, token in enumerate(found) if token.end > match.start()), len(found) - 1)
    if not is_main(sentence, found, at) or not _is_first_verb([token.word for token in found], at):
        return False
    if frequency(sentence) is not None or agent(text, span) is not None:
        return True
    return _LOOKED_AT.search(match.group()) is not None and bool(moments(sentence))


def says_who_looks(sentence: str) -> bool:
    """Whether a sentence under a follow-up heading says that somebody follows up, and how often."""
    return bool(_ACTIVE.search(sentence)) and frequency(sentence) is not None and not is_reported(sentence)


def _is_first_verb(words: list[str], at: int) -> bool:
    """Whether the verb is what the modal rules, not one further on: *ska ha en plan och följas upp*."""
    modal = next((n for n in range(at - 1, -1, -1) if words[n] in MODALS), None)
    if modal is None:
        return True
    between = [word for word in words[modal + 1 : at] if is_infinitive(word) and word not in {"be", "ska"}]
    return all(word.endswith("s") for word in between)
