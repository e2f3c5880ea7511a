"""Plain text: hard-wrapped lines, copies out of a PDF, lists, drawn tables, and unmarked headings."""

import json
from pathlib import Path

import pytest

from mittkoping.texts.documents.opening import open_document
from tests.real_input import real_input
from tests.texts.documents.reading import check_spans, leads, opened, told


def test_marked_headings_and_items(tmp_path: Path) -> None:
    text = (
        "\n# Läsplan 2030-2032\n\nEkhult ska läsa mest i länet.  \nEn plan för alla\n\n## **Bibliotek**\n\n"
        "Skolorna ska\n\n- ha en bibliotekarie.\n- låna ut böcker\n\n### Att följa upp:\n\n"
        "Bemanning på biblioteken (Kulturenheten)\n"
    )
    document = opened(tmp_path, "plan.txt", text)
    assert told(document) == [
        ("heading", 1, "Läsplan 2030-2032"),
        ("text", "Ekhult ska läsa mest i länet."),
        ("text", "En plan för alla"),
        ("heading", 2, "Bibliotek"),
        ("text", "Skolorna ska"),
        ("item", 1, "ha en bibliotekarie."),
        ("item", 1, "låna ut böcker"),
        ("heading", 3, "Att följa upp:"),
        ("text", "Bemanning på biblioteken (Kulturenheten)"),
    ]
    check_spans(document)


RUN_ON = (
    "Planen gäller alla förskolor och skolor i Rosund och den utvärderas varje år. Den gäller både för- och "
    "grundskola samt det IT-stöd som skolorna har fått av kommunen."
)
COPY = """Rosunds kommun                  Plan för läsning

PLAN FÖR LÄSNING

Antagen av skolnämnden den 5 mars 2030

1 Inledning

Planen gäller alla förskolor och skolor i Rosund och den utvärde-
ras varje år. Den gäller både för-
och grundskola samt det IT-
stöd som skolorna
                                                       Sida 1 (3)

Rosunds kommun                  Plan för läsning

har fått av kommunen.

2 Mål
2.1 Bibliotek

Skolorna ska

• ha en egen bibliotekarie senast 2031 som finns på plats
varje dag,
• köpa in böcker
o på modersmål
o på lätt svenska
• låna ut böcker över sommaren

Att följa upp

Bemanning, årligen (Kulturenheten)

                                                       Sida 2 (3)

Rosunds kommun                  Plan för läsning

2.2 Stöd

Stödet prövas varje år.
                                                       Sida 3 (3)
"""


def test_copy_out_of_a_pdf(tmp_path: Path) -> None:
    document = opened(tmp_path, "plan.txt", COPY)
    assert told(document) == [
        ("heading", None, "PLAN FÖR LÄSNING"),
        ("text", "Antagen av skolnämnden den 5 mars 2030"),
        ("heading", 1, "1 Inledning"),
        ("text", RUN_ON),
        ("heading", 1, "2 Mål"),
        ("heading", 2, "2.1 Bibliotek"),
        ("text", "Skolorna ska"),
        ("item", 1, "ha en egen bibliotekarie senast 2031 som finns på plats varje dag,"),
        ("item", 1, "köpa in böcker"),
        ("item", 2, "på modersmål"),
        ("item", 2, "på lätt svenska"),
        ("item", 1, "låna ut böcker över sommaren"),
        ("heading", None, "Att följa upp"),
        ("text", "Bemanning, årligen (Kulturenheten)"),
        ("heading", 2, "2.2 Stöd"),
        ("text", "Stödet prövas varje år."),
    ]
    check_spans(document)


def test_running_head_in_the_middle_of_a_sentence_without_page_lines(tmp_path: Path) -> None:
    text = (
        "Alla skolor i Rosund har ett bibliotek som är öppet\n\nSkolplan för Rosund\n\nvarje dag, och där "
        "finns böcker på\n\nSkolplan för Rosund\n\nmånga språk.\n"
    )
    joined = (
        "Alla skolor i Rosund har ett bibliotek som är öppet varje dag, och där finns böcker på många språk."
    )
    assert told(opened(tmp_path, "plan.txt", text)) == [("text", joined)]


@pytest.mark.parametrize("mark", ["-", "•", "*", "o", "\uf0b7", "–", "1."])
def test_every_kind_of_bullet(tmp_path: Path, mark: str) -> None:
    lines = f"Målet är\n\n{mark} att alla läser,\n{mark} att alla\n  räknar och\n{mark} att alla simmar.\n"
    assert told(opened(tmp_path, "plan.txt", lines)) == [
        ("text", "Målet är"),
        ("item", 1, "att alla läser,"),
        ("item", 1, "att alla räknar och"),
        ("item", 1, "att alla simmar."),
    ]


def test_tables_drawn_with_tabs_and_with_bars(tmp_path: Path) -> None:
    text = "Mål\tAnsvarig\tTid\nLäsa mer\tRektor\t2031\n\n| a | b |\n|---|---|\n| c |   |\n"
    document = opened(tmp_path, "plan.txt", text)
    assert told(document) == [
        ("table", [["Mål", "Ansvarig", "Tid"], ["Läsa mer", "Rektor", "2031"]]),
        ("table", [["a", "b"], ["c", ""]]),
    ]
    assert document.text == "Mål | Ansvarig | Tid\nLäsa mer | Rektor | 2031\na | b\nc |"
    check_spans(document)


def test_grid_with_wrapped_cells(tmp_path: Path) -> None:
    border, head = "+-----+------+\n", "+=====+======+\n"
    rows = "| läs | rek- |\n| mer | tor  |\n"
    text = f"{border}| Mål | Vem  |\n{head}{rows}{border}| x   | y    |\n{border}"
    assert told(opened(tmp_path, "plan.txt", text)) == [
        ("table", [["Mål", "Vem"], ["läs mer", "rektor"], ["x", "y"]])
    ]


def test_short_lines_are_headings_and_stems_and_sentences_are_not(tmp_path: Path) -> None:
    text = (
        "Digital plan\n\nVi börjar nu.\n\nBibliotek och läsning\n\nSkolorna ska:\n\n- läsa\n\n"
        "Alla elever ska lära sig simma\n\nGäller 2030-2033\n\nUppföljning:\n\n- enkät\n"
    )
    assert told(opened(tmp_path, "plan.txt", text)) == [
        ("heading", None, "Digital plan"),
        ("text", "Vi börjar nu."),
        ("heading", None, "Bibliotek och läsning"),
        ("text", "Skolorna ska:"),
        ("item", 1, "läsa"),
        ("text", "Alla elever ska lära sig simma"),
        ("text", "Gäller 2030-2033"),
        ("heading", None, "Uppföljning:"),
        ("item", 1, "enkät"),
    ]


def test_numbered_items_are_no_headings(tmp_path: Path) -> None:
    text = "1. Inledning\n\nHär börjar det.\n\n2. Mål\n\nVi ska\n\n1. Läsa\n\n2. Räkna\n"
    assert told(opened(tmp_path, "plan.txt", text)) == [
        ("heading", 1, "1. Inledning"),
        ("text", "Här börjar det."),
        ("heading", 1, "2. Mål"),
        ("text", "Vi ska"),
        ("item", 1, "Läsa"),
        ("item", 1, "Räkna"),
    ]


def test_bold_run_in(tmp_path: Path) -> None:
    document = opened(
        tmp_path, "plan.txt", "**Läsning:** Alla skolor läser varje dag.\n\n**Skrivning**\n\nAlla skriver.\n"
    )
    assert told(document)[1] == ("heading", None, "Skrivning")
    assert leads(document) == ["Läsning"]


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_a_byte_without_meaning_is_left_out(tmp_path: Path, ending: str) -> None:
    page = "<p>Alla läser böcker.</p>" if ending == "html" else "Alla läser böcker."
    raw = (page + "\n" * 300).encode("cp1252").replace(b"l\xe4ser", b"l\xe4\x9dser")
    assert opened(tmp_path, f"plan.{ending}", raw).text == "Alla läser böcker."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_characters(tmp_path: Path, encoding: str) -> None:
    document = opened(
        tmp_path,
        "plan.txt",
        "Åtgärder för ”läsning” – på räls.\r\n\r\nDet är allt vi gör nu.".encode(encoding),
    )
    assert document.text == "Åtgärder för ”läsning” – på räls.\nDet är allt vi gör nu."


@pytest.mark.real_input
def test_the_first_real_strategy() -> None:
    document = open_document(real_input("seeds/003-e-strategi-huddinge.txt"))
    golden = json.loads(real_input("contracts/golden/003-huddinge-strategy/expected.json").read_text("utf-8"))
    lines = document.text.split("\n")
    headings = [block for block in told(document) if block[0] == "heading"]
    assert len(headings) == 21
    assert headings[0] == ("heading", 1, golden["document"]["title"])
    assert set(golden["areas"]) <= {heading[-1] for heading in headings}
    for object in [*golden["goals"], *golden["follow_ups"]]:
        assert any(object["key"] in line for line in lines), object["key"]
    check_spans(document)


def test_a_letterhead_keeps_its_words_without_the_page_number(tmp_path: Path) -> None:
    text = "Rosunds kommun          Beslut          1 (2)\n\nAlla skolor i Rosund har ett bibliotek.\n"
    words = [said[-1] for said in told(opened(tmp_path, "plan.txt", text))]
    assert words == ["Rosunds kommun Beslut", "Alla skolor i Rosund har ett bibliotek."]


def test_a_week_at_the_start_of_a_line_is_no_list(tmp_path: Path) -> None:
    text = "- Kampanj för böcker i alla skolor i Rosund, tid:\n  v. 38 och 40.\n- Bokbuss\n"
    assert [said[-1] for said in told(opened(tmp_path, "plan.txt", text))] == [
        "Kampanj för böcker i alla skolor i Rosund, tid: v. 38 och 40.",
        "Bokbuss",
    ]
