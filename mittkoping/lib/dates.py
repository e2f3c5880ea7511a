"""Dates as Swedish and English write them, always in local time (Europe/Stockholm)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def local(moment: datetime) -> datetime:
    """The same moment on a clock in Stockholm; a naive moment is taken as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(STOCKHOLM)


def swedish_date(moment: datetime) -> str:
    """`17 mars 2017`."""
    when = local(moment)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def swedish_moment(moment: datetime) -> str:
    """`17 mars 2017 kl. 12.12`."""
    return f"{swedish_date(moment)} kl. {local(moment):%H.%M}"


def english_date(moment: datetime) -> str:
    """`17 March 2017`."""
    when = local(moment)
    return f"{when.day} {_ENGLISH_MONTHS[when.month - 1]} {when.year}"


def english_moment(moment: datetime) -> str:
    """`17 March 2017, 12:12`."""
    return f"{english_date(moment)}, {local(moment):%H:%M}"
