"""Word: styles in two languages, lists, tracked changes, boxes, and cells merged both ways."""

import zipfile
from pathlib import Path

from mittkoping.texts.documents.document import Document, Table
from mittkoping.texts.documents.opening import open_document
from tests.corpus.making import word
from tests.corpus.making.word import Cell, para, rich, run
from tests.texts.documents.reading import check_spans, leads, told


def read(folder: Path, body: str, **furniture: str) -> Document:
    word.save(folder / "plan.docx", body, **furniture)
    document = open_document(folder / "plan.docx")
    check_spans(document)
    return document


def test_headings_lists_and_run_ins(tmp_path: Path) -> None:
    body = (
        word.head("Läsplan 2030–2033", 0)
        + word.head("Bibliotek")
        + word.head("Mål", 2)
        + para("Skolorna ska:")
        + word.items("läsa mer", "låna ut böcker")
        + rich(run("Uppföljning", bold=True))
        + rich(run("Skolbibliotek:", bold=True) + run(" Varje skola ska ha ett."))
        + para("2.1 Läsning hemma")
        + para("• ett tecken som någon skrev själv")
        + para("TRYGGHET")
    )
    document = read(tmp_path, body)
    assert told(document) == [
        ("heading", 1, "Läsplan 2030–2033"),
        ("heading", 1, "Bibliotek"),
        ("heading", 2, "Mål"),
        ("text", "Skolorna ska:"),
        ("item", 1, "läsa mer"),
        ("item", 1, "låna ut böcker"),
        ("heading", None, "Uppföljning"),
        ("text", "Skolbibliotek: Varje skola ska ha ett."),
        ("heading", 2, "2.1 Läsning hemma"),
        ("item", 1, "ett tecken som någon skrev själv"),
        ("heading", None, "TRYGGHET"),
    ]
    assert leads(document) == ["Skolbibliotek"]


def test_swedish_style_names_without_a_styles_part(tmp_path: Path) -> None:
    body = para("Mål för läsning", "Rubrik2") + para("Innehåll 3", "TOC1") + para("Vi läser.", "Brdtext")
    assert told(read(tmp_path, body)) == [
        ("heading", 2, "Mål för läsning"),
        ("text", "Vi läser."),
    ]


def test_tracked_changes_comments_and_page_furniture(tmp_path: Path) -> None:
    body = rich(
        word.commented("Alla skolor ska ")
        + word.deleted("kanske ")
        + word.inserted("alltid ")
        + run("ha bibliotek.")
    )
    document = read(tmp_path, body, header="Rosunds kommun", footer="Sida 1", comment="Är det sant?")
    assert document.text == "Alla skolor ska alltid ha bibliotek."


def test_paragraph_whose_end_is_deleted_runs_on(tmp_path: Path) -> None:
    gone = f"<w:pPr><w:rPr><w:del {word.STAMP}/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}{run('Alla skolor ')}</w:p>" + para("ska läsa.")
    assert read(tmp_path, body).text == "Alla skolor ska läsa."


def test_breaks_boxes_fields_and_hidden_text(tmp_path: Path) -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{para('I rutan står det.')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{para('I rutan står det.')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Syns inte.</w:t></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    words = "<w:t>Läsa och</w:t><w:br/><w:t>skriva.</w:t><w:br/><w:t>Räkna</w:t><w:tab/><w:t>mer.</w:t>"
    body = f"<w:p><w:r>{words}</w:r>{hidden}{field}{box}</w:p>"
    assert told(read(tmp_path, body)) == [
        ("text", "Läsa och skriva."),
        ("text", "Räkna mer."),
        ("text", "I rutan står det."),
    ]


def test_a_merged_cell_is_one_cell_everywhere(tmp_path: Path) -> None:
    body = word.table(
        ["Område", "Mål", "Ansvarig"],
        [Cell("Läsning", merge="restart"), "Alla läser", "Rektor"],
        [Cell("", merge="continue"), "Alla lånar", ""],
        [Cell("Gemensamt", columns=2), "Chef"],
    )
    document = read(tmp_path, body)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert (
        document.text
        == "Område | Mål | Ansvarig\nLäsning | Alla läser | Rektor\nAlla lånar |\nGemensamt | Chef"
    )
    assert table.rows[1][0] is table.rows[2][0]
    assert table.rows[3][0] is table.rows[3][1]
    assert document.said(table.rows[2][0].span) == "Läsning"
    assert document.said(table.rows[2][2].span) == ""


def test_paragraphs_of_a_cell_are_its_parts(tmp_path: Path) -> None:
    two = f"<w:tc>{para('Alla läser')}{para('Alla lånar')}</w:tc>"
    body = f"<w:tbl><w:tr>{two}<w:tc>{para('Rektor')}</w:tc></w:tr></w:tbl>"
    document = read(tmp_path, body)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [document.said(part) for part in table.rows[0][0].parts] == ["Alla läser", "Alla lånar"]
    assert document.said(table.rows[0][0].span) == "Alla läser Alla lånar"


def test_a_frame_around_one_cell_is_no_table(tmp_path: Path) -> None:
    assert told(read(tmp_path, word.table(["Fakta om läsning."]))) == [("text", "Fakta om läsning.")]


def test_a_main_part_of_another_name(tmp_path: Path) -> None:
    word.save(tmp_path / "a.docx", para("Alla läser."))
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b'"word/document.xml', b'"word/document2.xml')
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), text)
    assert open_document(tmp_path / "b.docx").text == "Alla läser."
