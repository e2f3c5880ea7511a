"""Under /en the product itself speaks English, and what people wrote in Swedish says that it is Swedish."""

import re
from collections.abc import Iterator
from functools import cache

import polib
import pytest
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from lxml import etree, html

from tests.cast import CITIZEN, Cast
from tests.house import gather
from tests.web import markup
from tests.web.test_crawl import Read, crawl

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STARTS = (
    "/en/",
    "/en/sidor",
    "/en/sok?q=gemensam",
    "/en/sok?q=kxyzq",
    "/en/logga-in",
    "/en/om/om",
    "/en/wiki/Ingen",
)
SPOKEN_ATTRIBUTES = ("aria-label", "placeholder", "title", "alt", "data-label", "data-light", "data-dark")
PAGES = {
    *("start", "about", "municipality", "municipalities", "key_area", "key_areas", "card", "page", "pages"),
    *("stubs", "wanted", "links_here", "history", "version", "comparison", "changes", "talk", "search"),
    *("person", "contributions", "sign_in", "old_title"),
}
# Small words that no English sentence has.
SWEDISH = re.compile(
    r"\b(och|är|inte|att|som|för|på|av|den|det|ett|till|från|har|kl|här|utan)\b", re.IGNORECASE
)


@cache
def swedish_sentences() -> re.Pattern[str]:
    """Any sentence of the interface that has other words in English, holes filled with whatever."""
    said = set()
    for entry in polib.pofile(str(gather.ENGLISH)):
        forms = {entry.msgid, entry.msgid_plural} - {"", entry.msgstr, *entry.msgstr_plural.values()}
        said |= {re.sub(r"%\\\((\w+)\\\)[sd]", ".+", re.escape(form)) for form in forms}
    return re.compile("|".join(sorted(said)))


def spoken(page: html.HtmlElement) -> Iterator[str]:
    """What a page says in its own language: every text and label that stands in nothing Swedish."""
    for element in page.find("body").iter(etree.Element):
        if not _is_swedish(element):
            yield element.text or ""
            yield from (element.get(name) or "" for name in SPOKEN_ATTRIBUTES)
        parent = element.getparent()
        if parent is not None and not _is_swedish(parent):
            yield element.tail or ""


def _is_swedish(element: html.HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return next((one.get("lang") for one in around if one.get("lang")), "") == "sv"


def leftovers(text: str) -> list[str]:
    """The Swedish of the interface that an English page still says, its title's last.

    The head has no marks: a part of a title that stands on the page as Swedish is what people wrote.
    """
    page = markup.parsed(text)
    said = [" ".join(words.split()) for words in spoken(page) if words.strip()]
    told = {" ".join(one.text_content().split()) for one in page.xpath("//*[@lang='sv']")}
    titles = [str(title) for title in page.xpath("//title/text() | //head/link/@title")]
    parts = [part for title in titles for part in re.split(r" – |: ", title) if part not in told]
    known = [words for words in [*said, *parts] if swedish_sentences().fullmatch(words)]
    return [*known, *(words for words in said if SWEDISH.search(words))]


def kind_of(read: Read) -> str:
    """The name of the page's address."""
    with translation.override("en"):
        try:
            return resolve(read.address.partition("?")[0]).view_name
        except Resolver404:
            return ""


def test_no_page_under_en_speaks_swedish_itself(cast: Cast) -> None:
    wrong, met = [], set()
    for read in crawl(cast, CITIZEN, STARTS):
        if read.is_page and read.address.startswith("/en"):
            met.add(kind_of(read))
            wrong += [f"{read.address} says {words!r}" for words in leftovers(read.text)]
    assert met >= PAGES, f"never met: {PAGES - met}"
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("address", ["/en/finns-inte", "/en/kommun/finns-inte", "/en/uppslag/999999/x"])
def test_what_is_missing_is_missing_in_english(cast: Cast, address: str) -> None:
    answer = cast.client(CITIZEN).get(address)
    assert answer.status_code == 404
    assert leftovers(answer.content.decode()) == []
    assert markup.parsed(answer.content.decode()).get("lang") == "en"


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/kommuner", "/en/sok?q=gemensam&ar=2019", "/en/senaste-andringar?sma=0", "/en/om/licens"],
)
def test_the_language_switch_leads_to_the_same_page(cast: Cast, address: str) -> None:
    browser = cast.client(CITIZEN)
    english = markup.parsed(browser.get(address).content.decode())
    there = english.xpath("//header//a[@hreflang='sv']/@href")
    assert there == [address.removeprefix("/en")]
    swedish = markup.parsed(browser.get(there[0]).content.decode())
    assert swedish.get("lang") == "sv"
    assert swedish.xpath("//header//a[@hreflang='en']/@href") == [address]
    assert not swedish.xpath("//*[@lang='sv'][ancestor::html]"), (
        "nothing on a Swedish page need say it is Swedish"
    )


def test_the_swedish_banner_keeps_its_words_and_the_english_has_its_own(cast: Cast) -> None:
    browser = cast.client(CITIZEN)
    swedish = next(
        read.text
        for read in crawl(cast, CITIZEN, ["/senaste-andringar"])
        if read.address.startswith("/version/")
    )
    here = markup.parsed(swedish).xpath("//header//a[@hreflang='en']/@href")[0]
    words = r"Version från den \d+ [a-z]+ \d{4} kl\. \d\d\.\d\d av .+ \(Diskussion \| bidrag\)"
    assert re.match(words, _banner(swedish))
    words = r"Version of \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d by .+ \(Discussion \| contributions\)"
    assert re.match(words, _banner(browser.get(here).content.decode()))


def _banner(text: str) -> str:
    return " ".join(markup.parsed(text).find_class("version")[0].text_content().split())


def test_feeds_speak_english_too(cast: Cast) -> None:
    text = cast.client(CITIZEN).get("/en/senaste-andringar/flode").content.decode()
    assert "<title>Recent changes</title>" in text
    assert re.search(r"Version of \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d by ", text)
    assert "Version från" not in text
    assert 'xml:lang="en"' in text


def test_signing_in_and_one_s_own_page_are_english(cast: Cast) -> None:
    refused = cast.client(CITIZEN).post("/en/logga-in", {"email": "nobody@example.se", "password": "fel"})
    assert refused.status_code == 403
    unfinished = cast.client(CITIZEN).post("/en/logga-in", {"email": "nobody", "password": ""})
    mine = cast.client("ekvik_editor").get("/en/jag")
    assert [leftovers(answer.content.decode()) for answer in (refused, unfinished, mine)] == [[], [], []]
    assert "Sign out" in mine.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_what_breaks_under_en_breaks_in_english(name: str) -> None:
    with translation.override("en"):
        text = render_to_string(name)
    assert leftovers(text) == []
    page = markup.parsed(text)
    assert page.get("lang") == "en"
    assert page.xpath("//a/@href") == ["/en/"]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("One card", []),
        ("31 uppslag", ["31 uppslag"]),
        ('<b lang="sv">31 uppslag</b>', []),
        ('<div lang="sv"><b lang="en">31 uppslag</b> sagt</div>', ["31 uppslag"]),
        ('<b lang="sv">Allt</b> klart här', ["klart här"]),
        ('<a title="Kategorier">x</a>', ["Kategorier"]),
    ],
)
def test_what_is_left_in_swedish_is_found(inside: str, found: list[str]) -> None:
    assert leftovers(f'<html lang="en"><title>x</title><body>{inside}</body></html>') == found


def test_a_swedish_title_is_found_and_the_title_of_what_people_wrote_is_not() -> None:
    head = '<html lang="en"><title>Sidor: Kategorier – x</title><link title="Historik">'
    assert leftovers(f'{head}<body><h1 lang="sv">Kategorier</h1></body></html>') == ["Sidor", "Historik"]
