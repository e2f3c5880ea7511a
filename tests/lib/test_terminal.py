"""What is shown on a terminal never steers it, and is otherwise what was said."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from mittkoping.lib.terminal import printable, printable_json

WORDS = st.text(st.characters(codec="utf-8") | st.sampled_from("\x1b\x07\x7f\x85\x9b\u202e\u2066\n å"))


def steers(text: str) -> bool:
    """Whether a control, or a sign that turns the direction of writing, is in the text."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return any(
        unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in turning for sign in text
    )


@given(WORDS)
def test_words_are_shown_as_far_as_they_can_be(words: str) -> None:
    said = printable(words)
    assert not steers(said)
    assert all(new in (old, " ") for new, old in zip(said, words, strict=True))
    assert printable("Läsplan – 2030 € ”så”") == "Läsplan – 2030 € ”så”"


@given(WORDS)
def test_json_says_the_same_and_steers_nothing(words: str) -> None:
    said = printable_json({words: [words]})
    assert json.loads(said) == {words: [words]}
    assert not steers(said)
    assert "å" in printable_json("å")
