"""A misspelt word leads to the known word that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.swedish.suggestions import Suggestions, edit_distance

KNOWN = Suggestions(
    {
        "kompetens": 40,
        "kompetent": 2,
        "utvecklingsplaner": 5,
        "utveckling": 90,
        "federation": 12,
        "åtgärder": 9,
        "skola": 200,
        "skolan": 100,
        "styrkedja": 3,
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kompentens", "kompetens"),
        ("komptens", "kompetens"),
        ("kompetnes", "kompetens"),
        ("utvekling", "utveckling"),
        ("fedration", "federation"),
        ("atgarder", "åtgärder"),
        ("Styrkedga", "styrkedja"),
        ("utveklingsplan", "utvecklingsplaner"),
    ],
)
def test_the_meant_word_comes_first(typed: str, meant: str) -> None:
    assert KNOWN.nearest(typed)[0] == meant


@pytest.mark.parametrize("typed", ["", "x", "xylofon", "kommunalskatteutjämning", "a" * 5000])
def test_nothing_is_better_than_something_far_away(typed: str) -> None:
    assert KNOWN.nearest(typed) == []


def test_counts_and_never_itself() -> None:
    assert KNOWN.count("skola") == 200
    assert KNOWN.count("skolla") == 0
    assert "skola" not in KNOWN.nearest("skola")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("mål", "mal", 0.5), ("", "abc", 3), ("plan", "plats", 2)],
)
def test_distances(one: str, other: str, distance: float) -> None:
    assert edit_distance(one, other) == distance


WORDS = st.text("abcåä", max_size=8)


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    distance = edit_distance(one, other)
    assert distance == edit_distance(other, one)
    assert (distance == 0) == (one == other)
    assert distance <= max(len(one), len(other))


@given(
    st.sampled_from(["kompetens", "utveckling", "federation", "styrkedja"]),
    st.integers(0, 8),
    st.sampled_from("xzq"),
)
def test_one_wrong_letter_is_always_forgiven(word: str, at: int, letter: str) -> None:
    typed = word[:at] + letter + word[at + 1 :]
    assert word in KNOWN.nearest(typed)
