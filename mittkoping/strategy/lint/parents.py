"""How a parent document stands: named so that it can be found, in force, replaced, or not there yet."""

import re
from enum import Enum, auto

from mittkoping.strategy.draft import Draft, Parent
from mittkoping.strategy.lint.places import sentence_around
from mittkoping.texts.documents.document import Span
from mittkoping.texts.swedish.stems import stem

_YEAR = r"(?:19|20)\d{2}"
_RANGE = re.compile(
    rf"(?P<start>{_YEAR})\s*(?:/\d\d)?\s*(?:[-–—]|till(?: och med)?|to)\s*(?P<end>{_YEAR}|\d{{2}}\b)"
)
_UNTIL = re.compile(
    rf"(?:gäll\w*|applie\w*|valid)[^.;]{{0,40}}?\b(?:till och med|t\.?o\.?m\.?|till|t\s?o\s?m|until|to)\s+"
    rf"(?:\w+\s+){{0,3}}?(?P<end>{_YEAR})",
    re.I,
)
_FOR_ONE_YEAR = re.compile(
    rf"\b(?:budget|verksamhetsplan|årsplan|agenda|vision)\b[^,;]*?(?P<end>{_YEAR})\Z", re.I
)
_DATED = re.compile(
    rf"\b{_YEAR}\b|\b\d{{1,2}}/\d{{1,2}}\b|\b(?:dnr|diarienummer|diarienr|case no|ref\.?)\b|https?://"
    r"|\bwww\.",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:ännu|än)\s+(?:inte|ej)\b|\b(?:inte|ej)\s+(?:ännu|än)\b|\b(?:inte|ej)\s+(?:beslutad|antagen"
    r"|fastställd|klar)"
    r"|\bkommande\b|\bunder\s+(?:framtagande|arbete|utarbetande|utveckling)\b|\bsaknas\b|\bfinns\s+inte\b"
    r"|\b(?:ska|skall|kommer att)\s+(?:tas\s+fram|utarbetas|beslutas|antas)\b|\bhåller på att tas fram\b"
    r"|\bnot yet\b|\bforthcoming\b|\bdoes not exist\b|\bunder development\b|\bbeing (?:written"
    r"|prepared)\b|\bno longer exists\b",
    re.I,
)
_REPLACED = re.compile(
    r"\bersatt(?:s|es)?\b|\bersätts\b|\bhar ersatts\b|\bupphäv\w+|\bupphör\w*|\bupphört\b|\blöpt ut\b"
    r"|\bgått ut\b"
    r"|\bgäller\s+inte\s+längre\b|\binte\s+längre\s+(?:gäller|i kraft)\b|\bhar slutat gälla\b|\butgången\b"
    r"|\breplaced\b|\bsuperseded\b|\brepealed\b|\bexpired\b|\bno longer (?:applies|in force|valid)\b",
    re.I,
)
_REFERS_BACK = re.compile(
    r"(?:Den|Det|Denna|Detta|Båda|De|Dessa|Planen|Programmet|Strategin|Agendan|It|This|They)\b"
)
_WORD = re.compile(r"\w+")


class Standing(Enum):
    """What the text says of a parent document."""

    HOLDS = auto()
    UNDATED = auto()
    NOT_YET = auto()
    REPLACED = auto()
    OVER = auto()


def standing(draft: Draft, parent: Parent) -> Standing:
    """How a parent stands: what is said of it counts before what its years say."""
    near = said_of(draft, parent)
    elsewhere = _said_elsewhere(draft, parent)
    if _REPLACED.search(near) or any(_REPLACED.search(sentence) for sentence in elsewhere):
        return Standing.REPLACED
    if _NOT_YET.search(near) or any(_NOT_YET.search(sentence) for sentence in elsewhere):
        return Standing.NOT_YET
    end, start = _last_year(parent.title, near), draft.facts.period.start
    if end and start and end < start.year:
        return Standing.OVER
    dated = parent.case_number or _DATED.search(parent.title) or _DATED.search(near)
    return Standing.HOLDS if dated else Standing.UNDATED


def said_of(draft: Draft, parent: Parent) -> str:
    """What stands after the parent's name and before the next parent's, and the start of a clause before it;
    for the last one also a sentence that follows and refers back (`Den är ännu inte antagen.`).
    """
    if parent.span is None:
        return ""
    text, own = draft.document.text, parent.span
    around = parent.sentence or sentence_around(text, own.start)
    others = [each.span for each in draft.facts.parents if each.span and each.span != own]
    until = min((span.start for span in others if own.end <= span.start < around.end), default=around.end)
    since = max((span.end for span in others if around.start < span.end <= own.start), default=around.start)
    before = re.split(r"[,;|]|\boch\b|\band\b", text[since : own.start])[-1]
    said = f"{before} … {text[own.end : until]}"
    return said + _referring_back(text, around) if until == around.end else said


def _referring_back(text: str, around: Span) -> str:
    line_end = text.find("\n", around.end)
    rest = text[around.end : line_end if line_end >= 0 else len(text)].lstrip()
    if not _REFERS_BACK.match(rest):
        return ""
    span = sentence_around(text, text.index(rest, around.end))
    return f" {text[span.start : span.end]}"


def _said_elsewhere(draft: Draft, parent: Parent) -> list[str]:
    """Sentences in which the parent is named again, with this document neither replacing nor replaced."""
    text, named = draft.document.text, _stems(parent.title)
    title = re.escape(parent.title.split()[-1] if len(named) == 1 else parent.title)
    found = []
    for each in re.finditer(rf"\b{title}", text, re.I):
        if parent.span and each.start() == parent.span.start:
            continue
        span = sentence_around(text, each.start())
        if parent.sentence is None or not (parent.sentence.start <= span.start < parent.sentence.end):
            found.append(text[each.start() : span.end])
    return found


def _stems(title: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(title))


def _last_year(title: str, near: str) -> int | None:
    """The last year that a parent applies, where its title or the words beside it say so."""
    for pattern, said in ((_RANGE, title), (_UNTIL, near), (_RANGE, near), (_FOR_ONE_YEAR, title)):
        found = pattern.search(said)
        if found:
            year = found["end"]
            return int(year) if len(year) == 4 else int(found["start"][:2] + year)
    return None
