"""What is read out of converted markup drops no text; moments are told in Swedish local time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.knowledge.content import wikitext_of, without_empty_sections
from mittkoping.lib.dates import swedish_moment
from mittkoping.lib.slugs import slug, sort_key
from mittkoping.texts.canon import plain
from mittkoping.texts.links import led_on, links_in

LINE = st.one_of(
    st.integers(2, 6).flatmap(lambda rank: st.just(f"<h{rank}>Rubrik {rank}</h{rank}>")),
    st.sampled_from(["<p>gran</p>", "<ul>", "</ul>", "<li>tall</li>"]),
)
TITLES = st.text(st.characters(categories=["L", "N"], include_characters=" %&'\"_/"), min_size=1, max_size=12)


@given(st.lists(LINE, max_size=12).map("\n".join))
def test_empty_sections_go_and_no_other_line(html: str) -> None:
    kept = without_empty_sections(html)
    assert without_empty_sections(kept) == kept
    body = [line for line in html.split("\n") if line and not line.startswith("<h")]
    assert [line for line in kept.split("\n") if line and not line.startswith("<h")] == body
    assert set(kept.split("\n")) <= {*html.split("\n"), ""}
    assert not kept.split("\n")[-1].startswith("<h")


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h2>A</h2>\n<h2>B</h2>\n<p>x</p>", "<h2>B</h2>\n<p>x</p>"),
        ("<h2>A</h2>\n<h3>B</h3>\n<p>x</p>", "<h2>A</h2>\n<h3>B</h3>\n<p>x</p>"),
        ("<p>x</p>\n<h2>A</h2>\n<h3>B</h3>", "<p>x</p>"),
        ("<h3>A</h3>\n<h2>B</h2>\n<h3>C</h3>\n<p>x</p>", "<h2>B</h2>\n<h3>C</h3>\n<p>x</p>"),
    ],
)
def test_which_sections_are_empty(html: str, kept: str) -> None:
    assert without_empty_sections(html) == kept


@given(TITLES)
def test_a_link_by_title_is_found_and_led_on(title: str) -> None:
    wanted = title.replace("_", " ").strip()
    written = title.replace("%", "%25").replace("&", "&amp;").replace('"', "&quot;")
    html = f'<p>Se <a href="wiki:{written}#del">här</a>.</p>'
    assert [link.title for link in links_in([html])] == ([wanted] if wanted else [])
    led = led_on(html, lambda asked: (f"/x/{len(asked)}", False))
    assert ('class="wanted"' in led) == bool(wanted)
    assert plain(led) == plain(html)


@given(st.text(max_size=90))
def test_a_slug_is_plain_and_never_empty(title: str) -> None:
    assert slug(title)
    assert slug(slug(title)) == slug(title)
    assert set(slug(title)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_swedish_letters_come_last_and_in_order() -> None:
    words = ["Ånge", "Åre", "Älvdalen", "Ödeshög", "Zinkgruvan", "arboga", "Eda"]
    assert sorted(words, key=sort_key) == [
        "arboga",
        "Eda",
        "Zinkgruvan",
        "Ånge",
        "Åre",
        "Älvdalen",
        "Ödeshög",
    ]


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        ((2017, 3, 17, 11, 12), "17 mars 2017 kl. 12.12"),
        ((2017, 3, 26, 0, 59), "26 mars 2017 kl. 01.59"),
        ((2017, 3, 26, 1, 0), "26 mars 2017 kl. 03.00"),
        ((2017, 7, 1, 22, 30), "2 juli 2017 kl. 00.30"),
        ((2017, 10, 29, 0, 30), "29 oktober 2017 kl. 02.30"),
        ((2017, 10, 29, 1, 30), "29 oktober 2017 kl. 02.30"),
        ((2017, 12, 31, 23, 5), "1 januari 2018 kl. 00.05"),
    ],
)
def test_a_moment_in_winter_and_summer_time(utc: tuple[int, int, int, int, int], said: str) -> None:
    assert swedish_moment(datetime(*utc, tzinfo=UTC)) == said


def test_hidden_and_verbatim_texts() -> None:
    assert "dold" in wikitext_of("hemligt", hidden=True)
    assert "hemligt" not in wikitext_of("hemligt", hidden=True)
    assert wikitext_of("a </pre> {{x}}", verbatim=True) == "<pre>a &lt;/pre&gt; {{x}}</pre>"
    assert wikitext_of("a {{x}}") == "a {{x}}"
