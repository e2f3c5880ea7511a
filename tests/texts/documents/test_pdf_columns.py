"""PDF pages in columns, and where a paragraph ends though its last line is full."""

from pathlib import Path

import pytest

from tests.texts.documents.reading import told
from tests.texts.documents.test_pdf import at, lines, printed
from tests.texts.documents.typeset import AFTER, AIM, typeset

LEFT = [
    "Alla skolor i Rosund har ett", "bibliotek som är öppet varje", "dag. Skolorna köper böcker",
    "efter elevernas önskemål och", "ser till att de finns nära. En", "bibliotekarie leder arbetet",
]  # fmt: skip
RIGHT = [
    "och hjälper elever att hitta", "böcker som de vill läsa mer.", "Lärarna läser högt i klassen",
    "varje dag och samtalar sedan", "om det lästa med alla. Barn", "lånar hem böcker på loven.",
]  # fmt: skip


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("justified", ["true", "false"])
def test_columns_are_read_one_by_one(tmp_path: Path, count: int, justified: str) -> None:
    texts = [f"I stycke {number} står att e{AFTER[1:]}" for number in range(count * 9)]
    setting = f"#set page(columns: {count})\n#set par(justify: {justified})\n"
    document = typeset(tmp_path, setting + "\n\n".join(texts))
    assert told(document) == [("text", text) for text in texts]


def test_columns_that_the_file_tells_line_by_line(tmp_path: Path) -> None:
    page = b"".join(
        at(72, 700 - 14 * row, left) + at(310, 700 - 14 * row, right)
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    )
    assert told(printed(tmp_path, page)) == [("text", " ".join([*LEFT, *RIGHT]))]


UNFINISHED = [
    "Kommunen ska ha en plan för alla barn i grundskolan och i förskolan samt gymnasiet i hela",
    "Varje nämnd svarar för sin del av arbetet och ser till att det blir gjort i tid varje år. Så är det.",
]


@pytest.mark.parametrize("spacing", ["0.95em", "1.2em", "2em"])
def test_a_gap_ends_a_paragraph_whose_line_is_full(tmp_path: Path, spacing: str) -> None:
    source = f"#set par(spacing: {spacing})\n" + "\n\n".join([*UNFINISHED, AIM])
    assert told(typeset(tmp_path, source)) == [("text", text) for text in [*UNFINISHED, AIM]]


def test_an_indent_begins_a_paragraph(tmp_path: Path) -> None:
    texts = [AIM + " " + UNFINISHED[0], AIM, AFTER + " " + UNFINISHED[0]] * 3
    source = "#set par(first-line-indent: 1.5em, spacing: 0.65em)\n" + "\n\n".join(texts)
    assert told(typeset(tmp_path, source)) == [("text", text) for text in texts]


def test_a_run_in_begins_a_paragraph(tmp_path: Path) -> None:
    page = lines(
        700,
        "Alla skolor i Rosund har ett bibliotek som är öppet varje dag och som leds av en",
        "bibliotekarie. Skolorna köper in böcker efter elevernas önskemål varje läsår i hela",
    ) + at(72, 672, "Uppföljning:", bold=True) + at(150, 672, "Rektor frågar eleverna.")  # fmt: skip
    assert [block[1] for block in told(printed(tmp_path, page))][-1] == "Uppföljning: Rektor frågar eleverna."


def test_lines_of_a_narrow_box_are_one_paragraph(tmp_path: Path) -> None:
    source = f"{AIM}\n\n#block(width: 6cm)[{AIM} {AFTER}]\n\n{AFTER}"
    assert told(typeset(tmp_path, source)) == [("text", AIM), ("text", f"{AIM} {AFTER}"), ("text", AFTER)]
