"""Canonical HTML: one spelling, safe, and the same when canonised again."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.canon import canon, headings, plain

_TAG_NAMES = """p h1 h2 h3 ul ol li dl dt dd blockquote pre code table caption thead tbody tr td th a strong
em b
i s sub sup br hr figure figcaption img abbr q cite div span section form svg script font details select
iframe
math noscript template textarea article"""
_TAGS = _TAG_NAMES.split()
_ATTRIBUTE_LINES = """href="/a b"
href="//x.se"
href="javascript:x"
href="wiki:Å#b"
class="file"
class="record" id="record-0"
class="gallery zz"
class="footnotes"
id="fn1"
id="x y"
onclick="x"
colspan="1"
colspan=2
src="/f.png"
src="data:image/png,x"
alt="a &lt;b"
title="T"
lang="en"
dir="rtl"
style="a:b"
role="doc-noteref"
start="3"
href="/\t/x.se"
scope=col"""
_ATTRIBUTES = _ATTRIBUTE_LINES.split("\n")
_WORD_LIST = "a|hej | då|\n| |e|\u0301|&amp;|&lt;b&gt;|⟦person:ab1⟧|\xa0|\u2028|&#1;|\t|ord två tre|&quot;"
_WORDS = [*_WORD_LIST.split("|"), "\u0338", "\r\n", "\u200b", "<!-- x -->", "<", ">", '"', "\ud800"]
_MARKUP = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.builds(
            lambda tag, own: f"<{tag} {' '.join(own)}>",
            st.sampled_from(_TAGS),
            st.lists(st.sampled_from(_ATTRIBUTES), max_size=2),
        ),
        st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
        st.text(max_size=5),
    ),
    max_size=30,
).map("".join)


@given(_MARKUP)
def test_canon_of_canon_is_canon(html: str) -> None:
    once = canon(html)
    assert canon(once) == once


@given(_MARKUP)
def test_nothing_active_survives(html: str) -> None:
    tags = "".join(re.findall(r"<[^>]*>", canon(html).lower()))
    for danger in (
        "<script",
        "<svg",
        "<iframe",
        "<form",
        "<math",
        " onclick=",
        " style=",
        '="javascript:',
        '="data:',
    ):
        assert danger not in tags
    for start in ('href="//', 'src="//', 'href="/\\', 'src="/\\'):
        assert start not in tags


@given(_MARKUP)
def test_every_line_is_composed_and_has_no_loose_edges(html: str) -> None:
    for line in canon(html).split("\n"):
        assert line == line.strip(" \t\r\n")
        assert unicodedata.is_normalized("NFC", plain(line))


@given(st.lists(st.text("abcåäö", min_size=1), min_size=1, max_size=5))
def test_words_outside_code_and_drawings_stay(words: list[str]) -> None:
    html = "".join(f"<center><font>{word}</font></center>" for word in words)
    assert plain(canon(html)).split() == words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("hej", "<p>hej</p>"),
        ("", ""),
        ("<p> </p><p><br></p><strong></strong>", ""),
        ("<ul><li><p>x</p></li></ul>", "<ul>\n<li>x</li>\n</ul>"),
        ("<ul><li>x<ul><li>y</ul></ul>", "<ul>\n<li>\n<p>x</p>\n<ul>\n<li>y</li>\n</ul>\n</li>\n</ul>"),
        ("<b>a</b><strong>b</strong>", "<p><strong>ab</strong></p>"),
        ("<em><strong>a</strong></em>", "<p><strong><em>a</em></strong></p>"),
        ('<strong><a href="/x">a</a></strong>', '<p><a href="/x"><strong>a</strong></a></p>'),
        ("<p>a <em> b</em>\n c </p>", "<p>a <em>b</em> c</p>"),
        ("<h1>A</h1>", "<h2>A</h2>"),
        ("<pre>\n a\n  b\n</pre>", "<pre> a&#10;  b</pre>"),
        ("<pre><code>a<br>b</code></pre>", "<pre>a&#10;b</pre>"),
        ('<img src="https://x.se/a.png" alt="En bild">', "<p>En bild</p>"),
        ('<img src="/a.png" width="10" alt="">', '<p><img alt="" src="/a.png" width="10"></p>'),
        ('<figure><img src="/a" alt="b">', '<figure>\n<img alt="b" src="/a">\n</figure>'),
        (
            "<table><tr><td colspan=1>a<td rowspan=2>b",
            '<table>\n<tbody>\n<tr><td>a</td><td rowspan="2">b</td></tr>\n</tbody>\n</table>',
        ),
        ("<strong>a<p>b</p></strong>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        ("<li>a</li>", "<p>a</p>"),
        ("e&#x301;", "<p>é</p>"),
        ('<p dir="rtl" lang="ar" align="left">a</p>', '<p dir="rtl" lang="ar">a</p>'),
        ("<details><summary>a</summary>b</details>", "<p>a</p>\n<p>b</p>"),
        ('<h2 id="x">a</h2><h2 id="x">b</h2>', '<h2 id="x">a</h2>\n<h2>b</h2>'),
    ],
)
def test_one_spelling(html: str, expected: str) -> None:
    assert canon(html) == expected


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="wiki:Titel med blank#avsnitt">länk</a></p>',
        '<p><a href="https://example.se/?a=1&amp;b=2">länk</a></p>',
        '<p><a href="mailto:anna@example.se">brev</a></p>',
        '<p><a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>',
        '<p><span class="file"><a href="/fil/1">f.pdf</a></span> <code class="template">{{Okänd}}</code></p>',
        '<div class="record" id="record-0"></div>',
        "<p>⟦person:abc123⟧ sade</p>",
        '<p><abbr title="Informationsteknik">IT</abbr> <q>ja</q> <cite>Boken</cite></p>',
        '<h3 id="Så_här">Så här</h3>',
        "<hr>",
        '<div class="callout">Obs</div>',
    ],
)
def test_what_is_canonical_stays_as_it_is(line: str) -> None:
    assert canon(line) == line


@pytest.mark.parametrize(
    "href", ["//x.se", "/\\x.se", "/\t/x.se", "javascript:a", "JaVa&#9;Script:a", "data:a", "x"]
)
def test_other_addresses_leave_only_their_text(href: str) -> None:
    result = canon(f'<a href="{href}">ord</a>')
    assert plain(result) == "ord"
    assert "//" not in result
    assert "\\" not in result
    assert "cript" not in result.lower()


def test_absurd_nesting_neither_fails_nor_takes_long() -> None:
    assert plain(canon("<blockquote>" * 20_000 + "x")).endswith("x")
    assert plain(canon("<div class=callout>" * 300 + "x")) == "x"


def test_plain_reads_rows_breaks_pictures_and_entities() -> None:
    html = canon(
        "<p>a<br>b &lt; c</p><table><tr><th>Skola<th>Antal<tr><td>Ek<td>7</table>"
        '<figure><img src="/a" alt="En ek"><figcaption>Eken</figcaption></figure><pre>x\ny</pre>'
    )
    assert plain(html).split("\n") == ["a b < c", "Skola · Antal", "Ek · 7", "En ek", "Eken", "x", "y"]


def test_headings_with_level_text_and_id() -> None:
    html = canon('<h2 id="A&amp;B">A &amp; <em>B</em></h2><p>x</p><blockquote><h4>C</h4></blockquote>')
    assert headings(html) == [(2, "A & B", "A&B"), (4, "C", "")]
