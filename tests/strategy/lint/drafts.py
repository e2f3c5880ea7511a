"""Drafts built by hand for the linter's tests: what is said stands in the text, and its spans are right."""

from dataclasses import replace
from datetime import date
from typing import Any

from mittkoping.strategy.draft import (
    Activity,
    Area,
    AreaKind,
    ColumnKind,
    Draft,
    Duty,
    Facts,
    Finding,
    FollowUp,
    Goal,
    MeasureSheet,
    Parent,
    Period,
    Place,
    Responsibility,
)
from mittkoping.strategy.lint.rules import lint
from mittkoping.texts.documents.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Source,
    Span,
    Table,
)

TODAY = date(2030, 3, 1)


def facts(**said: Any) -> Facts:
    """Facts of a plan for 2030–2032 without more to say, but for what is given."""
    plain = Facts(
        title="Läsplan 2030–2032",
        type="plan",
        language="sv",
        organisation=None,
        municipality_code=None,
        period=Period(date(2030, 1, 1), date(2032, 12, 31)),
        decided_by=None,
        decided_on=None,
        case_number=None,
        review_on=None,
        parents=(),
    )
    return replace(plain, **said)


class Sheet:
    """A document that is written down block by block, and what it promises as one goes along."""

    def __init__(self, **said: Any) -> None:
        self.facts = facts(**said)
        self.text = ""
        self.blocks: list[Block] = []
        self.areas: list[Area] = []
        self.goals: list[Goal] = []
        self.follow_ups: list[FollowUp] = []
        self.activities: list[Activity] = []
        self.responsibilities: list[Responsibility] = []
        self.measures: list[MeasureSheet] = []
        self.columns: dict[int, tuple[ColumnKind, ...]] = {}
        self.area: str | None = None

    def heading(
        self, title: str, kind: AreaKind = "goal_area", level: int = 2, parent: str | None = None
    ) -> Area:
        """A heading; a goal area becomes the area of what follows."""
        span = self._line(title)
        self.blocks.append(Heading(span, level))
        area = Area(f"a{len(self.areas) + 1}", title, kind, level, parent, span)
        self.areas.append(area)
        if kind == "goal_area":
            self.area = area.id
        return area

    def paragraph(self, text: str, item: bool = False) -> Place:
        """Running text, or a list item."""
        span = self._line(text)
        self.blocks.append(Item(span) if item else Paragraph(span))
        return Place(len(self.blocks) - 1)

    def goal(self, text: str, *, within: str | None = None, **said: Any) -> Goal:
        """A goal; `within` is the paragraph it is part of, where that says more."""
        place = said.pop("place", None) or self.paragraph(within or text)
        goal = Goal(
            id=f"g{len(self.goals) + 1}",
            text=text,
            span=self._find(text, place),
            place=place,
            rule="P1",
            confidence=0.9,
            **{"area": self.area, "modality": "ska"} | said,
        )
        self.goals.append(goal)
        return goal

    def follow_up(self, text: str, **said: Any) -> FollowUp:
        """A follow-up; its owner's span is where the owner's name stands in it."""
        place = said.pop("place", None) or self.paragraph(text, item=True)
        span = self._find(text, place)
        owner = said.get("owner")
        follow_up = FollowUp(
            id=f"f{len(self.follow_ups) + 1}",
            text=text,
            span=span,
            place=place,
            rule="P3",
            confidence=0.9,
            owner_span=self._owner(owner, span),
            **{"area": self.area} | said,
        )
        self.follow_ups.append(follow_up)
        return follow_up

    def activity(self, text: str, **said: Any) -> Activity:
        """An activity."""
        place = said.pop("place", None) or self.paragraph(text, item=True)
        span = self._find(text, place)
        activity = Activity(
            id=f"v{len(self.activities) + 1}",
            text=text,
            span=span,
            place=place,
            rule="P9",
            confidence=0.9,
            owner_span=self._owner(said.get("owner"), span),
            **{"area": self.area} | said,
        )
        self.activities.append(activity)
        return activity

    def role(self, name: str, *duties: str, kind: Any = "follows_up", aliases: tuple[str, ...] = ()) -> None:
        """A role in the chapter of responsibility, with its duties."""
        span = self._line(name)
        self.blocks.append(Heading(span, 3))
        places = [self.paragraph(duty) for duty in duties]
        said = tuple(
            Duty(kind, duty, self.blocks[place.block].span)
            for duty, place in zip(duties, places, strict=True)
        )
        number = f"r{len(self.responsibilities) + 1}"
        self.responsibilities.append(Responsibility(number, name, None, span, said, aliases))

    def table(self, columns: tuple[ColumnKind, ...], *rows: tuple[str | None, ...]) -> int:
        """A table; returns its block's index. A cell of None is merged with the one above it."""
        start = len(self.text)
        cells: list[list[Cell]] = []
        row_spans = []
        for row in rows:
            begun = len(self.text)
            line: list[Cell] = []
            for column, said in enumerate(row):
                if said is None:
                    line.append(cells[-1][column])
                    continue
                if self.text and not self.text.endswith("\n") and len(self.text) > begun:
                    self.text += " | "
                line.append(Cell(Span(len(self.text), len(self.text) + len(said))))
                self.text += said
            row_spans.append(Span(begun, len(self.text)))
            cells.append(line)
            self.text += "\n"
        self.blocks.append(Table(Span(start, len(self.text) - 1), tuple(map(tuple, cells)), tuple(row_spans)))
        self.columns[len(self.blocks) - 1] = columns
        return len(self.blocks) - 1

    def parent(self, title: str, sentence: str, case_number: str | None = None) -> None:
        """A sentence that names a document this one builds on."""
        place = self.paragraph(sentence)
        start = self.text.index(title, self.blocks[place.block].span.start)
        line = self.blocks[place.block].span
        parent = Parent(title, case_number, Span(start, start + len(title)), line)
        self.facts = replace(self.facts, parents=(*self.facts.parents, parent))

    def document(self) -> Document:
        """The text with its blocks."""
        source = Source("plan.md", "text/markdown", "0" * 64, len(self.text.encode()))
        return Document(source, self.text.rstrip("\n"), tuple(self.blocks))

    def draft(self) -> Draft:
        """What was read out of the document so far."""
        return Draft(
            document=self.document(),
            facts=self.facts,
            areas=tuple(self.areas),
            goals=tuple(self.goals),
            follow_ups=tuple(self.follow_ups),
            responsibilities=tuple(self.responsibilities),
            activities=tuple(self.activities),
            measures=tuple(self.measures),
            columns=self.columns,
        )

    def findings(self, rule: str, as_of: date = TODAY) -> list[Finding]:
        """What one rule says of the document."""
        return [finding for finding in lint(self.draft(), as_of) if finding.rule == rule]

    def labels(self, rule: str, as_of: date = TODAY) -> list[str]:
        """What one rule's findings are about."""
        return [finding.target.label for finding in self.findings(rule, as_of)]

    def said(self, finding: Finding) -> str | None:
        """The words that a finding points at."""
        return self.document().said(finding.span) if finding.span else None

    def _line(self, said: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(said))
        self.text += said + "\n"
        return span

    def _find(self, text: str, place: Place) -> Span:
        start = self.text.index(text, self.blocks[place.block].span.start)
        return Span(start, start + len(text))

    def _owner(self, owner: str | None, span: Span) -> Span | None:
        start = self.text.find(owner, span.start) if owner else -1
        return Span(start, start + len(owner)) if owner and start >= 0 else None
