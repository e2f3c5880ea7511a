"""Words are cut as a Swede reads them, and all forms of a word share a stem."""

import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.swedish.stems import fold, stem
from mittkoping.texts.swedish.words import MAX_WORD, composed, forms_of, raw_words, tokens


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(composed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åtgärder för öarna", ["åtgärder", "för", "öarna"]),
        ("1:1 sedan 2010", ["1x1", "sedan", "2010"]),
        ("EU:s stöd, IT:n och SKR:s", ["eu", "stöd", "it", "och", "skr"]),
        ("G-suite och IT-strategin", ["g-suite", "och", "it-strategin"]),
        ("2016-2018, 2017-03-17", ["2016", "2018", "2017", "03", "17"]),
        ("för- och grundskola", ["för", "och", "grundskola"]),
        ("och/eller e_post", ["och", "eller", "e", "post"]),
        ("kl:tio", ["kl", "tio"]),
        ("kom\u00adpetens", ["kompetens"]),
        ("a\u030angstro\u0308m", ["ångström"]),
        ("a-b-c-d-e", ["a", "b", "c", "d", "e"]),
        ("m² ﬁber ½ Ⅻ", ["m2", "fiber", "12", "xii"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@given(st.text())
def test_tokens_stand_where_they_say_and_never_overlap(text: str) -> None:
    text = composed(text)
    reach = 0
    for token in tokens(text):
        assert reach <= token.start < token.end <= len(text)
        assert token.form
        assert all(sign.isalpha() or sign.isdecimal() or sign == "-" for sign in token.form)
        assert len(token.form) <= MAX_WORD
        reach = token.end


@given(st.text())
def test_the_fast_road_finds_the_same_words(text: str) -> None:
    text = composed(text)
    assert [form for raw in raw_words(text) for form in forms_of(raw)] == forms(text)


def test_a_text_without_end_is_cut() -> None:
    assert len(forms("a" * 100_000)[0]) == MAX_WORD


PARADIGMS = """
skola skolan skolor skolorna skolans
kompetens kompetensen kompetenser kompetenserna kompetensens
plan planen planer planerna planens
utvecklingsplan utvecklingsplanen utvecklingsplaner utvecklingsplanerna
verksamhet verksamhets verksamheten verksamheter verksamheterna
strategi strategin strategier strategierna strategins
rektor rektorn rektorer rektorerna rektorns
nätverk nätverket nätverken
problem problemet problemen
barn barnet barnen barnens
resurs resursen resurser resurserna
policy policyn
digital digitala digitalt
kommunal kommunala kommunalt
program programmet programmen
läroplatta läroplattan läroplattor läroplattorna
bok boken böcker böckerna
lärobok läroböcker läroböckerna
nyckelområde nyckelområdet nyckelområden nyckelområdena
budget budgeten
gata gatan gator gatorna
möte mötet möten mötena
"""


@pytest.mark.parametrize("paradigm", PARADIGMS.strip().splitlines())
def test_all_forms_share_one_stem(paradigm: str) -> None:
    stems = {word: stem(word) for word in paradigm.split()}
    assert len(set(stems.values())) == 1, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mål", "mal"),
        ("får", "far"),
        ("plan", "plats"),
        ("dator", "data"),
        ("enhet", "enkel"),
        ("2016", "2017"),
    ],
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_fold_gives_what_a_foreign_keyboard_writes() -> None:
    assert fold("åtgärdsförslag") == "atgardsforslag"
    assert fold("idé") == "ide"


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=MAX_WORD))
def test_a_stem_is_never_empty_and_case_does_not_matter(word: str) -> None:
    word = unicodedata.normalize("NFC", word)
    assert stem(word)
    assert stem(word.casefold()) == stem(word)


@given(st.text(max_size=60))
def test_folding_keeps_the_length(word: str) -> None:
    assert len(fold(word)) == len(word)


def test_threads_do_not_disturb_each_other() -> None:
    def right(opening: str) -> bool:
        beginnings = [f"{opening}{a}{b}r" for a in "bdfgklmnprst" for b in "aeiouyåäö"]
        return all(stem(f"{beginning}planerna") == f"{beginning}plan" for beginning in beginnings)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(right, [f"{a}{b}" for a in "bdfgkl" for b in "aeiou"]))
    finally:
        sys.setswitchinterval(interval)
    assert all(answers)
