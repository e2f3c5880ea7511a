"""Words about time: what goes on without end, and how a date is said to a reader."""

import re
from datetime import UTC, date, datetime

from mittkoping.lib.dates import english_date, swedish_date

_ONGOING = re.compile(
    r"\b(?:fort)?löpande\b|\bkontinuerlig\w*|\båterkommande\b|\bregelbunde\w*|\bständigt\b|\btills vidare\b"
    r"|\bårlig(?:en|t|a)\b|\bvarje\s+(?:år|läsår|termin|månad|vecka|dag|kvartal|tertial|vår|höst|\w+ari"
    r"|mars|april|maj"
    r"|juni|juli|augusti|\w+ber)\b|\bvartannat år\b|\b(?:en|två|tre|fyra)\s+(?:gång|gånger)\s+(?:per|om|i)\b"
    r"|\bvarje gång\b|\bhalvårsvis\b|\bmånadsvis\b|\bkvartalsvis\b|\btertialvis\b|\bvarannan\b"
    r"|\bongoing\b|\bcontinuous(?:ly)?\b|\bregularly\b|\bannually\b|\byearly\b|\bquarterly\b|\bmonthly\b"
    r"|\bevery\s+(?:year|term|month|week|quarter|day)\b|\bonce a\b|\btwice a\b",
    re.IGNORECASE,
)
_WHEN_NEEDED = re.compile(r"\b(?:vid behov|as needed|when needed)\b", re.IGNORECASE)


def goes_on(text: str) -> bool:
    """Whether a text says that something is done all the time or again and again."""
    return bool(_ONGOING.search(text))


def has_no_end(time_cell: str) -> bool:
    """Whether a cell for time says that no day is meant: `löpande`, `vid behov`."""
    return goes_on(time_cell) or bool(_WHEN_NEEDED.search(time_cell))


def in_swedish(day: date) -> str:
    """`den 5 mars 2031`."""
    return f"den {swedish_date(_noon(day))}"


def in_english(day: date) -> str:
    """`5 March 2031`."""
    return english_date(_noon(day))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
