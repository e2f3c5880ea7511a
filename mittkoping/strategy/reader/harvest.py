"""What has been read so far: objects are added in document order and numbered as they come."""

from dataclasses import dataclass, field, replace

from mittkoping.strategy.draft import (
    Activity,
    Area,
    ColumnKind,
    FollowUp,
    Goal,
    MeasureSheet,
    Modality,
    Place,
    Status,
)
from mittkoping.strategy.reader.dates import Deadline, deadline, deadlines
from mittkoping.strategy.reader.owners import owner_of
from mittkoping.strategy.reader.recurrence import frequency
from mittkoping.strategy.reader.scope import scope, stage
from mittkoping.strategy.reader.targets import target
from mittkoping.texts.documents.document import Document, Span


@dataclass
class Harvest:
    """The lists of a draft while it grows; `document` is what is being read."""

    document: Document
    areas: list[Area] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    measures: list[MeasureSheet] = field(default_factory=list)
    columns: dict[int, tuple[ColumnKind, ...]] = field(default_factory=dict)
    head_rows: dict[int, int] = field(default_factory=dict)

    def goal(
        self,
        span: Span,
        place: Place,
        area: str | None,
        modality: Modality,
        rule: str,
        confidence: float,
        *,
        due: tuple[Deadline, str] | None = None,
        grade: str | None = None,
        status: Status | None = None,
    ) -> Goal:
        """Add a goal. `due`, with its words, is what a stem or a row gives where the goal names no day."""
        said = self.document.said(span)
        reached = stage(said) or grade
        own = None if reached else deadline(said)
        day, words = (own, said[own.start : own.end]) if own else due if due and not reached else (None, None)
        quantity = target(said)
        made = Goal(
            id=f"g{len(self.goals) + 1}",
            area=area,
            text=said,
            span=span,
            place=place,
            modality=modality,
            rule=_goal_rule(rule, own is not None or reached is not None, quantity is not None),
            confidence=confidence,
            due=day.day if day else None,
            due_kind=day.kind if day else None,
            due_text=words,
            scope=scope(said),
            target=quantity,
            stage=reached,
            status=status,
        )
        self.goals.append(made)
        return made

    def follow_up(
        self,
        span: Span,
        place: Place,
        area: str | None,
        rule: str,
        confidence: float,
        *,
        owner: Span | None = None,
        goals: tuple[str, ...] = (),
    ) -> FollowUp:
        """Add a follow-up; its own words name owner, frequency and date before what is given."""
        said = self.document.said(span)
        answering = owner_of(self.document.text, span) or owner
        days = deadlines(said)
        often, day = frequency(said), days[0] if len(days) == 1 else None
        made = FollowUp(
            id=f"f{len(self.follow_ups) + 1}",
            area=area,
            text=said,
            span=span,
            place=place,
            rule=rule,
            confidence=confidence,
            owner=self.document.said(answering) if answering else None,
            owner_span=answering,
            recurrence=often.recurrence if often else "once" if day else None,
            recurrence_text=said[often.start : often.end]
            if often
            else said[day.start : day.end]
            if day
            else None,
            due=day.day if day and not often else None,
            goals=goals,
        )
        self.follow_ups.append(made)
        return made

    def activity(
        self,
        span: Span,
        place: Place,
        area: str | None,
        rule: str,
        confidence: float,
        *,
        owner: Span | None = None,
        time: Span | None = None,
        goal: str | None = None,
        status: Status | None = None,
    ) -> Activity:
        """Add an activity; `owner` and `time` are what its row or entry gives."""
        document = self.document
        said = document.said(span)
        answering = owner or owner_of(document.text, span)
        stated = document.said(time) if time else ""
        days = [day for day in deadlines(stated or said, goal=False) if day.kind == "by"]
        often = frequency(stated) if stated else frequency(said)
        made = Activity(
            id=f"t{len(self.activities) + 1}",
            area=area,
            text=said,
            span=span,
            place=place,
            rule=rule,
            confidence=confidence,
            owner=document.said(answering) if answering else None,
            owner_span=answering,
            due=max(day.day for day in days) if days else None,
            recurrence=often.recurrence if often else None,
            goal=goal,
            status=status,
        )
        self.activities.append(made)
        return made

    def set_owner(self, kind: str, owner: Span) -> None:
        """Give the last activity or follow-up, by `kind`, an owner named on a line of its own."""
        said = self.document.said(owner)
        if kind == "activity":
            self.activities[-1] = replace(self.activities[-1], owner=said, owner_span=owner)
        else:
            self.follow_ups[-1] = replace(self.follow_ups[-1], owner=said, owner_span=owner)

    def set_recurrence(self, spans: list[Span]) -> None:
        """Give the last follow-up the frequency that one of the cells beside it says."""
        for span in spans:
            said = self.document.said(span)
            if often := frequency(said):
                words = said[often.start : often.end]
                self.follow_ups[-1] = replace(
                    self.follow_ups[-1], recurrence=often.recurrence, recurrence_text=words
                )
                return


def _goal_rule(rule: str, dated: bool, counted: bool) -> str:
    """P1 and P2 of the patterns name a sentence better than the place it stands in."""
    return rule if rule != "modal" else "P1" if dated else "P2" if counted else "modal"
