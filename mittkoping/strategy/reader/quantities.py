"""Numbers as they are written, what they count, and how a table's cell states one."""

import re
from typing import Literal, NamedTuple

from mittkoping.strategy.draft import Target

Comparator = Literal[">=", "<=", "="]

_ONES = ("ett", "en", "varsin", "varsitt", "one")
_SWEDISH = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER_WORDS = {
    **dict.fromkeys(_ONES, 1.0),
    **{word: float(value) for value, word in enumerate(_SWEDISH, 2)},
    **{word: float(value) for value, word in enumerate(_ENGLISH, 2)},
    "tjugo": 20.0,
    "trettio": 30.0,
    "fyrtio": 40.0,
    "femtio": 50.0,
    "hundra": 100.0,
    "twenty": 20.0,
}
WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?: \d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|(?:{WORDS})\b)"
_AT_LEAST = r"(?P<least>minst|åtminstone|lägst|över|mer än|at least|no (?:less|fewer) than|more than|≥|>=|>)"
_AT_MOST = (
    r"(?P<most>högst|max(?:imalt)?|som mest|upp till|under|färre än|mindre än|at most|no more than"
    r"|less than|up to|≤|<=|<)"
)
COMPARED = rf"(?:(?:{_AT_LEAST}|{_AT_MOST})\s*)?"
_CELL = re.compile(rf"{COMPARED}(?P<value>{NUMBER})\s*(?P<unit>.*)$", re.IGNORECASE)
_WORD = re.compile(rf"\s*(?!(?:{WORDS})\b)([^\W\d][\w-]*|%)", re.IGNORECASE)
_STOPS = re.compile(
    r"(?:och|eller|samt|för|till|i|på|per|av|med|som|att|från|under|senast|inom|vid|om|när|utifrån"
    r"|efter|innan"
    r"|genom|enligt|hos|ska|skall|bör|kan|får|utan|varje|var|år|är|har|and|or|for|to|in|on|of|with"
    r"|that|by|from"
    r"|during|at|is|are|shall|must|should|can|may|before|after|without|every|each|within|where|over"
    r"|across|between|ha|få|have"
    r"|\w{2,}(?:lls|nns|ras|tas|das|gas|nas|kas|eras|ers))$",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"\s*(?:(?:per|på (?:varje|var)|för (?:varje|var)|varje|(?:for |to )?(?:every"
    rf"|each))\s+(?:(?P<n>{NUMBER})\s+)?"
    rf"(?P<what>(?:square )?[^\W\d][\w-]*)|(?:på|för|for|to)\s+(?P<m>{NUMBER})\s+(?P<whom>[^\W\d][\w-]*)"
    r"|(?:i|om)\s+(?P<often>veckan|dagen|månaden|året|dygnet|timmen)\b)",
    re.IGNORECASE,
)
_OFTEN = {
    "veckan": "vecka",
    "dagen": "dag",
    "månaden": "månad",
    "året": "år",
    "dygnet": "dygn",
    "timmen": "timme",
}


class Counted(NamedTuple):
    """What a number counts, per what, as read from the words after it; `unit` may be empty."""

    unit: str
    per: str | None


def number(said: str) -> float:
    """The value of a number in digits (decimal comma, spaces by thousands) or as a word."""
    word = said.strip().lower()
    return _NUMBER_WORDS[word] if word in _NUMBER_WORDS else float(word.replace(" ", "").replace(",", "."))


def comparator(match: re.Match[str]) -> Comparator | None:
    """The comparator of a match of `COMPARED`."""
    return ">=" if match["least"] else "<=" if match["most"] else None


def counted(rest: str) -> Counted:
    """The unit at the beginning of the words after a number, at most four words, and its ratio."""
    words: list[str] = []
    at = 0
    while len(words) < 4 and (match := _WORD.match(rest, at)):
        if _STOPS.match(match.group(1)):
            break
        words.append(match.group(1))
        at = match.end()
    return Counted(" ".join(words), _per(rest, at))


def cell_target(cell: str, fallback: Target | None, share: bool) -> Target | None:
    """The target value of a table's cell: `minst 90 %`, `3,5`; None when it holds no number.

    A bare number counts what `fallback`, the goal's own quantity, counts, else per cent of a `share`.
    """
    match = _CELL.search(cell.strip())
    if match is None:
        return None
    value = number(match["value"])
    unit = counted(match["unit"]).unit
    if re.match(r"%|procent(?!enh)|per ?cent(?!age)", match["unit"], re.IGNORECASE):
        unit = "procent"
    if unit:
        return Target(value, unit, None, comparator(match))
    if fallback is None:
        return Target(value, "procent" if share else "antal", None, comparator(match))
    same = fallback.value == value
    return Target(
        value, fallback.unit, fallback.per, comparator(match) or (fallback.comparator if same else None)
    )


def cell_number(cell: str) -> float | None:
    """The number of a baseline's cell; a year alone is none."""
    match = re.search(NUMBER, re.sub(r"\(?\b(?:19|20|21)\d\d\b\)?:?", " ", cell), re.IGNORECASE)
    return number(match.group()) if match else None


def _per(rest: str, at: int) -> str | None:
    match = _PER.match(rest, at)
    if match is None:
        return None
    if match["often"]:
        return _OFTEN[match["often"].lower()]
    amount, what = match["n"] or match["m"], match["what"] or match["whom"]
    if amount and number(amount) != 1:
        return f"{number(amount):g} {what}"
    return str(what)
