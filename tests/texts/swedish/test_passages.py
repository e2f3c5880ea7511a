"""The passage shown is the one that answers best, with what answered marked."""

from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.swedish.analysis import Analyser
from mittkoping.texts.swedish.passages import Piece, marked, passage
from mittkoping.texts.swedish.stems import fold, stem

ANALYSER = Analyser()
FILLER = "Det regnade över torget hela dagen och ingen gick ut. " * 20
TEXT = (
    f"{FILLER}Rektorerna skriver planer. {FILLER}"
    f"I år skriver alla rektorer kompetensutvecklingsplaner tillsammans. {FILLER}"
)


def hits(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.hit]


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_the_best_place_wins_over_the_first() -> None:
    pieces = passage(TEXT, {stem("rektor"), stem("kompetensutveckling")}, analyser=ANALYSER)
    assert hits(pieces) == ["rektorer", "kompetensutvecklings"]
    assert shown(pieces).startswith("… ")
    assert shown(pieces).endswith(" …")


def test_only_the_part_that_answers_is_marked() -> None:
    assert hits(passage(TEXT, {stem("utvecklingsplan")}, analyser=ANALYSER)) == ["utvecklingsplaner"]
    whole = passage(TEXT, {stem("kompetensutvecklingsplan")}, analyser=ANALYSER)
    assert hits(whole) == ["kompetensutvecklingsplaner"]


def test_without_a_hit_the_beginning_is_shown() -> None:
    pieces = passage(TEXT, {"saknas"}, 60, analyser=ANALYSER)
    assert shown(pieces) == "Det regnade över torget hela dagen och ingen gick ut. Det …"
    assert passage("", {"saknas"}, analyser=ANALYSER) == ()


def test_words_written_unlike_their_stem_are_found() -> None:
    text = "Läroböckerna, 1:1, G-suite och IT-strategin."
    wanted = {stem("bok"), "1x1", stem("g-suite"), stem("it-strategi")}
    assert hits(passage(text, wanted, analyser=ANALYSER)) == ["böckerna", "1:1", "G-suite", "IT-strategin"]


def test_folded_search_marks_the_swedish_word() -> None:
    key = fold(stem("atgarder"))
    assert hits(marked("Åtgärder i tid", {key}, analyser=ANALYSER, folded=True)) == ["Åtgärder"]
    assert hits(marked("Åtgärder i tid", {key}, analyser=ANALYSER)) == []


WORDS = st.lists(
    st.sampled_from(["plan", "planer", "rektorn", "1:1", "skolfederation", "é", "İ", ".", "-", "\n", "x"]),
    max_size=200,
)


@given(WORDS, st.integers(20, 200))
def test_pieces_make_a_stretch_of_the_text(words: list[str], size: int) -> None:
    text = " ".join(words)
    pieces = passage(text, {stem("plan"), "1x1", "federation"}, size, analyser=ANALYSER)
    even = " ".join(text.split())
    assert shown(pieces).removeprefix("… ").removesuffix(" …") in even
    assert len(shown(pieces)) <= size + 90
    assert all(piece.text for piece in pieces)
    if {"plan", "planer"} & set(words):
        assert hits(pieces)


@given(st.text(max_size=400), st.sets(st.text(min_size=1, max_size=8), max_size=4))
def test_it_never_raises(text: str, stems: set[str]) -> None:
    passage(text, stems, analyser=ANALYSER)
    marked(text, stems, analyser=ANALYSER, folded=True)
