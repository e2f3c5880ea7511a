"""Which language the words of a page are in: the interface's own, or Swedish as people wrote them."""

from datetime import datetime

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from mittkoping.lib.dates import english_moment, swedish_moment


class Told(str):
    """Words that people wrote, kept apart from the interface's own where both stand in one list."""


def speaks_english() -> bool:
    """Whether the page being made speaks English."""
    return get_language() == "en"


def moment(when: datetime) -> str:
    """`17 mars 2017 kl. 12.12`, in English `17 March 2017, 12:12`; always in Swedish time."""
    return english_moment(when) if speaks_english() else swedish_moment(when)


def mark() -> SafeString:
    """What an element with people's own words says of its language: ` lang="sv"` on a page in another one."""
    if get_language() in {None, settings.LANGUAGE_CODE}:
        return SafeString("")
    return format_html(' lang="{}"', settings.LANGUAGE_CODE)


def area_name(name: str) -> str:
    """A key area's name in the reader's language; one that the catalogue does not know as people gave it."""
    said = gettext(name) if name else ""
    return Told(name) if said == name else said
