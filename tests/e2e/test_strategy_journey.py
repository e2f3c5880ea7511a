"""Somebody tries a strategy: drops it, reads what was found beside its words, takes the memo home."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.keyboard import focused, tab_to
from tests.e2e.looking import Watch, barriers, sideways, window
from tests.e2e.trying import ADDRESS, FIELD, strategy, tried, unreadable

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "e-strategi i utbildningen 2013-2016"
PROMISE = (
    "Samtliga enheter ska senast 2014 ha en handlingsplan för IT-utveckling med tillhörande "
    "kompetensutvecklingsplan."
)
PROPOSAL = PROMISE.replace("2014", "…")
DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name, { type: "text/plain" }));
  return held;
}"""


def dropped(page: Page) -> None:
    """Drop the strategy on the field and send it."""
    file = strategy()
    held = page.evaluate_handle(DROP, [file["name"], file["buffer"].decode()])
    for name in ("dragenter", "dragover", "drop"):
        page.dispatch_event("file-drop", name, {"dataTransfer": held})
    page.get_by_role("button", name="Läs dokumentet").click()


def remark(page: Page) -> Locator:
    """The note with the better words for the promise of 2014."""
    return page.locator("reading-thread .note").filter(has=page.get_by_text(PROPOSAL))


def sentence_of(page: Page, note: Locator) -> Locator:
    """The words that a note is about."""
    return page.locator(f"#{note.get_attribute('data-sentence')}")


def ground(place: Locator) -> str:
    """The colour behind a place, once it has stopped changing."""
    return str(
        place.evaluate(
            "async node => { await Promise.all(node.getAnimations().map(each => each.finished));"
            " return getComputedStyle(node).backgroundColor }"
        )
    )


def taken_home(page: Page, button: str, folder: Path) -> Path:
    """The memo in one of its forms, as the file that the browser keeps."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def joined(text: str) -> str:
    """The text without spaces, line breaks and hyphens, which a page's lines add where they like."""
    return re.sub(r"[\s\u00ad\u2010\ufffe\x02-]+", "", text)


@pytest.mark.real_input
def test_a_dropped_strategy_shows_its_goals_beside_its_words(page: Page) -> None:
    page.goto(ADDRESS)
    dropped(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    goals = page.locator(".tallies > div", has=page.get_by_text("mål", exact=True)).locator("dd")
    assert int(goals.inner_text()) == page.locator(".note.goals").count() > 10
    note = remark(page)
    sentence = sentence_of(page, note)
    assert sentence.inner_text() == PROMISE


@pytest.mark.real_input
def test_pointing_at_a_note_or_coming_to_it_lights_its_sentence(page: Page) -> None:
    tried(page, strategy())
    note = remark(page)
    sentence, link = sentence_of(page, note), note.get_by_role("link")
    dark = ground(sentence)
    note.hover()
    expect(sentence).to_have_class(re.compile(r"\blit\b"))
    assert ground(sentence) != dark
    page.mouse.move(1, 1)
    expect(sentence).not_to_have_class(re.compile(r"\blit\b"))
    assert ground(sentence) == dark
    link.focus()
    expect(sentence).to_have_class(re.compile(r"\blit\b"))
    assert ground(sentence) != dark


@pytest.mark.real_input
def test_a_notes_link_leads_to_its_sentence(page: Page) -> None:
    tried(page, strategy())
    note = remark(page)
    sentence = sentence_of(page, note)
    note.get_by_role("link").focus()
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    expect(sentence).not_to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(sentence).to_be_in_viewport()


@pytest.mark.real_input
def test_the_memo_is_taken_home_in_three_forms(page: Page, tmp_path: Path) -> None:
    tried(page, strategy())
    with ZipFile(taken_home(page, "Word", tmp_path)) as packed:
        word = str(etree.fromstring(packed.read("word/document.xml")).xpath("string()"))
    with pypdfium2.PdfDocument(BytesIO(taken_home(page, "PDF", tmp_path).read_bytes())) as printed:
        pdf = "".join(each.get_textpage().get_text_range() for each in printed)
    page.goto(taken_home(page, "Webbsida", tmp_path).as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Synpunkter på {TITLE}")
    for said in (word, pdf, page.locator("main").inner_text()):
        assert joined(PROMISE) in joined(said)
        assert joined(f"Förslag: {PROPOSAL}") in joined(said)


@pytest.mark.real_input
def test_a_strategy_is_tried_by_keyboard_alone_on_a_small_telephone(browser: Browser, town: str) -> None:
    context = window(browser, town, 320)
    page = context.new_page()
    page.goto(ADDRESS)
    assert sideways(page) == 0
    field = page.locator(FIELD)
    for _ in range(60):
        tab_to(page, "")
        if field.evaluate("node => node === document.activeElement"):
            break
    expect(field).to_be_focused()
    field.set_input_files(strategy())
    tab_to(page, "Läs dokumentet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert sideways(page) == 0
    tab_to(page, "Mål")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    expect(page.locator(target)).to_be_in_viewport()
    assert focused(page)
    context.close()


@pytest.mark.real_input
def test_without_script_the_result_says_the_same(browser: Browser, page: Page, town: str) -> None:
    tried(page, strategy())
    context = window(browser, town, 1440, java_script_enabled=False)
    plain = context.new_page()
    tried(plain, strategy())
    said = plain.locator("main").inner_text()
    assert PROMISE in said
    assert said == page.locator("main").inner_text()
    context.close()


def test_a_file_that_cannot_be_read_leaves_a_sentence_and_the_field(page: Page) -> None:
    tried(page, unreadable())
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text("strategi.pdf")
    expect(page.get_by_label("Dokumentet")).to_be_visible()
    expect(page.get_by_role("button", name="Läs dokumentet")).to_be_enabled()


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_stands_in_the_way_of_anybody_who_tries(browser: Browser, town: str, width: int) -> None:
    """axe finds nothing; nothing moves, complains or asks elsewhere; all fits in the window."""
    context = window(browser, town, width)
    watch = Watch(context)
    page = watch.page
    page.goto(ADDRESS)
    found = [*barriers(page), *page.evaluate("window.shifts")]
    for file in (unreadable(), strategy()):
        tried(page, file)
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(100)
        found += page.evaluate("window.shifts")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        found += barriers(page)
        found += [f"{wide} px too wide" for wide in [sideways(page)] if wide > 0]
    # The browser itself reports the status of the page that says why a file was refused.
    found += [line for line in watch.said if "422" not in line]
    found += [f"asks {url}" for url in watch.asked if not url.startswith(town)]
    context.close()
    assert found == []
