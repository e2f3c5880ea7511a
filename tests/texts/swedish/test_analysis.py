"""A text becomes the stems it is found by, and hits point at what answered."""

from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.swedish.analysis import Analyser
from mittkoping.texts.swedish.stems import fold, stem
from mittkoping.texts.swedish.words import composed, tokens

ANALYSER = Analyser()


def test_words_parts_and_folded_forms_are_kept_apart() -> None:
    analysis = ANALYSER.analyse("Åtgärder i skolfederationen")
    assert analysis.words == [stem("åtgärd"), "i", stem("skolfederation")]
    assert analysis.parts == [stem("skola"), "federation"]
    assert analysis.folded == [fold(stem("åtgärd"))]


def test_no_more_words_than_asked_for() -> None:
    assert len(ANALYSER.analyse("ett två tre fyra", at_most=2).words) == 2


def test_counting_sees_the_words_inside() -> None:
    seen = ANALYSER.count(["Skolfederation i skolfederation, IT"])
    assert seen == {"skolfederation": 2, "federation": 2, "skola": 2}


def test_hits_prefer_the_whole_word_and_the_longer_part() -> None:
    text = "Planer och kompetensutvecklingsplaner"
    wanted = {stem("plan"), stem("utvecklingsplan")}
    found = [(text[hit.start : hit.end], hit.whole) for hit in ANALYSER.hits(text, wanted)]
    assert found == [("Planer", True), ("utvecklingsplaner", False)]


def test_a_word_with_unseen_marks_is_marked_whole() -> None:
    text = "kompetens\u00adutvecklings\u00adplanerna!"
    [hit] = ANALYSER.hits(text, {stem("utvecklingsplan")})
    assert text[hit.start : hit.end] == text[:-1]


def test_folded_hits() -> None:
    assert ANALYSER.hits("mål", {"mal"}) == []
    assert len(ANALYSER.hits("mål", {"mal"}, folded=True)) == 1


@given(st.text(max_size=300))
def test_every_word_of_a_text_is_among_its_words_and_hits(text: str) -> None:
    text = composed(text)
    words = ANALYSER.analyse(text).words
    assert words == [stem(token.form) for token in tokens(text)]
    assert len(ANALYSER.hits(text, set(words))) == len(words)
