"""Word: fields, contents, notes, controls, signs, boxes, and cells merged as older programs spell it."""

import zipfile
from pathlib import Path

import pytest

from mittkoping.texts.documents.document import Document
from tests.corpus.making import word
from tests.corpus.making.word import NAMESPACE, head, items, para, rich, run
from tests.texts.documents.reading import Told, opened, told

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(instruction: str, result: str) -> str:
    return f"{BEGIN}{code(instruction)}{SEPARATE}{run(result)}{END}"


def blocks(folder: Path, body: str) -> list[Told]:
    return told(opened(folder, "plan.docx", _saved(folder, body).read_bytes()))


def _saved(folder: Path, body: str) -> Path:
    word.save(folder / "saved.docx", body)
    return folder / "saved.docx"


def noted(folder: Path, body: str) -> Document:
    """The document with one footnote."""
    path = _saved(folder, body)
    note = f'<w:footnote w:id="2">{para("Räknat i oktober.")}</w:footnote>'
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{NAMESPACE}">{note}</w:footnotes>')
    return opened(folder, "plan.docx", path.read_bytes())


def test_of_a_field_its_result_is_text(tmp_path: Path) -> None:
    inner = f"{BEGIN}{code('IF ')}{field('DOCPROPERTY x', 'dold')}{code(' = 1')}{SEPARATE}{run('2030')}{END}"
    body = (
        rich(
            run("Se ")
            + field('HYPERLINK "http://a.se"', "planen")
            + run(", sidan ")
            + field("PAGEREF x", "3")
        )
        + rich(f"{BEGIN}{code('XE ')}<w:r><w:t>dold</w:t></w:r>{END}" + run("År ") + inner)
        + rich(f"{BEGIN}{code('XE utan slut')}")
        + para("Alla läser.")
    )
    assert blocks(tmp_path, body) == [
        ("text", "Se planen, sidan 3"),
        ("text", "År 2030"),
        ("text", "Alla läser."),
    ]


OVER_PARAGRAPHS = (
    f"<w:p>{BEGIN}{code(' TOC o 1-3 ')}{SEPARATE}{run('Läsning 3', bold=True)}</w:p>"
    f"<w:p>{field('PAGEREF x', 'Mål 4')}</w:p><w:p>{END}</w:p>"
)


@pytest.mark.parametrize(
    "contents",
    [
        para("Innehåll", "TOCHeading") + para("Läsning 3", "TOC1") + para("Mål 4", "TOC2"),
        OVER_PARAGRAPHS,
        f"<w:p>{BEGIN}{code('TOC')}{SEPARATE}{run('Läsning 3', bold=True)}</w:p>",
        f'<w:p><w:fldSimple w:instr=" TOC o">{run("Läsning 3", bold=True)}</w:fldSimple></w:p>',
        f"<w:sdt><w:sdtContent>{para('Läsning 3', 'Innehll1')}</w:sdtContent></w:sdt>",
    ],
    ids=["styles", "field", "field without end", "simple field", "control"],
)
def test_contents_are_left_out(tmp_path: Path, contents: str) -> None:
    path = _saved(tmp_path, contents + head("Läsning") + para("Alla läser."))
    named = '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style></w:styles>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "plan.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().replace("</w:styles>", named))
    document = opened(tmp_path, "plan.docx", (tmp_path / "plan.docx").read_bytes())
    assert told(document) == [("heading", 1, "Läsning"), ("text", "Alla läser.")]


def test_a_note_stands_after_what_refers_to_it(tmp_path: Path) -> None:
    note = ("text", "Räknat i oktober.")
    assert told(noted(tmp_path, rich(run("Alla") + NOTE + run(" läser.")) + para("Så är det."))) == [
        ("text", "Alla läser."), note, ("text", "Så är det."),
    ]  # fmt: skip
    bulleted = rich(run("Alla läser") + NOTE, "ListBullet", listed=True) + items("Alla lånar") + head("Mål")
    assert told(noted(tmp_path, bulleted)) == [
        ("item", 1, "Alla läser"), ("item", 1, "Alla lånar"), note, ("heading", 1, "Mål"),
    ]  # fmt: skip
    cell = f"<w:tc>{rich(run('Alla') + NOTE)}</w:tc><w:tc>{para('Rektor')}</w:tc>"
    assert told(noted(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == [
        ("table", [["Alla", "Rektor"]]), note,
    ]  # fmt: skip
    framed = f"<w:tbl><w:tr><w:tc>{rich(run('Alla') + NOTE)}</w:tc></w:tr></w:tbl>"
    assert told(noted(tmp_path, framed)) == [("text", "Alla"), note]


def test_the_reference_of_a_deleted_note_gives_nothing(tmp_path: Path) -> None:
    body = rich(run("Alla läser.") + f"<w:del {word.STAMP}>{NOTE}</w:del>")
    assert noted(tmp_path, body).text == "Alla läser."


def test_controls_and_smart_tags(tmp_path: Path) -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Rektor')}</w:sdtContent></w:sdt>"
    tag = f"<w:smartTag><w:smartTag>{run(' i Rosund')}</w:smartTag></w:smartTag>"
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = rich(filled + tag + prompt.format(run(" Klicka här")) + run(".")) + prompt.format(
        para("Skriv här")
    )
    assert blocks(tmp_path, body) == [("text", "Rektor i Rosund.")]


def test_signs_of_a_font_are_bullets_or_nothing(tmp_path: Path) -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    body = (
        rich(sign.format("F0A7") + run(" läsa"))
        + rich(sign.format("A7") + run(" skriva"))
        + para("\uf0b7 räkna")
        + rich(run("Mål ") + sign.format("F0E0") + run(" mått") + sign.format("fel"))
    )
    assert blocks(tmp_path, body) == [
        ("item", 1, "läsa"), ("item", 1, "skriva"), ("item", 1, "räkna"), ("text", "Mål mått"),
    ]  # fmt: skip


BOX = "<w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
BOTH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize("box", [BOX, BOTH])
def test_a_box_is_read_once(tmp_path: Path, box: str) -> None:
    body = f"<w:p><w:r><w:t>Före.</w:t>{box.format(para('I rutan.'))}</w:r></w:p>" + para("Efter.")
    assert blocks(tmp_path, body) == [("text", "Före."), ("text", "I rutan."), ("text", "Efter.")]


@pytest.mark.parametrize(
    ("tag", "rest"), [("vMerge", ""), ("vMerge", "cont"), ("vmerge", "continue"), ("vmerge", "")]
)
def test_cells_merged_downwards(tmp_path: Path, tag: str, rest: str) -> None:
    value = f' w:val="{rest}"' if rest else ""
    first = f'<w:tc><w:tcPr><w:{tag} w:val="restart"/></w:tcPr>{para("A")}</w:tc><w:tc>{para("B")}</w:tc>'
    second = f"<w:tc><w:tcPr><w:{tag}{value}/></w:tcPr>{para('')}</w:tc><w:tc>{para('C')}</w:tc>"
    body = f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    assert blocks(tmp_path, body) == [("table", [["A", "B"], ["A", "C"]])]


def test_cells_merged_sideways_and_a_table_inside_a_cell(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para('ett')}</w:tc><w:tc>{para('två')}</w:tc></w:tr></w:tbl>"
    body = (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>{para("A")}</w:tc>'
        f'<w:tc><w:tcPr><w:hMerge w:val="continue"/></w:tcPr>{para("")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{para('B')}{inner}</w:tc><w:tc>{para('C')}</w:tc></w:tr></w:tbl>"
    )
    assert blocks(tmp_path, body) == [("table", [["A", "A"], ["B ett två", "C"]])]


def test_levels_that_no_number_shows(tmp_path: Path) -> None:
    numbered = '<w:pPr><w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    outlined = '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    body = (
        para("Läsplan", "Title")
        + para("För skolorna i Rosund", "Subtitle")
        + f"<w:p>{numbered}{run('Mål')}</w:p><w:p>{outlined}{run('Läsning')}</w:p>"
        + rich("<w:r><w:t>Alla</w:t><w:tab/><w:t>läser</w:t><w:br/><w:t>och skriver.</w:t></w:r>")
    )
    assert blocks(tmp_path, body) == [
        ("heading", 1, "Läsplan"),
        ("text", "För skolorna i Rosund"),
        ("heading", 2, "Mål"),
        ("heading", 3, "Läsning"),
        ("text", "Alla läser och skriver."),
    ]
