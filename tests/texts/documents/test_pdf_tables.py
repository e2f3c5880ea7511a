"""PDF tables whose columns nothing but the places of words tells, and what looks like them and is none."""

from pathlib import Path

import pytest

from tests.texts.documents.reading import Told, told
from tests.texts.documents.typeset import AFTER, AIM, ROWS, table, typeset

BOLD_HEAD = [[f"*{cell}*" for cell in ROWS[0]], *ROWS[1:]]
COLUMNS = "(2fr, 2fr, 1fr, auto)"


def tables(blocks: list[Told]) -> list[object]:
    return [block[1] for block in blocks if block[0] == "table"]


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        (ROWS, "stroke: none"),
        (BOLD_HEAD, "stroke: none"),
        (ROWS, "stroke: (x, y) => (bottom: 0.5pt)"),
        (ROWS, "stroke: none, align: horizon"),
        (ROWS, "stroke: none, inset: (x: 5.4pt, y: 1pt)"),
        (BOLD_HEAD, "stroke: (x, y) => if y == 0 {(top: 1pt, bottom: 1pt)}"),
    ],
    ids=["plain", "bold head", "lines below rows", "centred", "tight", "lines around the head"],
)
def test_columns_without_lines(tmp_path: Path, rows: list[list[str]], options: str) -> None:
    source = f"= Mål\n{AIM}\n\n{table(rows, options, COLUMNS)}\n{AFTER}\n\n== Uppföljning\n{AIM}"
    assert told(typeset(tmp_path, source)) == [
        ("heading", 1, "Mål"),
        ("text", AIM),
        ("table", ROWS),
        ("text", AFTER),
        ("heading", 2, "Uppföljning"),
        ("text", AIM),
    ]


def test_numbers_on_the_right(tmp_path: Path) -> None:
    rows = [
        ["Mått", "2030", "2031", "Mål"],
        ["Behöriga till gymnasiet, procent", "81,2", "–", "90"],
        ["Elever per lärare", "12,1", "12", "11"],
    ]
    source = f"Så gick det.\n{table(rows, 'stroke: none, align: (left, right, right, right)')}\nEfter."
    assert told(typeset(tmp_path, source)) == [("text", "Så gick det."), ("table", rows), ("text", "Efter.")]


@pytest.mark.parametrize("repeated", ["true", "false"])
@pytest.mark.parametrize("before", ["0cm", "9cm"])
def test_a_table_over_pages_is_one(tmp_path: Path, before: str, repeated: str) -> None:
    rows = [[f"Mål nummer {number}", AIM[: 50 + number], "Rektor"] for number in range(30)]
    head = ["Mål", "Åtgärd", "Ansvarig"]
    marked = f"stroke: none, table.header(repeat: {repeated}, [*Mål*], [*Åtgärd*], [*Ansvarig*])"
    source = f"#v({before})\n{table(rows, marked, '(1fr, 1fr, auto)')}\n{AFTER}"
    found, after = told(typeset(tmp_path, source))
    assert found[0] == "table"
    assert found[1] == [head, *([name, aim.strip(), who] for name, aim, who in rows)]
    assert after == ("text", AFTER)


@pytest.mark.parametrize("height", ["8.5cm", "9cm", "9.5cm"])
def test_a_row_alone_on_the_next_page(tmp_path: Path, height: str) -> None:
    rows = [[f"Mål {number}", "Läsa", "Rektor"] for number in range(12)]
    source = f"#set page(height: {height}, margin: 2cm)\n{table(rows, columns='(1fr, 1fr, 1fr)')}\n{AFTER}"
    assert told(typeset(tmp_path, source)) == [("table", rows), ("text", AFTER)]


def test_two_tables_with_a_heading_between_are_two(tmp_path: Path) -> None:
    one = table(BOLD_HEAD, columns=COLUMNS)
    assert tables(told(typeset(tmp_path, f"{one}\n= Läsning\n{one}"))) == [ROWS, ROWS]


def test_facts_with_colons_are_lines(tmp_path: Path) -> None:
    facts = [["Antagen av:", "Kommunfullmäktige"], ["Datum:", "2030-01-01"], ["Gäller till:", "2033-12-31"]]
    source = f"{table(facts, 'stroke: none, inset: 3pt', '2')}\n{AIM}"
    assert told(typeset(tmp_path, source)) == [*(("text", " ".join(fact)) for fact in facts), ("text", AIM)]


@pytest.mark.parametrize(
    "source",
    [
        "#set par(justify: true)\n" + f"{AIM} " * 5,
        f"- {AIM}\n- Kort\n  - {AIM}\n  - Kort\n- {AIM}",
        f"+ {AIM}\n+ Kort\n+ {AIM}",
        f"#set par(hanging-indent: 4em)\n{AIM}\n\n{AIM}",
        "#outline()\n" + "".join(f"= Kapitel {name}\n{AIM}\n" for name in ("ett", "två", "tre")),
        "#set page(columns: 2)\n#set par(justify: true)\n" + f"{AIM}\n\n" * 30,
        "#set page(columns: 3)\n" + f"{AIM}\n\n" * 30,
        table([["Inledning", "1"], ["Mål för läsning", "2"], ["Uppföljning", "4"]], columns="(1fr, auto)"),
        f"Ort och datum #h(4cm) Namn\n\n{AIM}",
    ],
    ids=[
        *("justified", "bullets", "numbers", "hanging", "contents", "two columns", "three columns"),
        *("contents without dots", "one line"),
    ],
)
def test_what_is_no_table(tmp_path: Path, source: str) -> None:
    assert tables(told(typeset(tmp_path, source))) == []


def test_rows_of_contents_stand_alone_and_are_no_headings(tmp_path: Path) -> None:
    source = f"#outline(title: none)\n= Läsning\n{AIM}\n= Skrivning\n{AIM}"
    blocks = told(typeset(tmp_path, source))
    assert [block[0] for block in blocks] == ["text", "text", "heading", "text", "heading", "text"]
    assert str(blocks[0][1]).startswith("Läsning . .")
