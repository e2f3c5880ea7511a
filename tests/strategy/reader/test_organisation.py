"""Whose a document is: by label, letterhead, title, organ, address, and what it speaks of."""

import pytest

from tests.strategy.reader.reading import drafted

AREA = "\n\n## Läsning\n\nAlla ska läsa.\n"


@pytest.mark.parametrize(
    ("front", "whose", "code"),
    [
        ("# Barn- och utbildningsplan för Lunds kommun 2031–2034", "Lunds kommun", "1281"),
        ("LUNDS KOMMUN\n\n# Plan för läsning", "LUNDS KOMMUN", "1281"),
        ("REGION GOTLAND\n\n# Vårdplan\n\nI Lund pågår ett liknande arbete.", "REGION GOTLAND", None),
        ("# Digital strategi\n\nBeslutad av kommunstyrelsen i Umeå 2030-03-04.", "Umeå", "2480"),
        (
            "# Verksamhetsplan\n\nKommunalförbundet Norrvatten\n\nVi möter Täby kommun.",
            "Kommunalförbundet Norrvatten",
            None,
        ),
        (
            "# Vattenplan\n\nRäddningstjänstförbundet Storvik\nOrg.nr 222000-0000",
            "Räddningstjänstförbundet Storvik",
            None,
        ),
        ("**Ekhults Energi AB**\n\n# Miljöpolicy\n\nEkhults kommun äger bolaget.", "Ekhults Energi AB", None),
        ("# Läsplan\n\n| Kommun | Ekhult |\n|---|---|\n| Status | Gällande |", "Ekhult", None),
        ("# Plan mot mobbning\n\nGöksskolan", "Göksskolan", None),
        ("# Kulturplan för Ekhult 2031", "Ekhult", None),
        ("# Lån av datorer\n\nReglerna gäller i Ekhults skolor. Frågor: it@ekhult.example", "Ekhult", None),
        ("# Skolplan\n\nI Ekhult bor många barn. Barnen i Ekhult läser.", "Ekhult", None),
        ("# Läsplan\n\nVi läser mycket.", None, None),
    ],
)
def test_whose_it_is(front: str, whose: str | None, code: str | None) -> None:
    facts = drafted(front + AREA).facts
    assert facts.organisation == whose
    assert facts.municipality_code == code


def test_those_it_works_with_are_not_whose_it_is() -> None:
    draft = drafted(
        "# Luftplan\n\nPlanen är skriven med Ekerö kommun, Nacka kommun och Täby kommun. Luften i Salem"
        " är ren.\n\n## Medlemmar\n\n- Danderyds kommun\n- Solna stad\n"
    )
    assert draft.facts.organisation == "Salem"


def test_the_address_at_the_end_says_whose_it_is() -> None:
    draft = drafted(f"# Skolplan{AREA}\nMjölby kommun, Burensköldsvägen 11, 595 80 Mjölby\n")
    assert (draft.facts.organisation, draft.facts.municipality_code) == ("Mjölby kommun", "0586")
