"""Whatever somebody writes is read or refused: every span is exact, and reading twice gives the same."""

import json
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.printing import as_json
from mittkoping.strategy.reader.read import read
from mittkoping.strategy.report import lint_report
from mittkoping.texts.documents.document import Document, UnusableError
from tests.strategy.contracts import inexact
from tests.texts.documents.reading import check_spans, opened

AS_OF = date(2030, 3, 1)
PIECES = (
    *("Alla", "Varje skola", "elever", "ska", "bör", "kan", "senast 2031", "från och med", "ht 2032", "maj"),
    *("2030–2033", "100 %", "minst 3", "en", "dator", "per elev", "Rektor", "Nämnden", "(BUF IT)", "årligen"),
    *("Uppföljning", "Ansvar", "Mål", "Aktivitet", "Strategi för Ekby kommun", "mäts", "ansvarar för", "och"),
    *(".", ",", ":", ";", "–", "-", "\u2022", "|", "(", ")", "”", "…", "#", "##", "**", "1.", "a)", "\t"),
    *("\n", "\n\n", "\n- ", "\n# ", "\n|---|---|\n", " | ", "<p>", "</p>", "<h2>", "<li>", "<table>", "<td>"),
    *("\u0301", "\xad", "\u200b", "\x0c", "\r", "\u2028", "\xa0", "&nbsp;", "&#0;", "\U0001f600", "Ŀ", "ﬁ"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=200)
WORDS = st.lists(
    st.text(st.sampled_from("abeklrståäöAÅ,\xad\u200b\u0308\xa0\t"), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
)
ENDINGS = st.sampled_from([".txt", ".md", ".html"])


def _document(content: bytes, ending: str) -> Document | None:
    """The document, or None where the file is refused."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return opened(Path(folder), f"plan{ending}", content)
        except UnusableError:
            return None


@given(TEXTS | st.binary(max_size=200), ENDINGS)
@example("Mål 99999999999999999999 senast 9999-12-31", ".txt")
@settings(max_examples=150)
def test_any_text_is_read_or_refused_with_exact_spans(content: str | bytes, ending: str) -> None:
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    document = _document(raw, ending)
    if document is None:
        return
    check_spans(document)
    draft = read(document)
    findings = lint(draft, AS_OF)
    assert inexact(as_json(draft, findings)) == []
    assert inexact(lint_report(draft, findings, AS_OF)) == []


@given(TEXTS, ENDINGS)
@settings(max_examples=60)
def test_reading_twice_is_equal_to_the_byte(content: str, ending: str) -> None:
    raw = content.encode("utf-8", "replace")
    first, second = _document(raw, ending), _document(raw, ending)
    assert first == second
    if first and second:
        one, other = read(first), read(second)
        assert one == other
        printed = [json.dumps(as_json(draft, lint(draft, AS_OF))).encode() for draft in (one, other)]
        assert printed[0] == printed[1]


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=6))
@settings(max_examples=150)
def test_a_text_written_out_and_read_again_is_the_same(paragraphs: list[str]) -> None:
    first = _document("\n\n".join(paragraphs).encode(), ".txt")
    if first is not None:
        again = _document(first.text.replace("\n", "\n\n").encode(), ".txt")
        assert again is not None
        assert again.text == first.text
