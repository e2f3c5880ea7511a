"""Moments and numbers follow the page's language; people's own words say theirs."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from mittkoping.web.shell import tongue
from mittkoping.web.shell.tongue import Told
from mittkoping.web.templatetags import words

WHEN = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "moment", "day", "clock", "number", "difference"),
    [
        ("sv", "17 mars 2017 kl. 12.12", "17 mars 2017", "12.12", "38\u00a0000", "−1\u00a0049"),
        ("en", "17 March 2017, 12:12", "17 March 2017", "12:12", "38,000", "−1,049"),
    ],
)
def test_each_language_writes_its_own_way(
    language: str, moment: str, day: str, clock: str, number: str, difference: str
) -> None:
    with translation.override(language):
        assert (tongue.moment(WHEN), words.day(WHEN), words.clock(WHEN)) == (moment, day, clock)
        assert (words.figure(38_000), words.signed(-1049)) == (number, difference)


def test_only_people_s_own_words_on_an_english_page_say_that_they_are_swedish() -> None:
    with translation.override("en"):
        assert words.lang_of(Told("Kanotdagen")) == ' lang="sv"'
        assert words.lang_of("Recent changes") == ""
    with translation.override("sv"):
        assert words.lang_of(Told("Kanotdagen")) == tongue.mark() == ""


def test_key_areas_are_called_what_the_reader_calls_them() -> None:
    with translation.override("sv"):
        assert tongue.area_name("Styrning") == "Styrning"
    with translation.override("en"):
        assert tongue.area_name("Styrning") == "Governance"
        assert words.lang_of(tongue.area_name("Styrning")) == ""
        assert words.lang_of(tongue.area_name("Kajakvård")) == ' lang="sv"'
        assert tongue.area_name("") == ""
