"""The golden result of the strategy among the seeds: every count, every place and every remark."""

import json
from datetime import date
from typing import Any

import pytest

from mittkoping.strategy.draft import Draft
from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.printing import as_json
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.opening import open_document
from tests.corpus.findings import compare_findings
from tests.corpus.tally import Tallies
from tests.real_input import real_input
from tests.strategy.contracts import inexact

pytestmark = pytest.mark.real_input


@pytest.fixture(scope="module", name="draft")
def _draft() -> Draft:
    return read(open_document(real_input("seeds/003-e-strategi-huddinge.txt")))


@pytest.fixture(scope="module", name="golden")
def _golden() -> dict[str, Any]:
    path = real_input("contracts/golden/003-huddinge-strategy/expected.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _plain(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _holds(text: str, keys: list[str]) -> bool:
    return any(_plain(key) in _plain(text) for key in keys)


def test_facts(draft: Draft, golden: dict[str, Any]) -> None:
    facts, wanted = draft.facts, golden["document"]
    assert _plain(facts.title) == _plain(wanted["title"])
    assert (facts.type, facts.municipality_code) == (wanted["type"], wanted["municipality_code"])
    assert wanted["organisation"] in (facts.organisation or "")
    assert (str(facts.period.start), str(facts.period.end)) == (
        wanted["period"]["from"],
        wanted["period"]["to"],
    )
    assert (facts.decided_on, facts.case_number, facts.review_on) == (None, None, None)
    assert len(facts.parents) == len(wanted["parents"])
    for parent, key in zip(facts.parents, wanted["parents"], strict=True):
        assert _holds(parent.title, [key])


def test_areas_are_those_and_no_others(draft: Draft, golden: dict[str, Any]) -> None:
    assert [area.title for area in draft.areas if area.kind == "goal_area"] == golden["areas"]


def test_goals_are_those_and_no_others(draft: Draft, golden: dict[str, Any]) -> None:
    titles = {area.id: area.title for area in draft.areas}
    found = [goal for goal in draft.goals if not _holds(goal.text, golden["ignore"]["goals"])]
    assert len(found) == len(golden["goals"])
    for goal, wanted in zip(found, golden["goals"], strict=True):
        assert _holds(goal.text, [wanted["key"]])
        assert titles.get(goal.area or "") == wanted["area"]
        assert goal.modality == wanted["modality"]
        assert (str(goal.due) if goal.due else None) == wanted["due"]
        assert goal.due_kind == wanted.get("due_kind", goal.due_kind)
        assert set(goal.scope) == set(wanted.get("scope", goal.scope))
        if "target" in wanted:
            assert goal.target is not None
            assert (goal.target.value, goal.target.unit) == (
                wanted["target"]["value"],
                wanted["target"]["unit"],
            )
    assert not [goal for goal in draft.goals if _holds(goal.text, golden["not_goals"])]


def test_follow_ups_are_those_and_no_others(draft: Draft, golden: dict[str, Any]) -> None:
    titles = {area.id: area.title for area in draft.areas}
    assert len(draft.follow_ups) == len(golden["follow_ups"])
    for made, wanted in zip(draft.follow_ups, golden["follow_ups"], strict=True):
        assert _holds(made.text, [wanted["key"]])
        assert titles.get(made.area or "") == wanted["area"]
        assert (made.owner, made.recurrence) == (wanted["owner"], wanted["recurrence"])


def test_roles_and_their_duties(draft: Draft, golden: dict[str, Any]) -> None:
    assert len(draft.responsibilities) == len(golden["responsibilities"])
    for role, wanted in zip(draft.responsibilities, golden["responsibilities"], strict=True):
        names = wanted["role"] if isinstance(wanted["role"], list) else [wanted["role"]]
        assert role.role in names
        assert role.level == wanted["level"]
        assert {duty.kind for duty in role.duties} == set(wanted["duties"])


def test_nothing_is_an_activity(draft: Draft, golden: dict[str, Any]) -> None:
    assert [made.text for made in draft.activities] == golden["activities"]
    assert draft.measures == ()


@pytest.mark.parametrize("as_of", [date(2013, 6, 1), date(2026, 1, 1), date(2030, 3, 1)])
def test_the_linter_says_what_it_must_and_nothing_it_must_not(
    draft: Draft, golden: dict[str, Any], as_of: date
) -> None:
    tallies = Tallies()
    compare_findings(golden, draft, lint(draft, as_of), tallies)
    asked = sum(tally.expected + tally.given for tally in tallies.values())
    assert asked >= len(golden["lint"]["must"])
    assert [miss for tally in tallies.values() for miss in tally.misses] == []


def test_every_object_and_every_remark_stands_where_it_says(draft: Draft) -> None:
    said = as_json(draft, lint(draft, date(2030, 3, 1)))
    assert len(said["findings"]) >= 12
    assert inexact(said) == []
