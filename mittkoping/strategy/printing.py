"""Drafts, findings and errors as the JSON objects of the contracts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mittkoping.strategy.draft import (
    Activity,
    Area,
    Draft,
    Facts,
    Finding,
    FollowUp,
    Goal,
    MeasureSheet,
    Responsibility,
)
from mittkoping.strategy.lint.rules import rule_of
from mittkoping.texts.documents.document import Document, Source, Span, UnusableError

VERSION = "1.0"
Json = dict[str, Any]


def as_json(draft: Draft, findings: Sequence[Finding]) -> Json:
    """The draft and its findings, keys and order as in the contract; dates as YYYY-MM-DD, spans as pairs."""
    return {
        "schema_version": VERSION,
        "source": source_json(draft.document.source),
        "text": draft.document.text,
        "document": _facts(draft.facts),
        "areas": [_area(area) for area in draft.areas],
        "goals": [_goal(goal) for goal in draft.goals],
        "follow_ups": [_follow_up(made) for made in draft.follow_ups],
        "responsibilities": [_responsibility(role) for role in draft.responsibilities],
        "activities": [_activity(made) for made in draft.activities],
        "measures": [_measure(sheet) for sheet in draft.measures],
        "findings": [finding_json(draft.document, finding) for finding in findings],
    }


def source_json(source: Source) -> Json:
    """Facts about the file; pages only where the format has them."""
    pages = {} if source.pages is None else {"pages": source.pages}
    return {
        "filename": source.filename,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "bytes": source.bytes,
        **pages,
    }


def finding_json(document: Document, finding: Finding) -> Json:
    """One finding and its rule's title; excerpt, variant and proposal where it has them."""
    target, rule = finding.target, rule_of(finding)
    said: Json = {"rule": finding.rule}
    if finding.variant is not None:
        said["variant"] = finding.variant
    said |= {
        "severity": finding.severity,
        "target": {"kind": target.kind, "id": target.id, "label": target.label},
        "title_sv": rule.title,
        "title_en": rule.title_en,
        "message_sv": finding.message_sv,
        "message_en": finding.message_en,
        "span": _span(finding.span),
    }
    if finding.span is not None:
        said["excerpt"] = document.said(finding.span)
    if finding.proposal is not None:
        said["proposal"] = finding.proposal
    return said


def error_json(error: UnusableError) -> Json:
    """The error object of the contract, for a document that cannot be used."""
    return {"error": {"code": error.code, "message": error.message, "hint": error.hint}}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _facts(facts: Facts) -> Json:
    return {
        "title": facts.title,
        "type": facts.type,
        "language": facts.language,
        "organisation": facts.organisation,
        "municipality_code": facts.municipality_code,
        "period": {"from": _day(facts.period.start), "to": _day(facts.period.end)},
        "decided_by": facts.decided_by,
        "decided_on": _day(facts.decided_on),
        "case_number": facts.case_number,
        "review_on": _day(facts.review_on),
        "parents": [
            {"title": parent.title, "case_number": parent.case_number, "span": _span(parent.span)}
            for parent in facts.parents
        ],
    }


def _area(area: Area) -> Json:
    return {
        "id": area.id,
        "title": area.title,
        "kind": area.kind,
        "level": area.level,
        "parent": area.parent,
        "span": _span(area.span),
    }


def _goal(goal: Goal) -> Json:
    return {
        "id": goal.id,
        "area": goal.area,
        "text": goal.text,
        "modality": goal.modality,
        "due": _day(goal.due),
        "due_kind": goal.due_kind,
        "due_text": goal.due_text,
        "scope": list(goal.scope),
        "target": _target(goal),
        "stage": goal.stage,
        "status": goal.status,
        "span": _span(goal.span),
        "rule": goal.rule,
        "confidence": goal.confidence,
    }


def _target(goal: Goal) -> Json | None:
    if goal.target is None:
        return None
    baseline = goal.target.baseline
    return {
        "value": _number(goal.target.value),
        "unit": goal.target.unit,
        "per": goal.target.per,
        "comparator": goal.target.comparator,
        "baseline": None if baseline is None else _number(baseline),
    }


def _follow_up(made: FollowUp) -> Json:
    return {
        "id": made.id,
        "area": made.area,
        "text": made.text,
        "owner": made.owner,
        "recurrence": made.recurrence,
        "recurrence_text": made.recurrence_text,
        "due": _day(made.due),
        "goals": list(made.goals),
        "span": _span(made.span),
        "rule": made.rule,
        "confidence": made.confidence,
    }


def _responsibility(role: Responsibility) -> Json:
    return {
        "id": role.id,
        "role": role.role,
        "aliases": list(role.aliases),
        "level": role.level,
        "span": _span(role.span),
        "duties": [{"kind": duty.kind, "text": duty.text, "span": _span(duty.span)} for duty in role.duties],
    }


def _activity(made: Activity) -> Json:
    return {
        "id": made.id,
        "area": made.area,
        "text": made.text,
        "owner": made.owner,
        "due": _day(made.due),
        "recurrence": made.recurrence,
        "goal": made.goal,
        "status": made.status,
        "span": _span(made.span),
        "rule": made.rule,
        "confidence": made.confidence,
    }


def _measure(sheet: MeasureSheet) -> Json:
    return {
        "name": sheet.name,
        "unit": sheet.unit,
        "definition": sheet.definition,
        "numerator": sheet.numerator,
        "denominator": sheet.denominator,
        "reference_date": sheet.reference_date,
        "source": sheet.source,
        "baseline": sheet.baseline,
        "target": sheet.target,
        "suppression": sheet.suppression,
        "break_note": sheet.break_note,
        "follow_up": sheet.follow_up,
        "span": _span(sheet.span),
    }
