"""Tables of goals, activities and follow-ups: what each row holds and how its cells belong together."""

import re
from dataclasses import replace
from typing import NamedTuple

from mittkoping.strategy.draft import Area, ColumnKind, Goal, Place, Status
from mittkoping.strategy.reader.columns import distinct
from mittkoping.strategy.reader.dates import Deadline, deadline
from mittkoping.strategy.reader.followups import is_follow_up
from mittkoping.strategy.reader.harvest import Harvest
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.strategy.reader.modality import is_reported, modal, unmarked
from mittkoping.strategy.reader.outline import Section
from mittkoping.strategy.reader.owners import owner_in
from mittkoping.strategy.reader.quantities import cell_number, cell_target
from mittkoping.strategy.reader.recurrence import frequency
from mittkoping.strategy.reader.scope import grades
from mittkoping.strategy.reader.sentences import sentences, without_number
from mittkoping.strategy.reader.status import status_of
from mittkoping.texts.documents.document import Cell, Document, Span, Table

_EMPTY = re.compile(r"[\W_]*(?:n/?a|ej aktuellt|saknas)?[\W_]*$", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:andel|procent|share|percentage|per cent)\w*|%", re.IGNORECASE)


class _Row(NamedTuple):
    number: int
    cells: tuple[Cell, ...]


class GoalTable:
    """Reads one table; a cell merged over several rows is read once and belongs to all of them."""

    def __init__(
        self, harvest: Harvest, at: int, table: Table, section: Section, legend: dict[str, Status]
    ) -> None:
        self._harvest, self._at, self._table, self._section, self._legend = (
            harvest,
            at,
            table,
            section,
            legend,
        )
        self._document: Document = harvest.document
        self._kinds: tuple[ColumnKind, ...] = harvest.columns[at]
        self._heads = harvest.head_rows[at]
        self._area = section.area
        self._areas: dict[str, Area] = {}
        self._goals: dict[Span, list[int]] = {}
        self._seen: set[Span] = set()

    def read(self) -> None:
        """Add what all rows hold."""
        head = [self._document.said(cell.span) for cell in self._table.rows[self._heads - 1]]
        for number in range(self._heads, len(self._table.rows)):
            row = _Row(number, self._table.rows[number])
            if [self._document.said(cell.span) for cell in row.cells] == head:
                continue
            if len(distinct(row.cells)) == 1 and len(row.cells) > 1:
                self._group(row)
            else:
                self._row(row)

    def _group(self, row: _Row) -> None:
        """A row of one cell over all columns names the area of the rows below it."""
        cell = row.cells[0]
        said = self._document.said(cell.span).strip()
        if said.endswith((".", ":")):
            return
        if (
            self._filled(cell)
            and kind_of(self._document.said(cell.span)) == "goal_area"
            and len(self._document.said(cell.span)) < 120
        ):
            self._area = self._area_of(cell)

    def _row(self, row: _Row) -> None:
        area = next(
            (self._area_of(row.cells[c]) for c in self._columns("area") if self._filled(row.cells[c])),
            self._area,
        )
        owner = next((self._owner(row.cells[c]) for c in self._columns("owner")), None)
        times = [row.cells[c].span for c in self._columns("time") if self._filled(row.cells[c])]
        time = times[-1] if times else None
        goals = self._row_goals(row, area, time)
        first = self._harvest.goals[goals[0]].id if goals else None
        status = None if goals else self._status(row)
        for column in self._columns("activity"):
            if self._is_new(row.cells[column]):
                span = without_number(self._document.text, row.cells[column].span)
                self._harvest.activity(
                    span,
                    self._place(row, column),
                    area,
                    "table.activity",
                    0.95,
                    owner=owner,
                    time=time,
                    goal=first,
                    status=status,
                )
        for column in self._columns("follow_up"):
            self._follow_up(row, column, area, owner, tuple(self._harvest.goals[index].id for index in goals))

    def _columns(self, kind: ColumnKind) -> list[int]:
        return [column for column, said in enumerate(self._kinds) if said == kind]

    def _place(self, row: _Row, column: int) -> Place:
        return Place(self._at, row.number, column)

    def _filled(self, cell: Cell) -> bool:
        return not _EMPTY.match(self._document.said(cell.span))

    def _is_new(self, cell: Cell) -> bool:
        if cell.span in self._seen or not self._filled(cell):
            return False
        self._seen.add(cell.span)
        return True

    def _area_of(self, cell: Cell) -> str:
        """The area a cell names; rows that name the same one share it."""
        key = " ".join(self._document.said(cell.span).casefold().split())
        if key not in self._areas:
            known = {area.id: area for area in self._harvest.areas}
            above = known.get(self._section.area or "") or self._heading_above(known)
            made = Area(
                f"a{len(known) + 1}",
                self._document.said(cell.span),
                "goal_area",
                above.level + 1 if above else 1,
                above.id if above else None,
                cell.span,
            )
            self._harvest.areas.append(made)
            self._areas[key] = made
        return self._areas[key].id

    def _heading_above(self, known: dict[str, Area]) -> Area | None:
        above = [area for area in known.values() if area.span.end <= self._table.span.start]
        return max(above, key=lambda area: area.span.start) if above else None

    def _owner(self, cell: Cell) -> Span | None:
        return owner_in(self._document.text, cell.span) if self._filled(cell) else None

    def _status(self, row: _Row) -> Status | None:
        found = (
            status_of(self._document.said(row.cells[c].span), self._legend) for c in self._columns("status")
        )
        return next((status for status in found if status), None)

    def _row_goals(self, row: _Row, area: str | None, time: Span | None) -> list[int]:
        found: list[int] = []
        due = self._row_due(time)
        for column in self._columns("goal"):
            cell = row.cells[column]
            if cell.span not in self._goals and self._filled(cell):
                before = len(self._harvest.goals)
                self._cell_goals(row, column, area, due)
                self._goals[cell.span] = list(range(before, len(self._harvest.goals)))
                for index in self._goals[cell.span]:
                    self._harvest.goals[index] = self._measured(self._harvest.goals[index], row)
            found += self._goals.get(cell.span, [])
        return found

    def _row_due(self, time: Span | None) -> tuple[Deadline, str] | None:
        """The time column is the goal's only where there is no activity that it could be about."""
        if time is None or self._columns("activity"):
            return None
        said = self._document.said(time)
        day = deadline(said, goal=False)
        return (day, said[day.start : day.end]) if day and not frequency(said) else None

    def _cell_goals(self, row: _Row, column: int, area: str | None, due: tuple[Deadline, str] | None) -> None:
        text = self._document.text
        span = without_number(text, row.cells[column].span)
        grade = self._grade(row, column)
        for sentence in sentences(text, span):
            said = self._document.said(sentence)
            binding = modal(said)
            if binding is None and (sentence.start != span.start or is_reported(said)):
                continue
            if is_follow_up(text, sentence):
                self._harvest.follow_up(sentence, self._place(row, column), area, "P4", 0.7)
                continue
            modality = binding.modality if binding else unmarked(said)
            self._harvest.goal(
                sentence,
                self._place(row, column),
                area,
                modality,
                "table.goal",
                0.95,
                due=due,
                grade=grade,
                status=self._status(row),
            )

    def _grade(self, row: _Row, column: int) -> str | None:
        """The grade of a ladder: in the column's head, or in a cell of its own at the row's beginning."""
        head = self._document.said(self._table.rows[self._heads - 1][column].span)
        return grades(head) or (
            grades(self._document.said(row.cells[0].span))
            if column and len(self._document.said(row.cells[0].span)) < 20
            else None
        )

    def _measured(self, goal: Goal, row: _Row) -> Goal:
        """The goal with the target value and baseline of its row."""
        value = next(
            (
                self._document.said(row.cells[c].span)
                for c in self._columns("target")
                if self._filled(row.cells[c])
            ),
            "",
        )
        start = next(
            (
                self._document.said(row.cells[c].span)
                for c in self._columns("baseline")
                if self._filled(row.cells[c])
            ),
            "",
        )
        target = cell_target(value, goal.target, self._is_share(row, value + start)) if value else goal.target
        if target is None:
            return goal
        return replace(
            goal, target=replace(target, baseline=cell_number(start) if start else target.baseline)
        )

    def _is_share(self, row: _Row, values: str) -> bool:
        """Whether a bare number of the row is per cent: the row or its head speaks of shares."""
        said = values + " ".join(self._document.said(cell.span) for cell in distinct(row.cells))
        heads = " ".join(
            self._document.said(cell.span) for cell in distinct(self._table.rows[self._heads - 1])
        )
        return bool(_SHARE.search(said) or _SHARE.search(heads))

    def _follow_up(
        self, row: _Row, column: int, area: str | None, owner: Span | None, goals: tuple[str, ...]
    ) -> None:
        if not self._is_new(row.cells[column]):
            return
        span = without_number(self._document.text, row.cells[column].span)
        made = self._harvest.follow_up(
            span, self._place(row, column), area, "table.follow_up", 0.95, owner=owner, goals=goals
        )
        if made.recurrence is None:
            self._harvest.set_recurrence(
                [row.cells[c].span for c in (*self._columns("time"), *self._columns("other"))]
            )
