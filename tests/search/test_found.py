"""What is found for what is asked, the same on both databases."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mittkoping.organisation.models import Person
from mittkoping.search import index
from mittkoping.search.facets import Choices
from mittkoping.search.queries import Results, found
from tests.search.texts import EKVIK, LINDAKER, key_area, municipality, put, user

pytestmark = pytest.mark.django_db

COMPOUND = "Alla rektorer skriver kompetensutvecklingsplaner för sina lärare."


def ids(results: Results) -> list[int]:
    return [hit.object_id for hit in results.hits]


def ask(text: str, **more: str) -> Results:
    return found(text, viewer=None, choices=Choices(**more))


def marked(results: Results) -> list[str]:
    return [piece.text for piece in results.hits[0].passage if piece.hit]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("utvecklingsplan", "utvecklingsplaner"),
        ("kompetens", "kompetens"),
        ("kompetensutveckling", "kompetensutvecklings"),
        ("planerna", "planer"),
        ("kompetensutvecklingsplan", "kompetensutvecklingsplaner"),
        ("rektorn", "rektorer"),
    ],
)
def test_compounds_are_found_by_what_is_in_them(query: str, shown: str) -> None:
    pk = put("Fortbildning", COMPOUND)
    put("Annat", "Något helt annat om vägar.")
    results = ask(query)
    assert ids(results) == [pk]
    assert marked(results) == [shown]


def test_federation_finds_skolfederation() -> None:
    pk = put("Vi satsar på skolfederation")
    put("Inloggning", "Utan")
    assert ids(ask("federation")) == [pk]
    assert [piece.text for piece in ask("federation").hits[0].title_pieces if piece.hit] == ["federation"]


@pytest.mark.parametrize("query", ["kompentens", "utveklingsplan", "kompetensutvecklngsplaner", "rektorrer"])
def test_a_misspelling_finds_what_was_meant_and_says_so(query: str) -> None:
    pk = put("Fortbildning", COMPOUND)
    index.rebuild_words()
    results = ask(query)
    assert ids(results) == [pk]
    assert results.corrected
    assert results.suggestion


def test_head_words_are_suggested_before_the_words_were_ever_counted() -> None:
    pk = put("Fortbildning", COMPOUND)
    results = ask("kompentens")
    assert (results.suggestion, ids(results)) == ("kompetens", [pk])


def test_a_suggestion_is_offered_beside_few_hits_when_it_is_much_commoner() -> None:
    wrong = put("Kompentens", "Ett skrivfel.")
    put("Kompetens", "kompetens " * 9)
    index.rebuild_words()
    assert ask("kompentens").suggestion == ""
    put("Kompetens", "kompetens " * 9)
    index.rebuild_words()
    results = ask("kompentens")
    assert (ids(results), results.corrected, results.suggestion) == ([wrong], False, "kompetens")
    assert ask("kompetens").suggestion == ""


def test_nothing_hidden_is_suggested() -> None:
    municipality(EKVIK, "Ekvik")
    put("Hemligt", "Sjöfartsmuseet", audience="municipality", municipality_code=EKVIK)
    put("Öppet", "Biblioteket")
    index.rebuild_words()
    assert ask("sjöfartsmuseeet").suggestion == ""
    assert ask("bibliotekett").suggestion == "biblioteket"


def test_swedish_letters_are_letters_and_folded_only_when_nothing_else_is_there() -> None:
    goal, moth = put("Våra mål"), put("En mal i garderoben")
    assert ids(ask("mål")) == [goal]
    assert ids(ask("mal")) == [moth]
    measure = put("Åtgärder mot frånvaro")
    results = ask("atgarder franvaro")
    assert (ids(results), results.folded) == ([measure], True)
    assert [p.text for p in results.hits[0].title_pieces if p.hit] == ["Åtgärder", "frånvaro"]
    assert not ask("åtgärd").folded


def test_all_words_must_be_there() -> None:
    both = put("Skola och bibliotek")
    put("Skola")
    put("Bibliotek")
    assert ids(ask("biblioteken i skolan")) == [both]


def test_phrases_stand_in_order_within_one_field() -> None:
    right = put("Om villkor", "Lika villkor för alla.")
    put("Om villkor", "Villkor som är lika.")
    put("Allt är lika", "Villkor finns.")
    put("Blandat", "Likavillkorskommittén")
    assert ids(ask('"lika villkor"')) == [right]


def test_phrases_do_not_reach_into_compounds() -> None:
    put("Fortbildning", COMPOUND)
    assert ids(ask('"kompetens utveckling"')) == []


def test_exclusion() -> None:
    keep = put("Skola", "om plan")
    put("Skola", "om budget och lika villkor")
    assert ids(ask("skola -budget")) == [keep]
    assert ids(ask('skola -"lika villkor"')) == [keep]
    assert keep in ids(ask("-budget"))
    assert len(ids(ask("-budget"))) == 1


def test_order_title_before_place_before_body_before_parts() -> None:
    part = put("Ett", "Vi har en skolfederation sedan länge och trivs gott med den här lösningen.")
    body = put("Två", "Vi har en federation sedan länge och trivs mycket gott med den här lösningen.")
    heading = put(
        "Tre", "Vi har en lösning sedan länge och trivs gott med den här lösningen.", headings=["Federation"]
    )
    title = put("Federation", "Vi har en lösning sedan länge och trivs gott med den här lösningen idag.")
    title_part = put(
        "Skolfederation", "Vi har en lösning sedan länge och trivs gott med den här lösningen idag."
    )
    assert ids(ask("federation")) == [title, title_part, heading, body, part]


def test_an_entry_is_found_by_its_place_and_area() -> None:
    municipality(EKVIK, "Ekvik")
    area = key_area("Kompetens")
    pk = put("Lärdagar", "En dag om året.", municipality_code=EKVIK, key_area_id=area.pk)
    assert ids(ask("lärdagar ekvik")) == [pk]
    hit = ask("ekvik").hits[0]
    assert (hit.municipality, hit.key_area) == ("Ekvik", "Kompetens")


def test_ratios_years_and_hyphens() -> None:
    pk = put("1:1 sedan 2010", "G-suite och IT-strategin enligt EU:s krav")
    for query in ("1:1", "2010", "g-suite", "gsuite", "it-strategi", "strategi it", "EU"):
        assert ids(ask(query)) == [pk], query
    assert ids(ask("1:2")) == []


def test_filters_in_the_query() -> None:
    municipality(EKVIK, "Ekvik")
    municipality(LINDAKER, "Lindåker", "97", "Norra län")
    author = Person.objects.create(kind=Person.Kind.MEMBER, name="Åsa Provsson")
    one = put(
        "Plan ett",
        municipality_code=EKVIK,
        county_code="98",
        key_area_id=key_area("Styrning").pk,
        years=(2016, 2017),
        author_ids=(author.pk,),
    )
    two = put("Plan två", municipality_code=LINDAKER, county_code="97", kind="page")
    bare = put("Plan tre")
    for query in (
        "kommun:ekvik",
        'kommun:"Ekviks kommun"',
        "år:2017",
        "år:2015-2016",
        "område:styrning",
        "författare:åsa",
    ):
        assert ids(ask(f"plan {query}")) == [one], query
        assert ids(ask(query)) == [one], query
    for query in ("kommun:lindaker", "län:norra", "typ:artikel", "typ:page"):
        assert ids(ask(f"plan {query}")) == [two], query
    assert sorted(ids(ask("plan -kommun:ekvik"))) == [two, bare]
    for query in ("kommun:atlantis", "år:femton", "typ:x", "författare:ingen", "område:y", "län:ö"):
        assert ids(ask(f"plan {query}")) == [], query


def test_rights_are_part_of_the_question() -> None:
    municipality(EKVIK, "Ekvik")
    municipality(LINDAKER, "Lindåker")
    put("Utkast om broar", audience="municipality", municipality_code=EKVIK)
    shown = {
        name: found("broar", viewer=viewer)
        for name, viewer in {
            "citizen": None,
            "own": user(EKVIK),
            "neighbour": user(LINDAKER),
            "homeless": user(None),
            "administrator": user(None, administrator=True),
        }.items()
    }
    assert {name: results.total for name, results in shown.items()} == {
        "citizen": 0,
        "own": 1,
        "neighbour": 0,
        "homeless": 0,
        "administrator": 1,
    }
    for name in ("citizen", "neighbour", "homeless"):
        assert not any(facet.options for facet in shown[name].facets)


def test_nothing_asked_is_nothing_found_but_choices_alone_list() -> None:
    second, first = put("Öar", kind="page"), put("Åar", kind="page")
    put("Annat")
    assert ask("").total == 0
    assert ask("   ").facets == ()
    assert ids(ask("", kind="page")) == [first, second]


HOSTILE = [
    'NEAR("skola" "plan", 2)',
    "skola AND OR NOT",
    "title_stems : skola",
    "{parts} : x",
    "skola*",
    "^skola",
    '"',
    '""""',
    "'; DROP TABLE search_searchentry; --",
    "\\' | ! & <->",
    "skola:*",
    "%s %d %(x)s {} {0}",
    "\x00skola\x00",
    "\ud800",
    "skola " * 2500,
    "x" * 10_000,
    "(" * 500,
    "-" * 300,
    "kommun:'%_\\",
    "år:9999999999-1",
    "författare:%",
    "ﬁ ﬀ ① Ⅻ ʼn ǆ İ ẞ",
    "\u0301\u0308",
    "漢字 العربية हिन्दी 🙂",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_only_queries(query: str) -> None:
    put("Skola", "plan")
    ask(query)
    ask(f'"{query}" -{query}')


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(max_codepoint=0x24F), max_size=60))
@example("ª º ¹ ½")
def test_whatever_is_written_is_found_again(text: str) -> None:
    pk = put(text, text)
    results = ask(text.replace('"', " ").replace(":", " ").replace("-", " "))
    assert results.query.asks_nothing or pk in ids(results)


def test_choices_from_anywhere() -> None:
    put("Skola")
    for value in ("'", "9" * 30, "-1", "²", "x\x00y"):
        given_choices = {
            "key_area": value,
            "municipality": value,
            "county": value,
            "year": value,
            "kind": value,
        }
        found("skola", viewer=None, choices=Choices.read(given_choices), page=-5)
    assert Choices.read({}) == Choices()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(st.integers(-(10**20), 10**20))
def test_a_page_out_of_range_is_the_nearest(page: int) -> None:
    put("Skola")
    results = found("skola", viewer=None, page=page)
    assert results.page == 1
    assert results.hits
