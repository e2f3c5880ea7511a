"""Holds the corpus against its own rules: python -m tests.corpus.check_corpus prints counts and breaches."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.corpus.readable import readable

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads((HERE / "expected.schema.json").read_text(encoding="utf-8"))
FORMATS = {".txt", ".md", ".html", ".docx", ".pdf"}
Expected = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A document of the corpus and what a reader should find in it."""

    path: Path
    expected: Expected

    @property
    def text(self) -> str:
        """The document's words, white space collapsed."""
        return readable(self.path)


def cases(part: str) -> list[Case]:
    """The cases of one part of the corpus ("open" or "held_out"), by name."""
    found = sorted((HERE / part).glob("*.expected.json"))
    read = [json.loads(path.read_text(encoding="utf-8")) for path in found]
    return [
        Case(path.parent / expected["file"], expected) for path, expected in zip(found, read, strict=True)
    ]


def either(value: Any) -> list[Any]:
    """The alternatives of a value: a list means any of them."""
    return value if isinstance(value, list) else [value]


def schema_breaches(expected: Expected) -> list[str]:
    """What the schema of expected files has against this one."""
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(expected)]


def quoted(expected: Expected) -> Iterator[str]:
    """Every string that must stand in the document's text, alternatives apart where any one will do."""
    for kind in ("goals", "follow_ups", "activities"):
        for found in expected[kind]:
            yield from either(found["text"])
    for area in expected["areas"]:
        yield from either(area["title"])
    for role in expected["responsibilities"]:
        yield from either(role["role"])
        yield from (duty["key"] for duty in role["duties"])
    for finding in (*expected["lint"]["must"], *expected["lint"]["must_not"]):
        if "target" in finding:
            yield finding["target"]
    for denied in ("not_goals", "not_follow_ups", "not_activities"):
        yield from expected.get(denied, [])


def missing(case: Case) -> list[str]:
    """Expected strings that do not stand in the document, and strings that should not but do."""
    text = case.text
    absent = [f"not in the document: {piece!r}" for piece in quoted(case.expected) if piece not in text]
    present = [piece for piece in case.expected.get("not_in_text", []) if piece in text]
    return absent + [f"in the document: {piece!r}" for piece in present]


def loose_ends(expected: Expected) -> list[str]:
    """Objects that point at an area or a goal that is not there, and dates without a kind."""
    areas = {title for a in expected["areas"] if a["kind"] == "goal_area" for title in either(a["title"])}
    goals = {text for goal in expected["goals"] for text in either(goal["text"])}
    named = [
        (found, title)
        for kind in ("goals", "follow_ups", "activities")
        for found in expected[kind]
        for title in either(found.get("area"))
    ]
    told = [(found, text) for found in expected["activities"] for text in either(found["goal"])]
    told += [
        (f, text) for f in expected["follow_ups"] for goal in f.get("goals", []) for text in either(goal)
    ]
    return (
        [f"{found['text']}: no area {title!r}" for found, title in named if title and title not in areas]
        + [f"{found['text']}: no goal {text!r}" for found, text in told if text and text not in goals]
        + [
            f"{goal['text']}: due {goal['due']} but kind {goal['due_kind']}"
            for goal in expected["goals"]
            if (goal["due"] is None) != (goal["due_kind"] is None)
        ]
    )


def breaches(case: Case) -> list[str]:
    """Everything that is wrong with one case."""
    wrong = schema_breaches(case.expected)
    return wrong or missing(case) + loose_ends(case.expected)


def counts(part: str) -> dict[str, int]:
    """How many objects of each kind the part expects."""
    kinds = ("goals", "follow_ups", "activities", "areas", "responsibilities", "not_goals")
    found = cases(part)
    total = {kind: sum(len(case.expected[kind]) for case in found) for kind in kinds}
    dated = [goal for case in found for goal in case.expected["goals"] if goal["due"]]
    owned = [f for case in found for f in case.expected["follow_ups"] if None not in either(f["owner"])]
    lint = {side: sum(len(case.expected["lint"][side]) for case in found) for side in ("must", "must_not")}
    return {
        "documents": len(found),
        **total,
        "dated goals": len(dated),
        "owned follow_ups": len(owned),
        **lint,
    }


if __name__ == "__main__":
    for part in ("open", "held_out"):
        print(part)
        for kind, number in counts(part).items():
            print(f"{number:5} {kind}")
        for case in cases(part):
            for breach in breaches(case):
                print(f"{case.path.name}: {breach}")
