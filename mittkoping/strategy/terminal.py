"""A draft and its findings for the terminal: what is promised, who answers, by when, and what to mend."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import fill

from mittkoping.lib.terminal import printable
from mittkoping.strategy.draft import Activity, Area, Draft, Finding, FollowUp, Goal
from mittkoping.strategy.lint.deadlines import in_swedish
from mittkoping.strategy.lint.phrases import quoted
from mittkoping.strategy.lint.rules import title_of
from mittkoping.strategy.memo.content import counted, quote_of, section_of, summary, title_in
from mittkoping.strategy.words import RECURRENCES, WEIGHTS

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide lines may be, in characters, and whether headings may be bold."""

    width: int
    bold: bool = False

    def heading(self, words: str) -> str:
        """A heading: bold where that shows, otherwise underlined."""
        return f"\033[1m{words}\033[0m" if self.bold else f"{words}\n{'-' * min(len(words), self.width)}"

    def wrapped(self, words: str, depth: int = 0, mark: str = "") -> str:
        """Words in lines of the sheet's width, the first after a mark and the others under its words."""
        first = _INDENT * depth + mark
        return fill(
            printable(words),
            width=self.width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_on_hyphens=False,
        )


def draft_for_terminal(draft: Draft, findings: Sequence[Finding], sheet: Sheet) -> str:
    """What was read: the document's facts, then area by area its goals, follow-ups and activities."""
    parts = [_head(draft, sheet), sheet.wrapped(summary(draft, findings))]
    for area in (None, *draft.areas):
        said = list(_promises(draft, area, sheet))
        if said:
            title = printable(area.title) if area else "Utanför områdena"
            parts.append("\n".join([sheet.heading(title), *said]))
    if draft.responsibilities:
        roles = [
            sheet.wrapped(f"{role.role}: {_duties(len(role.duties))}", 1, "- ")
            for role in draft.responsibilities
        ]
        parts.append("\n".join([sheet.heading("Ansvar"), *roles]))
    return "\n\n".join(parts)


def findings_for_terminal(draft: Draft, findings: Sequence[Finding], as_of: date, sheet: Sheet) -> str:
    """The findings by weight, each with the words it is about, why, and a proposal."""
    parts = [_head(draft, sheet), sheet.wrapped(f"{summary(draft, findings)} Läst {in_swedish(as_of)}.")]
    by_weight: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_weight[finding.severity].append(finding)
    for severity, words in WEIGHTS.items():
        if by_weight[severity]:
            parts.append(sheet.heading(f"{words} ({len(by_weight[severity])})"))
            parts += [_finding(draft, finding, sheet) for finding in by_weight[severity]]
    return "\n\n".join(parts)


def _head(draft: Draft, sheet: Sheet) -> str:
    facts = draft.facts
    lines = [sheet.heading(printable(title_in(draft)))]
    period = facts.period
    said = (
        ("Gäller", _between(period.start, period.end, facts.open_ended)),
        ("Beslutat av", facts.decided_by),
        ("Beslutat", in_swedish(facts.decided_on) if facts.decided_on else None),
        ("Diarienummer", facts.case_number),
        ("Bygger på", ", ".join(parent.title for parent in facts.parents) or None),
    )
    return "\n".join([*lines, *(sheet.wrapped(f"{label}: {words}") for label, words in said if words)])


def _between(start: date | None, end: date | None, open_ended: bool) -> str | None:
    begun = f"från {in_swedish(start)} " if start else ""
    if open_ended:
        return f"{begun}tills vidare"
    return f"{begun}till {in_swedish(end)}" if end else begun.strip() or None


def _promises(draft: Draft, area: Area | None, sheet: Sheet) -> Iterator[str]:
    own = area.id if area else None
    for label, items in (
        ("Mål", draft.goals),
        ("Följs upp", draft.follow_ups),
        ("Aktivitet", draft.activities),
    ):
        for item in items:
            if item.area == own:
                yield sheet.wrapped(f"{label}: {item.text}", 1, "- ")
                answers = _answers(item)
                if answers:
                    yield sheet.wrapped(answers, 2)


def _answers(item: Goal | FollowUp | Activity) -> str:
    """Who answers for it and by when, as far as it is said."""
    if isinstance(item, Goal):
        kind = "från" if item.due_kind == "from" else "senast"
        said = [f"{kind} {in_swedish(item.due)}" if item.due else item.stage and f"senast i {item.stage}"]
        return ", ".join(words for words in said if words)
    often = RECURRENCES.get(item.recurrence or "")
    day = f"senast {in_swedish(item.due)}" if item.due else None
    owner = f"ansvarig {item.owner}" if item.owner else "ingen ansvarig"
    return ", ".join(words for words in (owner, often, day) if words)


def _duties(number: int) -> str:
    return counted(number, "uppgift", "uppgifter")


def _finding(draft: Draft, finding: Finding, sheet: Sheet) -> str:
    section = section_of(draft, finding.span)
    under = f", under {quoted(section)}" if section else ""
    said = [sheet.wrapped(f"{finding.rule} {title_of(finding)}{under}")]
    if quote := quote_of(draft, finding):
        said.append(sheet.wrapped(quote, 1, "| "))
    said.append(sheet.wrapped(finding.message_sv, 1))
    if finding.proposal:
        said.append(sheet.wrapped(f"Förslag: {finding.proposal}", 1))
    return "\n".join(said)
