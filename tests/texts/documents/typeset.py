"""PDF files set by typst, which writes a table cell by cell and draws only the lines it is told to."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import typst

from mittkoping.texts.documents.document import Document
from tests.texts.documents.reading import check_spans, opened

AIM = (
    "Målen i denna plan gäller alla skolor i kommunen och följs upp varje år av nämnden i samband med "
    "bokslutet. Tabellen visar vad som ska göras och vem som svarar för det."
)
AFTER = "Efter tabellen står mer om hur planen ska följas upp, och vem som svarar för att det blir gjort."
ROWS = [
    ["Mål", "Åtgärd", "Ansvarig", "Klart"],
    ["Alla elever läser med flyt när de lämnar årskurs tre.", "Läslyftet genomförs.", "Rektor", "2027"],
    [
        "Fler barn går i förskola.",
        "Erbjuda öppen förskola i varje kommundel och på bibliotek.",
        "Chef",
        "2026",
    ],
    ["Minskad frånvaro i grundskolan", "", "Rektor", "2028"],
    ["Simkunnighet", "Skolorna erbjuder lovsimskola.", "Fritidschef", "Årligen"],
]


@cache
def _pdf(source: str) -> bytes:
    return typst.compile(source.encode(), format="pdf")


def typeset(folder: Path, source: str) -> Document:
    """The document that a typst source gives, set in 11 points."""
    document = opened(folder, "plan.pdf", _pdf(f'#set text(size: 11pt, lang: "sv")\n{source}'))
    check_spans(document)
    return document


def table(rows: Iterable[Sequence[str]], options: str = "stroke: none", columns: str = "4") -> str:
    """A typst table."""
    cells = ",\n".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: {columns}, {options},\n{cells})\n"
