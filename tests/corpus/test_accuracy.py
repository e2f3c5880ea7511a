"""The measurement counts rightly: a right draft gets full marks, a wrong one exactly its faults."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.strategy.draft import (
    Activity,
    Area,
    Draft,
    Duty,
    Facts,
    Finding,
    FindingTarget,
    FollowUp,
    Goal,
    MeasureSheet,
    Parent,
    Period,
    Place,
    Responsibility,
    Target,
)
from mittkoping.texts.documents.document import Document, Source, Span
from tests.corpus import accuracy
from tests.corpus.accuracy import Product, main, measure, report
from tests.corpus.check_corpus import Case, schema_breaches
from tests.corpus.comparison import compare
from tests.corpus.roles import role_forms
from tests.corpus.tally import Tallies, Tally, agrees, pairs, same_text

GOAL = "Alla elever ska ha en dator senast 2031."
TEXT = f"Skolplan\nLäsplan 2030\nVerktyg\n{GOAL}\nDatorer, årligen (IT)\nKöpa in\nRektor\nmäter"
HERE = Place(0)
AS_OF = date(2030, 3, 1)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


GOALS = (
    Goal(
        *("g1", "a1", GOAL, span(GOAL), HERE, "ska", "P1", 0.9),
        due=date(2031, 12, 31),
        due_kind="by",
        scope=("elever",),
        target=Target(1, "dator", "person"),
    ),
)
FOLLOW_UPS = (
    FollowUp(
        *("f1", "a1", "Datorer, årligen (IT)", span("Datorer, årligen (IT)"), HERE, "P3", 0.9),
        owner="IT",
        recurrence="yearly",
        goals=("g1",),
    ),
)
ACTIVITIES = (Activity("c1", "a1", "Köpa in", span("Köpa in"), HERE, "P9", 0.9, goal="g1"),)
ROLES = (
    Responsibility(
        "r1", "Rektor", "principal", span("Rektor"), (Duty("follows_up", "mäter", span("mäter")),)
    ),
)
DRAFT = Draft(
    document=Document(Source("x.txt", "text/plain", "", 0), TEXT, ()),
    facts=Facts(
        *("Skolplan", "plan", "sv", "Ekby kommun", None, Period(date(2030, 1, 1), date(2032, 12, 31))),
        *("Nämnden", date(2029, 5, 2), "A 1", None, (Parent("Läsplan 2030", None, span("Läsplan 2030")),)),
    ),
    areas=(Area("a1", "Verktyg", "goal_area", 1, None, span("Verktyg")),),
    goals=GOALS,
    follow_ups=FOLLOW_UPS,
    activities=ACTIVITIES,
    responsibilities=ROLES,
    measures=(MeasureSheet("Datorer", span("Datorer"), "f1", unit="antal"),),
)
FINDINGS = (
    Finding("L12", "info", FindingTarget("goal", "g1", "Alla elever"), "…", "…", span("Alla elever")),
    Finding("L2", "info", FindingTarget("follow_up", "f1", "Datorer"), "…", "…", None),
)
EXPECTED: dict[str, Any] = {
    "file": "x.txt",
    "as_of": AS_OF.isoformat(),
    "parts": ["handmade"],
    "notes": ["A small document."],
    "document": {
        "title": ["Skolplan", "Skolplanen"],
        "type": "plan",
        "organisation": "Ekby kommun",
        "period": {"from": "2030-01-01", "to": "2032-12-31"},
        "decided_by": "nämnden",
        "decided_on": "2029-05-02",
        "case_number": "A 1",
        "review_on": None,
        "parents": [{"title": "Läsplan 2030", "case_number": None}],
    },
    "areas": [{"title": "Verktyg", "kind": "goal_area", "parent": None}],
    "goals": [
        {
            "text": "Alla elever ska ha en dator senast 2031",
            "area": "Verktyg",
            "modality": "ska",
            "due": "2031-12-31",
            "due_kind": "by",
            "scope": ["elever"],
            "target": {"value": 1, "unit": ["datorer", "dator"]},
            "stage": None,
        }
    ],
    "follow_ups": [
        {
            "text": ["Datorer, årligen", "Datorer, årligen (IT)"],
            "area": "Verktyg",
            "owner": "it",
            "recurrence": "yearly",
            "goals": [GOAL],
        }
    ],
    "activities": [{"text": "Köpa in", "owner": None, "due": None, "goal": GOAL}],
    "responsibilities": [
        {"role": "Rektorn", "level": "principal", "duties": [{"kind": "follows_up", "key": "mäter"}]}
    ],
    "measures": [{"name": "Datorer", "unit": "antal"}],
    "lint": {
        "must": [{"rule": "L12", "kind": "goal", "target": "ha en dator"}],
        "must_not": [{"rule": "L2"}, {"rule": "L12", "kind": "area"}],
    },
    "not_goals": ["Köpa in"],
    "not_in_text": ["Sida 1"],
}


def giving(draft: Draft, findings: Sequence[Finding] | None = FINDINGS) -> Product:
    """A product that finds the same in every document."""
    return Product(
        lambda _path: draft.document,
        lambda _document: draft,
        None if findings is None else lambda _draft, _as_of: findings,
    )


def figures(tallies: Tallies, kind: str) -> tuple[int, int, int, int]:
    tally = tallies[kind]
    return tally.expected, tally.found, tally.given, tally.wanted


def faults(tallies: Tallies) -> dict[str, int]:
    return {kind: len(tally.misses) for kind, tally in tallies.items() if tally.misses}


def test_the_handmade_case_is_one_of_the_corpus() -> None:
    assert schema_breaches(EXPECTED) == []


def test_a_right_draft_has_no_miss() -> None:
    tallies = compare(EXPECTED, DRAFT, FINDINGS)
    assert faults(tallies) == {}
    assert figures(tallies, "goals") == (1, 1, 1, 1)
    assert figures(tallies, "exact spans") == (8, 8, 0, 0)
    assert tallies.total().recall == tallies.total().precision == 1


def test_every_wrong_field_is_counted_once() -> None:
    wrong = replace(
        DRAFT,
        goals=(replace(GOALS[0], area=None, modality="bör", due=None, due_kind=None, scope=(), target=None),),
        follow_ups=(replace(FOLLOW_UPS[0], owner="Rektor", recurrence=None, goals=()),),
        activities=(replace(ACTIVITIES[0], goal=None),),
        responsibilities=(replace(ROLES[0], level=None, duties=(Duty("decides", "mäter", span("mäter")),)),),
        facts=replace(DRAFT.facts, title="Läsplan 2030", period=Period(), parents=()),
    )
    assert faults(compare(EXPECTED, wrong, FINDINGS)) == {
        **dict.fromkeys(
            ["goals.area", "goals.modality", "goals.due", "goals.due_kind", "goals.scope", "goals.target"], 1
        ),
        **dict.fromkeys(["follow_ups.owner", "follow_ups.recurrence", "follow_ups.goals"], 1),
        **dict.fromkeys(["activities.goal", "responsibilities.level", "duties"], 1),
        **dict.fromkeys(["document.title", "document.period.from", "document.period.to"], 1),
        "document.parents": 1,
    }


def test_what_is_missing_and_what_is_too_much_count_apart() -> None:
    extra = replace(GOALS[0], id="g2", text="Köpa in", span=span("Köpa in"))
    tallies = compare(EXPECTED, replace(DRAFT, goals=(*GOALS, extra)), FINDINGS)
    assert figures(tallies, "goals") == (1, 1, 2, 1)
    assert (tallies["goals"].recall, tallies["goals"].precision) == (1, 0.5)
    assert faults(tallies) == {"goals": 1, "not_goals": 1}
    tallies = compare(EXPECTED, replace(DRAFT, goals=()), FINDINGS)
    assert figures(tallies, "goals") == (1, 0, 0, 0)
    assert "goals.due" not in tallies


def test_the_same_text_twice_is_one_too_many() -> None:
    tallies = compare(EXPECTED, replace(DRAFT, goals=(*GOALS, replace(GOALS[0], id="g2"))), FINDINGS)
    assert figures(tallies, "goals") == (1, 1, 2, 1)


def test_what_may_be_reported_or_left_out_counts_for_nothing() -> None:
    extra = replace(GOALS[0], id="g2", text="Köpa in", span=span("Köpa in"))
    allowed = {**EXPECTED, "ignore": {"goals": ["Köpa"]}, "not_goals": []}
    assert faults(compare(allowed, replace(DRAFT, goals=(*GOALS, extra)), FINDINGS)) == {}


def test_only_goal_areas_count_in_the_precision_of_areas() -> None:
    frame = Area("a2", "Läsplan 2030", "frame", 1, None, span("Läsplan 2030"))
    assert faults(compare(EXPECTED, replace(DRAFT, areas=(*DRAFT.areas, frame)), FINDINGS)) == {}
    goal_area = replace(frame, kind="goal_area")
    tallies = compare(EXPECTED, replace(DRAFT, areas=(*DRAFT.areas, goal_area)), FINDINGS)
    assert figures(tallies, "areas") == (1, 1, 2, 1)


def test_a_span_that_says_something_else_is_found() -> None:
    shifted = replace(GOALS[0], span=Span(0, 8))
    assert faults(compare(EXPECTED, replace(DRAFT, goals=(shifted,)), FINDINGS)) == {"exact spans": 1}


@pytest.mark.parametrize(
    ("findings", "missed"),
    [
        ((), {"lint must L12": 1}),
        ((replace(FINDINGS[0], rule="L6"),), {"lint must L12": 1}),
        ((FINDINGS[0], replace(FINDINGS[1], severity="warning")), {"lint must_not L2": 1}),
        (
            (FINDINGS[0], replace(FINDINGS[0], target=FindingTarget("area", "a1", "x"))),
            {"lint must_not L12": 1},
        ),
    ],
)
def test_findings_are_demanded_and_denied(findings: Sequence[Finding], missed: dict[str, int]) -> None:
    assert faults(compare(EXPECTED, DRAFT, findings)) == missed


def test_without_findings_nothing_is_said_of_lint() -> None:
    assert not [kind for kind in compare(EXPECTED, DRAFT, None) if kind.startswith("lint")]


def test_values_and_roles_are_the_same_in_other_dress() -> None:
    assert agrees(["2031-01-01", None], date(2031, 1, 1))
    assert not agrees("Nämnden", "nämnden")
    assert agrees("Nämnden", "nämnden", capitals=False)
    assert same_text("Ett  mål", "Ett mål.")
    assert role_forms("Läraren") & role_forms("lärare")
    assert role_forms("Nämnden") & role_forms("nämnd")
    assert not role_forms("Rektor") & role_forms("Lärare")


WORDS = st.lists(st.sampled_from(["Ett mål", "Ett mål.", "Ett annat", "Ett tredje"]), max_size=6)


@given(WORDS, WORDS)
def test_no_object_is_found_twice(expected: list[str], came: list[str]) -> None:
    found = [(number, place) for number, place in pairs(expected, came) if place is not None]
    assert len({place for _, place in found}) == len(found) <= min(len(expected), len(came))
    assert all(same_text(expected[number], came[place]) for number, place in found)


def test_a_document_that_breaks_the_reader_is_all_missed() -> None:
    def breaks(path: Path) -> Document:
        raise ValueError(path.name)

    broken = replace(giving(DRAFT), open=breaks)
    tallies = measure(Case(Path("x.txt"), EXPECTED), broken)
    assert tallies["documents read"].misses == ["ValueError: x.txt"]
    assert figures(tallies, "goals") == (1, 0, 0, 0)
    assert figures(tallies, "lint must L12") == (1, 0, 0, 0)


def test_the_linter_is_asked_about_the_day_of_the_case() -> None:
    asked: list[date] = []

    def lint(_draft: Draft, as_of: date) -> Sequence[Finding]:
        asked.append(as_of)
        return FINDINGS

    assert faults(measure(Case(Path("x.txt"), EXPECTED), replace(giving(DRAFT), lint=lint))) == {}
    assert asked == [AS_OF]


def test_the_report_shows_misses_only_when_asked() -> None:
    tallies = Tallies()
    tallies["lint must L10"].check(True, "")
    tallies["goals"].add(Tally(4, 3, 5, 3, ["not found: 'Ett mål'"]), "x.txt: ")
    tallies["lint must L2"].check(True, "")
    shown = report("open", tallies, misses=True).splitlines()
    assert [line.split()[0] for line in shown] == ["open", "goals", "x.txt:", "lint", "lint", "total"]
    assert shown[1].split() == ["goals", "4", "0.600", "0.750"]
    assert [line.split()[2] for line in shown[3:5]] == ["L2", "L10"]
    assert "Ett mål" not in report("open", tallies, misses=False)


def test_misses_of_the_held_out_part_are_kept_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accuracy, "cases", lambda part: [Case(Path(f"{part}.txt"), EXPECTED)])
    monkeypatch.setattr(accuracy, "product", lambda: giving(accuracy.NOTHING, None))
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "open.txt: not found" in said
    assert "held_out.txt" not in said
    assert main(["--part", "held_out", "--misses"]) == 0
    assert "held_out.txt: not found" in capsys.readouterr().out


def test_a_product_that_cannot_read_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(name: str) -> object:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(accuracy, "import_module", absent)
    assert main([]) == 1
    assert "mittkoping.strategy.reader.read has no read yet" in capsys.readouterr().out
