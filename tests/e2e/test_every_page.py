"""What holds on every page type and in every state: reach, size, calm, and readers of all kinds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.looking import Watch, barriers, sideways, window
from tests.e2e.places import Place, quoted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRST_PAGE = 60_000  # bytes over the wire, everything the page needs
ANY_PAGE = 90_000  # the longest of them: 400 cards, 400 versions


@pytest.fixture(params=[320, 1440])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def narrow(browser: Browser, town: str) -> Iterator[Page]:
    """320 pixels: a small telephone, and a window of 640 enlarged to 200 per cent."""
    context = window(browser, town, 320)
    yield context.new_page()
    context.close()


def test_nothing_stands_in_the_way_of_anybody(
    browser: Browser, town: str, everywhere: list[Place], width: int
) -> None:
    """axe finds nothing, by day and by night; what has 400 parts is asked once, being alike."""
    context = window(browser, town, width)
    page = context.new_page()
    found = []
    for place in everywhere:
        if "-400-" in place.name and width > 320:
            continue
        page.goto(quoted(place.path))
        found += [f"{place.name}, {barrier}" for barrier in barriers(page)]
    context.close()
    assert found == []


def test_nothing_scrolls_sideways(narrow: Page, everywhere: list[Place]) -> None:
    found = []
    for place in everywhere:
        narrow.goto(quoted(place.path))
        wide = sideways(narrow)
        if wide > 0:
            found.append(f"{place.name}: {wide} px")
    assert found == []


def breaches(watch: Watch, place: Place, town: str) -> list[str]:
    """What is wrong with the page when it has been opened and scrolled."""
    answer = watch.page.goto(quoted(place.path), wait_until="networkidle")
    watch.page.mouse.wheel(0, 2000)
    watch.page.wait_for_timeout(100)
    found = [line for line in watch.said if not (place.status == 404 and "404" in line)]
    found += [f"asks {url}" for url in watch.asked if not url.startswith(town)]
    if answer is None or answer.status != place.status:
        found.append(f"answers {answer and answer.status}")
    found += [f"shifts {shift}" for shift in watch.page.evaluate("window.shifts")]
    if watch.bytes > (FIRST_PAGE if place.name.startswith("start") else ANY_PAGE):
        found.append(f"weighs {watch.bytes:.0f} bytes")
    return found


def test_pages_are_calm_quiet_light_and_keep_to_themselves(
    browser: Browser, town: str, everywhere: list[Place]
) -> None:
    """No layout shift, nothing on the console, nothing from elsewhere, few bytes, each by a first visit."""
    found = []
    for place in everywhere:
        context = window(browser, town, 1440)
        found += [f"{place.name}: {breach}" for breach in breaches(Watch(context), place, town)]
        context.close()
    assert found == []


def test_each_page_says_where_one_is(narrow: Page, everywhere: list[Place]) -> None:
    titles: dict[str, list[str]] = {}
    for place in everywhere:
        narrow.goto(quoted(place.path))
        assert narrow.locator("h1").count() == 1, place.name
        assert narrow.locator("main h1").inner_text().strip(), place.name
        titles.setdefault(narrow.title(), []).append(place.name)
    shared = {title: names for title, names in titles.items() if len({n.split("-")[0] for n in names}) > 1}
    assert shared == {}


def test_paper_shows_the_page_and_nothing_to_press(
    browser: Browser, town: str, everywhere: list[Place]
) -> None:
    context = window(browser, town, 800)
    page = context.new_page()
    page.emulate_media(media="print")
    for place in everywhere:
        page.goto(quoted(place.path))
        for what in (
            "nav.streets",
            "nav.trail",
            ".quick-search",
            "footer.quay",
            ".pager",
            "nav.facets",
            ".tools",
        ):
            shown = page.locator(what).filter(visible=True).count()
            assert shown == 0, f"{place.name} prints {what}"
        assert page.locator("h1").is_visible()
    context.close()


def test_who_asked_for_stillness_gets_it(browser: Browser, town: str) -> None:
    context = window(browser, town, 1440, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(node => { const s = getComputedStyle(node);"
        " return parseFloat(s.transitionDuration) > 0 || !['none', ''].includes(s.animationName) }).length"
    )
    assert moving == 0
    context.close()


def test_states_are_told_in_words(browser: Browser, town: str, everywhere: list[Place]) -> None:
    context = window(browser, town, 1440, forced_colors="active")
    page = context.new_page()
    by_name = {place.name: place.path for place in everywhere}
    told = {
        "card-stub": ["Stubbe"],
        "history": ["visas nu", "liten ändring"],
        "municipality-empty": ["Inget berättat än"],
        "start": ["Nytt det senaste året", "Inget nytt på fem år", "Inget berättat än"],
    }
    for name, words in told.items():
        page.goto(quoted(by_name[name]))
        for word in words:
            assert page.get_by_text(word).filter(visible=True).count(), f"{name}: {word}"
    page.goto(quoted(by_name["comparison"]))
    assert page.get_by_role("img", name="Tillagt").first.is_visible()
    assert (
        page.locator("ins").first.evaluate("node => getComputedStyle(node).textDecorationLine") == "underline"
    )
    context.close()


def test_without_script_every_page_says_the_same(
    browser: Browser, town: str, everywhere: list[Place]
) -> None:
    context = window(browser, town, 1440, java_script_enabled=False)
    page = context.new_page()
    for place in everywhere:
        page.goto(quoted(place.path))
        assert page.locator("main h1").is_visible(), place.name
        assert (
            page.get_by_role("navigation", name="Huvudsidor")
            .or_(page.get_by_role("navigation", name="Main pages"))
            .is_visible()
        ), place.name
    context.close()
