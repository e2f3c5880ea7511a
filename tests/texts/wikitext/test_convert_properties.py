"""Whatever a text holds: it converts, nothing unsafe comes out, no word is lost, the time is bounded."""

import re
import time
from collections import Counter

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from mittkoping.texts.canon import canon, plain
from mittkoping.texts.links import links_in
from mittkoping.texts.wikitext.convert import Converted, Source, convert
from tests.texts.wikitext.reading import MAPPING, WIKI

_MARKUP = """
{{ }} {{{ }}} [[ ]] [ ] | = '' ''' ''''' <b> </b> <div> </div> <table> <tr> <td> </table>
<ref> </ref> <pre> </pre> <nowiki> </nowiki> <!-- --> <gallery> </gallery> <references/>
<includeonly> </includeonly> <script> </script> {| |} |- |+ ! !! || == === # * : ; ----
__TOC__ &lt; &amp; &#60; &#0; https://x.example javascript:a() data:text/html, onclick=x
style=y [[Fil: [[Kategori: {{Hjälte|namn= {{Uppslag|ingress= {{Kommun|introduktion= {{#if:
#REDIRECT ~~~~ ⟦person:a⟧ <a href=javascript:x> <img src=x onerror=y> <svg/onload=z> <br
<hr></p> <ref name=a /> <ref name="a">
"""
MARKUP = st.sampled_from(_MARKUP.split())
WORD = st.text(alphabet="abcåäöÅ1é", min_size=1, max_size=6)
ANY = st.text(max_size=12)
WILD = st.lists(st.one_of(MARKUP, WORD, ANY, st.sampled_from(["\n", "\n\n", " ", "\n "])), max_size=40).map(
    "".join
)

UNSAFE = re.compile(r"^\s*(?:javascript|data|vbscript)\s*:", re.I)


def converted(texts: list[str]) -> list[Converted]:
    return convert([Source("Provsida", text) for text in texts], WIKI, MAPPING)


def assert_safe(html: str) -> None:
    assert canon(html) == html
    if not html:
        return
    for element in parser.fragment_fromstring(html, create_parent="div").iter():
        assert element.tag not in {"script", "iframe", "object", "style", "svg", "img", "form"}
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name != "style"
            assert not UNSAFE.match(str(value))
    text = nh3.clean(html, tags=set())
    assert "\U000f1a00" not in text
    assert "\U000f1a02" not in text


@settings(max_examples=40, deadline=None)
@given(st.lists(WILD, min_size=1, max_size=12))
def test_any_text_converts_safely(texts: list[str]) -> None:
    for each in converted(texts):
        assert_safe(each.html)
        for record in each.records:
            for value in record.fields.values():
                assert "\U000f1a00" not in value


@settings(max_examples=15, deadline=None)
@given(st.lists(WILD, min_size=2, max_size=6))
def test_texts_in_a_batch_do_not_touch_each_other(texts: list[str]) -> None:
    assert converted(texts) == [converted([text])[0] for text in texts]


SAID = st.text(alphabet="ÅÄÖÉQX", min_size=3, max_size=8)  # letters that no markup has
INLINE = st.one_of(
    SAID,
    st.builds("'''{}'''".format, SAID),
    st.builds("''{}''".format, SAID),
    st.builds("[[{}|{}]]".format, SAID, SAID),
    st.builds("[[{}]]".format, SAID),
    st.builds("[https://x.example {}]".format, SAID),
    st.builds("<nowiki>{}</nowiki>".format, SAID),
    st.builds("<u>{}</u>".format, SAID),
    st.builds("<ref>{}</ref>".format, SAID),
    st.builds("{{{{Ruta|{}}}}}".format, SAID),
    st.builds("[[Fil:x.png|thumb|{}]]".format, SAID),
    st.sampled_from(["<", "{{", "}}", "[[", "]]", "'''", "''", "|", "<div>", "</table>", "<ref>"]),
)
PHRASE = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
BLOCK = st.one_of(
    PHRASE,
    st.builds("== {} ==".format, PHRASE),
    st.builds("* {}\n** {}\n# {}".format, PHRASE, PHRASE, PHRASE),
    st.builds("; {} : {}\n: {}".format, SAID, SAID, PHRASE),
    st.builds(" {}\n {}".format, PHRASE, PHRASE),
    st.builds("{{|\n|+ {}\n! {} !! {}\n|-\n| {} || {}\n|}}".format, SAID, SAID, SAID, SAID, SAID),
    st.builds("{{|\n| {}\n".format, SAID),
    st.builds("<gallery>\nFil:x.png|{}\n</gallery>".format, PHRASE),
    st.builds("<pre>{}</pre>".format, SAID),
    st.builds("{{{{Uppslag|rubrik={}|ingress={}}}}}".format, SAID, SAID),
    st.builds("{{{{Stubbe|{}={}}}}}".format, SAID, SAID),
)


def said(text: str) -> Counter[str]:
    return Counter(re.findall(r"[ÅÄÖÉQX]+", text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join), min_size=1, max_size=8))
def test_no_word_is_lost(texts: list[str]) -> None:
    for text, each in zip(texts, converted(texts), strict=True):
        shown = parser.fragment_fromstring(each.html or "<p>", create_parent="div").text_content()
        fields = " ".join(value for record in each.records for value in record.fields.values())
        targets = " ".join(link.title for link in links_in([each.html]))
        have = said(f"{shown} {fields} {targets}")
        for word in said(text):
            assert any(word in other for other in have), (word, text, each.html)


HARD = {
    "open braces": "{{" * 50_000,
    "open arguments": "{{{a|" * 20_000,
    "open links": "[[a|" * 30_000,
    "deep templates": "{{a|" * 5_000 + "}}" * 5_000,
    "deep names": "{{a" * 5_000 + "}}" * 5_000,
    "many prefixes": "{{" + "Mall:" * 5_000 + "}}",
    "deep records": "{{Kommun|introduktion=" * 2_000 + "x" + "}}" * 2_000,
    "deep links": "[[Fil:a|" * 3_000 + "]]" * 3_000,
    "braces and links": "[[a|{{b|<i>" * 8_000,
    "open tags": "<div>" * 20_000,
    "open spans": "<b><i>" * 10_000 + "text",
    "open footnotes": "<ref>" * 20_000,
    "nested footnotes": "<ref>a" * 300 + "</ref>" * 300,
    "open comments": "<!--" * 50_000,
    "open tables": "{|\n|\n" * 3_000,
    "quotes": "''a'''b" * 10_000,
    "many quotes": "'" * 50_000,
    "half links": "[http://a " * 20_000,
    "deep lists": "*" * 3_000 + " a",
    "deep indents": "".join(":" * depth + "a\n" for depth in range(200)),
    "entities": "&amp;lt" * 20_000,
    "headings": "== a ==\n" * 5_000,
    "equals": "=" * 50_000,
    "a long list": "* ett två tre\n" * 70_000,
    "a long prose": "Vi läser böcker varje dag. " * 40_000,
    "a long table": "{|\n" + "|-\n| ett || två\n" * 10_000 + "|}",
    "many links": "[[Sida]] och [[Annan|namn]]. " * 10_000,
    "many footnotes": "a<ref>not</ref> " * 3_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HARD)
def test_hard_texts_take_bounded_time(name: str) -> None:
    text = HARD[name]
    started = time.perf_counter()
    each = converted([text])[0]
    seconds = time.perf_counter() - started
    assert seconds < 20, f"{name}: {seconds:.1f} s"
    said = "".join([each.html, *(value for row in each.records for value in row.fields.values())])
    assert re.findall(r"[a-zåäö]+", plain(said)) or not re.findall(
        r"[a-zåäö]+", re.sub(r"<[^>]*>|&amp;", "", text)
    )
