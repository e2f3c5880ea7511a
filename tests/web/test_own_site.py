"""A site of one municipality is that municipality's own, and never says that it does not exist."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from mittkoping.frameworks.models import KeyArea
from tests.cast import CITIZEN, Cast

pytestmark = pytest.mark.django_db
PAGES = ("/", "/om/om", "/kommuner")


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.mark.parametrize("page", PAGES)
def test_a_municipality_s_own_site_never_says_that_it_does_not_exist(
    page: str, client: Client, settings: Settings
) -> None:
    settings.HOME_MUNICIPALITY = "1440"
    assert "inte finns" not in client.get(page).content.decode()


def test_its_start_page_names_the_municipality(client: Client, settings: Settings) -> None:
    settings.HOME_MUNICIPALITY = "1440"
    assert "<h1>Så gör vi i Ale</h1>" in client.get("/").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_shared_site_is_the_town_that_does_not_exist(page: str, client: Client, settings: Settings) -> None:
    settings.HOME_MUNICIPALITY = ""
    assert "inte finns" in client.get(page).content.decode()


def test_on_its_first_day_it_shows_its_own_dark_windows_and_what_to_do_next(
    client: Client, settings: Settings
) -> None:
    settings.HOME_MUNICIPALITY = "1440"
    page = client.get("/").content.decode()
    assert page.count('href="#w-dark"') == KeyArea.objects.filter(framework__current=True).count() > 0
    assert "0 av 0" not in page
    assert "Läs vad Ale berättar" not in page
    assert "fönster av" not in page
    steps = page[page.index("Tre sätt att börja") :]
    for step in ("mittkoping import mediawiki", 'href="/prova-din-strategi"', "docs/manual/index.md"):
        assert step in steps


@pytest.mark.parametrize("home", ["", "1440"])
def test_where_nothing_is_told_nobody_is_asked_to_write_or_praised_for_it(
    home: str, client: Client, settings: Settings
) -> None:
    settings.HOME_MUNICIPALITY = home
    start = client.get("/").content.decode()
    assert "0 av 0" not in start
    assert "berätta själv" not in start
    assert "Du kan bli den första" not in start
    assert "Inga ändringar än" in client.get("/senaste-andringar").content.decode()
    assert "Inga ändringar passar urvalet" in client.get("/senaste-andringar?sma=0").content.decode()
    assert "Här finns inga uppslag än." in client.get("/stubbar").content.decode()


def test_what_others_tell_stands_beside_its_own_dark_windows(cast: Cast, settings: Settings) -> None:
    settings.HOME_MUNICIPALITY = "1440"
    page = cast.client(CITIZEN).get("/").content.decode()
    assert "Ale: inget berättat än" in page
    assert "Läs vad Ale berättar" in page
    assert "Tre sätt att börja" not in page
