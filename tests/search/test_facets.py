"""Facets say how many hits each choice leaves, and a facet's numbers do not depend on its own choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.search.facets import FACETS, Choices, facets, tally
from mittkoping.search.queries import Results, found
from mittkoping.search.statements import Found
from tests.search.texts import EKVIK, LINDAKER, key_area, municipality, put

FOUND = st.lists(
    st.builds(
        Found,
        rank=st.floats(0, 1),
        entry=st.integers(1, 9),
        kind=st.sampled_from(["card", "page"]),
        municipality=st.sampled_from([None, "9801", "9802"]),
        county=st.sampled_from([None, "98"]),
        key_area=st.sampled_from([None, 1, 2]),
        years=st.sampled_from(["", " 2016 ", " 2016 2017 "]),
    ),
    max_size=12,
)
CHOICES = st.builds(
    Choices,
    key_area=st.sampled_from(["", "1", "2"]),
    municipality=st.sampled_from(["", "9801"]),
    county=st.sampled_from(["", "98"]),
    year=st.sampled_from(["", "2016", "2017"]),
    kind=st.sampled_from(["", "card"]),
)


@given(FOUND, CHOICES)
def test_a_number_is_what_choosing_it_would_leave(found_rows: list[Found], choices: Choices) -> None:
    _, numbers = tally(found_rows, choices)
    for name in FACETS:
        for value, number in numbers[name].items():
            instead = Choices(**{**choices.chosen(), name: value})
            assert len(tally(found_rows, instead)[0]) == number


@given(FOUND, CHOICES, st.sampled_from(FACETS))
def test_a_facet_ignores_its_own_choice(found_rows: list[Found], choices: Choices, name: str) -> None:
    assert tally(found_rows, choices)[1][name] == tally(found_rows, choices.without(name))[1][name]


def test_a_chosen_value_stays_when_nothing_has_it() -> None:
    choices = Choices(kind="page")
    _, numbers = tally([Found(0.5, n, "card", None, None, None, "") for n in (1, 2)], choices)
    [kind] = [facet for facet in facets(numbers, choices, lambda _, value: value) if facet.name == "kind"]
    assert [(option.value, option.count, option.chosen) for option in kind.options] == [
        ("card", 2, False),
        ("page", 0, True),
    ]


def shown(results: Results) -> dict[str, list[tuple[str, int]]]:
    return {
        facet.name: [(option.label, option.count) for option in facet.options] for facet in results.facets
    }


@pytest.mark.django_db
def test_choosing_narrows_the_hits_and_keeps_the_way_back() -> None:
    municipality(EKVIK, "Ekvik")
    municipality(LINDAKER, "Lindåker", "97", "Norra län")
    competence, steering = key_area("Kompetens").pk, key_area("Styrning").pk
    put("Plan a", municipality_code=EKVIK, county_code="98", key_area_id=competence, years=(2016, 2017))
    put("Plan b", municipality_code=EKVIK, county_code="98", key_area_id=steering, years=(2017,))
    put("Plan c", municipality_code=LINDAKER, county_code="97", key_area_id=steering, kind="page")
    put("Något annat", municipality_code=LINDAKER, county_code="97", key_area_id=steering)
    results = found("plan", viewer=None)
    assert results.total == 3
    assert shown(results) == {
        "key_area": [("Styrning", 2), ("Kompetens", 1)],
        "municipality": [("Ekvik", 2), ("Lindåker", 1)],
        "county": [("Ekviks län", 2), ("Norra län", 1)],
        "year": [("2017", 2), ("2016", 1)],
        "kind": [("card", 2), ("page", 1)],
    }
    narrowed = found("plan", viewer=None, choices=Choices(municipality=EKVIK, year="2017"))
    assert (narrowed.total, len(narrowed.hits)) == (2, 2)
    assert shown(narrowed)["municipality"] == [("Ekvik", 2)]
    assert shown(narrowed)["year"] == [("2017", 2), ("2016", 1)]
    assert shown(narrowed)["key_area"] == [("Kompetens", 1), ("Styrning", 1)]
    by_area = found("plan", viewer=None, choices=Choices(key_area=str(steering), kind="page"))
    assert [hit.title for hit in by_area.hits] == ["Plan c"]
    assert found("plan", viewer=None, choices=Choices(county="97", kind="card")).total == 0
