"""What people come for, from the first page to the last, in a real browser."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.keyboard import focused, tab_to
from tests.e2e.places import CARD, Guide
from tests.e2e.signing import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BANNER = "Version från den 17 mars 2017 kl. 12.12 av Tapio (Diskussion | bidrag) (Lite tillägg)"


@pytest.mark.real_input
def test_a_newcomer_finds_harrydas_larstamma_by_search(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Vad vill du läsa om?").fill("lärstämma")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("träff")
    hit = (
        page.locator(".hits > li", has_text="Härryda").get_by_role("link", name=re.compile("Lärstämma")).first
    )
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lärstämma")
    expect(page.get_by_role("main")).to_contain_text("Härryda")


@pytest.mark.real_input
def test_one_reads_who_wrote_what_on_17_march_2017(page: Page) -> None:
    page.goto("/sok?q=systematiskt+arbete&typ=page")
    page.get_by_role("main").get_by_role("link", name="Systematiskt arbete").first.click()
    page.get_by_role("link", name=re.compile("^Historik")).click()
    page.get_by_role("link", name="17 mars 2017 kl. 12.12").click()
    said = page.locator(".banner .version").inner_text()
    assert " ".join(said.split()) == BANNER
    page.locator(".banner").get_by_role("link", name="bidrag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tapio")


@pytest.mark.real_input
def test_an_old_address_leads_right(page: Page) -> None:
    page.goto(f"/index.php?title={quote('Systematiskt_arbete')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Systematiskt arbete")
    page.goto(f"/wiki/{quote('Kommun:Härryda')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Härryda")
    page.goto(f"/index.php?title={quote('Härryda_kommun')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Härryda")


def test_an_old_version_has_its_old_address(page: Page) -> None:
    page.goto("/index.php?oldid=1007")
    expect(page.locator(".banner")).to_contain_text("(Lampa 7 tänd)")
    page.goto("/index.php?title=Vem_byter_lampan")
    expect(page.get_by_role("main")).to_contain_text("Sidan är inte skriven än")


def test_a_principal_finds_what_others_did_by_keyboard_only(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    tab_to(page, "Arbetsprocesser")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbetsprocesser")
    tab_to(page, CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(CARD)
    tab_to(page, "Läs vad andra kommuner gjorde")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/nyckelomrade/arbetsprocesser#roster$"))
    expect(page.get_by_role("heading", name="Röster från kommunerna")).to_be_in_viewport()


def test_one_finds_a_municipality_by_a_part_of_its_name(page: Page) -> None:
    page.goto("/kommuner")
    page.get_by_label("Hitta din kommun").fill("arbog")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arboga")
    expect(page.get_by_role("main")).to_contain_text("Ingen har berättat om Arboga än")


def test_two_versions_are_chosen_and_compared(page: Page, town: str) -> None:
    page.goto(Guide(town).link("/kommun/ekvik", CARD))
    page.get_by_role("link", name=re.compile("^Historik")).click()
    page.get_by_label("Från version 1").check()
    page.get_by_label("Till version 2").check()
    page.get_by_role("button", name="Jämför dem").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(CARD)
    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("link", name="Nästa ändring").click()
    expect(page.locator(".kicker")).to_have_text("Jämförelse av två versioner")


def test_everything_can_be_read_without_script(browser: Browser, town: str) -> None:
    context = browser.new_context(base_url=town, java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto("/")
    page.get_by_text("Se staden som tabell").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("navigation", name="Huvudsidor").get_by_role("link", name="Nyckelområden").click()
    page.get_by_role("main").get_by_role("link", name="Kompetens").click()
    page.get_by_label("Ordning").select_option("rubrik")
    page.get_by_role("button", name="Visa").click()
    assert "ordning=rubrik" in page.url
    expect(page.locator("article").first).to_be_visible()
    assert (
        page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(16, 23, 42)"
    )
    context.close()


def test_the_language_changes_and_comes_back(page: Page) -> None:
    page.goto("/kommun/ekvik")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/kommun/ekvik")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("navigation").first.get_by_role("link").nth(1).click()
    assert "/en/" in page.url
    page.get_by_role("link", name="Svenska").click()
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "/en/" not in page.url


def test_the_theme_is_kept_and_never_flashes(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_role("button", name="Natt").click()
    # Whatever paints first on the next page already has the chosen ground.
    page.add_init_script(
        "new PerformanceObserver(() => {"
        " window.firstGround ??= getComputedStyle(document.body).backgroundColor })"
        ".observe({ type: 'paint', buffered: true });"
        "document.addEventListener('DOMContentLoaded', () => {"
        " window.atParse = document.documentElement.dataset.theme; });"
    )
    page.goto("/kommuner")
    assert page.evaluate("window.atParse") == "dark"
    page.evaluate(
        "new Promise(done => { const look = () => {"
        " if (window.firstGround) done(); else requestAnimationFrame(look) }; look() })"
    )
    assert page.evaluate("window.firstGround") == "rgb(16, 23, 42)"
    assert page.get_by_role("button", name="Natt").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Som datorn").click()
    assert (
        page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
        == "rgb(250, 246, 238)"
    )


def test_signing_in_and_out(page: Page, town: str) -> None:
    page.goto("/logga-in")
    page.get_by_label("E-postadress").fill("ingen@example.org")
    page.get_by_label("Lösenord").fill("fel ord som ingen har")
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert")).to_contain_text("hör inte ihop")
    signed_in(page, town)
    page.goto("/jag")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tuva Enehag")
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("link", name="Logga in")).to_be_visible()
