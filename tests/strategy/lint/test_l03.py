"""L3: where somebody answers for a thing whom the chapter of responsibility does not know."""

import pytest

from mittkoping.strategy.lint.owners import abbreviates, same_role
from tests.strategy.lint.drafts import Sheet


def sheet_of(owner: str | None, *roles: str, before: str = "") -> Sheet:
    """A follow-up with an owner, and a chapter with roles."""
    sheet = Sheet()
    if before:
        sheet.paragraph(before)
    sheet.heading("Simning")
    sheet.follow_up(f"Simkunnighet i årskurs 6, årligen ({owner})", owner=owner)
    sheet.heading("Ansvar", kind="responsibility")
    for role in roles:
        sheet.role(role, "Följer upp.")
    return sheet


@pytest.mark.parametrize(
    ("owner", "roles"),
    [
        ("Idrottsenheten", ("Nämnden", "Rektor")),
        ("Utvecklingsenheten", ("Enhet/verksamhet", "Skolchef")),
        ("Human Resources", ("Board", "Home Care Unit")),
        ("Badhuset och simskolan", ("Nämnden", "Rektor")),
        ("KE", ("Nämnden", "Rektor")),
        ("Verksamhetschef", ("Chef", "Rektor")),
    ],
)
def test_an_owner_whom_the_chapter_does_not_know(owner: str, roles: tuple[str, ...]) -> None:
    sheet = sheet_of(owner, *roles)
    (finding,) = sheet.findings("L3")
    assert (finding.target.kind, finding.target.label, finding.variant) == ("owner", owner, None)
    assert sheet.said(finding) == owner
    assert f"”{owner}” ska svara för ”Simkunnighet i årskurs 6, årligen" in finding.message_sv


@pytest.mark.parametrize(
    ("owner", "role"),
    [
        ("Chef", "Chef för måltider"),
        ("Rektorerna", "Rektor"),
        ("Kvalitetsavdelningen", "Förvaltningens kvalitetsavdelning"),
        ("BUF IT", "BUF IT"),
        ("Förskolechef", "Rektor/ förskolechef"),
        ("Rektor/förskolechef", "Rektor"),
        ("Verksamhetscheferna", "Verksamhetschefer"),
        ("The Quality Unit", "Quality Unit"),
        ("nämnden", "Barn- och utbildningsnämnden och nämnder"),
    ],
)
def test_an_owner_by_another_form_of_its_name(owner: str, role: str) -> None:
    assert sheet_of(owner, "Politiker", role).findings("L3") == []


def test_an_abbreviation_that_the_text_explains() -> None:
    said = "Barn- och ungdomsförvaltningen (BUF) ansvarar."
    assert sheet_of("BUF", "Barn- och ungdomsförvaltningen", before=said).findings("L3") == []
    assert len(sheet_of("BUF", "Barn- och ungdomsförvaltningen").findings("L3")) == 1


def test_an_owner_in_parentheses_explains_nothing() -> None:
    sheet = Sheet()
    sheet.heading("Bibliotek")
    sheet.follow_up("Öppettider på biblioteken (BI)", owner="BI")
    sheet.role("Biblioteken", "Håller öppet.")
    assert sheet.labels("L3") == ["BI"]


def test_of_several_owners_one_is_enough() -> None:
    assert sheet_of("Rektor och biblioteket", "Rektor", "Nämnden").findings("L3") == []


def test_one_finding_for_each_owner() -> None:
    sheet = sheet_of("Idrottsenheten", "Rektor")
    sheet.activity("Bygga bad", owner="Idrottsenheten")
    assert sheet.labels("L3") == ["Idrottsenheten"]


def test_an_item_without_an_owner() -> None:
    sheet = sheet_of("Rektor", "Rektor")
    sheet.activity("Måla bassängen före sommaren")
    (finding,) = sheet.findings("L3")
    assert (finding.variant, finding.severity, finding.target.kind) == ("no_owner", "info", "activity")
    assert finding.target.label == "Måla bassängen före sommaren"


def test_without_a_chapter_nobody_is_unknown() -> None:
    assert sheet_of("Idrottsenheten").findings("L3") == []


def test_names_that_only_look_alike() -> None:
    assert not same_role("Kvalitetsenheten", "Enheten")
    assert not same_role("Ekonomichef", "Chef")
    assert same_role("Chef för ekonomi", "chefen")


def test_letters_of_an_abbreviation_stand_in_order() -> None:
    assert abbreviates("BUF", "Barn- och utbildningsförvaltningen")
    assert not abbreviates("KE", "Enheten för kvalitet")


def test_how_often_all_measures_are_taken_needs_nobody() -> None:
    sheet = sheet_of("Rektor", "Rektor")
    sheet.follow_up("Indikatorerna mäts varje år.")
    assert sheet.findings("L3") == []
