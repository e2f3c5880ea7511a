"""What the memo says, before it has a form: facts, a summary, what is clear, and each remark."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mittkoping.strategy.draft import Draft, Finding
from mittkoping.strategy.lint.areas import Areas
from mittkoping.strategy.lint.deadlines import in_swedish
from mittkoping.strategy.lint.phrases import listed, shortened
from mittkoping.strategy.lint.places import sentence_around
from mittkoping.strategy.lint.rules import title_of
from mittkoping.strategy.memo.strengths import strengths
from mittkoping.strategy.words import WEIGHTS
from mittkoping.texts.documents.document import Span

_NAMELESS = ("follow_up", "goals", "activities")
_LINE = 50
CLOSING = (
    "Synpunkterna gäller om dokumentet går att följa upp: om det framgår vad som ska nås, när, av vem och "
    "hur det märks. De säger inget om huruvida målen är de rätta. De är framtagna med Mittköping, som läser "
    "texten efter fjorton regler, och ska läsas av en människa innan de skickas."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: its number and title, weight, the section and words it is about, why, and better words."""

    number: int
    title: str
    weight: str
    about: str
    section: str | None
    quote: str | None
    reason: str
    proposal: str | None


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo; `language` is that of the document it quotes."""

    title: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    strengths: tuple[str, ...]
    general: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    closing: str
    language: str

    @property
    def all(self) -> tuple[Remark, ...]:
        """Every remark, in the order of their numbers."""
        return self.general + self.remarks


def memo_of(draft: Draft, findings: Sequence[Finding], as_of: date) -> Memo:
    """The memo on a document: remarks on the whole first, then the others in the order of the text."""
    ordered = sorted(findings, key=lambda finding: finding.span is not None)
    remarks = [_remark(draft, finding, number) for number, finding in enumerate(ordered, 1)]
    general = sum(finding.span is None for finding in ordered)
    return Memo(
        title=f"Synpunkter på {title_in(draft)}",
        facts=_facts(draft, as_of),
        summary=summary(draft, findings),
        strengths=tuple(strengths(draft, findings)),
        general=tuple(remarks[:general]),
        remarks=tuple(remarks[general:]),
        closing=CLOSING,
        language=draft.facts.language,
    )


def title_in(draft: Draft) -> str:
    """The document's title, or its file's name where it has none."""
    return draft.facts.title or draft.document.source.filename


def summary(draft: Draft, findings: Sequence[Finding]) -> str:
    """What was read and how many remarks there are, in two sentences."""
    parts = [
        counted(sum(area.kind == "goal_area" for area in draft.areas), "område", "områden"),
        counted(len(draft.goals), "mål", "mål"),
        counted(len(draft.follow_ups), "uppföljning", "uppföljningar"),
        counted(len(draft.activities), "aktivitet", "aktiviteter"),
        counted(len(draft.responsibilities), "roll med ansvar", "roller med ansvar"),
    ]
    read = f"I dokumentet finns {listed(parts)}."
    if not findings:
        return f"{read} Det finns inga synpunkter att lämna."
    return f"{read} {_weighed(findings)}"


def _weighed(findings: Sequence[Finding]) -> str:
    """How many remarks there are, and how many of them are of which weight; there is one at least."""
    weights = Counter[str](finding.severity for finding in findings)
    counts = [(weights[severity], said.lower()) for severity, said in WEIGHTS.items() if weights[severity]]
    (number, weight), *others = counts
    if len(findings) == 1:
        return f"Det finns 1 synpunkt. Den gäller något som {weight}."
    if not others:
        return f"Det finns {number} synpunkter. Alla gäller sådant som {weight}."
    said = [f"{number} gäller sådant som {weight}", *(f"{more} sådant som {each}" for more, each in others)]
    return f"Det finns {len(findings)} synpunkter: {', '.join(said)}."


def counted(number: int, one: str, several: str) -> str:
    """`1 område`, `12 mål`, `inga områden`: the number with its word."""
    return f"{number} {one if number == 1 else several}" if number else f"inga {several}"


def section_of(draft: Draft, span: Span | None) -> str | None:
    """The title of the section in which something stands; None for headings themselves.

    Headings that only name what kind of items follow (`Mål`, `Att följa upp`) are passed over.
    """
    if span is None or any(area.span == span for area in draft.areas):
        return None
    before = [area for area in draft.areas if area.span.end <= span.start]
    if not before:
        return None
    nearest = max(before, key=lambda area: area.span.start)
    line = (nearest, *Areas(draft).lineage(nearest))
    return next((area.title for area in line if area.kind not in _NAMELESS), nearest.title)


def quote_of(draft: Draft, finding: Finding) -> str | None:
    """The sentence, item or cell that a finding is about; None for headings and what is not there."""
    if finding.span is None or finding.target.kind in ("area", "document"):
        return None
    spans = {each.id: each.span for each in draft.goals}
    spans |= {each.id: each.span for each in draft.follow_ups}
    spans |= {each.id: each.span for each in draft.activities}
    span = spans.get(finding.target.id or "")
    return draft.document.said(span or sentence_around(draft.document.text, finding.span.start))


def _remark(draft: Draft, finding: Finding, number: int) -> Remark:
    return Remark(
        number=number,
        title=title_of(finding),
        weight=WEIGHTS[finding.severity],
        about=_about(draft, finding),
        section=section_of(draft, finding.span),
        quote=quote_of(draft, finding),
        reason=finding.message_sv,
        proposal=finding.proposal,
    )


def _about(draft: Draft, finding: Finding) -> str:
    """What a finding is about, for a line of a table."""
    if finding.target.kind in ("goal", "follow_up", "activity"):
        return shortened(quote_of(draft, finding) or finding.target.label, _LINE)
    return finding.target.label


def _facts(draft: Draft, as_of: date) -> tuple[tuple[str, str], ...]:
    facts, source = draft.facts, draft.document.source
    said = [
        ("Dokument", title_in(draft)),
        ("Organisation", facts.organisation),
        ("Diarienummer", facts.case_number),
        ("Beslutat", in_swedish(facts.decided_on) if facts.decided_on else None),
        ("Fil", source.filename),
        ("Kontrollsumma (SHA-256)", source.sha256),
        ("Läst", in_swedish(as_of)),
    ]
    return tuple((label, words) for label, words in said if words)
