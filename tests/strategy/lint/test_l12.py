"""L12: where all of a group are promised something and nobody has counted them."""

import pytest

from mittkoping.strategy.draft import Place
from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Alla fritidspedagoger ska ha en egen telefon.", "Alla fritidspedagoger"),
        ("Varje skola ska senast 2031 ha en egen bibliotekarie.", "Varje skola"),
        ("Senast den 5 mars 2031 ska samtliga enheter ha en plan.", "samtliga enheter"),
        ("Alla nyanställda lärare ska ha en mentor.", "Alla nyanställda lärare"),
        ("Alla elever i åk 3 ska ha 2 böcker.", "Alla elever"),
        ("Alla som arbetar i köket ska gå utbildningen.", "Alla som arbetar"),
        ("Alla barn ska ha rätt till stöd enligt skollagen.", "Alla barn"),
        ("Varje enhet ska arbeta enligt Skollagen.", "Varje enhet"),
        ("Nämnden ska ge alla barn en plats.", "alla barn"),
        ("Every school shall have a library.", "Every school"),
        ("All pupils shall learn to swim.", "All pupils"),
    ],
)
def test_a_group_nobody_has_counted(sentence: str, phrase: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence, due_text="Senast den 5 mars 2031" if "mars" in sentence else None)
    (finding,) = sheet.findings("L12")
    assert sheet.said(finding) == phrase
    assert f"”{phrase}” utan antal" in finding.message_sv
    assert f"“{phrase}” has no count" in finding.message_en
    assert finding.severity == "info"
    assert f"{phrase} (… stycken enligt … den …)" in (finding.proposal or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Samtliga 12 skolor ska ha ett bibliotek.",
        "Alla tolv förskolor ska ha en gård.",
        "Alla barn enligt köregistret ska få plats.",
        "Alla elever som är folkbokförda i kommunen ska ha en dator.",
        "Alla lärare den 15 oktober ska ha legitimation.",
        "Samtliga bussar i fordonsförteckningen ska ha bälten.",
        "Alla skolor (14 st) ska ha ett bibliotek.",
        "Alla skolor ska följa planen, det vill säga kommunens 9 grundskolor.",
        "Planen ska ses över varje läsår.",
        "Biblioteket ska arbeta på alla sätt som går.",
        "Huset ska rymma allt för alla.",
        "All undervisning ska vara gratis.",
        "Every year the plan shall be revised.",
    ],
)
def test_a_group_that_is_counted_or_none(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence)
    assert sheet.findings("L12") == []


def test_only_what_binds() -> None:
    sheet = Sheet()
    sheet.goal("Alla skolor bör ha ett bibliotek.", modality="bör")
    assert sheet.findings("L12") == []


def test_the_number_may_stand_in_the_same_item() -> None:
    sheet = Sheet()
    sheet.goal(
        "Alla förskolor ska ha en gård.", within="Alla förskolor ska ha en gård. Det är 17 förskolor i dag."
    )
    assert sheet.findings("L12") == []


def test_the_number_may_stand_in_the_same_row() -> None:
    sheet = Sheet()
    block = sheet.table(
        ("goal", "other"), ("Mål", "Omfattning"), ("Alla hemkunskapssalar ska ha spis", "23 stycken")
    )
    sheet.goal("Alla hemkunskapssalar ska ha spis", place=Place(block, 1, 0))
    assert sheet.findings("L12") == []


def test_the_same_number_in_another_row_does_not_count() -> None:
    sheet = Sheet()
    block = sheet.table(
        ("goal", "other"), ("Mål", "Omfattning"), ("Alla skolor ska ha spis", ""), ("Annat", "23 stycken")
    )
    sheet.goal("Alla skolor ska ha spis", place=Place(block, 1, 0))
    assert len(sheet.findings("L12")) == 1


def test_a_register_in_the_next_goal_of_the_paragraph_does_not_count() -> None:
    sheet = Sheet()
    first, second = "Alla nämnder ska ha en plan.", "Alla chefer ska gå kursen, enligt chefsregistret."
    goal = sheet.goal(first, within=f"{first} {second}")
    sheet.goal(second, place=goal.place)
    assert sheet.labels("L12") == ["Alla nämnder ska ha en"]
