"""Dates as people write them, in the time of Sweden."""

from datetime import UTC, datetime

from mittkoping.lib.dates import english_date, english_moment, swedish_date, swedish_moment

NOON = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)  # winter time
NEW_YEAR = datetime(2016, 12, 31, 23, 5, tzinfo=UTC)
SUMMER = datetime(2018, 6, 30, 22, 0, tzinfo=UTC)


def test_swedish() -> None:
    assert swedish_moment(NOON) == "17 mars 2017 kl. 12.12"
    assert swedish_date(SUMMER) == "1 juli 2018"


def test_english() -> None:
    assert english_moment(NOON) == "17 March 2017, 12:12"
    assert english_moment(NEW_YEAR) == "1 January 2017, 00:05"
    assert english_date(SUMMER) == "1 July 2018"


def test_a_moment_without_zone_is_universal_time() -> None:
    assert english_moment(NOON.replace(tzinfo=None)) == english_moment(NOON)
