"""L2: where something is looked at again that was never promised."""

from tests.strategy.lint.drafts import Sheet


def test_an_area_that_follows_up_nothing() -> None:
    sheet = Sheet()
    sheet.heading("Skolskjuts")
    sheet.follow_up("Restid i minuter, årligen (Trafikenheten)")
    (finding,) = sheet.findings("L2")
    assert (finding.target.kind, finding.target.label, finding.severity) == ("area", "Skolskjuts", "warning")
    assert "”Restid i minuter, årligen (Trafikenheten)”" in finding.message_sv
    assert "“Skolskjuts”" in finding.message_en


def test_one_finding_for_all_follow_ups_of_an_area() -> None:
    sheet = Sheet()
    sheet.heading("Lokaler")
    sheet.follow_up("Antal fuktskador, varje år")
    sheet.follow_up("Temperatur, varje termin")
    assert sheet.labels("L2") == ["Lokaler"]


def test_the_area_above_may_have_the_goals() -> None:
    sheet = Sheet()
    above = sheet.heading("Resor")
    sheet.goal("Bussarna ska gå i tid.")
    sheet.heading("Punktlighet", level=3, parent=above.id)
    sheet.follow_up("Förseningar, varje kvartal")
    (finding,) = sheet.findings("L2")
    assert finding.severity == "info"
    assert "”Resor”" in finding.message_sv


def test_in_english() -> None:
    sheet = Sheet(language="en")
    sheet.heading("School meals")
    sheet.follow_up("Food waste, every term (Kitchen Unit)")
    (finding,) = sheet.findings("L2")
    assert (finding.target.label, finding.proposal) == ("School meals", None)


def test_goals_in_the_area_or_below_it() -> None:
    sheet = Sheet()
    above = sheet.heading("Kultur")
    sheet.follow_up("Besök, varje år")
    sheet.heading("Musik", level=3, parent=above.id)
    sheet.goal("Kulturskolan ska ha plats åt fler.")
    assert sheet.findings("L2") == []


def test_follow_ups_outside_areas() -> None:
    sheet = Sheet()
    sheet.follow_up("Planen följs upp årligen av nämnden.", area=None)
    assert sheet.findings("L2") == []


def test_follow_ups_that_name_their_goals() -> None:
    sheet = Sheet()
    sheet.heading("Slöjd")
    goal = sheet.goal("Salarna ska vara säkra.")
    sheet.heading("Tabell")
    sheet.follow_up("Tillbud, varje månad", goals=(goal.id,))
    assert sheet.findings("L2") == []


def test_an_area_with_neither() -> None:
    sheet = Sheet()
    sheet.heading("Historik")
    assert sheet.findings("L2") == []
