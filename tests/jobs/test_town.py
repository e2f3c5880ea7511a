"""The believable town hangs together: references resolve, lengths hold, and it speaks plain Swedish."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.jobs.town.reader import lines, read_town
from mittkoping.jobs.town.rewind import TownError, rewind
from mittkoping.jobs.town.shapes import Card, Person, Text, Town
from mittkoping.texts.canon import canon
from mittkoping.texts.links import links_in
from tests.real_input import real_input

TOWN = read_town()
EVERY_TEXT = [thing.text for thing in TOWN.told] + [version.text for version in TOWN.history]
AREAS = [
    *("infrastruktur", "juridik", "kompetens", "organisation-och-kultur", "styrning", "arbetsprocesser"),
    *("kommunikation", "malbild", "ledarskap", "delaktighet", "nytta-och-insikt"),
]
LEVELS = [
    *("politics", "administration", "service_manager", "support_function", "principal", "local_support"),
    *("team", "learner", "guardian"),
]
CAST = {"wiki_editor", "principal", "quality_strategist", "it_manager", "board_member"}
# Two pages that somebody wished for and nobody has written.
WANTED = {"Lånedatorer över sommaren", "Klassrum utan skärm"}
# "t.ex.", "bl a", "m.m.", "kl.", "ca" and their like; the house writes words out.
ABBREVIATION = re.compile(
    r"(?<!\w)(?:t\.? ?ex\.?|bl\.? ?a\.?|m\.? ?m\.?|m\.? ?fl\.?|d\.? ?v\.? ?s\.?|o\.? ?s\.? ?v\.?|osv|etc"
    r"|kl|ca|cirka|tex|dvs|mha|pga|kr|tkr|mnkr|resp|inkl|exkl|ev)(?!\w)",
    re.IGNORECASE,
)


def cards_of(code: str) -> list[Card]:
    return [card for card in TOWN.cards if card.municipality == code]


def code_of(name: str) -> str:
    return next(place.code for place in TOWN.municipalities if place.name == name)


def htmls(town: Town) -> Iterator[tuple[str, str]]:
    """Where from, and the HTML."""
    for place in town.municipalities:
        yield place.name, place.introduction
        yield from ((f"{place.name}: {hero.role}", hero.body) for hero in place.heroes)
    yield from ((thing.key, thing.text.body) for thing in town.told)
    yield from ((f"{version.object} {version.number}", version.text.body) for version in town.history)
    yield from ((thread.key, post.body) for thread in town.threads for post in thread.posts)


def plain_fields(town: Town) -> Iterator[tuple[str, str]]:
    """Where from, and what is shown as it stands."""
    yield "framework", town.framework.description
    for area in town.key_areas:
        yield from ((area.slug, said) for said in (area.title, area.introduction, *area.questions))
    yield from ((level.code, said) for level in town.framework.levels for said in (level.name, level.duty))
    for thing in town.told:
        yield from ((thing.key, said) for said in spoken(thing.text))
        yield thing.key, thing.summary
    for card in town.cards:
        yield from ((card.key, said) for said in (*card.documents, card.contact))
    for version in town.history:
        yield from ((version.object, said) for said in (*spoken(version.text), version.summary))
    yield from ((thread.key, thread.title) for thread in town.threads)
    yield from ((person.key, said) for person in town.people for said in (person.name, person.title))
    yield from ((hero.role, hero.role) for place in town.municipalities for hero in place.heroes)


def spoken(text: Text) -> tuple[str, ...]:
    return text.title, text.lead, text.obstacle, text.took_money, text.took_time, text.took_people


def everything_said() -> list[tuple[str, str]]:
    without_tags = ((where, unescape(re.sub(r"<[^>]+>", " ", html))) for where, html in htmls(TOWN))
    return [*without_tags, *plain_fields(TOWN)]


def test_the_framework_has_the_eleven_areas_and_nine_levels_in_order() -> None:
    assert [area.slug for area in TOWN.key_areas] == AREAS
    assert [level.code for level in TOWN.framework.levels] == LEVELS
    for area in TOWN.key_areas:
        assert len(re.findall(r"[.?](?:\s|$)", area.introduction)) == 4, area.slug
        assert 3 <= len(area.questions) <= 5
        assert all(question.endswith("?") for question in area.questions)


def test_each_municipality_tells_as_much_as_its_part_asks() -> None:
    counted = Counter(card.municipality for card in TOWN.cards if card.state == "published")
    assert counted[code_of("Ekvik")] >= 22
    assert {card.area for card in cards_of(code_of("Ekvik"))} == set(AREAS)
    assert [card.stub for card in cards_of(code_of("Tallhamra"))] == [True]
    assert counted[code_of("Lindåker")] == 9
    assert counted[code_of("Sjöberga")] == 5
    assert all(counted[place.code] for place in TOWN.municipalities)
    assert {card.area for card in TOWN.cards if card.municipality != code_of("Ekvik")} == set(AREAS)


def test_drafts_are_sjobergas_alone() -> None:
    drafts = [card for card in TOWN.cards if card.state == "draft"]
    assert len(drafts) == 3
    assert {(card.municipality, card.audience) for card in drafts} == {(code_of("Sjöberga"), "municipality")}
    assert {card.audience for card in TOWN.cards if card.state == "published"} == {"public"}
    quoted = {link.title for link in links_in(html for _, html in htmls(TOWN))}
    assert not quoted & {card.text.title for card in drafts}, "a public text names a draft"


def test_ekvik_has_heroes_of_different_roles_and_lindaker_eleven_units() -> None:
    ekvik = next(place for place in TOWN.municipalities if place.name == "Ekvik")
    lindaker = next(place for place in TOWN.municipalities if place.name == "Lindåker")
    assert len({hero.role for hero in ekvik.heroes}) == 4
    assert sorted(len(hero.people) for hero in ekvik.heroes) == [1, 1, 1, 2]
    assert len(ekvik.editors) == 2
    kinds = Counter(unit.kind for unit in lindaker.units)
    assert kinds["preschool"] + kinds["school"] + kinds["upper_secondary_school"] == 11


def test_the_cast_is_there_in_ekvik_and_next_door() -> None:
    for name in ("Ekvik", "Sjöberga"):
        roles = {
            role for person in TOWN.people if person.municipality == code_of(name) for role in person.roles
        }
        assert roles >= CAST, name
    assert {role for person in TOWN.people for role in person.roles} >= CAST | {"moderator", "administrator"}


def test_keys_and_titles_are_given_once() -> None:
    for given_once in (
        [card.key for card in TOWN.cards] + [page.key for page in TOWN.pages],
        [thing.text.title for thing in TOWN.told],
        [person.key for person in TOWN.people],
        [person.name for person in TOWN.people],
        [person.email for person in TOWN.people],
        [place.code for place in TOWN.municipalities],
        [thread.key for thread in TOWN.threads],
    ):
        assert [one for one, times in Counter(given_once).items() if times > 1] == []


def test_every_reference_to_a_person_resolves_and_writers_have_accounts() -> None:
    people: dict[str, Person] = {person.key: person for person in TOWN.people}
    writers = {thing.author for thing in TOWN.told} | {version.author for version in TOWN.history}
    writers |= {place.author for place in TOWN.municipalities}
    writers |= {post.author for thread in TOWN.threads for post in thread.posts}
    writers |= {thread.resolved_by for thread in TOWN.threads if thread.resolved}
    writers |= {editor for place in TOWN.municipalities for editor in place.editors}
    assert [key for key in writers if not people[key].account] == []
    for place in TOWN.municipalities:
        for key in (*place.editors, *(key for hero in place.heroes for key in hero.people)):
            assert people[key].municipality == place.code
    assert all(person.email.endswith("@example.org") for person in TOWN.people)
    assert all(person.account or set(person.roles) == {"hero"} for person in TOWN.people)


def test_every_reference_to_a_place_or_an_area_resolves() -> None:
    codes = {place.code for place in TOWN.municipalities}
    assert {card.area for card in TOWN.cards} <= set(AREAS)
    assert {person.municipality for person in TOWN.people} <= codes | {""}
    for place in TOWN.municipalities:
        names = {unit.name for unit in place.units}
        assert {unit.parent for unit in place.units} <= names | {""}
        assert {person.unit for person in TOWN.people if person.municipality == place.code} <= names | {""}


def test_links_lead_to_what_is_written_but_for_two() -> None:
    written = {thing.text.title for thing in TOWN.told}
    written |= {f"Kommun:{place.name}" for place in TOWN.municipalities}
    targets = {link.title for link in links_in(html for _, html in htmls(TOWN))}
    assert targets - written == WANTED
    assert len(targets & written) >= 10


def test_lengths_hold_for_every_version() -> None:
    for text in EVERY_TEXT:
        assert 0 < len(text.title) <= 120, text.title
        assert len(text.lead) <= 400, text.title
    for card in TOWN.cards:
        assert card.text.lead, card.key
        assert card.contact, card.key
        assert card.stub or card.text.took, card.key


def test_bodies_are_canonical_html_and_the_rest_is_plain() -> None:
    assert [where for where, html in htmls(TOWN) if canon(html) != html] == []
    assert [said for where, said in plain_fields(TOWN) if re.search("[<>&]", said)] == []


def test_years_and_dates_are_plausible_and_in_order() -> None:
    for card in TOWN.cards:
        assert 2009 <= card.year_from <= (card.year_to or card.year_from) <= card.updated.year, card.key
    updated = {thing.key: thing.updated for thing in TOWN.told}
    assert {moment.year for moment in updated.values()} == set(range(2019, 2027))
    for key in {version.object for version in TOWN.history}:
        moments = [version.at for version in TOWN.history if version.object == key] + [updated[key]]
        assert moments == sorted(set(moments)), key
    for thread in TOWN.threads:
        moments = [post.at for post in thread.posts]
        assert moments == sorted(set(moments)), thread.key
        assert all(post.reply_to is None or 0 < post.reply_to < post.number for post in thread.posts)
        assert not thread.resolved or (thread.resolved_at and thread.resolved_at > moments[-1]), thread.key
    assert max(*updated.values(), *(version.at for version in TOWN.history)) < datetime(
        2026, 7, 1, tzinfo=UTC
    )


def test_failures_are_told_as_well_as_successes() -> None:
    told = [card for card in TOWN.cards if not card.stub]
    assert 0.4 <= sum(bool(card.text.obstacle) for card in told) / len(told) <= 0.75
    assert {card.maturity for card in TOWN.cards} == {"idea", "tried", "running", "spread"}
    assert sum("gick snett" in card.text.body for card in told) >= 20


def test_history_has_something_to_compare() -> None:
    versions = Counter(version.object for version in TOWN.history)
    assert len(versions) >= 10
    assert all(2 <= count <= 6 for count in versions.values())
    newest = {thing.key: thing.text for thing in TOWN.told}
    for key, count in versions.items():
        texts = [version.text for version in TOWN.history if version.object == key] + [newest[key]]
        changed = [before != after for before, after in pairwise(texts)]
        assert changed == [True] * count, key
    assert any(version.minor for version in TOWN.history)


def test_talk_is_answered_and_one_matter_is_resolved() -> None:
    assert 6 <= len(TOWN.threads) <= 8
    assert all(len(thread.posts) >= 2 for thread in TOWN.threads)
    assert sum(thread.resolved for thread in TOWN.threads) == 1
    assert {thread.on_kind for thread in TOWN.threads} == {"card", "page", "municipality"}


@pytest.mark.parametrize("word", ["kompetensutvecklingsplaner", "skolfederation"])
def test_words_that_search_looks_for_stand_in_a_card(word: str) -> None:
    assert any(word in card.text.lead or word in card.text.body for card in TOWN.cards)


def test_the_town_speaks_plainly() -> None:
    assert [(where, said) for where, said in everything_said() if "!" in said] == []
    assert [(where, said) for where, said in everything_said() if ABBREVIATION.search(said)] == []
    assert [(where, said) for where, said in everything_said() if "vänligen" in said.lower()] == []


def test_the_search_for_abbreviations_finds_them() -> None:
    for said in ("Det gäller t.ex. skolor", "bl a förskolan", "kl. 8", "böcker m.m. finns", "ca tio", "5 kr"):
        assert ABBREVIATION.search(said), said
    assert not ABBREVIATION.search("Ekvik klarade kraven på en texträff, cancerfri")


@pytest.mark.real_input
def test_no_real_municipality_and_nobody_of_the_real_wiki_speaks() -> None:
    with real_input("data/municipalities.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    assert not {place.name for place in TOWN.municipalities} & {
        row["municipality_name_short"] for row in rows
    }
    assert not {place.code for place in TOWN.municipalities} & {row["municipality_code"] for row in rows}
    assert TOWN.municipalities[0].county.code not in {row["county_code"] for row in rows}
    wiki = real_input("data/mittkoping-mediawiki.xml").read_text(encoding="utf-8")
    assert [person.name for person in TOWN.people if person.name in wiki] == []
    longer = {row["municipality_name_short"] for row in rows if len(row["municipality_name_short"]) > 3}
    named = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(longer))) + r")s?(?!\w)")
    assert [(where, named.findall(said)) for where, said in everything_said() if named.search(said)] == []


@pytest.mark.real_input
def test_nothing_is_copied_from_the_real_wiki() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(*(words[start:] for start in range(7)), strict=False))

    wiki = runs(real_input("data/mittkoping-mediawiki.xml").read_text(encoding="utf-8"))
    assert [(where, runs(said) & wiki) for where, said in everything_said() if runs(said) & wiki] == []


def test_lines_keeps_one_block_per_line() -> None:
    assert lines("\n <p>Ett</p>\n\n<p>Två</p> \n") == "<p>Ett</p>\n<p>Två</p>"


@given(before=st.text("ab ", max_size=9), after=st.text("ab ", max_size=9), was=st.text("ab ", max_size=9))
def test_rewinding_puts_the_older_words_in_place(before: str, after: str, was: str) -> None:
    newer = Text(title="T", body=f"{before}NYTT{after}")
    version = {"object": "x", "at": "då", "undo": [{"field": "body", "now": "NYTT", "was": was}]}
    assert rewind(newer, version) == Text(title="T", body=f"{before}{was}{after}")


@pytest.mark.parametrize("body", ["<p>annat</p>", "<p>NYTT och NYTT</p>"])
def test_rewinding_refuses_words_that_are_not_there_once(body: str) -> None:
    version = {"object": "x", "at": "då", "undo": [{"field": "body", "now": "NYTT", "was": ""}]}
    with pytest.raises(TownError, match="NYTT"):
        rewind(Text(title="T", body=body), version)


def test_a_whole_field_replaces_before_words_are_undone() -> None:
    version = {"object": "x", "at": "då", "body": "<p>Nytt</p>", "undo": []}
    assert rewind(Text(title="T", body="<p>Annat</p>"), version).body == "<p>Nytt</p>"
