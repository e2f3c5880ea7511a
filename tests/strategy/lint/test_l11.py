"""L11: where everybody is promised what the next sentence takes back."""

import pytest

from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    ("promise", "option"),
    [
        ("Alla elever ska ha en egen dator.", "I årskurs 1 kan surfplatta ersätta datorn."),
        ("Samtliga skolor ska ha ett kök.", "Små skolor får dela kök."),
        ("Varje klass ska ha en gård.", "Det kan vara aktuellt med gemensam gård i centrum."),
        ("Alla pedagoger ska ha en telefon.", "Vikarier kan få låna en telefon."),
        ("Every school shall have a nurse.", "Small schools may share one."),
    ],
)
def test_an_entitlement_that_is_optional(promise: str, option: str) -> None:
    sheet = Sheet()
    sheet.goal(promise, within=f"{promise} {option}")
    (finding,) = sheet.findings("L11")
    assert finding.target.kind == "goal"
    assert sheet.said(finding) == promise
    assert f"”{option.rstrip('.')}”" in finding.message_sv


def test_the_reader_may_have_seen_the_option() -> None:
    sheet = Sheet()
    goal = sheet.goal(
        "Alla barn ska ha en plats.", within="Alla barn ska ha en plats. Kön kan bli lång i maj."
    )
    sheet.goal("Kön kan bli lång i maj.", place=goal.place, modality="kan")
    assert sheet.labels("L11") == ["Alla barn ska ha en"]


def test_an_exception_in_the_same_sentence() -> None:
    sheet = Sheet()
    sheet.goal("Alla elever ska ha en dator, men i årskurs 1 får två elever dela.")
    assert len(sheet.findings("L11")) == 1
    assert sheet.findings("L14") == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Alla elever ska ha en egen dator. Den ska vara ny.",
        "Alla elever ska lära sig simma. Målet är att eleverna kan simma 200 meter.",
        "Alla elever ska ha en bok. Eleverna får en ny bok varje år.",
        "Skolan ska ha ett kök. Små skolor får dela kök.",
        "Alla elever ska kunna läsa. De ska kunna använda en ordbok.",
    ],
)
def test_abilities_gifts_and_what_is_not_for_all(paragraph: str) -> None:
    sheet = Sheet()
    sheet.goal(paragraph[: paragraph.index(". ") + 1], within=paragraph)
    assert sheet.findings("L11") == []


def test_another_paragraph_is_another_matter() -> None:
    sheet = Sheet()
    sheet.goal("Alla elever ska ha en egen dator.")
    sheet.goal("Små skolor får dela kök.", modality="kan")
    assert sheet.findings("L11") == []


def test_only_binding_promises() -> None:
    sheet = Sheet()
    text = "Alla elever bör ha en dator. Surfplatta kan ersätta den."
    sheet.goal("Alla elever bör ha en dator.", within=text, modality="bör")
    assert sheet.findings("L11") == []
