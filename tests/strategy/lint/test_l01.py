"""L1: where a goal has nobody who looks at it again."""

from mittkoping.strategy.draft import Place
from tests.strategy.lint.drafts import Sheet


def test_an_area_with_goals_and_no_follow_up() -> None:
    sheet = Sheet()
    sheet.heading("Simkunnighet")
    sheet.goal("Alla elever ska kunna simma.")
    sheet.goal("Badhuset ska hålla öppet för skolor.")
    (finding,) = sheet.findings("L1")
    assert (finding.target.kind, finding.target.label) == ("area", "Simkunnighet")
    assert finding.severity == "warning"
    assert sheet.said(finding) == "Simkunnighet"
    assert "”Simkunnighet” har 2 mål men ingen uppföljning" in finding.message_sv
    assert "“Simkunnighet” has 2 goals but no follow-up" in finding.message_en
    assert finding.proposal is not None


def test_only_the_area_that_lacks_one() -> None:
    sheet = Sheet()
    sheet.heading("Måltider")
    sheet.goal("Köken ska laga maten på plats.")
    sheet.follow_up("Matsvinn per portion, varje termin (Måltidsenheten)")
    sheet.heading("Skolvägar")
    sheet.goal("Skolvägarna ska vara belysta.")
    assert sheet.labels("L1") == ["Skolvägar"]


def test_a_follow_up_of_the_whole_document_makes_it_a_hint() -> None:
    sheet = Sheet()
    sheet.follow_up("Planen följs upp årligen av nämnden.", area=None)
    sheet.heading("Skolgårdar")
    sheet.goal("Skolgårdarna ska ha skugga.")
    (finding,) = sheet.findings("L1")
    assert finding.severity == "info"


def test_a_follow_up_of_the_area_above_makes_it_a_hint() -> None:
    sheet = Sheet()
    above = sheet.heading("Miljö")
    sheet.follow_up("Energianvändning, årligen")
    sheet.heading("Värme", level=3, parent=above.id)
    sheet.goal("Skolorna ska värmas utan olja.")
    (finding,) = sheet.findings("L1")
    assert (finding.target.label, finding.severity) == ("Värme", "info")


def test_the_empty_cell_of_a_goal() -> None:
    sheet = Sheet()
    sheet.heading("Hållbarhet")
    block = sheet.table(
        ("goal", "follow_up"),
        ("Mål", "Indikator"),
        ("Skolorna ska sortera avfall", "Kilo restavfall, årligen"),
        ("Köken ska laga mat från grunden", "–"),
    )
    sheet.goal("Skolorna ska sortera avfall", place=Place(block, 1, 0))
    sheet.goal("Köken ska laga mat från grunden", place=Place(block, 2, 0))
    sheet.follow_up("Kilo restavfall, årligen", place=Place(block, 1, 1))
    (finding,) = sheet.findings("L1")
    assert (finding.target.kind, finding.target.label) == ("goal", "Köken ska laga mat från")
    assert sheet.said(finding) == "Köken ska laga mat från grunden"


def test_a_goal_over_several_rows_needs_one_of_them() -> None:
    sheet = Sheet()
    sheet.heading("Hållbarhet")
    rows: tuple[tuple[str | None, str], ...] = (
        ("Mål", "Uppföljning"),
        ("Skolorna ska spara vatten", ""),
        (None, "Vattenmätare, kvartalsvis"),
    )
    block = sheet.table(("goal", "follow_up"), *rows)
    sheet.goal("Skolorna ska spara vatten", place=Place(block, 1, 0))
    sheet.follow_up("Vattenmätare, kvartalsvis", place=Place(block, 2, 1))
    assert sheet.findings("L1") == []


def test_a_table_without_a_column_for_follow_up_has_no_empty_cell() -> None:
    sheet = Sheet()
    block = sheet.table(("goal", "owner"), ("Mål", "Ansvarig"), ("Torget ska lysa", ""))
    sheet.goal("Torget ska lysa", place=Place(block, 1, 0), area=None)
    assert sheet.findings("L1") == []


def test_an_area_with_its_own_follow_up_is_left_in_peace() -> None:
    sheet = Sheet()
    sheet.heading("Läslust")
    sheet.goal("Varje klass ska läsa tillsammans.")
    sheet.follow_up("Lånade böcker per elev, varje termin (Biblioteket)")
    assert sheet.findings("L1") == []


def test_an_area_without_goals_is_another_rules_matter() -> None:
    sheet = Sheet()
    sheet.heading("Historik")
    sheet.paragraph("Skolan byggdes 1912.")
    assert sheet.findings("L1") == []


def test_a_follow_up_elsewhere_that_names_the_goal_counts() -> None:
    sheet = Sheet()
    sheet.heading("Musik")
    goal = sheet.goal("Kulturskolan ska finnas i varje kommundel.")
    sheet.heading("Sammanställning")
    sheet.follow_up("Kulturskolans platser, årligen", goals=(goal.id,))
    assert sheet.findings("L1") == []


def test_in_an_english_document_nothing_swedish_is_proposed() -> None:
    sheet = Sheet(language="en")
    sheet.heading("Swimming")
    sheet.goal("Every pupil shall learn to swim.")
    (finding,) = sheet.findings("L1")
    assert finding.proposal is None
