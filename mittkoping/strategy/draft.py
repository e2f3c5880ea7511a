"""What a document says, each thing tied to the place that says so: the draft a person reviews.

The shapes are those of the contract `strategy-draft`; `place` is for thinking and never printed.
Ids are unique within their list; every list is in document order.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from mittkoping.texts.documents.document import Document, Span

AreaKind = Literal["goal_area", "frame", "follow_up", "responsibility", "activities", "goals"]
Modality = Literal["ska", "bör", "kan", "strävan"]
DueKind = Literal["by", "from"]
Recurrence = Literal["yearly", "termly", "quarterly", "tertial", "continuous", "biennial", "once"]
Level = Literal[
    "politics", "administration", "service_manager", "support_function", "principal", "local_support",
    "team", "learner", "guardian",
]  # fmt: skip
Status = Literal[
    "not_started", "in_progress", "met", "partly_met", "not_met", "not_measured", "closed_unassessed",
    "transferred", "under_inquiry",
]  # fmt: skip
DutyKind = Literal[
    "decides", "responsible", "ensures", "coordinates", "supports", "follows_up", "contributes"
]
DocumentType = Literal[
    "strategi", "program", "plan", "handlingsplan", "policy", "riktlinje", "regler", "uppföljning", "beslut",
    "annat",
]  # fmt: skip
ColumnKind = Literal[
    "area", "goal", "activity", "owner", "time", "follow_up", "status", "target", "baseline", "resources",
    "role", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object stands: the index of its block in the document, and in a table its row and column."""

    block: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When the document applies; None where it does not say, or for as long as nothing else is decided."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Parent:
    """A steering document that this one says it builds on. `sentence` is where it says so."""

    title: str
    case_number: str | None
    span: Span | None
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says of itself. `open_ended` is true for one that says *tills vidare*."""

    title: str | None
    type: DocumentType
    language: Literal["sv", "en"]
    organisation: str | None
    municipality_code: str | None
    period: Period
    decided_by: str | None
    decided_on: date | None
    case_number: str | None
    review_on: date | None
    parents: tuple[Parent, ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A heading of the document; `level` counts from 1, `parent` is the enclosing heading's id."""

    id: str
    title: str
    kind: AreaKind
    level: int
    parent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """The measurable quantity of a goal; `per` is None when it is not a ratio."""

    value: float
    unit: str
    per: str | None = None
    comparator: Literal[">=", "<=", "="] | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the document promises. `stage` is the grade of a progression goal, which has no due date."""

    id: str
    area: str | None
    text: str
    span: Span
    place: Place
    modality: Modality
    rule: str
    confidence: float
    due: date | None = None
    due_kind: DueKind | None = None
    due_text: str | None = None
    scope: tuple[str, ...] = ()
    target: Target | None = None
    stage: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something the document says will be looked at again; `goals` are ids."""

    id: str
    area: str | None
    text: str
    span: Span
    place: Place
    rule: str
    confidence: float
    owner: str | None = None
    owner_span: Span | None = None
    recurrence: Recurrence | None = None
    recurrence_text: str | None = None
    due: date | None = None
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a role is to do."""

    kind: DutyKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A role and its duties."""

    id: str
    role: str
    level: Level | None
    span: Span | None
    duties: tuple[Duty, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to be done; `goal` is the id of the goal in the same table row."""

    id: str
    area: str | None
    text: str
    span: Span
    place: Place
    rule: str
    confidence: float
    owner: str | None = None
    owner_span: Span | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    goal: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class MeasureSheet:
    """A measure's definition sheet; every field as written."""

    name: str
    span: Span
    follow_up: str | None
    unit: str | None = None
    definition: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    reference_date: str | None = None
    source: str | None = None
    baseline: float | str | None = None
    target: float | str | None = None
    suppression: str | None = None
    break_note: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was read out of one document.

    `columns` holds, for each table's block index, what kind each of its columns is; `head_rows` how many of
    its first rows are heads.
    """

    document: Document
    facts: Facts
    areas: tuple[Area, ...] = ()
    goals: tuple[Goal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    activities: tuple[Activity, ...] = ()
    measures: tuple[MeasureSheet, ...] = ()
    columns: dict[int, tuple[ColumnKind, ...]] = field(default_factory=dict)
    head_rows: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FindingTarget:
    """What a finding is about; `label` in the document's own words."""

    kind: Literal[
        "document", "area", "goal", "follow_up", "responsibility", "activity", "owner", "parent", "text"
    ]
    id: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark by the linter; `proposal` is a better wording in Swedish, where there is one."""

    rule: str
    severity: Literal["error", "warning", "info"]
    target: FindingTarget
    message_sv: str
    message_en: str
    span: Span | None
    variant: str | None = None
    proposal: str | None = None
