"""What the contracts have against a JSON object: breaches of its schema, and spans that do not say its text.

Nothing here repeats what a document says, so that a failure may be shown whatever was read.
"""

import functools
import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.real_input import real_input

Json = dict[str, Any]
# The lists of a draft whose objects have spans, and the field that each span covers.
PLACED = {"areas": "title", "goals": "text", "follow_ups": "text", "activities": "text", "measures": "name"}


@functools.cache
def _checker(name: str) -> Draft202012Validator:
    paths = sorted(real_input("contracts").glob("*.schema.json"))
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    wanted = schemas[f"{name}.schema.json"]
    return Draft202012Validator(wanted, registry=registry, format_checker=FormatChecker())


def breaches(name: str, said: Json) -> list[str]:
    """Where the object breaks the schema of this name ("strategy-draft"), and which of its rules."""
    return [
        f"{error.json_path}: {'/'.join(map(str, error.schema_path))}"
        for error in _checker(name).iter_errors(said)
    ]


def inexact(said: Json) -> list[str]:
    """Where a draft or a lint report has a span that does not cover its object's own text."""
    text = said["text"]
    return [
        where
        for where, span, words in _spans(said)
        if span is not None and not (0 <= span[0] < span[1] <= len(text) and text[slice(*span)] == words)
    ]


def _spans(said: Json) -> Iterator[tuple[str, list[int] | None, str | None]]:
    """Every place with a span, the span, and what it has to cover."""
    for kind, words in PLACED.items():
        for number, found in enumerate(said.get(kind, [])):
            yield f"{kind}[{number}]", found["span"], found[words]
    for number, parent in enumerate(said.get("document", {}).get("parents", [])):
        yield f"parents[{number}]", parent["span"], parent["title"]
    for number, role in enumerate(said.get("responsibilities", [])):
        yield f"responsibilities[{number}]", role["span"], role["role"]
        for duty in role["duties"]:
            yield f"responsibilities[{number}].duties", duty["span"], duty["text"]
    for number, finding in enumerate(said["findings"]):
        yield f"findings[{number}]", finding["span"], finding.get("excerpt")
