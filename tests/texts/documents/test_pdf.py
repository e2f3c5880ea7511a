"""PDF: pages drawn word by word, so that places decide what is a line, a paragraph, a heading or a cell."""

from pathlib import Path

from mittkoping.texts.documents.document import Document, Table
from tests.texts.documents import hostile
from tests.texts.documents.reading import check_spans, leads, opened, told

TEXT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"


RUN_ON = (
    "Alla skolor i Rosund har ett bibliotek som är öppet varje dag och som utvärderas varje termin. Det "
    "gäller både för- och grundskola, och alla elever får låna så många böcker som de vill läsa hemma under "
    "loven och på fritiden."
)


def at(x: int, y: int, text: str, size: int = 11, *, bold: bool = False) -> bytes:
    """A piece of text from a place on."""
    face = b"F2" if bold else b"F1"
    return b"BT /%b %d Tf %d %d Td (%b) Tj ET\n" % (face, size, x, y, text.encode("cp1252"))


def lines(y: int, *texts: str, x: int = 72) -> bytes:
    """Lines of a paragraph, the first at this height."""
    return b"".join(at(x, y - 14 * number, text) for number, text in enumerate(texts))


def frame(xs: list[int], ys: list[int]) -> bytes:
    """Every line of a grid."""
    lying = [b"%d %d m %d %d l S\n" % (xs[0], y, xs[-1], y) for y in ys]
    return b"".join([*lying, *(b"%d %d m %d %d l S\n" % (x, ys[0], x, ys[-1]) for x in xs)])


def printed(folder: Path, *pages: bytes) -> Document:
    """The document that these pages are."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(count))
    objects = [hostile.CATALOGUE, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count), TEXT, BOLD]
    for number, page in enumerate(pages):
        fonts = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%b>>" % (6 + 2 * number, fonts)
        )
        objects.append(hostile.stream(page))
    document = opened(folder, "plan.pdf", hostile.pdf(objects))
    assert document.source.pages == count
    check_spans(document)
    return document


def furnished(page: int, *content: bytes) -> bytes:
    """A page with running head and page number."""
    return b"".join([at(72, 800, "Rosunds kommun", 9), *content, at(72, 40, f"Sida {page} (2)", 9)])


def test_a_paragraph_over_a_page_break(tmp_path: Path) -> None:
    first = furnished(
        1,
        at(72, 740, "Plan för läsning", 20),
        at(72, 700, "1 Inledning", 14, bold=True),
        lines(
            670,
            "Alla skolor i Rosund har ett bibliotek som är öppet varje dag och som utvärde-",
            "ras varje termin. Det gäller både för-",
            "och grundskola, och alla elever får låna så många böcker som de vill läsa hemma",
        ),
    )
    second = furnished(2, lines(740, "under loven och på fritiden.", "Så är det."))
    assert told(printed(tmp_path, first, second)) == [
        ("heading", 1, "Plan för läsning"),
        ("heading", 2, "1 Inledning"),
        ("text", RUN_ON),
        ("text", "Så är det."),
    ]


def test_items_run_ins_and_bold_lines(tmp_path: Path) -> None:
    square = b"76 674 4 4 re f\n"
    page = b"".join([
        at(72, 720, "Att följa upp", bold=True),
        lines(700, "Skolorna ska"),
        square,
        lines(672, "ha en bibliotekarie som finns på plats varje dag när skolan är öppen och som", x=90),
        lines(658, "kan läsa högt,", x=90),
        lines(640, "- låna ut böcker"),
        at(90, 626, "o på lätt svenska"),
        at(72, 590, "Trygghet:", bold=True), at(130, 590, "Alla ska må bra."),
    ])  # fmt: skip
    document = printed(tmp_path, page)
    assert told(document) == [
        ("heading", None, "Att följa upp"),
        ("text", "Skolorna ska"),
        (
            "item",
            1,
            "ha en bibliotekarie som finns på plats varje dag när skolan är öppen och som kan läsa högt,",
        ),
        ("item", 1, "låna ut böcker"),
        ("item", 2, "på lätt svenska"),
        ("text", "Trygghet: Alla ska må bra."),
    ]
    assert leads(document) == ["Trygghet"]


def test_a_table_with_wrapped_and_merged_cells_over_two_pages(tmp_path: Path) -> None:
    head = [at(80, 705, "Mål", bold=True), at(280, 705, "Ansvarig", bold=True)]
    merged = b"".join([
        frame([72, 272, 472], [720, 700]),
        b"72 700 m 72 640 l S 272 700 m 272 640 l S 472 700 m 472 640 l S\n",
        b"72 640 m 472 640 l S 272 670 m 472 670 l S\n",
    ])  # fmt: skip
    first = furnished(
        1, merged, *head, lines(685, "Alla läser varje", "dag i utvecklings-", "arbetet", x=80),
        at(280, 685, "Rektor"), at(280, 655, "Förskolechef"),
    )  # fmt: skip
    second = furnished(
        2, frame([72, 272, 472], [720, 700, 680]), *head, at(80, 685, "Alla simmar"), at(280, 685, "–"),
        lines(640, "Efter tabellen."),
    )  # fmt: skip
    document = printed(tmp_path, first, second)
    table, after = document.blocks
    assert isinstance(table, Table)
    assert document.text == (
        "Mål | Ansvarig\nAlla läser varje dag i utvecklingsarbetet | Rektor\nFörskolechef\nAlla simmar | –\n"
        "Efter tabellen."
    )
    assert table.rows[1][0] is table.rows[2][0]
    assert [cell.heading for cell in table.rows[0]] == [True, True]
    assert document.said(after.span) == "Efter tabellen."
