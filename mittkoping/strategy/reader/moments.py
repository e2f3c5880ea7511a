"""Points in time as they are written, Swedish and English: what day they begin and what day they end."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

YEAR = r"(?:19|20|21)\d\d"
_DASH = r"\s?[-–—]\s?"
_MONTHS = (
    "januari|january|jan",
    "februari|february|feb",
    "mars|march|mar",
    "april|apr",
    "maj|may",
    "juni|june|jun",
    "juli|july|jul",
    "augusti|august|aug",
    "september|sept|sep",
    "oktober|october|okt|oct",
    "november|nov",
    "december|dec",
)
MONTH = rf"(?:{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINALS = {
    **dict.fromkeys(("1", "första", "1:a", "first", "i"), 1),
    **dict.fromkeys(("2", "andra", "2:a", "second", "ii"), 2),
    **dict.fromkeys(("3", "tredje", "3:e", "third", "iii"), 3),
    **dict.fromkeys(("4", "fjärde", "4:e", "fourth", "iv"), 4),
}
_ORDINAL = r"(?:första|andra|tredje|fjärde|first|second|third|fourth|[1-4](?::[ae])?)"


class Moment(NamedTuple):
    """A stretch of time, first and last day, and the words that say it: `text[start:end]`.

    `bare` is true for a year standing alone, which may be a date, a name or history.
    """

    start: int
    end: int
    first: date
    last: date
    bare: bool = False


class _Form(NamedTuple):
    pattern: str
    read: Callable[[re.Match[str], str], tuple[date, date] | None]


@lru_cache(maxsize=512)
def moments(text: str) -> tuple[Moment, ...]:
    """All points in time of a text, in order and without overlap; only real days."""
    if not _DIGITS.search(text):
        return ()
    found = []
    for match in _ANY.finditer(text):
        name = match.lastgroup or ""
        days = _FORMS[name].read(match, name)
        if days is not None:
            found.append(Moment(match.start(), match.end(), *days, bare=name == "year"))
    return tuple(found)


def _part(match: re.Match[str], name: str) -> re.Match[str]:
    """The match of the form's own pattern, whose groups count from one."""
    again = _COMPILED[name].match(match.string, match.start())
    assert again is not None
    return again


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def month_number(word: str) -> int:
    """1–12 of a month's name in Swedish or English, whole or shortened."""
    word = word.lower().rstrip(".")
    return next(number for number, names in enumerate(_MONTHS, 1) if word in names.split("|"))


def _year_of(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _single(year: str, month: int, day: str) -> tuple[date, date] | None:
    found = _day(int(year), month, int(day))
    return (found, found) if found else None


def _read_iso(match: re.Match[str], name: str) -> tuple[date, date] | None:
    year, month, day = _part(match, name).groups()
    return _single(year, int(month), day) if int(month) <= 12 else None


def _read_slashed(match: re.Match[str], name: str) -> tuple[date, date] | None:
    day, month, year = _part(match, name).groups()
    return _single(year, int(month), day) if 1 <= int(month) <= 12 else None


def _read_day_month(match: re.Match[str], name: str) -> tuple[date, date] | None:
    day, month, year = _part(match, name).groups()
    return _single(year, month_number(month), day)


def _read_month_day(match: re.Match[str], name: str) -> tuple[date, date] | None:
    month, day, year = _part(match, name).groups()
    return _single(year, month_number(month), day)


def _read_month(match: re.Match[str], name: str) -> tuple[date, date] | None:
    earlier, month, year = _part(match, name).groups()
    last = month_number(month)
    first = month_number(earlier) if earlier else last
    return _months(_year_of(year), min(first, last), last)


def _read_year_month(match: re.Match[str], name: str) -> tuple[date, date] | None:
    year, month = _part(match, name).groups()
    return _months(int(year), int(month), int(month))


def _read_quarter(match: re.Match[str], name: str) -> tuple[date, date] | None:
    groups = [group for group in _part(match, name).groups() if group]
    year = next(group for group in groups if len(group) == 4 and group.isdigit())
    ordinals = [_ORDINALS[group.lower()] for group in groups if group is not year]
    return _months(int(year), 3 * ordinals[0] - 2, 3 * ordinals[-1])


def _read_half(match: re.Match[str], name: str) -> tuple[date, date] | None:
    half, year = (group for group in _part(match, name).groups() if group)
    number = _ORDINALS[half.lower()]
    return _months(int(year), *((1, 6) if number == 1 else (7, 12))) if number < 3 else None


def _read_term(match: re.Match[str], name: str) -> tuple[date, date] | None:
    term, year = _part(match, name).groups()
    spring = term.lower().startswith(("v", "spring"))
    return _months(_year_of(year), *((1, 6) if spring else (7, 12)))


def _read_summer(match: re.Match[str], name: str) -> tuple[date, date] | None:
    return _months(int(_part(match, name).group(1)), 6, 8)


def _read_school_year(match: re.Match[str], name: str) -> tuple[date, date] | None:
    first, last = (_year_of(group) for group in _part(match, name).groups() if group)
    return (date(first, 7, 1), date(last, 6, 30)) if first < last <= first + 12 else None


def _read_turn(match: re.Match[str], name: str) -> tuple[date, date] | None:
    year = _part(match, name).group(1)
    return date(int(year), 12, 31), date(int(year), 12, 31)


def _read_range(match: re.Match[str], name: str) -> tuple[date, date] | None:
    first, last = _part(match, name).groups()
    end = int(first[:2] + last) if len(last) == 2 else int(last)
    return (date(int(first), 1, 1), date(end, 12, 31)) if end > int(first) else None


def _read_year(match: re.Match[str], name: str) -> tuple[date, date] | None:
    year = int(_part(match, name).group(1))
    return date(year, 1, 1), date(year, 12, 31)


_FORMS: dict[str, _Form] = {
    "iso": _Form(rf"({YEAR})-(\d\d)-(\d\d)(?!\d)", _read_iso),
    "slashed": _Form(rf"(?<![\d/])({_DAY})[/.](\d\d?)[ ./-]({YEAR})(?!\d)", _read_slashed),
    "day_month": _Form(
        rf"(?:den |the )?(?<!\d)({_DAY})(?::[ae]|st|nd|rd|th)?\.?(?: of)? ({MONTH}),? ({YEAR})(?!\d)",
        _read_day_month,
    ),
    "month_day": _Form(rf"\b({MONTH}) ({_DAY})(?:st|nd|rd|th)?,? ({YEAR})(?!\d)", _read_month_day),
    "month": _Form(
        rf"\b(?:({MONTH})(?:{_DASH}|/| och | and | till | to ))?({MONTH}),? ?(?:år |of )?({YEAR}"
        rf"|[-–’'](?:[0-9]{{2}}))(?!\d)",
        _read_month,
    ),
    "school_year": _Form(
        rf"\b(?:läsår(?:et|en)?|(?:the )?(?:school|academic) years?) ({YEAR}|\d\d)(?:[/–-]({YEAR}|\d\d))"
        rf"(?:{_DASH}{YEAR}[/–-](?:{YEAR}|\d\d))?(?!\d)",
        _read_school_year,
    ),
    "turn": _Form(rf"\b(?:årsskiftet|turn of the year) ({YEAR})(?:[/–-](\d{{4}}|\d\d))?(?!\d)", _read_turn),
    "quarter": _Form(
        rf"\b(?:kvartal(?:et)?|kv\.?|quarter) ({_ORDINAL})(?:{_DASH}({_ORDINAL}))?,? (?:år |of )?({YEAR})"
        rf"|\b[QK]([1-4])(?:{_DASH}[QK]?([1-4]))?[ /-]?({YEAR})|({YEAR}) ?[QK]([1-4])\b"
        rf"|\b({_ORDINAL}) (?:kvartalet|kvartal|quarter)(?: of)? ({YEAR})",
        _read_quarter,
    ),
    "half": _Form(
        rf"\b({_ORDINAL}) (?:halvåret|halvår|half)(?: of)?(?: år)? ({YEAR})"
        rf"|\bhalvår(?:et)? ([12]) ({YEAR})|\bH([12]) ({YEAR})",
        _read_half,
    ),
    "term": _Form(
        r"\b(vt|ht|vårterminen|höstterminen|vårtermin|hösttermin|våren|hösten|vår|höst|spring term"
        r"|autumn term|spring semester"
        rf"|autumn semester|fall term|spring|autumn)(?: of)? ?(?:år )?[-–’']?({YEAR}"
        rf"|\d\d)(?!\d)(?! ?%)",
        _read_term,
    ),
    "summer": _Form(rf"\b(?:sommaren|summer)(?: of)? ({YEAR})(?!\d)", _read_summer),
    "range": _Form(
        rf"(?<![\d:/-])({YEAR})(?:{_DASH}(?=\d\d(?:\d\d)?(?![\d-]))| till (?:och med )?(?=\d{{4}})"
        rf"| t\.?o\.?m\.? (?=\d{{4}})| (?:to|and|och) (?=\d{{4}}))({YEAR}|\d\d(?![\d-]))(?!\d|:\d)",
        _read_range,
    ),
    "bare_school_year": _Form(rf"(?<![\d:/-])({YEAR})/({YEAR}|\d\d)(?![\d:/-])", _read_school_year),
    "year_month": _Form(rf"(?<![\d:/-])({YEAR})-(0[1-9]|1[0-2])(?![\d-])", _read_year_month),
    "year": _Form(rf"(?<![\w:/§.,-])({YEAR})(?!\w|[:/-]\d|-\w|%|[.,]\d)", _read_year),
}
_COMPILED = {name: re.compile(form.pattern, re.IGNORECASE) for name, form in _FORMS.items()}
_DIGITS = re.compile(r"\d\d")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_ANY = re.compile(
    "|".join(f"(?P<{name}>{_GROUP.sub('(?:', form.pattern)})" for name, form in _FORMS.items()), re.IGNORECASE
)
