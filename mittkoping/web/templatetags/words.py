"""Filters every template knows: Swedish moments, numbers and addresses."""

from datetime import datetime

from django import template

from mittkoping.lib.dates import swedish_date, swedish_moment

register = template.Library()
register.filter("moment", swedish_moment)
register.filter("day", swedish_date)


@register.filter
def iso(moment: datetime) -> str:
    """The moment as machines read it, for <time datetime>."""
    return moment.isoformat(timespec="seconds")


@register.filter
def figure(number: int) -> str:
    """A number as Swedes write it: groups of three with a fixed space between (`38 000`)."""
    return f"{number:,}".replace(",", "\u00a0")
