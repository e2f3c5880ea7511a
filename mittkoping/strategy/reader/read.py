"""From a document to a draft: facts, outline, then every block by what it is and where it stands."""

from dataclasses import replace

from mittkoping.strategy.draft import Draft, FollowUp
from mittkoping.strategy.reader.columns import head_rows, kinds
from mittkoping.strategy.reader.facts import facts
from mittkoping.strategy.reader.harvest import Harvest
from mittkoping.strategy.reader.matrix import read_matrix
from mittkoping.strategy.reader.outline import Outline, outline
from mittkoping.strategy.reader.prose import Prose
from mittkoping.strategy.reader.recurrence import Frequency, for_all_measures, speaks_of_measures
from mittkoping.strategy.reader.registers import Entry, entries, read_entry
from mittkoping.strategy.reader.responsibility import Roles
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.strategy.reader.sheets import Sheet, read_sheet, sheets
from mittkoping.strategy.reader.status import legend_of
from mittkoping.strategy.reader.stems import opens_list
from mittkoping.strategy.reader.tables import GoalTable
from mittkoping.strategy.reader.title import title_block
from mittkoping.texts.documents.document import Document, Heading, Item, Paragraph, Table


def read(document: Document) -> Draft:
    """What a document promises, each thing with the span that says so; never raises."""
    return _Reading(_introducing(document)).draft()


def _introducing(document: Document) -> Document:
    """The document with short lines that only open a list (*Följande skolor ingår:*) as the text they are."""
    following = [*document.blocks[1:], None]
    return replace(
        document,
        blocks=tuple(
            Paragraph(block.span) if isinstance(after, Item) and opens_list(document, block) else block
            for block, after in zip(document.blocks, following, strict=True)
        ),
    )


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._harvest = Harvest(document)
        self._roles = Roles(document)
        self._title = title_block(document)
        self._sheets: dict[int, list[Sheet]] = {}
        for sheet in sheets(document):
            self._sheets.setdefault(sheet.blocks[0], []).append(sheet)
        taken = {at for sheet in self._all_sheets() for at in sheet.blocks}
        self._entries: dict[int, Entry] = {
            entry.blocks[0]: entry
            for entry in entries(document)
            if not taken & set(entry.blocks) and entry.title != self._title
        }
        self._skipped = self._consumed()
        self._outline: Outline = outline(
            document,
            self._title,
            [entry.title for entry in self._entries.values()],
            [sheet.title for sheet in self._all_sheets() if sheet.title is not None],
        )
        self._harvest.areas.extend(self._outline.areas)
        self._legend = legend_of(document)

    def draft(self) -> Draft:
        prose = Prose(self._harvest)
        for at, block in enumerate(self._document.blocks):
            section = self._outline.sections[at]
            for sheet in self._sheets.get(at, []):
                read_sheet(self._harvest, sheet, section)
            if at in self._entries:
                read_entry(self._harvest, self._entries[at], section, self._legend)
            if at in self._skipped or at == self._title or isinstance(block, Heading):
                prose.leave()
            elif isinstance(block, Table):
                prose.leave()
                self._table(at, block)
            elif section.mode == "responsibility":
                self._roles.read(block, section)
            else:
                prose.read(at, block, section)
        return self._whole()

    def _all_sheets(self) -> list[Sheet]:
        return [sheet for found in self._sheets.values() for sheet in found]

    def _consumed(self) -> set[int]:
        """The blocks that sheets and entries are made of, their titles too."""
        groups: list[Sheet | Entry] = [*self._all_sheets(), *self._entries.values()]
        blocks = {at for group in groups for at in group.blocks}
        return blocks | {group.title for group in groups if group.title is not None}

    def _table(self, at: int, table: Table) -> None:
        section = self._outline.sections[at]
        heads = head_rows(self._document, table)
        columns = kinds(self._document, table, heads)
        self._harvest.columns[at], self._harvest.head_rows[at] = columns, heads
        if read_matrix(self._document, table, heads, self._roles, chapter=section.mode == "responsibility"):
            return
        if heads and (section.mode != "frame" or section.heading is None):
            GoalTable(self._harvest, at, table, section, self._legend).read()

    def _whole(self) -> Draft:
        harvest = self._harvest
        often = self._for_all()
        follow_ups = [self._with_frequency(made, often) for made in harvest.follow_ups]
        return Draft(
            document=self._document,
            facts=facts(self._document),
            areas=tuple(sorted(harvest.areas, key=lambda area: area.span)),
            goals=tuple(sorted(harvest.goals, key=lambda goal: goal.span)),
            follow_ups=tuple(sorted(follow_ups, key=lambda made: made.span)),
            responsibilities=tuple(self._roles.all()),
            activities=tuple(sorted(harvest.activities, key=lambda made: made.span)),
            measures=tuple(harvest.measures),
            columns=harvest.columns,
            head_rows=harvest.head_rows,
        )

    def _for_all(self) -> tuple[Frequency, str] | None:
        """The frequency that one sentence sets for all measures, with its words."""
        for block in self._document.blocks:
            if isinstance(block, Heading | Table) or not speaks_of_measures(self._document.said(block.span)):
                continue
            for sentence in sentences(self._document.text, block.span):
                said = self._document.said(sentence)
                if often := for_all_measures(said):
                    return often, said[often.start : often.end]
        return None

    def _with_frequency(self, made: FollowUp, often: tuple[Frequency, str] | None) -> FollowUp:
        if often is None or made.recurrence is not None:
            return made
        return replace(made, recurrence=often[0].recurrence, recurrence_text=often[1])
