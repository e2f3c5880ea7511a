"""The draft as JSON: whole by the contract, dates and spans as it wants them, unknown as null."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from mittkoping.strategy.draft import Finding, FindingTarget
from mittkoping.strategy.printing import as_json
from mittkoping.texts.documents.document import Span
from tests.real_input import real_input
from tests.strategy.reader.reading import drafted

PLAN = """# Läsplan 2030–2032

## Bibliotek

Varje skola ska senast 2031 ha en egen bibliotekarie.

### Uppföljning

- Bemanning på biblioteken, årligen (Kulturenheten)
"""
FINDING = Finding(
    "L9", "info", FindingTarget("document", None, "Läsplan"), "Säg det.", "Say it.", None, variant="none"
)
PLACED = Finding("L12", "info", FindingTarget("goal", "g1", "Varje"), "Hur många?", "How many?", Span(28, 39))


def test_the_example_of_the_contract() -> None:
    said = as_json(drafted(PLAN), [FINDING, PLACED])
    assert said["document"]["period"] == {"from": "2030-01-01", "to": "2032-12-31"}
    goal = said["goals"][0]
    assert (goal["area"], goal["due"], goal["due_kind"], goal["due_text"]) == (
        "a1",
        "2031-12-31",
        "by",
        "senast 2031",
    )
    assert goal["target"] == {
        "value": 1,
        "unit": "bibliotekarie",
        "per": "skola",
        "comparator": None,
        "baseline": None,
    }
    assert (goal["span"], goal["rule"], goal["scope"]) == ([28, 81], "P1", [])
    follow_up = said["follow_ups"][0]
    assert (follow_up["owner"], follow_up["recurrence"], follow_up["rule"]) == (
        "Kulturenheten",
        "yearly",
        "P3",
    )
    assert [area["kind"] for area in said["areas"]] == ["goal_area", "follow_up"]
    assert "excerpt" not in said["findings"][0]
    assert (said["findings"][0]["span"], said["findings"][0]["variant"]) == (None, "none")
    titles = [(each["title_sv"], each["title_en"]) for each in said["findings"]]
    assert titles == [
        ("Överordnat dokument", "Parent document"),
        ("”Alla” utan antal", "“All” without a count"),
    ]
    assert said["findings"][1]["excerpt"] == "Varje skola"


def test_it_is_json() -> None:
    assert json.loads(json.dumps(as_json(drafted(PLAN), [])))["schema_version"] == "1.0"


@pytest.mark.real_input
def test_it_keeps_the_contract() -> None:
    schemas: dict[str, Any] = {
        name: json.loads(real_input(f"contracts/{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("strategy-draft", "common")
    }
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    checker = Draft202012Validator(
        schemas["strategy-draft"], registry=registry, format_checker=FormatChecker()
    )
    assert not list(checker.iter_errors(as_json(drafted(PLAN), [FINDING, PLACED])))
