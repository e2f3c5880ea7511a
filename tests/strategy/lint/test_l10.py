"""L10: where a quantity is followed up that two persons would count differently."""

import pytest

from mittkoping.strategy.draft import MeasureSheet, Place, Target
from mittkoping.texts.documents.document import Span
from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    "text",
    [
        "Tillgång till datorer, mäts årligen (IT-enheten)",
        "Antal lån per elev, varje termin (Biblioteket)",
        "Andelen nöjda vårdnadshavare, vartannat år",
        "Nöjdhetsindex, varje år (HR)",
        "Nyckeltal för frånvaro, kvartalsvis",
        "Number of library loans, every term (Library)",
        "Share of pupils who swim, annually",
    ],
)
def test_a_bare_measure(text: str) -> None:
    sheet = Sheet()
    sheet.follow_up(text)
    (finding,) = sheet.findings("L10")
    assert (finding.variant, finding.severity, finding.target.kind) == (None, "warning", "follow_up")
    assert sheet.said(finding) == text
    assert "hur det räknas, utgångsläget och vilket värde som ska nås" in finding.message_sv


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Andel flickor, utgångsläge 34 procent (2029), varje år", "hur det räknas och vilket värde"),
        ("Antal lån, minst 12 per elev, varje år", "hur det räknas och utgångsläget"),
        ("Andel behöriga, definition enligt Skolverket, målvärde 90 procent", "Skriv utgångsläget,"),
    ],
)
def test_some_of_the_three(text: str, lacks: str) -> None:
    sheet = Sheet()
    sheet.follow_up(text)
    (finding,) = sheet.findings("L10")
    assert (finding.variant, finding.severity) == ("partial", "info")
    assert lacks in finding.message_sv


@pytest.mark.parametrize(
    "text",
    [
        "Läckage i procent; definition enligt handboken, utgångsläge 24 procent 2029, målvärde 12 procent",
        "Antal lån, räknas i biblioteksystemet, från 5 lån 2029 till minst 6,5",
        "Matsvinn per portion, från 41 gram, högst 25 gram, svinn = det som kastas",
        "Samtal med rektorerna, varje år",
        "Enheternas handlingsplaner (Skolchefen)",
        "Training plan, every year",
    ],
)
def test_all_three_or_no_quantity(text: str) -> None:
    sheet = Sheet()
    sheet.follow_up(text)
    assert sheet.findings("L10") == []


def test_the_row_may_hold_what_is_missing() -> None:
    sheet = Sheet()
    block = sheet.table(
        ("goal", "baseline", "target", "follow_up"),
        ("Mål", "Utgångsläge", "Målvärde", "Mått"),
        ("Fler ska cykla", "31", "40", "Andel som cyklar, definieras som minst tre dagar i veckan"),
        ("Fler ska gå", "–", "", "Andel som går"),
    )
    sheet.follow_up("Andel som cyklar, definieras som minst tre dagar i veckan", place=Place(block, 1, 3))
    sheet.follow_up("Andel som går", place=Place(block, 2, 3))
    assert sheet.labels("L10") == ["Andel som går"]


def test_the_goal_of_the_row_may_hold_the_target() -> None:
    sheet = Sheet()
    block = sheet.table(("goal", "follow_up"), ("Mål", "Mått"), ("Hälften ska gå", "Andel som går"))
    goal = sheet.goal("Hälften ska gå", place=Place(block, 1, 0), target=Target(50, "procent", baseline=30))
    sheet.follow_up("Andel som går", place=Place(block, 1, 1), goals=(goal.id,))
    (finding,) = sheet.findings("L10")
    assert (finding.variant, "Skriv hur det räknas," in finding.message_sv) == ("partial", True)


def test_a_definition_sheet() -> None:
    whole = Sheet()
    follow_up = whole.follow_up("Digital ingång")
    full = MeasureSheet(
        "Digital ingång", Span(0, 14), follow_up.id, numerator="x", denominator="y", baseline=38, target=70
    )
    whole.measures.append(full)
    assert whole.findings("L10") == []
    part = Sheet()
    follow_up = part.follow_up("Digital utgång")
    part.measures.append(MeasureSheet("Digital utgång", Span(0, 14), follow_up.id, definition="x"))
    assert [each.variant for each in part.findings("L10")] == ["partial"]
