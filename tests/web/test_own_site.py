"""A site of one municipality is that municipality's own, and never says that it does not exist."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

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
