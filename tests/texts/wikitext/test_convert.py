"""Every construct of wikitext as it comes out, each in a text of its own."""

import pickle
import time

import pytest

from mittkoping.texts.canon import canon, headings
from mittkoping.texts.links import TitleLink, links_in
from mittkoping.texts.wikitext.convert import Category, Converted, Source, convert
from tests.texts.wikitext.reading import MAPPING, WIKI, read

WAYS = [
    ("'''Fet''' och ''kursiv''", "<p><strong>Fet</strong> och <em>kursiv</em></p>"),
    ("En '''fet ''och kursiv'''''", "<p>En <strong>fet <em>och kursiv</em></strong></p>"),
    ("Före<!-- dold [[Sida]] -->efter", "<p>Föreefter</p>"),
    ("Rad ett\n<!-- ensam -->\nrad två", "<p>Rad ett rad två</p>"),
    ("Kvar <!-- som aldrig slutar", "<p>Kvar &lt;!-- som aldrig slutar</p>"),
    (
        "<nowiki>'''[[x]]''' &lt;b&gt; <!-- kvar --></nowiki>",
        "<p>'''[[x]]''' &lt;b&gt; &lt;!-- kvar --&gt;</p>",
    ),
    ("a <pre>'''b''' <!-- c -->\n  d</pre>", "<p>a</p>\n<pre>'''b''' &lt;!-- c --&gt;&#10;  d</pre>"),
    ("&aring;&nbsp;&#228; &lt;b&gt; &okänd; A&B", "<p>å\xa0ä &lt;b&gt; &amp;okänd; A&amp;B</p>"),
    ("&#91;&#91;Sida]] &lt;!-- x --&gt;", "<p>[[Sida]] &lt;!-- x --&gt;</p>"),
    ("[[sida]]orna", '<p><a href="wiki:Sida">sidaorna</a></p>'),
    ("[[Sida|etikett]]en", '<p><a href="wiki:Sida">etiketten</a></p>'),
    ("[[Sida#Del två|x]]", '<p><a href="wiki:Sida#Del_två">x</a></p>'),
    ("[[#Del två]]", '<p><a href="#Del_två">#Del två</a></p>'),
    ("[[/Bilaga]]", '<p><a href="wiki:Provsida/Bilaga">Bilaga</a></p>'),
    ("[[:Kategori:Skolor]]", '<p><a href="wiki:Kategori:Skolor">Kategori:Skolor</a></p>'),
    ("[[w:Skola|skola]]", '<p><a href="https://sv.wikipedia.org/wiki/Skola">skola</a></p>'),
    ("[[100 % läsning?]]", '<p><a href="wiki:100 %25 läsning?">100 % läsning?</a></p>'),
    ("[[ej {{{en}}} länk]]", '<p>[[ej <code class="template">{{{en}}}</code> länk]]</p>'),
    (
        "[https://a.example/x?y=1&z=2 '''namn''']",
        '<p><a href="https://a.example/x?y=1&amp;z=2"><strong>namn</strong></a></p>',
    ),
    ("[https://a.example]", '<p><a href="https://a.example">https://a.example</a></p>'),
    ("Se https://a.example/x.", '<p>Se <a href="https://a.example/x">https://a.example/x</a>.</p>'),
    ("[mailto:a@b.example skriv]", '<p><a href="mailto:a@b.example">skriv</a></p>'),
    ("[ftp://a.example fil]", "<p>[ftp://a.example fil]</p>"),
    ("[javascript:alert(1) fil]", "<p>[javascript:alert(1) fil]</p>"),
    (
        "* a\n** b\n*# c\n* d",
        "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n</li>\n<li>d</li>\n</ul>",
    ),
    ("; ord : förklaring\n: mer", "<dl>\n<dt>ord</dt>\n<dd>förklaring</dd>\n<dd>mer</dd>\n</dl>"),
    (
        ": indrag\n:: djupare",
        "<blockquote>\n<p>indrag</p>\n<blockquote>\n<p>djupare</p>\n</blockquote>\n</blockquote>",
    ),
    (" fast ''bredd''\n andra", "<pre>fast <em>bredd</em>&#10;andra</pre>"),
    ("----", "<hr>"),
    ("__NOTOC__Text __INGENINNEHÅLLSFÖRTECKNING__", "<p>Text</p>"),
    ("__KVAR__", "<p>__KVAR__</p>"),
    ("{{!}} {{=}} {{PAGENAME}}", "<p>| = Provsida</p>"),
    ("{{Ruta|[[A]]|b={{Inre}}}}", '<p><code class="template">{{Ruta|[[A]]|b={{Inre}}}}</code></p>'),
    ("{{Ruta\n|a=1\n}}", '<pre><code class="template">{{Ruta&#10;|a=1&#10;}}</code></pre>'),
    ("{{{roll|okänd}}}", '<p><code class="template">{{{roll|okänd}}}</code></p>'),
    ("{{#if: x | y }}", '<p><code class="template">{{#if: x | y }}</code></p>'),
    ("{{ oöppnat }} } och {{ ostängt", '<p><code class="template">{{ oöppnat }}</code> } och {{ ostängt</p>'),
    ("~~~~ och --~~~", "<p>~~~~ och --~~~</p>"),
    (
        "<noinclude>Syns</noinclude><includeonly>[[{{{1}}}]]</includeonly>",
        '<p>Syns<code class="template">[[{{{1}}}]]</code></p>',
    ),
    (
        "<b onclick='x' style='y'>fet</b> <script>x</script>",
        "<p><strong>fet</strong> &lt;script&gt;x&lt;/script&gt;</p>",
    ),
    ("H<sub>2</sub>O<br />rad", "<p>H<sub>2</sub>O<br>rad</p>"),
    ("<div class='record' id='record-0'>text</div>", "<p>text</p>"),
]


@pytest.fixture(scope="module")
def converted() -> dict[str, Converted]:
    """All texts above in one call, as an import does it."""
    texts = [text for text, _ in WAYS]
    return dict(zip(texts, convert([Source("Provsida", text) for text in texts], WIKI, MAPPING), strict=True))


@pytest.mark.parametrize(("text", "html"), WAYS)
def test_a_construct_comes_out_right(converted: dict[str, Converted], text: str, html: str) -> None:
    assert converted[text].html == html


def test_what_comes_out_is_canonical(converted: dict[str, Converted]) -> None:
    for each in converted.values():
        assert canon(each.html) == each.html


def test_files_keep_caption_and_alternative_text() -> None:
    assert read("[[Bild:båt.jpg|thumb|200px|En båt]]").html == (
        '<p><span class="file"><a href="wiki:Fil:Båt.jpg">En båt</a></span></p>'
    )
    assert read("[[Fil:båt.jpg|miniatyr|alt=Vit båt]]").html == (
        '<p><span class="file"><a href="wiki:Fil:Båt.jpg">Vit båt</a></span></p>'
    )
    both = read("[[File:båt.jpg|alt=Vit båt|Vår [[Hamn]]]]")
    assert both.html == (
        '<p><span class="file"><a href="wiki:Fil:Båt.jpg">Båt.jpg</a> '
        'Vår <a href="wiki:Hamn">Hamn</a> (Vit båt)</span></p>'
    )
    assert [link.title for link in links_in([both.html])] == ["Fil:Båt.jpg", "Hamn"]


def test_a_gallery_is_a_list_of_files() -> None:
    html = read("<gallery caption=\"Bilder\">\nFil:ett.jpg|Vid ''ån''\ntvå.png\n</gallery>").html
    assert html.startswith('<div class="gallery">\n<p>Bilder</p>\n<ul>')
    assert '<li><span class="file"><a href="wiki:Fil:Ett.jpg">Vid <em>ån</em></a></span></li>' in html
    assert '<a href="wiki:Fil:Två.png">Två.png</a>' in html


def test_a_table_has_caption_heads_and_spans() -> None:
    text = (
        '{| class="wikitable"\n|+ Tider\n! Dag !! scope="col" | Tid\n|-\n| rowspan="2" | Måndag || 8.00\n|-\n'
        "|\n* a\n* b\n|-\n! Tisdag\n| colspan=2 style='x' | ''stängt'' || *\n|}\nefter"
    )
    assert read(text).html == (
        "<table>\n<caption>Tider</caption>\n<thead>\n"
        '<tr><th scope="col">Dag</th><th scope="col">Tid</th></tr>\n</thead>\n<tbody>\n'
        '<tr><td rowspan="2">Måndag</td><td>8.00</td></tr>\n'
        "<tr>\n<td>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</td>\n</tr>\n"
        '<tr><th scope="row">Tisdag</th><td colspan="2"><em>stängt</em></td><td>*</td></tr>\n'
        "</tbody>\n</table>\n<p>efter</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{{!}}\n{{!}} a {{!}}{{!}} b\n{{!}}}",
        "{|\n| a || b",
        "{|\n|-\n|-\n| a\n| b\n|}",
        ":{|\n| a || b\n|}",
    ],
)
def test_odd_tables_are_tables_all_the_same(text: str) -> None:
    assert "<tr><td>a</td><td>b</td></tr>" in read(text).html


def test_a_table_in_a_table() -> None:
    html = read("{|\n| yttre\n|\n{|\n| inre\n|}\n| sista\n|}").html
    assert html.count("<table>") == 2
    assert html.index("inre") < html.index("</table>") < html.index("sista")


def test_footnotes_lead_there_and_back() -> None:
    text = (
        'A<ref name="k">Källa, [[Sida]].</ref> B<ref>Två</ref> C<ref name="k" />\n== Noter ==\n<references />'
    )
    converted = read(text)
    first = '<a aria-label="Fotnot 1" href="#fn-1" id="fnref-1" role="doc-noteref"><sup>1</sup></a>'
    again = '<a aria-label="Fotnot 1" href="#fn-1" id="fnref-1-2" role="doc-noteref"><sup>1</sup></a>'
    assert first in converted.html
    assert again in converted.html
    assert converted.html.index("Noter") < converted.html.index('<li id="fn-1">Källa, <a href="wiki:Sida">')
    assert 'aria-label="Tillbaka till hänvisning 1, plats 2" href="#fnref-1-2"' in converted.html
    assert 'aria-label="Tillbaka till hänvisning 2" href="#fnref-2"' in converted.html


def test_footnotes_without_a_list_stand_last_and_may_be_defined_in_it() -> None:
    assert read("A<ref>Not</ref>\n\nSlut").html.index("Slut") < read("A<ref>Not</ref>\n\nSlut").html.index(
        "Not "
    )
    html = read('A<ref name="x" />\n<references><ref name="x">Listad</ref></references>').html
    assert '<li id="fn-1">Listad' in html


def test_a_prefix_keeps_ids_of_two_texts_apart() -> None:
    ett, två = convert(
        [Source("S", "== A ==\nx<ref>y</ref>", prefix) for prefix in ("", "v2-")], WIKI, MAPPING
    )
    assert 'id="fn-1"' in ett.html
    assert 'id="fn-v2-1"' in två.html
    assert (headings(ett.html), headings(två.html)) == ([(2, "A", "A")], [(2, "A", "v2-A")])


def test_headings_leave_the_first_rank_to_the_page() -> None:
    converted = read("= Ett =\n== Två och ''två'' ==\n=== [[Tre]] ===\n== Ett ==")
    assert headings(converted.html) == [
        (2, "Ett", "Ett"),
        (2, "Två och två", "Två_och_två"),
        (3, "Tre", "Tre"),
        (2, "Ett", "Ett_2"),
    ]


def test_categories_are_no_text() -> None:
    converted = read(
        "Text [[Kategori:skolor|Ek vik]]\n[[Category:Läsning]]\n{{STANDARDSORTERING:Ekvik, skola}}"
    )
    assert converted.categories == (Category("Skolor", "Ek vik"), Category("Läsning", "Ekvik, skola"))
    assert converted.html == "<p>Text</p>"


@pytest.mark.parametrize(
    "text",
    [
        "#OMDIRIGERING [[Kommun:Ekvik]]",
        "#REDIRECT[[kommun:ekvik#Del]]",
        " #redirect: [[Kommun:Ekvik|namn]]\n[[Kategori:X]]",
    ],
)
def test_redirects(text: str) -> None:
    converted = read(text)
    assert converted.redirect == "Kommun:Ekvik"
    assert links_in([converted.html])[0].title == "Kommun:Ekvik"


def test_no_redirect_in_the_middle_of_a_text() -> None:
    assert read("Text\n#OMDIRIGERING [[X]]").redirect is None


def test_a_link_is_listed_once_with_its_sentence() -> None:
    converted = read(
        "Först kom böckerna. Sedan kom [[läsning|läsandet]] till alla. Nu är det [[Läsning#Del]] igen."
    )
    assert links_in([converted.html]) == (TitleLink("Läsning", "Sedan kom läsandet till alla."),)


def test_unknown_templates_are_counted() -> None:
    unknown = read("{{Ruta|{{Inre}}}} {{ruta}} {{#if: a|b}} {{!}} {{PAGENAME}}").unknown_templates
    assert unknown == {"Ruta": 2, "Inre": 1, "#if": 1}


def test_one_bad_text_does_not_touch_its_neighbours() -> None:
    texts = ["Före", "{|\n| x\n''' <div><ref>\n== a", "<table><tr><td>", "Efter"]
    converted = convert([Source("S", text) for text in texts], WIKI, MAPPING)
    assert (converted[0].html, converted[-1].html) == ("<p>Före</p>", "<p>Efter</p>")


def test_conversions_can_be_sent_between_processes() -> None:
    converted = read("{{Uppslag|rubrik=A}} {{Ruta}}")
    assert pickle.loads(pickle.dumps(converted)) == converted  # noqa: S301 - our own bytes, made on this line
    assert pickle.loads(pickle.dumps(MAPPING)) == MAPPING  # noqa: S301 - our own bytes, made on this line


def test_a_link_where_a_title_should_be_is_the_only_link() -> None:
    assert read("[[ [[Skolan|vår skola]] ]]").html == '<p>[[ <a href="wiki:Skolan">vår skola</a> ]]</p>'


def test_many_headings_alike_are_told_apart_at_once() -> None:
    started = time.process_time()
    shaped = headings(read("== a ==\n" * 12_000 + "== a_2 ==\n").html)
    assert time.process_time() - started < 5  # fifteen seconds, when each began to count at one
    names = [anchor for _, _, anchor in shaped]
    assert names[:3] == ["a", "a_2", "a_3"]
    assert len(set(names)) == 12_001
