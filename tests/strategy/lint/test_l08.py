"""L8: where a heading of its own promises nothing."""

from tests.strategy.lint.drafts import Sheet


def test_an_area_of_which_nothing_became_a_goal() -> None:
    sheet = Sheet()
    sheet.heading("Lokaler")
    sheet.paragraph("Matsalen rymmer 400.")
    (finding,) = sheet.findings("L8")
    assert (finding.target.kind, finding.target.label) == ("area", "Lokaler")
    assert sheet.said(finding) == "Lokaler"


def test_activities_are_no_goals() -> None:
    sheet = Sheet()
    sheet.heading("Skyfall")
    sheet.activity("rensa diken")
    (finding,) = sheet.findings("L8")
    assert "”rensa diken” ska leda till" in finding.message_sv


def test_an_area_and_its_areas_without_goals() -> None:
    sheet = Sheet()
    above = sheet.heading("Miljö")
    sheet.heading("Luft", level=3, parent=above.id)
    assert sheet.labels("L8") == ["Miljö", "Luft"]


def test_in_english() -> None:
    sheet = Sheet(language="en")
    sheet.heading("Premises")
    (finding,) = sheet.findings("L8")
    assert "“Premises”" in finding.message_en
    assert finding.proposal is None


def test_a_goal_in_the_area_or_far_below() -> None:
    sheet = Sheet()
    above = sheet.heading("Miljö")
    middle = sheet.heading("Luft", level=3, parent=above.id)
    sheet.heading("Inomhus", level=4, parent=middle.id)
    sheet.goal("Ventilationen ska bytas.")
    assert sheet.findings("L8") == []


def test_other_kinds_of_headings_owe_no_goals() -> None:
    sheet = Sheet()
    sheet.heading("Vision", kind="frame")
    sheet.heading("Ansvar", kind="responsibility")
    sheet.heading("Uppföljning", kind="follow_up")
    sheet.heading("Aktiviteter", kind="activities")
    assert sheet.findings("L8") == []
