"""The mapping file: what it says, and sentences in Swedish for what it cannot mean."""

import pytest

from mittkoping.texts.wikitext.mapping import MappingError, load_mapping, template_name
from tests.texts.wikitext.reading import MAPPING

RULES = """
[template.Skola]
record = "hero"
[template.Skola.fields]
name = "namn"
head = { parameter = ["rektor", "2"], as = "person" }
"""


def test_a_rule_is_found_however_the_template_is_written() -> None:
    mapping = load_mapping(RULES)
    rule = mapping.rule("mall: skola ")
    assert rule is not None
    assert rule.record == "hero"
    assert rule.person_parameters == {"rektor", "2"}
    assert [each.parameters for each in rule.fields] == [("namn",), ("rektor", "2")]
    assert mapping.rule("Skolan") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [("min_ruta", "Min ruta"), ("Template:ruta", "Ruta"), ("subst:ruta", "Ruta"), ("", "")],
)
def test_a_template_has_one_name(written: str, name: str) -> None:
    assert template_name(written) == name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[template", "inte giltig TOML"),
        ("[mall.Skola]\nrecord='x'", "nyckel som inte finns: ”mall”"),
        ("template = 3", "ska vara tabeller"),
        ("[template]\nSkola = 3", "ska vara en tabell"),
        ("[template.Skola]", "saknar ”record”"),
        ("[template.Skola]\nrecord='school'", "”record” ska vara något av ”municipality”, .*, inte ”school”"),
        ("[template.Skola]\nrecord='hero'\nshow='kanske'", "inte ”kanske”"),
        ("[template.Skola]\nrecord='hero'\nfields=1", "”fields” ska vara en tabell"),
        ("[template.Skola]\nrecord='hero'\nfields={a=1}", "fältet ”a”"),
        ("[template.Skola]\nrecord='hero'\nfields={a={as='text'}}", "saknar ”parameter”"),
        ("[template.Skola]\nrecord='hero'\nfields={a={parameter=['b', 2]}}", "saknar ”parameter”"),
        ("[template.Skola]\nrecord='hero'\nfields={a={parameter='b', as='tal'}}", "inte ”tal”"),
        ("[template.Skola]\nrecord='x'\nfield={}", "nyckel som inte finns: ”field”"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused_in_swedish(text: str, says: str) -> None:
    with pytest.raises(MappingError, match=says):
        load_mapping(text)


def test_the_shipped_mapping_knows_the_old_wikis_templates() -> None:
    kinds = {name: rule.record for name, rule in MAPPING.templates.items()}
    assert kinds == {
        "Kommun": "municipality",
        "Hjälte": "hero",
        "Wikiredaktör": "editor",
        "Uppslag": "card",
        "Artikel": "article",
        "Nyckelområde": "key_area",
        "Stubbe": "stub",
    }
    hero = MAPPING.rule("Hjälte")
    assert hero is not None
    assert {"namn", "sida"} <= hero.person_parameters
