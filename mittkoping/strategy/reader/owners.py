"""Who answers for something: last parentheses, a label, the agent of a passive; never a person."""

import re
from collections.abc import Iterator

from mittkoping.strategy.reader.persons import persons
from mittkoping.strategy.reader.roles import names_role
from mittkoping.texts.documents.document import Span

_PARENTHESES = re.compile(r"\(([^()]{2,120})\)\s*(?:,[^()]{1,40})?[.;]?\s*$")
LABEL = (
    r"(?:ansvariga?|ansvarigt?|huvudansvarig|ansvar|aktör|ägare|utförare|utförs av|genomförs av"
    r"|uppföljningsansvarig"
    r"|owner|responsible|responsibility|lead)"
    r"(?: (?:för \w+|nämnd|förvaltning|enhet|chef|roll|funktion|part|unit|role|body|for \w+))?(?: är)?"
)
_LABELLED = re.compile(rf"(?<![\w-]){LABEL}\s*[:–]\s*([^.;|()]+(?:\.(?=\w)[^.;|()]*)*)", re.IGNORECASE)
_LABEL_END = re.compile(
    r",?\s+(?:tid|klart|när|status|senast|tidplan|due|deadline|uppföljning|frekvens|resurser)\s*:"
    r"|,\s+(?:senast|årligen|varje|löpande)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:senast |under |till |från |klart )?(?:\w+ )?[\d/–-]*\d|årligen|löpande|kontinuerligt|månadsvis"
    r"|kvartalsvis|halvårsvis|terminsvis|tertialvis|(?:varje|vartannat|per) \w+"
    r"|\w+ gång(?:er)? (?:per|om) \w+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:\b\w{3,}(?:as|s|es|ts|ds)\b(?:\s+upp)?|\b(?:is|are|be|been)\s+(?:\w+\s+){0,2}?\w+(?:ed|up"
    r"|out|n))\s+(?:[^.;()]{0,60}?\s)?(?:av|by)\s+",
    re.IGNORECASE,
)
_AGENT_END = re.compile(
    r"\s*(?:[.;:()!?]|,|$)|\s+(?:i|på|under|varje|årligen|senast|för|med|genom|inom|vid|till|en gång"
    r"|två|tre|minst|som|när|och (?!\w*(?:rektor|chef|nämnd"
    r"|enhet|avdelning|förvaltning|utbildning|fritid|kultur|omsorg|pedagog|lärare|elevhälsa"
    r"|arbetsmarknad|styrelse|kvalitet|skol))"
    r"|samt|löpande|per|kvartalsvis|terminsvis|tertialvis|vartannat|utifrån|enligt|mot|från|hösten"
    r"|våren|in|at|every|each|annually|during|for|with|once|twice"
    r"|and (?!\w*(?:principal|committee|board|department|unit)))\b",
    re.IGNORECASE,
)
_RUBBISH = " ,;:–—-/|."


def trailing_owner(text: str, span: Span) -> Span | None:
    """The owner in the last parentheses of an item, if they hold a unit or a role."""
    match = _PARENTHESES.search(text[span.start : span.end])
    if match is None or not names_role(match.group(1)):
        return None
    begin, end = span.start + match.start(1), span.start + match.end(1)
    *_, last = re.finditer(r"[^,;]+", text[begin:end])
    if _TIME.fullmatch(last.group().strip()):
        end = begin + last.start()
    return owner_in(text, Span(begin, end))


def labelled_owner(text: str, span: Span) -> Span | None:
    """The owner after *Ansvarig:* inside a piece of text."""
    match = _LABELLED.search(text, span.start, span.end)
    if match is None:
        return None
    end = _LABEL_END.search(text, match.start(1), match.end(1))
    return owner_in(text, Span(match.start(1), end.start() if end else match.end(1)))


def agent(text: str, span: Span) -> Span | None:
    """The role that does what a passive sentence says: *följs upp av nämnden*."""
    for match in _passives(text[span.start : span.end]):
        begin = span.start + match
        end = _AGENT_END.search(text, begin, span.end)
        stop = end.start() if end else span.end
        said = text[begin:stop]
        article = re.match(r"(?:the)\s+", said, re.IGNORECASE)
        begin += article.end() if article else 0
        if names_role(text[begin:stop]):
            return owner_in(text, Span(begin, stop))
    return None


def _passives(sentence: str) -> Iterator[int]:
    at = 0
    while match := _PASSIVE.search(sentence, at):
        yield match.end()
        at = match.end()


def owner_of(text: str, span: Span) -> Span | None:
    """The owner a piece of text names itself: label, last parentheses, or agent, in this order."""
    return labelled_owner(text, span) or trailing_owner(text, span) or agent(text, span)


def owner_in(text: str, span: Span) -> Span | None:
    """What of an owner's cell or label may be shown: all of it, or the role beside a person's name."""
    said = text[span.start : span.end]
    pieces, at = [], 0
    for start, end in persons(said):
        pieces.append((at, start))
        at = max(at, end)
    pieces.append((at, len(said)))
    kept = [_trimmed(said, *piece) for piece in pieces]
    roles = [(start, end) for start, end in kept if end > start]
    if len(pieces) > 1:
        roles = [(start, end) for start, end in roles if names_role(said[start:end])]
    if not roles:
        return None
    start, end = max(roles, key=lambda piece: piece[1] - piece[0])
    return Span(span.start + start, span.start + end)


def _trimmed(said: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (said[start].isspace() or said[start] in _RUBBISH):
        start += 1
    while end > start and (said[end - 1].isspace() or said[end - 1] in _RUBBISH):
        end -= 1
    piece = said[start:end]
    if piece.startswith("(") and piece.endswith(")"):
        return _trimmed(said, start + 1, end - 1)
    if piece.startswith("(") and ")" not in piece:
        return _trimmed(said, start + 1, end)
    if piece.endswith(")") and "(" not in piece:
        return _trimmed(said, start, end - 1)
    if piece.endswith("("):
        return _trimmed(said, start, end - 1)
    return start, end
