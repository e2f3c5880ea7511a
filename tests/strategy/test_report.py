"""The lint report as the contract lays it down."""

from datetime import date

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.report import lint_report
from tests.strategy.lint.drafts import TODAY, Sheet


def sheet() -> Sheet:
    """Findings of all three weights, of rules 4 and 12 among others."""
    made = Sheet()
    made.heading("Simning")
    made.goal("Alla elever ska kunna simma senast 2034.", due=date(2034, 12, 31), due_kind="by")
    made.role("Badmästaren", "Mäter hur många som simmar.")
    return made


def test_it_has_what_the_contract_asks_for() -> None:
    draft = sheet().draft()
    findings = lint(draft, TODAY)
    said = lint_report(draft, findings, TODAY)
    assert list(said) == ["schema_version", "source", "as_of", "text", "findings", "summary"]
    assert said["as_of"] == "2030-03-01"
    assert said["text"] == draft.document.text
    assert said["source"]["sha256"] == "0" * 64


def test_every_excerpt_is_what_the_span_covers() -> None:
    draft = sheet().draft()
    said = lint_report(draft, lint(draft, TODAY), TODAY)
    for finding in said["findings"]:
        if finding["span"] is None:
            assert "excerpt" not in finding
        else:
            start, end = finding["span"]
            assert finding["excerpt"] == said["text"][start:end] != ""


def test_the_summary_counts_by_rule_number_and_by_weight() -> None:
    draft = sheet().draft()
    summary = lint_report(draft, lint(draft, TODAY), TODAY)["summary"]
    assert list(summary["by_rule"].items()) == [("L1", 1), ("L4", 1), ("L5", 1), ("L9", 1), ("L12", 1)]
    assert list(summary["by_severity"].items()) == [("error", 1), ("warning", 2), ("info", 2)]
    assert summary["total"] == 5


def test_without_findings_nothing_is_counted() -> None:
    draft = sheet().draft()
    assert lint_report(draft, (), TODAY)["summary"] == {"total": 0, "by_rule": {}, "by_severity": {}}
