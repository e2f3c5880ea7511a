"""One site and one browser for all journeys; each journey has a page of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import chromium
from tests.e2e.living import living_town
from tests.e2e.places import Place, places


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a seeded site that is served for the whole session."""
    with living_town(Path(tmp_path_factory.mktemp("town"))) as base:
        yield base


@pytest.fixture(scope="session")
def everywhere(town: str) -> list[Place]:
    """Every page type and state of the site."""
    return places(town)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium())
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, town: str) -> Iterator[Page]:
    """A fresh page on a desk's screen; addresses begin at the site."""
    context = browser.new_context(base_url=town, viewport={"width": 1440, "height": 900}, locale="sv-SE")
    yield context.new_page()
    context.close()
