"""The report of `strategy lint --json`: the object that the contract strategy-lint lays down."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from mittkoping.strategy.draft import Draft, Finding
from mittkoping.strategy.printing import VERSION, Json, finding_json, source_json

_SEVERITIES = ("error", "warning", "info")


def lint_report(draft: Draft, findings: Sequence[Finding], as_of: date) -> Json:
    """The lint report of a document, ready to be written as JSON; keys always come in the same order.

    `as_of` is the day that deadlines were compared with; rules and severities without findings are left out.
    """
    rules = sorted((finding.rule for finding in findings), key=_number)
    severities = sorted((finding.severity for finding in findings), key=_SEVERITIES.index)
    return {
        "schema_version": VERSION,
        "source": source_json(draft.document.source),
        "as_of": as_of.isoformat(),
        "text": draft.document.text,
        "findings": [finding_json(draft.document, finding) for finding in findings],
        "summary": {
            "total": len(findings),
            "by_rule": dict(Counter(rules)),
            "by_severity": dict(Counter(severities)),
        },
    }


def _number(rule: str) -> int:
    return int(rule.removeprefix("L"))
