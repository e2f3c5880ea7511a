"""Web pages: what is the page's own text, lists, run-ins, and cells that reach over rows and columns."""

from pathlib import Path

import pytest

from mittkoping.texts.documents.document import Table
from tests.texts.documents.reading import check_spans, leads, opened, told

PAGE = """<!DOCTYPE html>
<html lang="sv"><head><title>Rosund</title><style>p {{ color: red }}</style></head><body>
<nav><ul><li>Start</li></ul></nav><header>Rosunds kommun</header>
{before}<h1>Läsplan
 2030–2033</h1><!-- en anteckning -->
<div hidden><p>Syns inte.</p></div><script>var x = "<p>nej</p>";</script>
<p>Skolorna <em>ska</em>:</p>
<ul><li>läsa<ul><li><p>högt</p><p>och tyst</p></li></ul></li><li><strong>Låna:</strong> böcker</li></ul>
<p><b>Uppföljning</b></p><p><b>Trygghet:</b> Alla ska må bra.<br>Alla&nbsp;&nbsp;ska\u00ad trivas.</p>
<h2>Mål <span>och</span> mått</h2>{after}
<aside>Läs också</aside><footer>Kontakt</footer></body></html>"""
EXPECTED = [
    ("heading", 1, "Läsplan 2030–2033"),
    ("text", "Skolorna ska:"),
    ("item", 1, "läsa"),
    ("item", 2, "högt och tyst"),
    ("item", 1, "Låna: böcker"),
    ("heading", None, "Uppföljning"),
    ("text", "Trygghet: Alla ska må bra."),
    ("text", "Alla ska trivas."),
    ("heading", 2, "Mål och mått"),
]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("<p>Utanför</p><main>", "</main>"), ("Utanför<article>", "</article><p>Mer utanför</p>")],
)
def test_the_pages_own_text(tmp_path: Path, before: str, after: str) -> None:
    document = opened(tmp_path, "plan.html", PAGE.format(before=before, after=after))
    assert told(document) == EXPECTED
    assert leads(document) == ["Låna", "Trygghet"]
    check_spans(document)


def test_main_beats_article(tmp_path: Path) -> None:
    page = "<body><article>Puff om annat</article><main><p>Planen</p></main></body>"
    assert opened(tmp_path, "plan.html", page).text == "Planen"


def test_cells_over_rows_and_columns(tmp_path: Path) -> None:
    page = (
        "<table><caption>Målen</caption><thead><tr><td>Område</td><td>Mål</td><td>Vem</td></tr></thead>"
        "<tr><td rowspan=2>Läsning</td><td>Alla läser<br>Alla lånar</td><td>Rektor</td></tr>"
        "<tr><td>Alla skriver</td><td></td></tr><tr><th colspan=2>Gemensamt</th><td>Chef</td></tr></table>"
    )
    document = opened(tmp_path, "plan.html", page)
    assert document.text == (
        "Målen\nOmråde | Mål | Vem\nLäsning | Alla läser Alla lånar | Rektor\n"
        "Alla skriver |\nGemensamt | Chef"
    )
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[1][0] is table.rows[2][0]
    assert table.rows[3][0] is table.rows[3][1]
    assert [cell.heading for row in table.rows for cell in row] == [True] * 3 + [False] * 6 + [True] * 2 + [
        False
    ]
    assert [document.said(part) for part in table.rows[1][1].parts] == ["Alla läser", "Alla lånar"]
    check_spans(document)


def test_a_frame_and_a_table_inside_a_cell(tmp_path: Path) -> None:
    page = (
        "<table><tr><td><p>Fakta.</p></td></tr></table>"
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    )
    assert told(opened(tmp_path, "plan.html", page)) == [("text", "Fakta."), ("table", [["a b c", "d"]])]


def test_a_document_type_of_old_is_fine(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
        '<html><meta charset="iso-8859-1"><body><p>Åtgärder för läsning.</body></html>'
    )
    assert opened(tmp_path, "plan.html", page.encode("cp1252")).text == "Åtgärder för läsning."
