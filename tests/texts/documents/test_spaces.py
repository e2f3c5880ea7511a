"""One spelling of text, and words put together over the ends of lines."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.texts.documents.building import Builder, CellText
from mittkoping.texts.documents.document import Source
from mittkoping.texts.documents.pieces import read_lines
from mittkoping.texts.documents.spaces import clean, join_lines
from tests.texts.documents.reading import check_spans

SOURCE = Source("plan.txt", "text/plain", "0" * 64, 1)
TEXTS = st.text(st.sampled_from("aåÖ e\u0301\xad\u200b\t\n\xa0-–|*#o•.1 \ufeff\uf0b7"), max_size=40)
WORDS = st.text(st.sampled_from("abcåäö"), min_size=2, max_size=12)


@given(TEXTS | st.text(max_size=40))
@settings(max_examples=200)
def test_clean_text_is_clean_for_good(text: str) -> None:
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    assert once == " ".join(once.split())
    assert not set(once) & set("\xad\u200b\t\n\xa0\ufeff\uf0b7")


@given(st.lists(st.tuples(st.sampled_from("hpit"), TEXTS, TEXTS)))
@settings(max_examples=100)
def test_spans_give_their_text_whatever_is_laid_out(blocks: list[tuple[str, str, str]]) -> None:
    builder = Builder()
    for kind, text, other in blocks:
        shared = CellText([text])
        if kind == "h":
            builder.heading(text, 1)
        elif kind == "p":
            builder.paragraph(text + other, text)
        elif kind == "i":
            builder.item(text, 2)
        else:
            builder.table(
                [[shared, CellText([other, text])], [shared], [CellText(), shared, CellText([other])]]
            )
    document = builder.document(SOURCE)
    check_spans(document)
    assert "  " not in document.text


@given(st.lists(TEXTS, max_size=12), st.booleans())
@settings(max_examples=150)
def test_any_lines_become_a_document(lines: list[str], markdown: bool) -> None:
    builder = Builder()
    read_lines([line.replace("\n", " ") for line in lines], builder, markdown=markdown)
    check_spans(builder.document(SOURCE))


@given(WORDS, st.data())
@settings(max_examples=100)
def test_a_cut_word_is_put_together(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(2, len(word))) if len(word) > 3 else len(word)
    if place > len(word) - 2:
        assert join_lines([word, "x"]) == f"{word} x"
    else:
        assert join_lines([f"en {word[:place]}-", f" {word[place:]} till"]) == f"en {word} till"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("för-", "och grundskola", "för- och grundskola"),
        ("mål-", "eller medel", "mål- eller medel"),
        ("IT-", "stöd", "IT-stöd"),
        ("e-", "strategi", "e-strategi"),
        ("Mälar-", "Öst", "Mälar-Öst"),
        ("utvärde\xad", "ring", "utvärdering"),
        ("2030–", "2033", "2030–2033"),
        ("rektor/", "förskolechef", "rektor/förskolechef"),
        ("läsa -", "skriva", "läsa - skriva"),
    ],
)
def test_what_stands_between_two_lines(before: str, after: str, joined: str) -> None:
    assert join_lines([before, after]) == joined
