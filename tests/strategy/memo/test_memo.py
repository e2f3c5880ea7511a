"""The memo: what it says, in which order, and that a hostile document cannot steer what reads it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from mittkoping.strategy.draft import Period, Target
from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.memo import page, printed, word
from mittkoping.strategy.memo.content import Memo, memo_of
from mittkoping.strategy.memo.writing import filename, write_memo
from mittkoping.texts.documents.document import UnusableError
from tests.strategy.lint.drafts import TODAY, Sheet

HOSTILE = (
    'Alla elever ska ha <script>alert(1)</script> & "en" #set text(red) $x$ \\input{x} '
    "<img src=http://x.example> bok."
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def found(tree: Any, path: str) -> list[Any]:
    """What an XPath finds."""
    return list(tree.xpath(path))


def memo(sheet: Sheet, as_of: date = TODAY) -> Memo:
    """The memo on a document written down by hand."""
    draft = sheet.draft()
    return memo_of(draft, lint(draft, as_of), as_of)


def plan() -> Sheet:
    """A document with something to say about the whole and about each sentence."""
    sheet = Sheet(decided_by="Skolnämnden", decided_on=date(2029, 10, 3), case_number="SN 2029/17")
    area = sheet.heading("Läsning")
    sheet.goal("Alla elever ska ha en egen bok.", due=date(2031, 12, 31), due_kind="by")
    sheet.goal("Skolan ska främja läslust.")
    sheet.heading("Att följa upp", kind="follow_up", level=3, parent=area.id)
    sheet.follow_up("Antal lån, varje termin (Biblioteket)", owner="Biblioteket")
    return sheet


def test_it_says_which_document_and_version_it_is_about() -> None:
    facts = dict(memo(plan()).facts)
    assert facts["Dokument"] == "Läsplan 2030–2032"
    assert facts["Fil"] == "plan.md"
    assert facts["Kontrollsumma (SHA-256)"] == "0" * 64
    assert facts["Diarienummer"] == "SN 2029/17"
    assert facts["Läst"] == "den 1 mars 2030"


def test_it_begins_with_what_is_clear() -> None:
    assert memo(plan()).strengths == (
        "Det framgår hur länge planen gäller: från den 1 januari 2030 till den 31 december 2032.",
        "Det framgår vem som har beslutat och när: Skolnämnden, den 3 oktober 2029.",
        "1 av 2 mål säger när det ska vara nått.",
        "Varje område med mål har en egen uppföljning.",
        "Varje uppföljning har en ansvarig.",
        "Inga personer nämns vid namn. Ansvaret ligger på roller och enheter.",
    )


def test_it_sums_up_in_numbers() -> None:
    assert memo(plan()).summary == (
        "I dokumentet finns 1 område, 2 mål, 1 uppföljning, inga aktiviteter och inga roller med ansvar. "
        "Det finns 4 synpunkter: 2 gäller sådant som bör ses över, 2 sådant som kan bli bättre."
    )


def test_one_remark_and_remarks_of_one_weight_are_summed_up_in_words() -> None:
    draft = plan().draft()
    light = [finding for finding in lint(draft, TODAY) if finding.severity == "info"]
    assert memo_of(draft, light[:1], TODAY).summary.endswith(
        "Det finns 1 synpunkt. Den gäller något som kan bli bättre."
    )
    assert memo_of(draft, light, TODAY).summary.endswith(
        "Det finns 2 synpunkter. Alla gäller sådant som kan bli bättre."
    )


def test_what_holds_for_less_than_half_is_no_strength() -> None:
    sheet = Sheet()
    for place in range(4):
        area = sheet.heading(f"Område {place}")
        sheet.goal("Alla elever ska läsa.", due=date(2031, 12, 31) if place == 0 else None)
        if place == 0:
            sheet.heading("Att följa upp", kind="follow_up", level=3, parent=area.id)
            sheet.follow_up("Antal lån, varje termin (Biblioteket)", owner="Biblioteket")
    assert not [said for said in memo(sheet).strengths if " av 4 " in said]


@given(st.text(max_size=200), st.sampled_from([".docx", ".html", ".pdf"]))
@settings(max_examples=60, deadline=None)
def test_a_file_of_a_memo_has_a_name_that_every_system_takes(title: str, ending: str) -> None:
    name = filename(replace(memo(plan()), title=f"Synpunkter på {title}"), ending)
    assert name.startswith("Synpunkter på")
    assert name.endswith(ending)
    assert len(name) <= 80
    assert not set(name) & set('/\\:*?"<>|\n\0')


def test_remarks_on_the_whole_come_first_and_the_others_as_the_text_goes() -> None:
    made = memo(plan())
    assert [each.title for each in made.general] == ["Överordnat dokument"]
    assert [each.title for each in made.remarks] == [
        "”Alla” utan antal",
        "Riktning utan mått",
        "Mått utan definition",
    ]
    assert [each.number for each in made.all] == [1, 2, 3, 4]


def test_a_remark_has_its_sentence_its_section_its_reason_and_better_words() -> None:
    vague = memo(plan()).remarks[1]
    assert (vague.quote, vague.section) == ("Skolan ska främja läslust.", "Läsning")
    assert "”främja”" in vague.reason
    assert vague.proposal is not None
    assert memo(plan()).remarks[2].section == "Läsning"  # and not the heading `Att följa upp`


def test_a_document_without_faults_has_no_remarks() -> None:
    sheet = Sheet(period=Period(None, None))
    sheet.parent("Skolplan 2028–2034", "Planen bygger på Skolplan 2028–2034.")
    sheet.heading("Läsning")
    sheet.goal("Minst 90 procent ska läsa senast 2031.", due=date(2031, 12, 31), target=Target(90, "procent"))
    sheet.follow_up("Läsning, varje år", owner="Rektor")
    made = memo(sheet)
    assert made.all == ()
    assert made.summary.endswith("Det finns inga synpunkter att lämna.")
    assert "Målet säger när det ska vara nått." in made.strengths
    assert b"synpunkterna i korthet" not in page.made(made, TODAY).lower()
    assert printed.made(made, TODAY).startswith(b"%PDF")


def hostile() -> Memo:
    """A memo on a document that tries to be code wherever it is quoted."""
    sheet = Sheet(title=f"Plan <b>{HOSTILE}</b>")
    sheet.heading(f"<h1>{HOSTILE}")
    sheet.goal(HOSTILE)
    return memo(sheet)


def test_the_page_stands_on_its_own_and_runs_nothing() -> None:
    said = page.made(hostile(), TODAY).decode()
    tree = lxml.html.document_fromstring(said)
    assert tree.get("lang") == "sv-SE"
    assert found(tree, "//script | //img | //link | //iframe | //@href | //@src | //@onclick") == []
    assert re.search(r"url\(|@import", said) is None
    quotes = ["".join(quote.itertext()).strip() for quote in found(tree, "//blockquote")]
    assert HOSTILE in quotes
    assert [tag.tag for tag in found(tree, "//h1 | //h2 | //h3")][:2] == ["h1", "h2"]
    assert len(found(tree, "//table")) == 2
    assert all(found(table, ".//thead//th[@scope='col']") for table in found(tree, "//table"))


def test_quotes_from_an_english_document_are_marked_as_english() -> None:
    sheet = Sheet(language="en")
    sheet.goal("All pupils shall learn to swim.")
    tree = lxml.html.document_fromstring(page.made(memo(sheet), TODAY))
    assert found(tree, "//blockquote/@lang") == ["en"] * len(found(tree, "//blockquote"))


def part(made: bytes, name: str) -> etree._Element:
    """One part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def test_the_word_document_has_headings_head_rows_title_and_language() -> None:
    made = word.made(hostile(), TODAY)
    body = part(made, "word/document.xml")
    styles = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert {"Title", "Heading2", "Heading3"} <= set(styles)
    tables = body.findall(f".//{W}tbl")
    assert len(tables) == 2
    assert all(table.find(f".//{W}tblHeader") is not None for table in tables)
    assert HOSTILE in "".join(map(str, body.itertext()))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "media" in name]
        assert "Synpunkter på" in archive.read("docProps/core.xml").decode()
        assert 'w:val="sv-SE"' in archive.read("word/styles.xml").decode()
        assert b"http://x.example" not in archive.read("word/_rels/document.xml.rels")


def pdf_text(made: bytes) -> str:
    """All text of a PDF, on one line."""
    with pypdfium2.PdfDocument(made) as document:
        return " ".join(" ".join(each.get_textpage().get_text_range() for each in document).split())


def test_the_pdf_is_tagged_has_its_language_and_shows_what_is_quoted_as_text() -> None:
    made = printed.made(hostile(), TODAY)
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made
    assert b"/Lang" in made
    said = pdf_text(made)
    assert "<script>alert(1)</script>" in said
    assert "#set text(red) $x$" in said


@pytest.mark.parametrize(
    "strange", ["😀", "中文", "العربية", "\u0600", "ﷺ", "a\u0301", "\U000e0001", "Ł ø ß Ж Ω € → ≥"]
)
def test_no_sign_keeps_a_pdf_from_being_made(strange: str) -> None:
    sheet = Sheet()
    sheet.goal(f"Alla elever ska ha {strange} en bok.")
    assert "Alla elever ska ha" in pdf_text(printed.made(memo(sheet), TODAY))


def test_a_sign_that_the_typeface_lacks_is_shown_as_lacking() -> None:
    sheet = Sheet()
    sheet.goal("Alla elever ska ha 😀 en bok.")
    assert "ska ha ¤ en bok" in pdf_text(printed.made(memo(sheet), TODAY))


@pytest.mark.parametrize("form", [page, word, printed])
def test_the_same_memo_and_day_give_the_same_bytes(form: Any) -> None:
    made = form.made
    assert made(memo(plan()), TODAY) == made(memo(plan()), TODAY)


def test_a_memo_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "svar.html"
    path.write_text("det förra")

    def fails(*_: object) -> bytes:
        raise OSError("full")

    monkeypatch.setattr(page, "made", fails)
    with pytest.raises(UnusableError) as refused:
        write_memo(memo(plan()), path, TODAY)
    assert refused.value.code == "invalid_input"
    assert path.read_text() == "det förra"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_without_a_known_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError) as refused:
        write_memo(memo(plan()), tmp_path / "svar.txt", TODAY)
    assert refused.value.code == "unsupported_type"
