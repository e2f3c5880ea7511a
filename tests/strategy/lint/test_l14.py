"""L14: where one sentence promises two things."""

import pytest

from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    "sentence",
    [
        "Skolgården ska ha skugga och det ska finnas bänkar.",
        "Alla elever ska ha en skrivbok och varje elev bör visa den hemma.",
        "Avtal ska förnyas, och de bör skrivas om vart tredje år.",
        "Data om barn ska aldrig lämnas ut, och data om personal bör prövas särskilt.",
        "Kursen ska hållas i maj; deltagarna måste anmäla sig.",
        "Två gårdar ska öppna: en i norr under 2031 och en i söder senast 2032.",
        "Hälften ska vara klart senast den 1 mars 2031 och resten till 2032.",
        "The school shall open early and parents should be told.",
    ],
)
def test_two_goals_in_one(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence)
    (finding,) = sheet.findings("L14")
    assert sheet.said(finding) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Skolan ska planera, köpa och införa ett system.",
        "Rektor ska se till att eleverna kan läsa och att de ska trivas.",
        "Skolan ska ha rutiner för när elever ska få hjälp.",
        "Eleverna ska senast i årskurs 6 kunna simma och kunna dyka.",
        "Biblioteket ska ha böcker, tidningar och datorer som ska fungera.",
        "Kommunen ska bygga tio rastplatser 2030–2032.",
        "Andelen ska öka från 22 procent 2029 till 60 procent senast 2032.",
        "Från och med 2030 ska maten lagas på plats till och med 2032.",
        "Om en elev ska flytta bör skolan få veta det.",
        "The unit shall plan, buy and install the system by 2031.",
    ],
)
def test_one_goal(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence)
    assert sheet.findings("L14") == []


def test_the_proposal_is_the_two_sentences() -> None:
    sheet = Sheet()
    sheet.goal("Skolgården ska ha skugga och det ska finnas bänkar.")
    assert sheet.findings("L14")[0].proposal == ("1. Skolgården ska ha skugga. 2. Det ska finnas bänkar.")
