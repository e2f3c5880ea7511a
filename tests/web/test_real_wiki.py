"""The real wiki, imported once and read in the pages: the golden facts, old addresses, old versions, talk."""

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from lxml import html
from pytest_django.plugin import DjangoDbBlocker

from mittkoping.imports.mediawiki.run import import_file
from mittkoping.organisation.models import Person
from mittkoping.versions.models import Object, Revision
from tests.real_input import real_input
from tests.web import markup

pytestmark = [pytest.mark.django_db, pytest.mark.real_input]
TOWN, SYNTHESIS, STUBS = "000-harryda-page", "001-synthesis-page", "002-stub-page"
SEEDS = {
    TOWN: "seeds/000-kommun-harryda.txt",
    SYNTHESIS: "seeds/001-systematiskt-arbete.txt",
    STUBS: "seeds/002-kategori-stubbar.txt",
}
# What the old wiki's frame said around every page, and its buttons.
FRAME = [
    "Från Mittköping",
    "Hoppa till:navigering, sök",
    "Till huvudsida för nyckelområde",
    "Edit symbol.jpg",
    "Läs mer",
    "Roll i kommunen",
    "Introduktion",
    "Wikiredaktörer",
    "Kategori:Stubbar",
    "Kommun:",
]


@pytest.fixture(scope="module", autouse=True)
def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        import_file(real_input("data/mittkoping-mediawiki.xml"), by=None)
        yield
        transaction.set_rollback(True)


def golden(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(
        real_input(f"contracts/golden/{name}/expected.json").read_text(encoding="utf-8")
    )
    return expected


def read(address: str) -> html.HtmlElement:
    answer = Client().get(address, follow=True)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    assert not markup.faults(text), address
    return markup.parsed(text)


def old(title: str) -> html.HtmlElement:
    return read(f"/wiki/{title}")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def main(page: html.HtmlElement) -> html.HtmlElement:
    [found] = page.xpath("//main")
    return found


def holds(text: str, key: str) -> bool:
    return " ".join(key.split()).casefold() in text.casefold()


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def of_class(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return list(element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"))


def test_the_town_tells_its_story_in_the_order_of_the_source() -> None:
    expected, page = golden(TOWN), old("Kommun:Härryda")
    text = words(main(page))
    told = [expected["introduction"]["heading"], *expected["introduction"]["keys"]]
    places = [text.casefold().find(" ".join(key.split()).casefold()) for key in told]
    assert -1 not in places
    assert places == sorted(places)
    [story] = of_class(page, "story-body")
    assert len(story.xpath(".//p[not(contains(@class, 'years'))]")) == expected["introduction"]["paragraphs"]
    hero_title = text.find("Hjältar")
    assert places[-1] < hero_title < text.find(expected["cards"][0]["title"])
    areas = [
        words(heading)
        for heading in page.xpath("//h3")
        if heading.xpath("ancestor::*[contains(@class, 'area ')]")
    ]
    assert areas == list(expected["areas"])
    assert areas == [name for name in expected["sections"] if name in expected["areas"]]


def test_heroes_and_editors_stand_with_role_and_name() -> None:
    expected, page = golden(TOWN), old("Kommun:Härryda")
    shown = [
        (words(of_class(one, "role")[0]), words(of_class(one, "who")[0])) for one in of_class(page, "person")
    ]
    for told in (*expected["heroes"], *expected["editors"]):
        found = [
            names
            for role, names in shown
            if holds(role, told["role_key"])
            and [sha(name) for name in names.split(" och ")] == told["name_sha256"]
        ]
        assert len(found) == 1, told["role_key"]
    assert len(shown) == len(expected["heroes"]) + len(expected["editors"]) == 4


def test_every_card_stands_under_its_area() -> None:
    expected, page = golden(TOWN), old("Kommun:Härryda")
    shown = []
    for area in of_class(page, "area"):
        [name] = area.xpath(".//h3")
        for card in of_class(area, "teaser"):
            [title] = of_class(card, "teaser-title")
            [lead] = of_class(card, "lead")
            shown.append((words(name), words(title), words(lead), len(lead.xpath(".//li"))))
    assert len(shown) == expected["card_count"] == 18
    for (area, title, lead, bullets), told in zip(shown, expected["cards"], strict=True):
        assert (area, title, bullets) == (told["area"], told["title"], told["bullets"])
        assert holds(lead, told["teaser_key"]), title
        assert len(lead.split()) == told["teaser_words"], title
    text = words(main(page))
    assert holds(text, expected["declared_gap"]["key"])
    assert [year for year in expected["years"] if str(year) not in text] == []
    assert [key for key in expected["must_not_occur_in_content"] if key in text] == []


def test_every_card_can_be_opened_from_its_town() -> None:
    expected, page = golden(TOWN), old("Kommun:Härryda")
    links = [link.get("href") for title in of_class(page, "teaser-title") for link in title.iter("a")]
    assert len(links) == len(set(links)) == 18
    for address, told in zip(links, expected["cards"], strict=True):
        opened = read(address)
        assert words(opened.xpath("//h1")[0]) == told["title"]
        assert holds(words(main(opened)), told["teaser_key"])


@pytest.mark.parametrize("name", [TOWN, SYNTHESIS, STUBS])
def test_the_page_covers_the_words_of_the_seed_text(name: str) -> None:
    seed = real_input(SEEDS[name]).read_text(encoding="utf-8")
    for phrase in FRAME:
        seed = seed.replace(phrase, " ")
    title = golden(name)["page_title"]
    pages = [main(old(title))]
    if name == SYNTHESIS:
        pages.append(main(read(f"/version/{named('Systematiskt arbete').pk}/2")))
    there = set(re.findall(r"\w+", " ".join(words(page) for page in pages).casefold()))
    missing = set(re.findall(r"\w+", seed.casefold())) - there
    assert not missing


def named(title: str) -> Object:
    return Object.objects.get(title=title, kind__in=["page", "municipality"])


def test_all_versions_of_the_town_are_read_and_compared() -> None:
    town = named("Härryda")
    assert town.last == 6
    rows = old_history = read(f"/historik/{town.pk}")
    assert len(rows.xpath("//table//tbody/tr")) == 6
    assert "6 versioner" in words(main(old_history))
    for number in range(1, 7):
        shown = read(f"/version/{town.pk}/{number}")
        assert words(of_class(shown, "version")[0]).startswith("Version från den ")
        assert read(f"/wikitext/{town.pk}/{number}").xpath("//pre")
    for before, after in combinations(range(1, 7), 2):
        compared = read(f"/jamfor/{town.pk}/{before}/{after}")
        assert of_class(compared, "comparison")
        changed = compared.xpath("//ins | //del | //tr[@class='added'] | //tr[@class='removed']")
        assert changed or "Versionerna säger samma sak" in words(main(compared))


def test_the_banner_reads_exactly_so() -> None:
    expected = golden(SYNTHESIS)["revision"]
    shown = read(f"/version/{named('Systematiskt arbete').pk}/2")
    [banner] = of_class(shown, "version")
    said = "Version från den 17 mars 2017 kl. 12.12 av Tapio (Diskussion | bidrag) (Lite tillägg)"
    assert words(banner) == said
    assert expected["comment"] == "Lite tillägg"
    author, talk, contributions = [link.get("href") for link in banner.iter("a")]
    assert "Tapio" in words(main(read(author)))
    assert read(talk) is not None
    assert "Lite tillägg" in words(main(read(contributions)))


def test_the_synthesis_says_every_statement_word_for_word() -> None:
    expected = golden(SYNTHESIS)
    shown = read(f"/version/{named('Systematiskt arbete').pk}/2")
    items = [item.text_content().strip() for item in main(shown).iter("li")]
    for statement in expected["statements"]:
        found = [text for text in items if holds(text, statement["first_key"])]
        assert found, statement["first_key"]
        shas = {sha(text) for text in found} | {sha(" ".join(text.split())) for text in found}
        assert statement["sha256"] in shas, statement["first_key"]
    text = words(main(shown))
    for told in (*expected["prompts"], *(row["first_key"] for row in expected["joint"])):
        assert holds(text, told)
    ranks = [words(heading) for heading in main(shown).iter("h2")]
    assert [rank for rank in ranks if rank in {expected["heading"], expected["joint_heading"]}] == [
        expected["heading"],
        expected["joint_heading"],
    ]


def test_every_stub_is_there_with_all_its_paragraphs() -> None:
    expected, page = golden(STUBS), old("Kategori:Stubbar")
    text = words(main(page))
    assert len(expected["stubs"]) == expected["municipality_count"] == 8
    for stub in expected["stubs"]:
        keys = [stub["first_key"], stub["second_paragraph_key"], stub["last_key"]]
        places = [text.casefold().find(" ".join(key.split()).casefold()) for key in keys if key]
        assert -1 not in places, stub["municipality"]
        assert places == sorted(places), stub["municipality"]
        assert stub["municipality"] in text
    assert "300" in text  # the rule, beside what was written


def led(address: str) -> str:
    answer = Client().get(address, follow=True)
    assert answer.status_code == 200, address
    return str(answer.request["PATH_INFO"])


def test_old_addresses_lead_right() -> None:
    article = named("Systematiskt arbete")
    for address in (
        "/wiki/Kommun:Härryda",
        "/index.php?title=Kommun:H%C3%A4rryda",
        "/w/index.php/Kommun:Härryda",
    ):
        assert led(address) == "/kommun/harryda"
    assert led("/wiki/Härryda_kommun") == "/kommun/harryda"
    assert led("/wiki/härryda_kommun") == "/kommun/harryda"
    assert led("/wiki/Systematiskt_arbete").startswith(f"/sida/{article.pk}/")
    assert led("/en/wiki/Systematiskt_arbete").startswith(f"/en/sida/{article.pk}/")
    assert led("/index.php?title=Systematiskt_arbete&action=history") == f"/historik/{article.pk}"
    row = Revision.objects.get(object=article, number=2)
    assert led(f"/index.php?title=X&oldid={row.source_id}") == f"/version/{article.pk}/2"
    assert led(f"/index.php?oldid={row.source_id}&diff=prev") == f"/jamfor/{article.pk}/1/2"
    assert led(f"/index.php?oldid={row.source_id}&diff=next").startswith(f"/jamfor/{article.pk}/2/")
    assert led(f"/index.php?oldid={row.source_id}&diff=cur").startswith(f"/jamfor/{article.pk}/2/")
    assert led(f"/index.php?curid={article.source_id}").startswith(f"/sida/{article.pk}/")
    assert led("/wiki/Kompetens") == "/nyckelomrade/kompetens"
    assert led("/wiki/Kategori:Stubbar").startswith("/kategori/")


def test_what_was_said_stands_in_its_order() -> None:
    article = named("Systematiskt arbete")
    page = read(f"/diskussion/{article.pk}")
    comments = of_class(page, "comment")
    assert len(comments) == 3
    depths = [len(comment.xpath("ancestor::ol")) for comment in comments]
    assert depths == sorted(depths)
    assert depths[0] < depths[-1]
    assert "(3)" in words(main(read(f"/sida/{article.pk}")))


def test_authors_without_account_are_shown_by_their_address() -> None:
    rows = Revision.objects.filter(author__kind=Person.Kind.ADDRESS).select_related("author")
    assert rows
    for row in rows:
        [banner] = of_class(read(f"/version/{row.object_id}/{row.number}"), "version")
        assert f"av {row.author.name} (Diskussion | bidrag)" in words(banner)
        assert row.author.name in words(main(read(f"/bidrag/{row.author.pk}")))


def test_names_of_heroes_stand_in_no_snapshot() -> None:
    """They are references wherever they are stored, and names only where they are read."""
    names = [row.name for row in Person.objects.filter(kind="named")]
    assert names
    for row in Revision.objects.all():
        text = json.dumps(row.snapshot, ensure_ascii=False)
        assert not [name for name in names if name and len(name.split()) > 1 and name in text], row
