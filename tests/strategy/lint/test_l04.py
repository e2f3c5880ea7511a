"""L4: where a role is to measure and nothing says what."""

import pytest

from mittkoping.strategy.draft import Duty, Responsibility
from mittkoping.texts.documents.document import Span
from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    "duty",
    [
        "Kvalitetsrådet mäter trivseln.",
        "Ansvarar för mätningarna av tillgänglighet.",
        "Tar tillsammans med skolorna fram mått för läsning.",
        "Sammanställer nyckeltal till nämnden.",
        "Tar fram statistik om frånvaro.",
        "Genomför en enkät bland eleverna.",
        "Develops indicators for the board.",
        "Measures satisfaction every year.",
    ],
)
def test_a_duty_to_measure_and_nothing_to_measure(duty: str) -> None:
    sheet = Sheet()
    sheet.role("Kvalitetsrådet", duty)
    (finding,) = sheet.findings("L4")
    assert (finding.target.kind, finding.target.label) == ("responsibility", "Kvalitetsrådet")
    assert sheet.said(finding) == duty
    assert "Kvalitetsrådet" in finding.message_sv
    assert "owns no follow-up" in finding.message_en


@pytest.mark.parametrize(
    "duty",
    [
        "Följer upp planen.",
        "Beslutar om mått och indikatorer.",
        "Vidtar åtgärder när det behövs.",
        "Svarar på enkäten.",
        "Ansvarar för bemanning och utvärderar arbetet.",
        "Takes measures when needed.",
    ],
)
def test_a_duty_that_is_no_measuring(duty: str) -> None:
    sheet = Sheet()
    sheet.role("Kvalitetsrådet", duty)
    assert sheet.findings("L4") == []


def test_a_role_that_owns_a_follow_up() -> None:
    sheet = Sheet()
    sheet.follow_up("Trivsel, varje termin (Kvalitetsråd)", owner="Kvalitetsråd")
    sheet.role("Kvalitetsrådet", "Mäter trivseln.")
    assert sheet.findings("L4") == []


def test_a_follow_up_of_somebody_else_does_not_help() -> None:
    sheet = Sheet()
    sheet.follow_up("Trivsel, varje termin (Elevhälsan)", owner="Elevhälsan")
    sheet.role("Kvalitetsrådet", "Mäter trivseln.")
    sheet.role("Elevhälsan", "Mäter hälsan.")
    assert sheet.labels("L4") == ["Kvalitetsrådet"]


def test_a_cell_of_a_matrix_is_read_with_the_legend() -> None:
    sheet = Sheet()
    sheet.paragraph("B = beslutar, M = mäter, S = stödjer")
    sheet.table(
        ("other", "role", "role"), ("Uppgift", "Chef", "Nämnden"), ("Kunskaper hos personalen", "M", "B")
    )
    start = sheet.text.index("Kunskaper")
    duty = Duty("follows_up", "Kunskaper hos personalen", Span(start, start + 24))
    for number, role in enumerate(("Chef", "Nämnden")):
        sheet.responsibilities.append(Responsibility(f"r{number}", role, None, None, (duty,)))
    assert sheet.labels("L4") == ["Chef"]
