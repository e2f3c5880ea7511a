"""L6: where a goal has a direction and nothing that shows how far."""

from datetime import date

import pytest

from mittkoping.strategy.draft import Target
from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Skolan ska främja läslust.", ["främja"]),
        ("Stödet till nya lärare stärks.", ["stärks"]),
        ("Vi stödjer föreningar.", ["stödjer"]),
        ("Lokalerna ska vara enkla, flexibla och användarvänliga.", ["enkla", "flexibla", "användarvänliga"]),
        ("Nämnden skapar goda förutsättningar för rörelse.", ["skapar goda förutsättningar"]),
        ("Ökad närvaro ska säkras.", ["Ökad", "säkras"]),
        ("Arbetet ska bedrivas effektivt.", ["effektivt"]),
        ("Managers shall support learning.", ["support"]),
        ("The municipality shall promote and improve health.", ["promote", "improve"]),
    ],
)
def test_only_vague_words(sentence: str, words: list[str]) -> None:
    sheet = Sheet()
    sheet.goal(sentence)
    (finding,) = sheet.findings("L6")
    assert sheet.said(finding) == sentence
    assert all(f"”{word}”" in finding.message_sv for word in words)
    assert all(f"“{word}”" in finding.message_en for word in words)


def test_with_a_target_or_a_date_one_can_tell() -> None:
    sheet = Sheet()
    sheet.goal("Andelen som cyklar ska öka till 40 procent.", target=Target(40, "procent"))
    sheet.goal("Biblioteken ska stärkas senast 2031.", due=date(2031, 12, 31), due_kind="by")
    assert sheet.findings("L6") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Alla skolor ska ha ett bibliotek.",
        "Utvecklingsenheten ska bemanna receptionen.",
        "Nämnden ska anta en stödplan.",
        "Gården ska vara godkänd av räddningstjänsten.",
        "The support desk shall be staffed on weekdays.",
        "Skolan ska ge eleverna frukost.",
    ],
)
def test_plain_words_are_left_in_peace(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence)
    assert sheet.findings("L6") == []


def test_the_proposal_asks_for_what_is_missing() -> None:
    sheet = Sheet()
    sheet.goal("Skolan ska främja läslust.")
    assert sheet.findings("L6")[0].proposal == (
        "Skolan ska främja läslust. Målet är nått när minst … av … …, senast …."
    )
