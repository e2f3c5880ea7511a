"""The measurable quantity of a goal: a number, what is counted, per what, and from where."""

import re
from collections.abc import Iterator

from mittkoping.strategy.draft import Target
from mittkoping.strategy.reader.moments import moments
from mittkoping.strategy.reader.quantities import COMPARED, NUMBER, Counted, comparator, counted, number

_RANKING = re.compile(
    rf"\b(?:en|ett|one) (?:av|of) (?:de |the |Sveriges |landets )?(?:{NUMBER})?|\bbland (?:de )?(?:{NUMBER})?"
    rf"|\bamong the\b|\b(?:de|the) (?:{NUMBER}) (?:bästa|främsta|best|top)",
    re.IGNORECASE,
)
_GRADES = re.compile(
    r"\b(?:årskurs(?:erna|er|en)?|åk\.?|klass|years?|grades?|kapitel|bilaga|nr|§"
    r"|punkt)\s\d+(?:\s?[-–]\s?\d+)?|\b[F1-9][-–]\d\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?<!\w){COMPARED}(?P<value>{NUMBER})\s?(?P<unit>%|procentenheter|procentenhet|procent"
    rf"|percentage points|per ?cent)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:inom|within)\s+(?P<value>{NUMBER}|an?\b)\s+(?P<unit>(?:arbets|skol|vardags|kalender"
    rf"|working |school )?"
    r"(?:dagar|dag|dygn|veckor|vecka|timmar|timme|månader|månad|minuter|minut|days?|weeks?|hours?"
    r"|months?|minutes?))\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    rf"\b(?:från|from|utgångsläge\w*|utgångsvärde\w*|nuläge\w*|baslinje\w*|baseline)\s*(?:är|:|is|was"
    rf"|var|på)?\s+"
    rf"(?:(?:cirka|ca|dagens|about)\s+)?(?P<value>{NUMBER})(?!\s*(?:års|åring|-))(?P<unit>(?:\s?%"
    rf"|\s+(?!till\b|to\b)[^\W\d]\S*){{0,5}})",
    re.IGNORECASE,
)
_QUANTITY = re.compile(rf"(?<![\w/–-]){COMPARED}(?P<value>{NUMBER}|an?\b)\s+(?=[^\W\d])", re.IGNORECASE)
_OWN = re.compile(r"(?:alldeles |helt )?(?:eget|egen|own|egna)\s+", re.IGNORECASE)
_OWN_WITHOUT_NUMBER = re.compile(
    r"\b(?:their|its|his|her|sin|sitt)\s+(?:own|egen|eget)\s+|\b(?:varsin|varsitt)\s+", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:ska|skall|måste|bör|kan|får|shall|must|should|may|can)\b", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:gång|gånger|times?|år|years?|bästa|främsta|första|andra|tredje|sista|olika|veckor|vecka"
    r"|dagar|dag|månader|weeks?|months?"
    r"|days?|delar|del|steg|områden|sätt|huvud\w*|fokus\w*|sidor|timmar om)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:ha|få|erbjudas|ges|låna|have|get|receive|borrow)\s+(?:tillgång till\s+|access to\s+|minst\s+)?$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"(?:god|gott|bra|hög|högt|låg|trygg|tryggt|likvärdig\w*|fungerande|tydlig\w*|stor|stort|aktiv\w*"
    r"|meningsfull\w*|egen vilja|positiv\w*)\b"
    r"|.*(?:möjlighet|rätt|chans|miljö|roll|kultur|känsla|kvalitet|undervisning|utbildning|vardag"
    r"|grund|bild|kunskap|förståelse|struktur"
    r"|process|ansvar|samsyn|kompetens|kontinuitet|språk|bemötande|inflytande|stöd|balans|utveckling"
    r"|dialog|röst|opportunity|right|culture"
    r"|environment|understanding|role|quality|life|liv|teknik|arbetssätt|hälsa|framtid|tillgång"
    r"|organisation|synsätt|förhållningssätt)$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:öka|höja|minska|sänka|korta|förkorta|förlänga|växa|begränsa|dubbla|halvera|increase|reduce|raise|cut)"
    r"[rs]?\b[^.;|]*\b(?:till|to)\s+$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\b(?P<each>alla|samtliga|varje|all|every|each)\s+(?:kommunens |våra |our "
    rf"|the )?(?:{NUMBER}\s+)?(?P<who>[\w-]+)"
    r"|^\W*(?P<they>[\w-]+(?:orna|erna|arna))\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r".*(?:elev|barn|medarbetare|lärar|pedagog|ledare|person|invånare|studerande|rektor|chef|brukare"
    r"|anställd|ungdom|vårdnadshavare"
    r"|pupil|student|teacher|child|employee|user|resident|staff|människ|kund|boende|förälder|föräldrar)",
    re.IGNORECASE,
)
_PLURALS = (
    ("skolorna", "skola"),
    ("skolor", "skola"),
    ("heterna", "het"),
    ("heter", "het"),
    ("ningarna", "ning"),
    ("ningar", "ning"),
)
_PLACE = re.compile(
    r".*(?:skola|enhet|avdelning|klass|klassrum|fritidshem|arbetslag|program|bibliotek|school|unit"
    r"|department|classroom)s?$"
)


def target(sentence: str) -> Target | None:
    """The quantity a goal's sentence holds, if any; dates, grades and ranks are none."""
    said = _without_dates(sentence)
    starts = _BASELINE.search(said)
    baseline = number(starts["value"]) if starts else None
    rest = _blank(said, starts.start(), starts.end()) if starts else said
    found = _percent(rest) or _within(rest) or _quantity(rest, baseline) or _own(rest)
    if found is None or baseline is None:
        return found
    return Target(found.value, found.unit, found.per, found.comparator, baseline)


def _without_dates(sentence: str) -> str:
    said = sentence
    for moment in moments(sentence):
        said = _blank(said, moment.start, moment.end)
    for pattern in (_RANKING, _GRADES):
        said = pattern.sub(lambda match: " " * len(match.group()), said)
    return said


def _blank(said: str, start: int, end: int) -> str:
    """The text with one stretch made blank; a bar ends what stands before it."""
    return f"{said[:start]}|{' ' * (end - start - 1)}{said[end:]}"


def _percent(said: str) -> Target | None:
    match = _PERCENT.search(said)
    if match is None:
        return None
    points = "enhet" in match["unit"] or "points" in match["unit"]
    return Target(number(match["value"]), "procentenheter" if points else "procent", None, comparator(match))


def _within(said: str) -> Target | None:
    match = _WITHIN.search(said)
    return Target(_value(match["value"]), match["unit"]) if match else None


def _value(said: str) -> float:
    return 1.0 if said.lower() in {"a", "an"} else number(said)


def _quantity(said: str, baseline: float | None) -> Target | None:
    """The first number that is compared, a ratio, somebody's own, or promised after the modal word."""
    modal = _MODAL.search(said)
    begin = modal.end() if modal else 0
    for match, own, what in _quantities(said):
        value = _value(match["value"])
        article = value == 1.0 and not match["value"][:1].isdigit()
        compared = comparator(match)
        promised = match.start() >= begin and bool(modal)
        if not what.unit and not what.per:
            continue
        loose = not (compared or what.per or own or baseline is not None or _changed(said, match))
        if loose and (
            _NOT_COUNTED.match(what.unit) or not promised or (article and not _is_given(said, match, what))
        ):
            continue
        if (re.match(r"(?:gång|gånger|times?)\b", what.unit) and not compared) or re.match(
            r"års?\b|years?\b", what.unit
        ):
            continue
        per = what.per or (
            _per_subject(said[: match.start()], given=own or article) if own or value >= 1 else None
        )
        return Target(
            value,
            what.unit or _noun_before(said, match.start()),
            per if own or what.per or article or _has(said, match) else None,
            compared,
        )
    return None


def _quantities(said: str) -> Iterator[tuple[re.Match[str], bool, Counted]]:
    for match in _QUANTITY.finditer(said):
        own = _OWN.match(said, match.end())
        yield match, own is not None, counted(said[own.end() if own else match.end() :])


def _is_given(said: str, match: re.Match[str], what: Counted) -> bool:
    """Whether *en*, *ett* counts a thing that somebody is to have, not a quality."""
    before = said[: match.start()].rstrip() + " "
    return bool(_GIVEN.search(before)) and not _ABSTRACT.match(what.unit)


def _changed(said: str, match: re.Match[str]) -> bool:
    """Whether the number is what something is to be changed to: *korta kön till tre veckor*."""
    return bool(_CHANGE.search(said[: match.start()]))


def _has(said: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:ha|have)\s+$", said[: match.start()].rstrip() + " "))


def _noun_before(said: str, at: int) -> str:
    """What is counted in *datorer, en per fem barn*."""
    before = re.search(r"([^\W\d][\w-]*)\W*$", said[:at])
    return before.group(1) if before else "antal"


def _own(said: str) -> Target | None:
    match = _OWN_WITHOUT_NUMBER.search(said)
    what = counted(said[match.end() :]) if match else None
    if match is None or what is None or not what.unit:
        return None
    return Target(1.0, what.unit, what.per or _per_subject(said[: match.start()], given=True))


def _per_subject(subject: str, *, given: bool) -> str | None:
    """Per what a thing is had: the place that the subject names each of, else the person."""
    match = _SUBJECT.search(subject)
    word = (match["who"] or match["they"]).lower() if match else ""
    for plural, one in _PLURALS:
        word = word.removesuffix(plural) + one if word.endswith(plural) else word
    if _PEOPLE.match(word) or not word:
        return "person" if given else None
    if match and (match["each"] or "").lower() in {"varje", "every", "each"}:
        return word
    if _PLACE.match(word):
        return word
    return "person" if given else None
