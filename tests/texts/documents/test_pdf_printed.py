"""PDF pages that a browser prints, with header and footer: tables without lines around cells, and columns."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mittkoping.texts.documents.opening import open_document
from tests.corpus.making.pages import print_pages
from tests.texts.documents.reading import Told, check_spans, told
from tests.texts.documents.typeset import AFTER, AIM, ROWS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STYLE = "body { font: 10pt serif } td, th { text-align: left; vertical-align: top; padding: 2pt 5pt }"
HEAD, *BODY = ["".join(f"<td>{cell}</td>" for cell in row) for row in ROWS]
LONG = [[f"Mål {number}", f"{number} {AIM[:70]}".strip(), "Rektor"] for number in range(30)]


def printed(folder: Path, body: str, style: str = "") -> list[Told]:
    (folder / "plan.html").write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><style>{STYLE} {style}</style>{body}', encoding="utf-8"
    )
    page = 'Sida <span class="pageNumber"></span> (<span class="totalPages"></span>)'
    # In a thread of its own: the browser of other tests may be running in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(print_pages, {str(folder / "plan"): ("Rosunds kommun", page)}, folder).result()
    document = open_document(folder / "plan.pdf")
    check_spans(document)
    return [block for block in told(document) if block != ("text", "Rosunds kommun")]


@pytest.mark.parametrize(
    "style", ["", "tr { border-bottom: 1px solid gray } table { border-collapse: collapse }"]
)
@pytest.mark.parametrize("cell", ["td", "th"])
def test_columns_of_a_table(tmp_path: Path, style: str, cell: str) -> None:
    rows = "".join(f"<tr>{row}</tr>" for row in [HEAD.replace("td", cell), *BODY])
    body = f"<h1>Mål</h1><p>{AIM}</p><table>{rows}</table><p>{AFTER}</p>"
    assert printed(tmp_path, body, style) == [
        ("heading", 1, "Mål"), ("text", AIM), ("table", ROWS), ("text", AFTER),
    ]  # fmt: skip


def test_a_table_over_pages_with_its_head_on_each(tmp_path: Path) -> None:
    head = ["Mål", "Åtgärd", "Ansvarig"]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in LONG)
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    body = f"<table><thead><tr>{heads}</tr></thead>{rows}</table><p>{AFTER}</p>"
    assert printed(tmp_path, body) == [("table", [head, *LONG]), ("text", AFTER)]


def test_two_columns(tmp_path: Path) -> None:
    texts = [f"I stycke {number} står att e{AFTER[1:]}" for number in range(8)]
    body = f"<div>{''.join(f'<p>{text}</p>' for text in texts)}</div>"
    style = "div { columns: 2; column-gap: 8mm; text-align: justify; font-size: 8pt }"
    assert printed(tmp_path, body, style) == [("text", text) for text in texts]
