"""The measurable quantity of a goal: a number, what is counted, per what, and from where."""

import re
from typing import Literal

from mittkoping.strategy.draft import Target

_NUMBER_WORDS = {
    **dict.fromkeys(("ett", "en", "varsin", "varsitt", "one", "a", "an"), 1.0),
    **{
        word: float(n)
        for n, word in enumerate(
            ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"], 2
        )
    },
    **{
        word: float(n)
        for n, word in enumerate(
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
        )
    },
    "tjugo": 20.0,
    "trettio": 30.0,
    "femtio": 50.0,
    "hundra": 100.0,
}
_WORDS = "|".join(sorted((w for w in _NUMBER_WORDS if w not in {"a", "an"}), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?: \d{{3}})+|\d+(?:[.,]\d+)?|(?:{_WORDS})\b)"
_COUNTED = rf"({_NUMBER})\s?(%|procentenheter|procentenhet|procent|percentage points|per ?cent)"
_AT_LEAST = r"(?P<least>minst|åtminstone|lägst|över|mer än|at least|no (?:less|fewer) than|more than|≥|>=|>)"
_AT_MOST = (
    r"(?P<most>högst|max(?:imalt)?|som mest|upp till|under|färre än|mindre än|at most|no more than"
    r"|less than|up to|≤|<=|<)"
)
_BASELINE = re.compile(
    rf"\b(?:från|from)\s+(?:\w+ ){{0,2}}?({_NUMBER})\s?(?:%|procent|per ?cent|\w+)?(?:\s+(?:år\s+"
    rf"|i\s+|in\s+|under\s+)?(?:\(?\d{{4}}\)?))?\s+(?:till|to)\s+"
    rf"(?:minst |högst |at least )?({_NUMBER})\s?(%|procent|per ?cent|[^\W\d]+)?",
    re.IGNORECASE,
)
_STARTS_AT = re.compile(
    rf"\b(?:utgångsläge|utgångsvärde|nuläge|baslinje|baseline)\w*\s*(?:är|:|is|was"
    rf"|var)?\s*(?:\d{{4}}\s*:?\s*)?({_NUMBER})\s?(?:%|procent|per ?cent)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"(?:(?:{_AT_LEAST}|{_AT_MOST})\s+)?{_COUNTED}", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\b(?:inom|within)\s+({_NUMBER})\s+((?:arbets|skol|vardags|kalender|working )?(?:dagar|dag|veckor"
    rf"|vecka|timmar|timme|månader|månad|minuter|days?|weeks?|hours?|months?|minutes?))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:ett|en|varsin|varsitt|sin|sitt|an|a|their|its)\s+(?:alldeles |helt )?(?:eget|egen"
    r"|own)\s+(?P<unit>\w.*)|\b(?:varsin|varsitt)\s+(?P<each>\w.*)"
    r"|\b(?:own|egna)\s+(?P<plural>\w.*)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(?<!\w)(?:(?:{_AT_LEAST}|{_AT_MOST})\s+)?(?P<value>{_NUMBER}"
    rf"|an?)\s+(?P<unit>(?:[^\W\d][\w-]*\s+){{1,4}}?)(?:per|på(?= (?:var|{_NUMBER}))|för(?= (?:var"
    rf"|{_NUMBER}))|for (?=every|each)|to (?=every|each))\s+"
    rf"(?P<per>(?:varje |var |every |each )?(?:{_NUMBER}\s+)?[^\W\d][\w-]*)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"(?:{_AT_LEAST}|{_AT_MOST})\s+(?P<value>{_NUMBER})\s+(?P<unit>[^\W\d].*)", re.IGNORECASE
)
_PLAIN = re.compile(
    rf"(?<![\w/–-])(?P<value>\d{{1,3}}(?: \d{{3}})+|[1-9]\d{{0,2}}(?:,\d+)?"
    rf"|(?:{'|'.join(w for w in _WORDS.split('|') if _NUMBER_WORDS[w] > 1)})\b)\s+(?P<unit>[^\W\d].*)",
    re.IGNORECASE,
)
_RANKING = re.compile(
    rf"\b(?:en|ett|one) (?:av|of) (?:de |the |Sveriges |landets )?(?:{_NUMBER})?"
    rf"|\bbland (?:de )?(?:{_NUMBER})?|\bamong the\b|\b(?:de|the) (?:{_NUMBER}) (?:bästa|främsta|best"
    rf"|top)",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|gång"
    r"|gånger|times|av|of|till|to|och|and|i|in|procent"
    r"|år|years?|bästa|främsta|första|sista|olika|av de|veckor|månader|dagar|weeks|months|days|eller"
    r"|or|respektive|huvud\w*|fokus\w*|delar|steg|områden|sätt)\b",
    re.IGNORECASE,
)
_UNIT_END = re.compile(
    r"\s*(?:[.,;:()!?–]|$)|\s+(?:och|eller|samt|för|till|i|på|per|av|med|som|att|från|under|senast"
    r"|inom|vid|om|när|utifrån|efter|innan|genom|enligt|hos|ska|skall|bör|kan"
    r"|år|and|or|for|to|in|on|of|with|that|by|from|during|at|is|are|shall|must|should|can|before|after)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:alla|samtliga|varje|all|every|each)\s+(?:kommunens |våra |our |the )?([\w-]+)"
    r"|^\W*([\w-]+(?:orna|erna|arna))\b",
    re.IGNORECASE,
)
_PLACES = {
    "skolor": "skola",
    "skola": "skola",
    "förskolor": "förskola",
    "förskola": "förskola",
    "grundskolor": "grundskola",
    "grundskola": "grundskola",
    "enheter": "enhet",
    "enhet": "enhet",
    "avdelningar": "avdelning",
    "avdelning": "avdelning",
    "fritidshem": "fritidshem",
    "skolenheter": "skolenhet",
    "skolenhet": "skolenhet",
    "klassrum": "klassrum",
    "klasser": "klass",
    "klass": "klass",
    "arbetslag": "arbetslag",
    "gymnasieskolor": "gymnasieskola",
    "skolorna": "skola",
    "förskolorna": "förskola",
    "enheterna": "enhet",
    "avdelningarna": "avdelning",
    "school": "school",
    "schools": "school",
    "preschool": "preschool",
    "preschools": "preschool",
    "unit": "unit",
    "units": "unit",
    "department": "department",
    "departments": "department",
    "classroom": "classroom",
    "classrooms": "classroom",
    "bibliotek": "bibliotek",
    "kommuner": "kommun",
    "gymnasieskola": "gymnasieskola",
}
_CELL = re.compile(rf"(?:(?:{_AT_LEAST}|{_AT_MOST})\s*)?(?P<value>{_NUMBER})\s*(?P<unit>.*)$", re.IGNORECASE)
Comparator = Literal[">=", "<=", "="]


def number(said: str) -> float:
    """The value of a number in digits (decimal comma, spaces by thousands) or as a word up to twelve."""
    word = said.strip().lower()
    return _NUMBER_WORDS[word] if word in _NUMBER_WORDS else float(word.replace(" ", "").replace(",", "."))


def target(sentence: str) -> Target | None:
    """The quantity a goal's sentence holds, if any; a rank (*en av de fem bästa*) is none."""
    said = _RANKING.sub(lambda match: " " * len(match.group()), sentence)
    return (
        _rising(said)
        or _percent(said)
        or _within(said)
        or _ratio(said)
        or _own(said)
        or _compared(said)
        or _plain(said)
    )


def cell_target(cell: str, fallback_unit: str) -> Target | None:
    """The target value of a table's cell: `minst 90 %`, `3,5`; a bare number counts `fallback_unit`."""
    match = _CELL.search(cell.strip())
    if match is None:
        return None
    unit = _unit(match["unit"]) if match["unit"] else ""
    if match["unit"].startswith(("%", "procent", "percent", "per cent")):
        unit = "procentenheter" if "procentenh" in match["unit"] else "procent"
    return Target(number(match["value"]), unit or fallback_unit, comparator=_comparator(match))


def cell_number(cell: str) -> float | None:
    """The number of a baseline's cell; a year alone is none."""
    match = re.search(_NUMBER, re.sub(r"\(?\b(?:19|20|21)\d\d\b\)?:?", " ", cell), re.IGNORECASE)
    return number(match.group()) if match else None


def _comparator(match: re.Match[str]) -> Comparator | None:
    return ">=" if match["least"] else "<=" if match["most"] else None


def _unit(said: str) -> str:
    end = _UNIT_END.search(said)
    return (said[: end.start()] if end else said).strip()


def _rising(said: str) -> Target | None:
    match = _BASELINE.search(said)
    if match is None or re.fullmatch(r"(?:19|20|21)\d\d", match.group(2)):
        return None
    unit = match.group(3) or ""
    percent = not unit or unit in {"%", "procent"} or unit.startswith("per") or "%" in match.group()
    least = "minst" in match.group().lower() or "at least" in match.group().lower()
    return Target(
        number(match.group(2)),
        "procent" if percent else unit,
        comparator=">=" if least else None,
        baseline=number(match.group(1)),
    )


def _percent(said: str) -> Target | None:
    starts = _STARTS_AT.search(said)
    rest = said[: starts.start()] + " " * len(starts.group()) + said[starts.end() :] if starts else said
    for match in _PERCENT.finditer(rest):
        if re.search(r"\b(?:från|from|var|was)\s+$", rest[: match.start()], re.IGNORECASE):
            continue
        value, unit = [group for group in match.groups() if group][-2:]
        points = "enhet" in unit or "points" in unit
        baseline = number(starts.group(1)) if starts else None
        return Target(
            number(value),
            "procentenheter" if points else "procent",
            comparator=_comparator(match),
            baseline=baseline,
        )
    return None


def _within(said: str) -> Target | None:
    match = _WITHIN.search(said)
    return Target(number(match.group(1)), match.group(2)) if match else None


def _ratio(said: str) -> Target | None:
    for match in _RATIO.finditer(said):
        per = re.sub(r"^(?:varje|var|every|each)\s+", "", match["per"], flags=re.IGNORECASE)
        counted = re.match(rf"({_NUMBER})\s+(.*)", per, re.IGNORECASE)
        if counted:
            per = f"{number(counted.group(1)):g} {counted.group(2)}"
        unit = re.sub(r"^(?:egen|eget|own)\s+", "", match["unit"].strip(), flags=re.IGNORECASE)
        if re.match(r"gång|time|av\b|of\b", unit) and not (match["least"] or match["most"]):
            continue
        return Target(
            number(match["value"]) if match["value"].lower() not in {"a", "an"} else 1.0,
            unit,
            per,
            _comparator(match),
        )
    counted_per = re.search(
        rf"\b(?P<value>en|ett|one)\s+per\s+(?P<n>{_NUMBER})\s+(?P<what>[^\W\d][\w-]*)", said, re.IGNORECASE
    )
    if counted_per:
        before = re.search(r"([^\W\d][\w-]*),?\s*$", said[: counted_per.start()])
        return Target(
            1.0, before.group(1) if before else "st", f"{number(counted_per['n']):g} {counted_per['what']}"
        )
    return None


def _own(said: str) -> Target | None:
    match = _OWN.search(said)
    if match is None:
        return None
    unit = _unit(match["unit"] or match["each"] or match["plural"])
    return Target(1.0, unit, _per_subject(said[: match.start()])) if unit else None


def _per_subject(subject: str) -> str:
    match = _SUBJECT.search(subject)
    word = (match.group(1) or match.group(2)).lower() if match else ""
    return _PLACES.get(word, "person")


def _compared(said: str) -> Target | None:
    for match in _COMPARED.finditer(said):
        unit = _unit(match["unit"])
        if (
            unit
            and match["value"].lower() not in {"en", "ett"} | {"one"} | {"20"}
            and not re.match(r"(?:19|20|21)\d\d$", match["value"])
        ):
            return Target(number(match["value"]), unit, comparator=_comparator(match))
    return None


def _plain(said: str) -> Target | None:
    begin = re.search(r"\b(?:ska|skall|måste|bör|shall|must|should)\b", said)
    if begin is None:
        return None
    for match in _PLAIN.finditer(said, begin.end()):
        before = said[: match.start()].rstrip().lower()
        if _NOT_COUNTED.match(match["unit"]) or re.search(
            r"(?:årskurs|årskurserna|åk|klass|grade|year|den|nr|kapitel|bilaga|kvartal|senast|och|med)$",
            before,
        ):
            continue
        if unit := _unit(match["unit"]):
            return Target(number(match["value"]), unit)
    return None
