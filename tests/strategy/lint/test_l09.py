"""L9: where the document above cannot be found or no longer holds."""

import pytest

from mittkoping.strategy.draft import Period
from tests.strategy.lint.drafts import Sheet


def variant(title: str, sentence: str, case_number: str | None = None, after: str = "") -> str | None:
    """The variant that L9 finds for a parent, if it finds one."""
    sheet = Sheet()
    sheet.parent(title, sentence, case_number)
    if after:
        sheet.paragraph(after)
    found = sheet.findings("L9")
    assert all(each.target.label == title and sheet.said(each) == title for each in found)
    return found[0].variant if found else "holds"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Skolplanen", "Planen bygger på Skolplanen."),
        ("kulturprogram", "Planen utgår från kommunens kulturprogram och vardagens behov."),
        ("Digital Agenda", "The plan builds on the Digital Agenda."),
        ("Tillgänglighetsplanen", "Hör ihop med: Tillgänglighetsplanen (ännu inte beslutad)"),
        ("Biblioteksplan 2030", "Den utgår från kommande Biblioteksplan 2030."),
        ("Måltidspolicy", "Planen utgår från Måltidspolicy. Den är ännu inte antagen."),
    ],
)
def test_a_parent_that_cannot_be_found(title: str, sentence: str) -> None:
    assert variant(title, sentence) == "unresolved"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Skolplan 2026–2029", "Planen tar avstamp i Skolplan 2026–2029."),
        ("Budget 2029", "Planen bygger på Budget 2029."),
        ("Biblioteksplanen", "Planen bygger på Biblioteksplanen, som har ersatts av ett program."),
        ("Skolplanen", "Planen bygger på Skolplanen, som gällde till och med 2028."),
        ("Strategy 2020–2025", "It builds on Strategy 2020–2025."),
    ],
)
def test_a_parent_that_no_longer_holds(title: str, sentence: str) -> None:
    assert variant(title, sentence) == "superseded"


def test_replaced_in_another_sentence() -> None:
    after = "Kostpolicyn upphörde att gälla 2029."
    assert (
        variant("Kostpolicyn", "Planen bygger på Kostpolicyn (dnr 2025/3).", "2025/3", after) == "superseded"
    )


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Skolplan 2028–2033", "Planen bygger på Skolplan 2028–2033."),
        ("Vision 2040", "Planen bygger på Vision 2040."),
        ("Kostpolicy 2027", "Hör ihop med: Kostpolicy 2027"),
        ("kulturprogram", "Planen utgår från kommunens kulturprogram, antaget den 3 maj 2028."),
        ("IT-policy", "Planen utgår från IT-policy (KS 2022-118)."),
        ("Agenda", "It builds on the Agenda (adopted 2029)."),
    ],
)
def test_a_parent_that_holds(title: str, sentence: str) -> None:
    assert variant(title, sentence) == "holds"


def test_each_parent_by_what_stands_beside_it() -> None:
    sheet = Sheet()
    sentence = "Planen utgår från kulturprogram, Skolplan 2028–2033 och bibliotekspolicy."
    sheet.parent("kulturprogram", sentence)
    first = sheet.facts.parents[0]
    assert first.sentence is not None
    other = Sheet()
    other.parent("Skolplan 2028–2033", sentence)
    last = Sheet()
    last.parent("bibliotekspolicy", sentence)
    sheet.facts = last.facts.__class__(
        **{name: getattr(sheet.facts, name) for name in sheet.facts.__dataclass_fields__}
        | {"parents": (first, other.facts.parents[0], last.facts.parents[0])}
    )
    assert sheet.labels("L9") == ["kulturprogram", "bibliotekspolicy"]


def test_no_parent_at_all() -> None:
    (finding,) = Sheet().findings("L9")
    assert (finding.variant, finding.severity, finding.span) == ("none", "info", None)
    assert (finding.target.kind, finding.target.label) == ("document", "Läsplan 2030–2032")
    assert finding.message_sv.startswith("Planen nämner inget överordnat dokument.")
    assert finding.message_en.startswith("The plan names no parent document.")


def test_without_a_beginning_nothing_is_over() -> None:
    sheet = Sheet(period=Period())
    sheet.parent("Skolplan 2026–2029", "Planen tar avstamp i Skolplan 2026–2029.")
    assert sheet.findings("L9") == []


def test_the_proposal_is_the_sentence_with_room_for_the_number() -> None:
    sheet = Sheet()
    sheet.parent("Skolplanen", "Planen bygger på Skolplanen.")
    assert sheet.findings("L9")[0].proposal == "Planen bygger på Skolplanen (dnr …, antagen …)."
