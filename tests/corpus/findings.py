"""Compares the linter's findings with those a document must and must not give."""

from collections.abc import Sequence

from mittkoping.strategy.draft import Draft, Finding
from tests.corpus.check_corpus import Expected
from tests.corpus.tally import Tallies, holds


def compare_findings(expected: Expected, draft: Draft, findings: Sequence[Finding], tallies: Tallies) -> None:
    """One tally for each rule and side: `lint must L1`, `lint must_not L1`."""
    ignored = expected.get("ignore", {}).get("findings", [])
    lint = expected["lint"]
    for wanted in lint["must"]:
        there = any(_is_it(wanted, finding, draft) for finding in findings)
        came = [_words(finding, draft)[0] for finding in findings if finding.rule == wanted["rule"]]
        tallies[f"lint must {wanted['rule']}"].check(there, f"not found: {_told(wanted)}, came {came}")
    for denied in lint["must_not"]:
        found = [
            finding
            for finding in findings
            if _is_it(denied, finding, draft)
            and not any(holds(words, ignored) for words in _words(finding, draft))
            and not (finding.rule == "L2" and finding.severity == "info")
        ]
        came = [_words(finding, draft)[0] for finding in found]
        tallies[f"lint must_not {denied['rule']}"].check(not found, f"denied: {_told(denied)}, came {came}")


def _is_it(wanted: Expected, finding: Finding, draft: Draft) -> bool:
    return (
        finding.rule == wanted["rule"]
        and wanted.get("variant") in (None, finding.variant)
        and wanted.get("kind") in (None, finding.target.kind)
        and (
            "target" not in wanted
            or any(holds(words, [wanted["target"]]) for words in _words(finding, draft))
        )
    )


def _words(finding: Finding, draft: Draft) -> list[str]:
    """What a finding is about: its label, its excerpt and the text of its object."""
    kinds: dict[str, dict[str, str]] = {
        "area": {one.id: one.title for one in draft.areas},
        "goal": {one.id: one.text for one in draft.goals},
        "follow_up": {one.id: one.text for one in draft.follow_ups},
        "activity": {one.id: one.text for one in draft.activities},
        "responsibility": {one.id: one.role for one in draft.responsibilities},
    }
    excerpt = draft.document.said(finding.span) if finding.span else ""
    return [
        finding.target.label,
        excerpt,
        kinds.get(finding.target.kind, {}).get(finding.target.id or "", ""),
    ]


def _told(finding: Expected) -> str:
    return " ".join(str(finding[name]) for name in ("rule", "variant", "kind", "target") if name in finding)
