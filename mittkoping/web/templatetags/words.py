"""Filters every template knows: moments, numbers and languages, as the reader's language writes them."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from mittkoping.lib.dates import english_date, local, swedish_date
from mittkoping.web.shell import tongue

register = template.Library()
register.filter("moment", tongue.moment)


@register.filter
def day(when: datetime) -> str:
    """`17 mars 2017`, in English `17 March 2017`."""
    return english_date(when) if tongue.speaks_english() else swedish_date(when)


@register.filter
def clock(when: datetime) -> str:
    """The hour and minute in Sweden: `12.12`, in English `12:12`."""
    return f"{local(when):%H:%M}" if tongue.speaks_english() else f"{local(when):%H.%M}"


@register.filter
def iso(when: datetime) -> str:
    """The moment as machines read it, for <time datetime>."""
    return when.isoformat(timespec="seconds")


@register.filter
def signed(number: int) -> str:
    """A difference as print writes it: `+49`, `−1`, `±0`."""
    sign = "+" if number > 0 else "\u2212" if number < 0 else "±"
    return sign + figure(abs(number))


@register.filter
def figure(number: int) -> str:
    """A number in groups of three: with a fixed space between (`38 000`), in English a comma (`38,000`)."""
    grouped = f"{number:,}"
    return grouped if tongue.speaks_english() else grouped.replace(",", "\u00a0")


@register.filter
def lang_of(words: str) -> SafeString:
    """The lang attribute that `words` need where people's own and the interface's stand in one list."""
    return tongue.mark() if isinstance(words, tongue.Told) else SafeString("")
