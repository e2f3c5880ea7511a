"""Talk pages: who said what to whom, and that nothing of it is dropped."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.wikitext.threads import TalkComment, Thread, read_threads
from tests.texts.wikitext.reading import WIKI

PAGE = """Allmänt om sidan.
== Ordningen ==
Vad är först? --[[Användare:KimE|KimE]] ([[Användardiskussion:KimE|diskussion]]) 18 mars 2017 kl. 10.00 (CET)
:Böckerna, tycker jag.
:Och sedan tiden. [[User:Bo|Bo]] ([[User talk:Bo|talk]]) 13:30, 1 July 2017 (UTC)
::Ja. – [[Användare:KimE]] 2 juli 2017 kl. 09.05 (CEST)
:En rad som ingen skrev under.
=== Bilagor ===
* Behövs de? [[Användardiskussion:Maj Örn|Maj]] 3 juli 2017 kl. 8.00
"""


def test_a_talk_page_is_threads_of_comments() -> None:
    assert [(thread.heading, len(thread.comments)) for thread in read_threads(PAGE, WIKI)] == [
        ("", 1),
        ("Ordningen", 4),
        ("Bilagor", 1),
    ]
    first, second, third, unsigned = read_threads(PAGE, WIKI)[1].comments
    assert first == TalkComment(0, "KimE", datetime(2017, 3, 18, 9, 0, tzinfo=UTC), "Vad är först?")
    assert second == TalkComment(
        1, "Bo", datetime(2017, 7, 1, 13, 30, tzinfo=UTC), "Böckerna, tycker jag.\nOch sedan tiden."
    )
    assert third == TalkComment(2, "KimE", datetime(2017, 7, 2, 7, 5, tzinfo=UTC), "Ja.")
    assert unsigned == TalkComment(1, None, None, "En rad som ingen skrev under.")


def test_a_time_without_zone_is_swedish() -> None:
    comment = read_threads(PAGE, WIKI)[2].comments[0]
    assert (comment.author, comment.depth, comment.text) == ("Maj Örn", 1, "Behövs de?")
    assert comment.at is not None
    assert comment.at.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "Läs [[Användare:KimE|Kims]] sida från 18 mars 2017 kl. 10.00 (CET)",
        "Den 18 mars 2017 kl. 10.00 (CET) träffades vi",
        "Hej --[[Användare:KimE|KimE]]",
        "Hej --[[Användare:KimE|KimE]] 31 februari 2017 kl. 10.00 (CET)",
        "Hej --[[Användare:KimE|KimE]] 18 smars 2017 kl. 10.00 (CET)",
    ],
)
def test_what_is_no_signature_stays_text(text: str) -> None:
    assert read_threads(text, WIKI) == [Thread("", (TalkComment(0, None, None, text),))]


def test_two_comments_on_one_line_and_text_after_the_last() -> None:
    text = (
        "Ett [[Användare:A|A]] 1 maj 2017 kl. 8.00 (CEST) Två [[Användare:B|B]] 1 maj 2017 kl. 9.00 (CEST) PS"
    )
    comments = read_threads(text, WIKI)[0].comments
    assert [(comment.author, comment.text) for comment in comments] == [
        ("A", "Ett"),
        ("B", "Två"),
        (None, "PS"),
    ]


def test_a_list_under_one_signature_stays_a_list() -> None:
    text = "* Ett\n* Två [[Användare:A|A]] 1 maj 2017 kl. 8.00 (CEST)"
    assert read_threads(text, WIKI)[0].comments[0].text == "* Ett\n* Två"


def test_an_anonymous_writer_is_an_address() -> None:
    text = "Hej [[Special:Bidrag/10.0.0.1|10.0.0.1]] 1 maj 2017 kl. 8.00 (CEST)"
    assert read_threads(text, WIKI)[0].comments[0].author == "10.0.0.1"


def test_an_empty_page_has_no_threads_and_an_empty_heading_is_one() -> None:
    assert read_threads(" \n", WIKI) == []
    assert read_threads("== Sedan ==\n", WIKI) == [Thread("Sedan", ())]


WORD = st.text(alphabet="abcdeåäö", min_size=1, max_size=6)
LINE = st.builds(
    lambda marks, words, signed: f"{marks}{' '.join(words)}{signed}",
    st.sampled_from(["", ":", "::", "*", ":*", "#", " "]),
    st.lists(WORD, max_size=4),
    st.sampled_from(
        [
            "",
            "",
            " --[[Användare:Kim|Kim]] 18 mars 2017 kl. 10.00 (CET)",
            " [[User:X]] 10:00, 1 May 2017 (UTC)",
        ]
    ),
)
TALK = st.lists(st.one_of(LINE, st.builds("== {} ==".format, WORD), st.just("")), max_size=12).map("\n".join)
SIGNATURE = re.compile(
    r" (?:--\[\[Användare:Kim\|Kim\]\] 18 mars 2017 kl\. 10\.00 \(CET\)"
    r"|\[\[User:X\]\] 10:00, 1 May 2017 \(UTC\))"
)


@given(TALK)
def test_no_word_is_dropped_and_order_is_kept(text: str) -> None:
    words: list[str] = []
    signed = 0
    for thread in read_threads(text, WIKI):
        words += re.findall(r"\w+", thread.heading)
        for comment in thread.comments:
            words += re.findall(r"\w+", comment.text)
            signed += comment.author is not None
    assert words == re.findall(r"\w+", SIGNATURE.sub("", text))
    assert signed == len(SIGNATURE.findall(text))


@given(st.text(alphabet="ab:*#=[]|'-\n 1.2(maj)", max_size=120))
def test_any_text_has_threads(text: str) -> None:
    threads = read_threads(text, WIKI)
    kept = "".join(
        thread.heading + "".join(comment.text for comment in thread.comments) for thread in threads
    )
    assert re.findall(r"[ab12]", kept) == re.findall(r"[ab12]", text)
