"""What the terminal shows: lines that fit, nothing that steers it, and every finding with its cure."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.strategy import terminal
from mittkoping.strategy.lint.rules import lint
from tests.strategy.lint.drafts import TODAY, Sheet

NARROW = terminal.Sheet(50)


def plan() -> Sheet:
    """A document with promises of every kind."""
    sheet = Sheet()
    sheet.goal("Kommunen ska läsa.", area=None)
    sheet.heading("Läsning")
    sheet.goal("Alla elever ska ha en egen bok senast 2031.", due=date(2031, 12, 31), due_kind="by")
    sheet.goal("Eleverna ska läsa med flyt senast i årskurs 3.", stage="åk 3")
    sheet.follow_up("Antal lån, varje termin (Biblioteket)", owner="Biblioteket", recurrence="termly")
    sheet.activity("Köpa böcker, maj 2030", due=date(2030, 5, 31))
    sheet.role("Biblioteket", "Köper in böcker.", "Räknar lånen.")
    return sheet


def test_it_shows_what_is_promised_by_whom_and_when() -> None:
    draft = plan().draft()
    said = terminal.draft_for_terminal(draft, (), terminal.Sheet(100))
    for line in (
        "Gäller: från den 1 januari 2030 till den 31 december 2032",
        "Utanför områdena",
        "  - Mål: Alla elever ska ha en egen bok senast 2031.\n    senast den 31 december 2031",
        "    senast i åk 3",
        "    ansvarig Biblioteket, varje termin",
        "    ingen ansvarig, senast den 31 maj 2030",
        "  - Biblioteket: 2 uppgifter",
    ):
        assert line in said


def test_findings_stand_by_weight_with_their_words_and_their_cure() -> None:
    draft = plan().draft()
    findings = lint(draft, TODAY)
    said = terminal.findings_for_terminal(draft, findings, TODAY, terminal.Sheet(100))
    assert said.index("Bör ses över (") < said.index("Kan bli bättre (")
    assert said.count("\nL") == len(findings)
    assert "  | Alla elever ska ha en egen bok senast 2031." in said
    assert "Förslag: Alla elever (… stycken enligt … den …) ska" in said


def test_bold_only_where_it_shows() -> None:
    draft = plan().draft()
    assert "\033" not in terminal.draft_for_terminal(draft, (), NARROW)
    assert "\033[1mLäsning\033[0m" in terminal.draft_for_terminal(draft, (), terminal.Sheet(80, bold=True))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_document_steers_the_terminal(words: str) -> None:
    sheet = Sheet(title=f"Plan {words}")
    sheet.heading(f"Om {words}")
    sheet.goal(f"Alla elever ska ha {words} nu.")
    draft = sheet.draft()
    said = terminal.findings_for_terminal(draft, lint(draft, TODAY), TODAY, NARROW)
    said += terminal.draft_for_terminal(draft, (), NARROW)
    assert all(sign.isprintable() or sign == "\n" for sign in said)
