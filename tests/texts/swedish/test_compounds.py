"""Compounds are taken apart where a Swede would, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.swedish.compounds import Decompounder
from mittkoping.texts.swedish.stems import stem

KNOWS_THE_TRADE = Decompounder()


def cut(word: str, decompounder: Decompounder = KNOWS_THE_TRADE) -> str:
    return "|".join(word[part.start : part.end] for part in decompounder.members(word))


@pytest.mark.parametrize(
    "expected",
    [
        "kompetens|utvecklings|planer",
        "skol|federation",
        "skol|federationen",
        "verksamhets|utvecklare",
        "digitaliserings|strategin",
        "moln|tjänster",
        "läro|planer",
        "lärar|utbildningen",
        "mål|uppfyllelse",
        "förskole|chefer",
        "grund|skolan",
        "person|uppgifts|biträdes|avtal",
        "erfarenhets|utbytet",
        "äldre|omsorgs|plan",
        "styr|kedjan",
        "läro|böckerna",
        "data|salar",
        "arbets|sätt",
    ],
)
def test_members(expected: str) -> None:
    assert cut(expected.replace("|", "")) == expected


def test_hyphens_always_cut() -> None:
    assert [part.stem for part in KNOWS_THE_TRADE.members("it-strategin")] == ["it", stem("strategi")]
    assert next(part.stem for part in KNOWS_THE_TRADE.members("e-handelsplats")) == "e"


@pytest.mark.parametrize(
    "word",
    [
        "utvecklingen",
        "utveckling",
        "planerna",
        "planering",
        "resultatet",
        "digitala",
        "lagstiftningen",
        "handlingar",
        "programmering",
        "delaktighet",
        "tidning",
        "dagligen",
        "nyfikenheten",
        "nyfikenhet",
        "behovet",
        "kommunen",
        "förskolan",
        "talare",
    ],
)
def test_derived_words_stay_whole(word: str) -> None:
    assert cut(word) == ""


def test_runs_of_members_are_found_by_their_own_words() -> None:
    stems = {part.stem for part in KNOWS_THE_TRADE.parts("kompetensutvecklingsplaner")}
    sought = (
        "kompetens",
        "utvecklingsplan",
        "kompetensutveckling",
        "planerna",
        "utveckling",
        "utvecklingsplanen",
    )
    assert stems >= {stem(word) for word in sought}
    assert stem("kompetensutvecklingsplan") not in stems


def test_words_inside_can_be_read() -> None:
    assert set(KNOWS_THE_TRADE.take_apart("kompetensutvecklingsplaner").words) == {
        "kompetens",
        "kompetensutveckling",
        "utveckling",
        "utvecklingsplaner",
        "planer",
    }


def test_the_texts_own_words_are_members_once_seen_twice() -> None:
    assert cut("fjällstugenätverk") == ""
    assert cut("fjällstugenätverk", Decompounder({"fjällstuga": 1})) == ""
    assert cut("fjällstugenätverk", Decompounder({"fjällstuga": 2})) == "fjällstuge|nätverk"


def test_endings_in_the_vocabulary_cut_nothing() -> None:
    seen = Decompounder({"ingen": 90, "utveckla": 50, "heten": 9})
    assert cut("utvecklingen", seen) == ""


def test_a_short_tail_from_the_texts_is_no_member() -> None:
    assert cut("skolbord", Decompounder({"bord": 20})) == ""
    assert cut("skolborden", Decompounder({"bord": 20})) == "skol|borden"


@given(st.text(st.sampled_from("abdeiklmnoprstuvåäö-"), max_size=90))
def test_members_follow_each_other_through_the_whole_word(word: str) -> None:
    reach = 0
    for part in KNOWS_THE_TRADE.members(word):
        assert set(word[reach : part.start]) <= {"-"}
        assert part.start < part.end
        reach = part.end
    assert reach in (0, len(word.rstrip("-")))


@given(
    st.lists(
        st.sampled_from(["skol", "kompetens", "utvecklings", "moln", "verksamhets", "mål"]),
        min_size=1,
        max_size=3,
    )
)
def test_any_chain_of_head_words_is_taken_apart(members: list[str]) -> None:
    word = "".join(members) + "federation"
    parts = {part.stem for part in KNOWS_THE_TRADE.parts(word)}
    assert "federation" in parts
    assert {stem(member) for member in members} <= parts
