"""The corpus is whole: values of the contract, texts that stand there, enough of each kind."""

import csv
import json
import zipfile

import pytest

from tests.corpus.check_corpus import (
    FORMATS,
    SCHEMA,
    Case,
    breaches,
    cases,
    counts,
    either,
    loose_ends,
    missing,
    schema_breaches,
)
from tests.real_input import ROOT, real_input

HELD_OUT, OPEN = cases("held_out"), cases("open")
PARTS = {"held_out": HELD_OUT, "open": OPEN}
REGISTER = ROOT / "mittkoping/organisation/register/municipalities.csv"


def named(case: Case) -> str:
    return case.path.name


@pytest.mark.parametrize("case", [*HELD_OUT, *OPEN], ids=named)
def test_a_case_says_what_its_document_holds(case: Case) -> None:
    assert breaches(case) == []


@pytest.mark.parametrize("case", [*HELD_OUT, *OPEN], ids=named)
def test_a_case_names_what_must_not_be_found(case: Case) -> None:
    assert case.expected["not_goals"]
    assert case.expected["lint"]["must_not"]
    goals = [text for goal in case.expected["goals"] for text in either(goal["text"])]
    assert [piece for piece in case.expected["not_goals"] for text in goals if piece in text] == []


@pytest.mark.parametrize("case", [*HELD_OUT, *OPEN], ids=named)
def test_no_finding_is_both_demanded_and_forbidden(case: Case) -> None:
    lint = case.expected["lint"]
    for denied in lint["must_not"]:
        assert not [
            demanded for demanded in lint["must"] if all(demanded.get(key) == denied[key] for key in denied)
        ]


@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("held_out", {"documents": 12, "goals": 90, "follow_ups": 45}),
        ("open", {"documents": 22, "goals": 180, "follow_ups": 90, "activities": 60}),
    ],
)
def test_there_is_enough_of_everything(part: str, least: dict[str, int]) -> None:
    found = counts(part)
    assert {kind: found[kind] for kind in least if found[kind] < least[kind]} == {}
    assert {case.path.suffix for case in PARTS[part]} == FORMATS
    rules = {
        side: {finding["rule"] for case in PARTS[part] for finding in case.expected["lint"][side]}
        for side in ("must", "must_not")
    }
    every = {f"L{number}" for number in range(1, 15)}
    assert rules == {"must": every, "must_not": every}


def test_responsibilities_stand_in_many_open_documents() -> None:
    assert sum(bool(case.expected["responsibilities"]) for case in OPEN) >= 6


@pytest.mark.parametrize("part", PARTS)
def test_every_document_has_its_expected_reading(part: str) -> None:
    folder = PARTS[part][0].path.parent
    assert {path for path in folder.iterdir() if path.suffix in FORMATS} - {folder / "README.md"} == {
        case.path for case in PARTS[part]
    }


def test_the_municipalities_are_invented() -> None:
    with REGISTER.open(encoding="utf-8") as register:
        real = {row["municipality_name_short"].lower() for row in csv.DictReader(register)}
    every = [*HELD_OUT, *OPEN]
    names = {case.path.name.split("-")[1] for case in every}
    assert len(names) == len(every)
    organisations = {
        str(name).removesuffix(" kommun").removesuffix(" Municipality").lower()
        for case in every
        for name in either(case.expected["document"]["organisation"])
        if name
    }
    assert not {name.removesuffix("s") for name in organisations} & real
    assert not organisations & real


def test_word_documents_have_structure() -> None:
    parts = []
    for case in HELD_OUT:
        if case.path.suffix == ".docx":
            with zipfile.ZipFile(case.path) as archive:
                parts.append(archive.read("word/document.xml").decode())
    for mark in ("w:vMerge", "w:gridSpan", "w:ins ", "w:del ", "w:numPr", "Heading1", "w:commentReference"):
        assert any(mark in part for part in parts), mark


def test_what_is_wrong_is_found() -> None:
    right = HELD_OUT[0]
    goal = {
        "text": "Stod aldrig här.",
        "area": "Ingenstans",
        "modality": "vill",
        "due": None,
        "due_kind": "by",
    }
    wrong = Case(right.path, {**right.expected, "goals": [goal]})
    assert any("vill" in breach for breach in schema_breaches(wrong.expected))
    assert any("Stod aldrig här." in breach for breach in missing(wrong))
    assert len(loose_ends(wrong.expected)) == 2


@pytest.mark.real_input
def test_values_are_those_of_the_contract() -> None:
    shared = json.loads(real_input("contracts/common.schema.json").read_text(encoding="utf-8"))["$defs"]
    draft = json.loads(real_input("contracts/strategy-draft.schema.json").read_text(encoding="utf-8"))
    fields = draft["properties"]
    target = fields["goals"]["items"]["properties"]["target"]["anyOf"][1]["properties"]
    duty = fields["responsibilities"]["items"]["properties"]["duties"]["items"]["properties"]["kind"]
    there = {
        "modality": shared["modality"],
        "recurrence": shared["recurrence"],
        "status": shared["status"],
        "due_kind": fields["goals"]["items"]["properties"]["due_kind"],
        "area_kind": fields["areas"]["items"]["properties"]["kind"],
        "type": fields["document"]["properties"]["type"],
        "comparator": target["comparator"],
        "duty": duty,
    }
    assert {name: SCHEMA["$defs"][name]["enum"] for name in there} == {n: s["enum"] for n, s in there.items()}
    assert SCHEMA["$defs"]["level"]["enum"] == [*shared["level"]["enum"], None]
    kinds = shared["findingTarget"]["properties"]["kind"]["enum"]
    assert SCHEMA["$defs"]["finding"]["properties"]["kind"]["enum"] == kinds
