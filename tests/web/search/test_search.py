"""The search page: narrowing by links."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from mittkoping.web.search.search import SHOWN
from tests.search.texts import municipality, put

pytestmark = pytest.mark.django_db
TOWNS = SHOWN + 8
LINK = re.compile(r'<a href="(/sok\?[^"]*)"(?: aria-current="true")?><span[^>]*>Ort(\d+)</span>')
ALL = re.compile(r'<a href="(/sok\?[^"]*alla=kommun[^"]*)">Visa alla (\d+)')


@pytest.fixture
def towns() -> None:
    """A text in each of many municipalities; the first has two."""
    for number in range(TOWNS):
        code = f"97{number:02}"
        municipality(code, f"Ort{number}")
        put(f"Fiber {number}", "Vi grävde.", municipality_code=code, county_code="98")
    put("Fiber igen", "Vi grävde.", municipality_code="9700", county_code="98")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("towns")
def test_a_long_facet_shows_those_with_most_hits_and_the_rest_when_asked(client: Client) -> None:
    first = page(client, "/sok?q=fiber")
    assert len(LINK.findall(first)) == SHOWN
    assert LINK.findall(first)[0][1] == "0"
    [(more, total)] = ALL.findall(first)
    assert int(total) == TOWNS
    whole = page(client, unescape(more).partition("#")[0])
    assert {number for _, number in LINK.findall(whole)} == {str(number) for number in range(TOWNS)}
    assert not ALL.search(whole)


@pytest.mark.usefixtures("towns")
def test_what_is_chosen_is_shown_however_far_down_it_stands(client: Client) -> None:
    last = TOWNS - 1
    chosen = page(client, f"/sok?q=fiber&kommun=97{last:02}")
    assert str(last) in {number for _, number in LINK.findall(chosen)}
    assert "1 träff." in chosen


@pytest.mark.usefixtures("towns")
def test_what_else_is_chosen_stays_when_all_are_shown(client: Client) -> None:
    [(more, _)] = ALL.findall(page(client, "/sok?q=fiber&typ=card"))
    assert "typ=card" in more


def test_a_short_facet_is_whole(client: Client) -> None:
    municipality("9700", "Ort0")
    put("Fiber", "Vi grävde.", municipality_code="9700", county_code="98")
    assert not ALL.search(page(client, "/sok?q=fiber"))


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("kind", ["okänd", "٣", "<b>", "card', '"])
def test_a_kind_that_does_not_exist_finds_nothing(client: Client, kind: str) -> None:
    for asked in ({"q": "fiber", "typ": kind}, {"typ": kind}):
        assert '<ol class="hits"></ol>' in page(client, f"/sok?{urlencode(asked)}")
