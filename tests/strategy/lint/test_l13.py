"""L13: where a person stands in a document that will outlive the one who has the role."""

import pytest

from tests.strategy.lint.drafts import Sheet


def people(text: str) -> list[str]:
    """Whom L13 finds in a document with these lines."""
    sheet = Sheet()
    for line in text.split("\n"):
        sheet.paragraph(line)
    found = sheet.findings("L13")
    assert all(sheet.said(each) == each.target.label and each.target.kind == "text" for each in found)
    return [each.target.label for each in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ansvarig: Anna Berg", ["Anna Berg"]),
        ("Kampanj. Ansvarig: kommunikatören Embla Stenhammar.", ["Embla Stenhammar"]),
        ("Frågor besvaras av Zaida Korpela.", ["Zaida Korpela"]),
        ("Ordföranden Yttra Klintestad yrkade bifall.", ["Yttra Klintestad"]),
        ("Ekhult den 3 maj 2031\nLars-Erik Svensson\nKommundirektör", ["Lars-Erik Svensson"]),
        ("Sammanställt av rektor (AÖ).", ["AÖ"]),
        ("Språkpedagogernas kalender, löpande (A.N.)", ["A.N."]),
        ("Kontakt: maria.lund@ekhult.example.se", ["maria.lund@ekhult.example.se"]),
        ("Planen skrevs av A. Lindström.", ["A. Lindström"]),
        ("SKOLCHEF KARIN HOLM", ["KARIN HOLM"]),
        ("Enligt Eva Nilssons förslag.", ["Eva Nilssons"]),
        ("Arbetsgrupp: Per Dahl, Fatima Hosseini och Olle Ek.", ["Per Dahl", "Fatima Hosseini", "Olle Ek"]),
        ("Contact: Sarah Whitfield, head of quality.", ["Sarah Whitfield"]),
        ("Dokumentansvarig är Torvald Isaksson.", ["Torvald Isaksson"]),
    ],
)
def test_a_person(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Bemanning på biblioteken, årligen (KE)",
        "Läsning följs upp av BUF IT och HR.",
        "Elevrådet vid Norra skolan lämnade synpunkter.",
        "Eleverna vid Anna Lindhs skola och Selma Lagerlöfs gymnasium deltog.",
        "Mötet hölls på Karl Johans gata i Stora Mellby.",
        "Enligt lex Sarah och lagen om stöd och service.",
        "Skolorna använder Google Classroom, Teams och Unikum.",
        "Kontakta Mittköpings Bostäder AB.",
        "Ansvarig: Kultur och fritid",
        "Initialer står i listan.",
        "Rektor (RE) och skolchef (SC) beslutar.",
        "Home Care Unit is responsible. Contact: Quality Unit.",
        "Region Halland och Västra Götaland samverkar med Helsingborg.",
        "A. Bakgrund\nB. Mål",
        "Sankt Eriks skola, S:t Petri skola och Gustav Adolfs torg.",
        "Kontakt: info@ekhult.example.se eller barn.utbildning@ekhult.example.se",
        "Agenda 2030, Vision Mosslanda 2040 och Skolverkets allmänna råd.",
        "Nämnden möts i maj. Per elev räknas 30 kr.",
        "Öppna jämförelser, Kolada och SKR:s enkät.",
        "Ansvarig: Barn- och utbildningsförvaltningen, t.ex. IT-enheten.",
        "Social Welfare Board decides on the strategy. Case no. SWB 2022/409.",
    ],
)
def test_units_places_schools_laws_and_products(text: str) -> None:
    assert people(text) == []


def test_one_finding_for_one_person() -> None:
    text = (
        "Ansvarig: Anna Berg\nAnna Berg (AB) leder gruppen.\nFråga A. Berg eller anna.berg@ekhult.example.se"
    )
    assert people(text) == ["Anna Berg"]


def test_two_who_share_a_name_are_two() -> None:
    assert people("Anna Berg och Anna Dahl skrev planen.") == ["Anna Berg", "Anna Dahl"]


def test_the_proposal_has_room_for_the_role() -> None:
    sheet = Sheet()
    sheet.paragraph("Frågor besvaras av Anna Berg.")
    assert sheet.findings("L13")[0].proposal == "Frågor besvaras av [roll eller enhet]."
