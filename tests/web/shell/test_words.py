"""Numbers and hours as Swedes write them."""

from datetime import UTC, datetime

import pytest

from mittkoping.web.templatetags.words import clock, signed


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2017, 3, 17, 11, 12, tzinfo=UTC), "12.12"),
        (datetime(2017, 7, 1, 22, 5, tzinfo=UTC), "00.05"),
    ],
)
def test_the_hour_is_that_of_sweden(moment: datetime, shown: str) -> None:
    assert clock(moment) == shown


@pytest.mark.parametrize(("number", "shown"), [(49, "+49"), (-1234, "\u22121\u00a0234"), (0, "±0")])
def test_a_difference_has_the_sign_of_print(number: int, shown: str) -> None:
    assert signed(number) == shown
