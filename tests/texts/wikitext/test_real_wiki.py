"""The real wiki beside the repository, read with the shipped mapping and held against the golden facts."""

import hashlib
import json
import re
from collections import Counter
from typing import Any

import pytest
from lxml import etree

from mittkoping.texts.canon import canon, headings
from mittkoping.texts.wikitext.convert import Converted, Source, convert
from mittkoping.texts.wikitext.persons import redact, split_names
from mittkoping.texts.wikitext.threads import read_threads
from mittkoping.texts.wikitext.wiki import Wiki
from tests.real_input import real_input
from tests.texts.wikitext.reading import MAPPING

pytestmark = pytest.mark.real_input
NS = "{http://www.mediawiki.org/xml/export-0.11/}"
Pages = dict[str, list[str]]


@pytest.fixture(scope="module")
def dump() -> tuple[Wiki, Pages]:
    tree = etree.parse(str(real_input("data/mittkoping-mediawiki.xml")))
    wiki = Wiki({int(row.get("key", "0")): row.text or "" for row in tree.iter(f"{NS}namespace")})
    pages = {
        page.findtext(f"{NS}title") or "": [
            row.findtext(f"{NS}text") or "" for row in page.iter(f"{NS}revision")
        ]
        for page in tree.iter(f"{NS}page")
    }
    return wiki, pages


@pytest.fixture(scope="module")
def heads(dump: tuple[Wiki, Pages]) -> dict[str, Converted]:
    wiki, pages = dump
    sources = [Source(title, texts[-1]) for title, texts in pages.items()]
    return dict(zip(pages, convert(sources, wiki, MAPPING), strict=True))


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(
        real_input("contracts/golden/000-harryda-page/expected.json").read_text("utf-8")
    )
    return facts


def fields_of(page: Converted, kind: str) -> list[dict[str, str]]:
    return [record.fields for record in page.records if record.kind == kind]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_municipality_page_holds_its_sections(
    heads: dict[str, Converted], golden: dict[str, Any]
) -> None:
    page = heads[golden["page_title"]]
    assert [text for _, text, _ in headings(page.html)] == golden["sections"][1:]
    (facts,) = fields_of(page, "municipality")
    assert facts["name"] == golden["municipality"]
    assert facts["heading"] == golden["introduction"]["heading"]
    paragraphs = re.findall(r"<p>(.*?)</p>", facts["introduction"])
    assert len(paragraphs) == golden["introduction"]["paragraphs"]
    for paragraph, key in zip(paragraphs, golden["introduction"]["keys"], strict=True):
        assert plain(paragraph).startswith(key)
    assert page.unknown_templates == {}


@pytest.mark.parametrize("kind", ["hero", "editor"])
def test_persons_are_those_of_the_page(
    heads: dict[str, Converted], golden: dict[str, Any], kind: str
) -> None:
    people = fields_of(heads[golden["page_title"]], kind)
    expected = golden["heroes" if kind == "hero" else "editors"]
    assert len(people) == len(expected)
    for person, facts in zip(people, expected, strict=True):
        names = split_names(person["name"])[::2]
        assert [hashlib.sha256(name.encode()).hexdigest() for name in names] == facts["name_sha256"]
        assert person["role"].startswith(facts["role_key"])


def test_cards_stand_in_order_under_their_areas(heads: dict[str, Converted], golden: dict[str, Any]) -> None:
    page = heads[golden["page_title"]]
    cards = [record for record in page.records if record.kind == "card"]
    assert len(cards) == golden["card_count"]
    assert list(Counter(card.section for card in cards).items()) == list(golden["areas"].items())
    for card, facts in zip(cards, golden["cards"], strict=True):
        assert (card.section, card.fields["key_area"], card.fields["title"]) == (
            facts["area"],
            facts["area"],
            facts["title"],
        )
        assert plain(card.fields["lead"]).startswith(facts["teaser_key"])
        assert card.fields["lead"].count("<li>") == facts["bullets"]
        assert card.fields["target"] in heads


def test_what_must_not_show_does_not(heads: dict[str, Converted], golden: dict[str, Any]) -> None:
    page = heads[golden["page_title"]]
    shown = page.html + "".join(card.fields.get("lead", "") for card in page.records)
    for text in golden["must_not_occur_in_content"]:
        assert text not in shown


def test_every_card_page_is_an_article(heads: dict[str, Converted], golden: dict[str, Any]) -> None:
    for card in fields_of(heads[golden["page_title"]], "card"):
        (article,) = fields_of(heads[card["target"]], "article")
        assert (article["key_area"], article["title"]) == (card["key_area"], card["title"])


def test_the_synthesis_keeps_its_statements(heads: dict[str, Converted]) -> None:
    facts = json.loads(real_input("contracts/golden/001-synthesis-page/expected.json").read_text("utf-8"))
    page = heads[facts["page_title"]]
    assert [text for _, text, _ in headings(page.html)] == [facts["heading"], facts["joint_heading"]]
    items = [plain(item) for item in re.findall(r"<li>(.*?)</li>", page.html)]
    keys = [row["first_key"] for row in [*facts["statements"], *facts["joint"]]]
    assert len(items) == len(keys)
    for item, key in zip(items, keys, strict=True):
        assert item.startswith(key)


def test_the_whole_wiki_comes_out_canonical(heads: dict[str, Converted]) -> None:
    for title, page in heads.items():
        assert canon(page.html) == page.html, title
    assert sum((page.unknown_templates for page in heads.values()), Counter()) == {}
    assert [page.redirect for page in heads.values() if page.redirect] == ["Kommun:Härryda"]


def test_names_are_taken_out_and_nothing_else(dump: tuple[Wiki, Pages], golden: dict[str, Any]) -> None:
    names: list[str] = []

    def token_of(name: str) -> str:
        names.append(name)
        return f"⟦person:{len(names) - 1}⟧"

    for text in dump[1][golden["page_title"]]:
        stored = redact(text, MAPPING, token_of)
        assert re.sub(r"⟦person:(\d+)⟧", lambda found: names[int(found[1])], stored) == text
    expected = {digest for row in golden["heroes"] + golden["editors"] for digest in row["name_sha256"]}
    assert {hashlib.sha256(name.encode()).hexdigest() for name in names} == expected


def test_the_discussion_is_one_thread_of_three(dump: tuple[Wiki, Pages]) -> None:
    wiki, pages = dump
    (thread,) = read_threads(pages["Diskussion:Systematiskt arbete"][-1], wiki)
    assert [comment.depth for comment in thread.comments] == [0, 1, 2]
    assert all(comment.author and comment.at for comment in thread.comments)
    assert [str(comment.at) for comment in thread.comments][1] == "2017-03-18 13:30:00+01:00"
