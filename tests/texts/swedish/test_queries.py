"""Whatever is typed in the search box is understood as something."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mittkoping.texts.swedish.queries import LONGEST, MOST_WORDS, Filter, parse, respell


def words(text: str) -> list[str]:
    return [term.form for term in parse(text).terms]


def test_words_phrases_exclusions_and_filters() -> None:
    query = parse('kompetens "lika villkor" -plan -"gamla mål" kommun:"Norra Ekvik" år:2017 -typ:artikel')
    assert [term.form for term in query.terms] == ["kompetens"]
    assert query.phrases == (("lika", "villkor"),)
    assert query.excluded == (("plan",), ("gamla", "mål"))
    assert query.filters == (
        Filter("kommun", "Norra Ekvik", False),
        Filter("år", "2017", False),
        Filter("typ", "artikel", True),
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("Område:it", "område"),
        ("omrade:it", "område"),
        ("ar:2017", "år"),
        ("LÄN:ek", "län"),
        ("forfattare:a", "författare"),
    ],
)
def test_field_names_are_forgiving(typed: str, field: str) -> None:
    assert parse(typed).filters[0].field == field


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hur gör man en plan", ["plan"]),
        ("hur", ["hur"]),
        ("1:1 EU:s g-suite", ["1x1", "eu", "g-suite"]),
        ("it-strategi", ["it-strategi"]),
        ("färg:blå", ["färg", "blå"]),
        ("kommun:", ["kommun"]),
        ("plan plan Plan", ["plan"]),
        ('"ensamt"', ["ensamt"]),
        ('- -- " "" -""', []),
    ],
)
def test_terms(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


def test_typographic_quotes_and_an_unclosed_one() -> None:
    assert parse("”lika villkor”").phrases == (("lika", "villkor"),)
    assert parse('"lika villkor').phrases == (("lika", "villkor"),)


def test_nothing_asked() -> None:
    assert parse("  ").asks_nothing
    assert not parse("-plan").asks_nothing


@given(st.text(max_size=1000))
@example('NEAR("a" "b", 2) AND * ^ { title } : x')
@example("\x00" * 10)
@example("\ud800 plan")
@example('"' * 401)
@example("a " * 5000)
def test_it_never_raises_and_stays_small(text: str) -> None:
    query = parse(text)
    assert len(query.text) <= LONGEST
    assert len(query.terms) <= MOST_WORDS
    for term in query.terms:
        assert query.text[term.start : term.end].strip()
    assert "\x00" not in repr(query.filters)
    query.text.encode()


@given(st.text(st.characters(categories=["L", "N", "Z", "P"]), max_size=100))
def test_reading_what_was_understood_gives_the_same(text: str) -> None:
    query = parse(text)
    assert parse(query.text) == query


def test_respelling_touches_only_the_terms() -> None:
    query = parse('Kompentens för "kompentens idag" kommun:kompentens fedration')
    new = respell(query, {"kompentens": "kompetens", "fedration": "federation"})
    assert new == 'kompetens för "kompentens idag" kommun:kompentens federation'
