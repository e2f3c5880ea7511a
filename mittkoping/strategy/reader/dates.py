"""Deadlines: which day a goal, an activity or a follow-up is to be done by, or starts from."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from mittkoping.strategy.draft import DueKind
from mittkoping.strategy.reader.moments import MONTH, Moment, moments

_FROM = re.compile(
    r"\b(?:från och med|från och med den|fr\.? ?o\.? ?m\.?|från|med start(?: i| under)?|tidigast|efter"
    r"|starting(?: in| from)?|as of|as from|from(?: the)?|not before)\s+(?:år |the |början av )?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:(?:allra )?senast|till och med|t\.? ?o\.? ?m\.?|tom|under(?: hela)?|till|inför|i|på|vid"
    r"|fram till|ända till|mellan"
    r"|in|by|during|until|till|through|no later than|not later than|within|at the latest(?: in| by)?"
    r"|latest|between"
    r"|(?:före|innan|i|vid|till|under|by|at|before|in)\s+(?:the\s+)?(?:utgången|slutet|the end|end"
    r"|början|loppet|mitten)\s+(?:av|of))"
    r"(?:\s+(?:den|år|året|åren|the|the year|i|under|in|vid))?\s+$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:före|innan|before)\s+(?:år |den |the )?$", re.IGNORECASE)
_HISTORY = re.compile(
    r"(?:\b(?:sedan|redan|jämfört med|jämfört med år|i förhållande till|än|än år|mot|basår(?:et)?"
    r"|utgångsläge\w*|nuläge\w*"
    r"|baslinje\w*|utgångsvärde\w*|antogs|beslutades|infördes|startade|genomfördes|var|hade|var år"
    r"|mätningen|utfall(?:et)?"
    r"|enligt|since|compared (?:with|to)|baseline|(?<!later )than|was|were|had|adopted)(?:\s+(?:in|i"
    r"|för|från|år|under|den|of))?"
    r"|\b(?:från|from|mot|var|was|hade|än|(?<!later )than)\s+(?:\w+\s+)?\d+(?:[.,]\d+)?"
    r"(?:\s?%|\s+(?!(?:till|to|ska|skall|bör|senast|under|ha|få)\b)[^\W\d]\S*){0,5})\s*\(?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\w*(?:strategi|strategin|plan|planen|program|programmet|policy|policyn|riktlinjer|budget"
    r"|agenda|vision|visionen"
    r"|riktlinjerna|lag|lagen|förordning|läroplan|lgr|lpfö|rapport|rapporten|enkät|enkäten"
    r"|skolenkät\w*|pisa|avtal|avtalet"
    r"|beslut|beslutet|bokslut|årsredovisning|mål|målen|strategy|programme|policy|guidelines|report"
    r"|survey|act|budget)"
    r"(?:\s+(?:för|för åren|for|från|of|av|perioden|för perioden|år))?)\s*[(,]?\s*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\b(?:dnr|diarienr|diarienummer|SFS|prop|SOU|§|ärende(?:nummer)?|[A-ZÅÄÖ]{2,6})\.?:?[ -]?)$"
)
_PROPER = re.compile(r"(?<=[\w,)] )[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ-]{2,} $")
_CUE_WORDS = re.compile(r"^(?:Senast|Under|Till|År|Från|By|In|During|Until|From|I|Innan|Före|Efter)$")
_MODAL_JUST_BEFORE = re.compile(
    r"(?:^|\b(?:ska|skall|måste|bör|kan|får|shall|must|should|år|klart|klar|färdig\w*)\s+)\(?$", re.IGNORECASE
)
_SHARE_BEFORE = re.compile(
    r"(?:\d|procent|%|percent|\b(?:till|to)\s+\S+(?:\s+\S+)?)\s+(?:år |i |in )?$", re.IGNORECASE
)
# A second value with its year in parentheses (*når 90 procent (82 procent 2030)*) is where one starts from.
_VALUE_ASIDE = re.compile(r"\d[^()]*\(\s*\d[\d,.]*(?:\s?%|\s[^\W\d]+)?,?\s+(?:år |i )?$")
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\s*$", re.IGNORECASE)


class Deadline(NamedTuple):
    """A day and whether it is the last (by) or the first (from), with the words it was read from."""

    day: date
    kind: DueKind
    start: int
    end: int


def deadlines(text: str, *, goal: bool = True) -> list[Deadline]:
    """The deadlines a sentence states, in order.

    Left out are years in names of documents and laws, case numbers, baselines and history. With
    `goal` false (a time column, a label *Klart*) a year standing alone counts too.
    """
    found = [_deadline(text, moment, goal) for moment in moments(text)]
    return [deadline for deadline in found if deadline is not None]


def deadline(text: str, *, goal: bool = True) -> Deadline | None:
    """The first deadline of a sentence, if there is one."""
    return next(iter(deadlines(text, goal=goal)), None)


def _deadline(text: str, moment: Moment, goal: bool) -> Deadline | None:
    before = text[max(0, moment.start - 80) : moment.start]
    offset = moment.start - len(before)
    if start := _FROM.search(before):
        if _HISTORY.search(before) and not start.group().lower().startswith(("från och", "fr")):
            return None
        return Deadline(_first(text, moment), "from", offset + start.start(), moment.end)
    if cue := _BEFORE.search(before):
        return Deadline(moment.first - timedelta(days=1), "by", offset + cue.start(), moment.end)
    if _REFERENCE.search(before) or _HISTORY.search(before) or _VALUE_ASIDE.search(before):
        return None
    cue = _BY.search(before)
    if cue and not (moment.bare and _is_weak(cue.group())):
        return Deadline(moment.last, "by", offset + cue.start(), moment.end)
    if _NAMED.search(before) or (goal and not _stands_as_date(text, moment, before)):
        return None
    return Deadline(moment.last, "by", moment.start, moment.end)


def _first(text: str, moment: Moment) -> date:
    """The first day after *från och med*; the turn of a year begins the new one."""
    turned = re.match(r"årsskiftet|turn of", text[moment.start : moment.end], re.IGNORECASE)
    return moment.first + timedelta(days=1) if turned else moment.first


def _is_weak(cue: str) -> bool:
    """Whether a cue before a bare year is no cue of time: *på 2031*."""
    return cue.strip().lower() in {"på", "vid"}


def _stands_as_date(text: str, moment: Moment, before: str) -> bool:
    """Whether a point in time without a cue is one in its sentence, not part of a name or an aside."""
    proper = _PROPER.search(before)
    if proper and not _CUE_WORDS.match(proper.group().strip()) and not _MONTH_BEFORE.search(before):
        return False
    if not moment.bare:
        return True
    after = text[moment.end : moment.end + 30]
    if re.search(r"(?<=\w )[A-ZÅÄÖ][\w-]+ (?:[\w-]+ )?$", before):
        return False
    at_end = not after.strip(" .)") or after.lstrip().startswith((",", ";"))
    return bool(
        _MODAL_JUST_BEFORE.search(before) or (at_end and (_SHARE_BEFORE.search(before) or "ska" in text))
    )
