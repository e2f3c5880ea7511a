"""What is converted without pandoc is what pandoc would have made of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.texts.canon import canon
from mittkoping.texts.wikitext import pandoc
from mittkoping.texts.wikitext.simple import blocks

WORD = st.text(alphabet="abcåäö1", min_size=1, max_size=5)
PIECE = st.one_of(
    WORD,
    st.builds("''{}''".format, WORD),
    st.builds("'''{}'''".format, WORD),
    st.sampled_from(
        ["&lt;", "&#91;", "a&b", "(x)", "1:1", "–", "it's", "''", "'''", "a_b", "50 %", "=", "|", "!"]
    ),
)
PHRASE = st.lists(PIECE, min_size=1, max_size=6).map(" ".join)
LINE = st.one_of(
    PHRASE,
    st.builds(
        "{}{}".format, st.sampled_from(["* ", "# ", "** ", "*# ", "#* ", "*", "## ", ": ", "; "]), PHRASE
    ),
    st.builds("== {} ==".format, PHRASE),
    st.builds("=== {} ===".format, WORD),
    st.just(""),
)
TEXTS = st.lists(st.lists(LINE, max_size=8).map("\n".join), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_simple_blocks_say_what_pandoc_says(texts: list[str]) -> None:
    parts = [part for text in texts for part in blocks(text)]
    plain = [text for text in texts if all(kind == "html" for kind, _ in blocks(text))]
    assert [canon(html) for html in pandoc.to_html(plain)] == [canon(html) for html in pandoc._convert(plain)]
    assert all(kind in {"html", "wikitext"} for kind, _ in parts)


def test_everyday_blocks_need_no_pandoc() -> None:
    everyday = "== Så gjorde vi ==\nVi läste '''mycket'''.\n\n* Ett\n** Två ''mål''\n# Tre\n\nSlut (1:1)."
    assert {kind for kind, _ in blocks(everyday)} == {"html"}


def test_a_block_in_doubt_is_left_to_pandoc() -> None:
    for text in ("; ord : sak", "'''''båda'''''", "''öppen", "** för djupt", "a ---- b\n----", "&hearts;"):
        assert [kind for kind, _ in blocks(text)] == ["wikitext"], text


def test_a_text_pandoc_cannot_take_is_shown_as_written() -> None:
    assert pandoc.to_html(["Före.", "{|\n''öppen", "; a : b"]) == [
        "<p>Före.</p>",
        "<p>{|\n''öppen</p>",
        "<dl>\n<dt>a</dt>\n<dd>\nb\n</dd>\n</dl>",
    ]
