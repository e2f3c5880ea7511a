"""Mapped templates as records: where they stand, what their fields hold, and what no field reads."""

from mittkoping.texts.wikitext.convert import Record
from mittkoping.texts.wikitext.mapping import load_mapping
from mittkoping.texts.wikitext.prepare import Prepared
from tests.texts.wikitext.reading import WIKI, read

PAGE = """{{Kommun
|namn=Ekvik
|rubrik=Läslust från början
|introduktion='''Ekvik''' läser.

Alla [[Skolor|skolor]] är med.{{Ruta}}
}}

== Hjältar ==
{{Hjälte|namn=Kim Ek|roll=Rektor på ''Åskolan''}}
{{Hjälte|namn=Bo Al|roll=}}

== Kompetens ==
{{Uppslag
|rubrik=Läsa ihop
|nyckelområde=Kompetens
|ingress=Vi läser:
* ute
* inne<ref>Även på bussen.</ref>
|bild=bok.jpg
|sida=ekvik/Läsa ihop
}}
Mellantext.
"""


def test_records_stand_in_order_under_their_headings() -> None:
    records = read(PAGE, "Kommun:Ekvik").records
    assert [(record.kind, record.section) for record in records] == [
        ("municipality", ""),
        ("hero", "Hjältar"),
        ("hero", "Hjältar"),
        ("card", "Kompetens"),
    ]


def test_fields_are_text_html_titles_and_files() -> None:
    municipality, hero, empty, card = (record.fields for record in read(PAGE, "Kommun:Ekvik").records)
    assert municipality["introduction"] == (
        "<p><strong>Ekvik</strong> läser.</p>\n"
        '<p>Alla <a href="wiki:Skolor">skolor</a> är med.<code class="template">{{Ruta}}</code></p>'
    )
    assert hero == {"name": "Kim Ek", "role": "Rektor på Åskolan"}
    assert "role" not in empty
    assert card["title"] == "Läsa ihop"
    assert card["image"] == "Fil:Bok.jpg"
    assert card["target"] == "Ekvik/Läsa ihop"
    assert card["lead"].startswith("<p>Vi läser:</p>\n<ul>\n<li>ute</li>\n<li>inne<a")


def test_the_page_keeps_a_place_for_each_shown_record() -> None:
    converted = read(PAGE, "Kommun:Ekvik")
    assert converted.html.startswith('<div class="record" id="record-0"></div>\n<h2 id="Hjältar">')
    assert '<div class="record" id="record-3"></div>\n<p>Mellantext.</p>' in converted.html
    assert '<li id="fn-1">Även på bussen.' in converted.html
    assert converted.unknown_templates == {"Ruta": 1}


def test_a_text_field_with_a_record_in_it_reads_as_the_page_would() -> None:
    outer, inner = read("{{Uppslag|rubrik=Före {{Hjälte|namn=Kim Ek|roll=Rektor}} efter|ingress=x}}").records
    assert outer.fields["title"].split() == ["Före", "Rektor", "efter"]
    assert inner.fields == {"name": "Kim Ek", "role": "Rektor"}


def test_facts_only_leave_no_place() -> None:
    converted = read("{{Artikel|kommun=Ekvik|nyckelområde=Juridik|rubrik=Avtal}}\n\nVi skrev avtal.")
    assert converted.html == "<p>Vi skrev avtal.</p>"
    told = "{{Artikel|kommun=Ekvik|nyckelområde=Juridik|rubrik=Avtal}}"
    facts = {"municipality": "Ekvik", "key_area": "Juridik", "title": "Avtal"}
    assert converted.records == (Record("article", facts, "", "Artikel", told),)


def test_a_template_without_fields_is_a_flag() -> None:
    assert [record.kind for record in read("{{stubbe}}\n\nText").records] == ["stub"]


def test_positions_count_like_names_and_bars_can_be_written() -> None:
    assert read("{{Nyckelområde|Juridik}}").records[0].fields == {"name": "Juridik"}
    assert read("{{Uppslag|rubrik=a {{!}} b {{=}} c}}").records[0].fields == {"title": "a | b = c"}
    assert read("{{Uppslag|1=Sist|rubrik=}}").records[0].fields == {"title": "Sist"}


def test_a_text_that_begins_like_a_list_is_still_a_text() -> None:
    assert read("{{Uppslag|rubrik=#läslust}}").records[0].fields["title"] == "#läslust"
    assert read("{{Uppslag|rubrik= 1:1 * en egen}}").records[0].fields["title"] == "1:1 * en egen"


def test_a_parameter_nobody_reads_stays_visible_and_is_counted() -> None:
    converted = read("{{Stubbe|orsak=Saknar ''källa''|2=}} {{Artikel|rubrik=A|vem=Kim}}")
    assert "<code class=\"template\">|orsak=Saknar ''källa''</code>" in converted.html
    assert '<code class="template">|vem=Kim</code>' in converted.html
    assert converted.unknown_templates == {"Stubbe|orsak": 1, "Artikel|vem": 1}


def test_a_record_inside_another_has_its_place_there() -> None:
    converted = read("{{Kommun|namn=Ekvik|introduktion=Våra:\n\n{{Hjälte|namn=Kim Ek}}\n}}\n\n{{Stubbe}}")
    assert [record.kind for record in converted.records] == ["municipality", "hero", "stub"]
    assert 'id="record-1"' in converted.records[0].fields["introduction"]
    assert 'id="record-2"' in converted.html


def test_a_record_in_a_list_or_a_table_keeps_its_place() -> None:
    assert read("* {{Stubbe}}\n* b").html.startswith('<ul>\n<li>\n<div class="record" id="record-0">')
    table = read("{|\n! {{Stubbe}}\n|-\n{{Stubbe}}\n| a\n|}")
    assert table.html.count('class="record"') == 2
    assert len(table.records) == 2


def test_own_rules_make_own_records() -> None:
    table = 'record="card"\nfields.target={parameter="1", as="title"}'
    page = Prepared(
        "Sida", "{{möte|[[Folkets hus|huset]]}}", WIKI, load_mapping(f'[template."Möte"]\n{table}')
    )
    assert page.records[0].values == {"target": "Folkets hus"}


def test_a_field_that_its_record_has_not_stays_visible_and_is_counted() -> None:
    rules = (
        'record="hero"\nfields.name={parameter="1", as="person"}\nfields.shoe={parameter="2", as="person"}'
    )
    page = Prepared("Sida", "{{tack|Kim|Bo}}", WIKI, load_mapping(f"[template.Tack]\n{rules}"))
    assert page.records[0].values == {"name": "Kim"}
    assert page.unknown == {"Tack|2": 1}
    assert any(piece.html == '<code class="template">|2=Bo</code>' for piece in page.pieces.pieces)
