"""L5: where a deadline is missing, impossible or over."""

from datetime import date
from typing import Any

import pytest

from mittkoping.strategy.draft import Period, Place
from tests.strategy.lint.drafts import Sheet

OPEN = Period(date(2030, 1, 1), None)


def variants(sheet: Sheet, as_of: date = date(2030, 3, 1)) -> list[tuple[str | None, str]]:
    """Variant and label of each finding."""
    return [(finding.variant, finding.target.label) for finding in sheet.findings("L5", as_of)]


def test_an_activity_without_date_and_frequency() -> None:
    sheet = Sheet()
    sheet.activity("Skriva en rutin för nyanlända")
    (finding,) = sheet.findings("L5")
    assert (finding.variant, finding.target.kind, finding.severity) == ("missing", "activity", "warning")
    assert finding.proposal == "Skriva en rutin för nyanlända, senast …"


@pytest.mark.parametrize(
    "text",
    ["Stödja nya lärare, löpande", "Hålla möten varje månad", "Run a café every week", "Gallra årligen"],
)
def test_what_goes_on_needs_no_date(text: str) -> None:
    sheet = Sheet()
    sheet.activity(text)
    assert sheet.findings("L5") == []


def test_a_frequency_that_was_read_is_enough() -> None:
    sheet = Sheet()
    sheet.activity("Öva utrymning", recurrence="termly")
    assert sheet.findings("L5") == []


def test_the_cell_for_time_counts() -> None:
    sheet = Sheet()
    block = sheet.table(
        ("activity", "time"), ("Insats", "Klart"), ("Lån av cyklar", "vid behov"), ("Ny bro", "–")
    )
    sheet.activity("Lån av cyklar", place=Place(block, 1, 0))
    sheet.activity("Ny bro", place=Place(block, 2, 0))
    assert variants(sheet) == [("missing", "Ny bro")]


def test_a_binding_goal_in_a_document_without_end() -> None:
    sheet = Sheet(period=OPEN)
    sheet.goal("Skolorna ska ha solceller.")
    sheet.goal("Skolorna bör ha odlingar.", modality="bör")
    (finding,) = sheet.findings("L5")
    assert (finding.variant, finding.target.label) == ("missing", "Skolorna ska ha solceller")
    assert finding.proposal == "Senast … ska skolorna ha solceller."


@pytest.mark.parametrize("said", [{"stage": "åk 3"}, {"due": date(2031, 1, 1), "due_kind": "by"}])
def test_a_goal_with_a_stage_or_a_date(said: dict[str, Any]) -> None:
    sheet = Sheet(period=OPEN)
    sheet.goal("Eleverna ska kunna simma.", **said)
    assert sheet.findings("L5") == []


def test_a_goal_in_a_document_that_ends() -> None:
    sheet = Sheet()
    sheet.goal("Skolorna ska ha solceller.")
    assert sheet.findings("L5") == []


def test_after_the_period() -> None:
    sheet = Sheet()
    sheet.goal(
        "Senast 2034 ska bron stå klar.", due=date(2034, 12, 31), due_kind="by", due_text="Senast 2034"
    )
    (finding,) = sheet.findings("L5")
    assert (finding.variant, finding.severity) == ("after_period", "error")
    assert "den 31 december 2034" in finding.message_sv
    assert "planen gäller bara till och med den 31 december 2032" in finding.message_sv
    assert "31 December 2034" in finding.message_en
    assert finding.proposal == "Senast … ska bron stå klar."


def test_before_the_period() -> None:
    sheet = Sheet()
    sheet.activity("Riva skjulet, 2029", due=date(2029, 12, 31))
    assert variants(sheet, date(2029, 1, 1)) == [("before_period", "Riva skjulet, 2029")]


def test_the_last_day_of_the_period_is_inside() -> None:
    sheet = Sheet()
    sheet.activity("Riva skjulet, 2032", due=date(2032, 12, 31))
    sheet.activity("Såga veden, nyår", due=date(2030, 1, 1))
    assert variants(sheet, date(2030, 1, 1)) == []


def test_passed() -> None:
    sheet = Sheet()
    sheet.goal("Bron ska stå senast 2030.", due=date(2030, 12, 31), due_kind="by", due_text="senast 2030")
    assert variants(sheet, date(2030, 12, 31)) == []
    assert variants(sheet, date(2031, 1, 1)) == [("passed", "Bron ska stå senast 2030")]


def test_what_holds_from_a_day_does_not_pass() -> None:
    sheet = Sheet()
    sheet.goal("Från och med ht 2030 ska maten lagas här.", due=date(2030, 7, 1), due_kind="from")
    assert variants(sheet, date(2032, 1, 1)) == []


def test_what_is_done_or_belongs_to_a_plan_that_is_over_is_a_hint() -> None:
    done = Sheet()
    done.activity("Riva skjulet, mars 2030", due=date(2030, 3, 31), status="met")
    over = Sheet()
    over.activity("Riva skjulet, mars 2030", due=date(2030, 3, 31))
    assert [each.severity for each in done.findings("L5", date(2031, 1, 1))] == ["info"]
    assert [each.severity for each in over.findings("L5", date(2031, 1, 1))] == ["warning"]
    assert [each.severity for each in over.findings("L5", date(2035, 1, 1))] == ["info"]
