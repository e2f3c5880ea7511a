"""Definition sheets of measures: a name, and lines or rows that define it."""

import re
from collections.abc import Set
from typing import NamedTuple

from mittkoping.strategy.draft import MeasureSheet, Place
from mittkoping.strategy.reader.columns import column_kind
from mittkoping.strategy.reader.harvest import Harvest
from mittkoping.strategy.reader.labels import Field, fields, fields_of, label_named, row_fields
from mittkoping.strategy.reader.outline import Section
from mittkoping.strategy.reader.owners import owner_in
from mittkoping.strategy.reader.quantities import cell_number
from mittkoping.strategy.reader.recurrence import frequency
from mittkoping.strategy.reader.sentences import without_number
from mittkoping.texts.documents.document import Document, Heading, Item, Paragraph, Span, Table

DEFINING = ("definition", "numerator", "denominator", "reference_date", "source", "suppression", "break_note")
_NAMES = (*DEFINING, "name", "unit", "baseline", "target", "owner", "frequency", "status", "time", "comment")
_MEASURING = (*DEFINING, "unit", "baseline", "target")
_MEASURE = re.compile(
    r"(?:mått|nyckeltal|indikator|mätetal|measure|indicator)\s*\d*\s*[:.–-]\s+(?=\S)", re.IGNORECASE
)
_AVSER = re.compile(
    r"\b(?:statistiken|uppgifterna|måttet|värdet|mätningen|the (?:figures|statistics))\s+(?:avser|gäller"
    r"|refer to)\s+(?:läget\s+)?((?:den\s+)?[^.;]{3,40})",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(.*?)\s*\(([^()]{1,25})\)$")
_SECRECY = re.compile(
    r"\b(?:sekretess|redovisas inte|visas inte|färre än \w+ (?:elever|barn|svar)|suppressed|fewer than)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:brott i|tidsseriebrott|jämförbar|ändrades|ny definition|break in)\b", re.IGNORECASE
)


class Sheet(NamedTuple):
    """A sheet before it is read: the block of its name, where its name stands, its fields, its blocks.

    `place` is that of the name's cell, for a sheet that is a row of a table.
    """

    title: int | None
    name: Span
    fields: tuple[Field, ...]
    blocks: tuple[int, ...]
    place: Place | None = None


def sheets(document: Document) -> list[Sheet]:
    """The sheets of a document, in order.

    One is two lines under a name that say how it is measured, one of which defines it; or a paragraph that
    holds both; or a row of a table that has such columns.
    """
    found: list[Sheet] = []
    at = 0
    while at < len(document.blocks):
        block = document.blocks[at]
        rows = _rows(document, at, block) if isinstance(block, Table) else []
        led = _led(document, at)
        if led or rows:
            found += rows or ([led] if led else [])
            at += 1
            continue
        run, end = _run(document, at)
        sheet = _sheet(document, at, run, range(at, end)) if _defines(run) else None
        if sheet:
            found.append(sheet)
        at = max(end, at + 1)
    return found


def _defines(run: list[Field]) -> bool:
    """Whether fields make a sheet: two that say how it is measured, one of them what counts or from where."""
    return _measuring({field.name for field in run})


def _measuring(names: Set[str]) -> bool:
    return len(names & set(_MEASURING)) >= 2 and bool(names & set(DEFINING))


def _led(document: Document, at: int) -> Sheet | None:
    """The sheet of a paragraph whose bold lead is the measure's name and whose labels follow on it."""
    block = document.blocks[at]
    if (
        isinstance(block, Heading | Table)
        or block.lead is None
        or label_named(document.said(block.lead), _NAMES)
    ):
        return None
    begin = block.lead.end
    while begin < block.span.end and document.text[begin] in " .:":
        begin += 1
    run = [field for field in fields(document.text, Span(begin, block.span.end)) if field.name in _NAMES]
    name = _bare(document.text, block.lead)
    return Sheet(None, name, tuple(run), (at,)) if _defines(run) else None


def _bare(text: str, span: Span) -> Span:
    """A measure's name without its number and without the word *Mått:* before it."""
    numbered = without_number(text, span)
    label = _MEASURE.match(text, numbered.start, numbered.end)
    return Span(label.end(), numbered.end) if label else numbered


def _rows(document: Document, at: int, table: Table) -> list[Sheet]:
    """The rows of a table whose head names the measure and what defines it, and no goal."""
    if len(table.rows) < 2:
        return []
    heads = [label_named(document.said(cell.span), _NAMES) for cell in table.rows[0]]
    columns = {name: column for column, name in reversed(list(enumerate(heads))) if name}
    if "name" not in columns or not _measuring(columns.keys()):
        return []
    if any(column_kind(document.said(cell.span)) == "goal" for cell in table.rows[0]):
        return []
    found = []
    for number, row in enumerate(table.rows[1:], 1):
        named = without_number(document.text, row[columns["name"]].span)
        if not document.said(named).strip(" –-"):
            continue
        run = tuple(
            Field(name, row[column].span, row[column].span.start)
            for name, column in columns.items()
            if name != "name"
        )
        found.append(Sheet(None, named, run, (at,), Place(at, number, columns["name"])))
    return found


def read_sheet(harvest: Harvest, sheet: Sheet, section: Section) -> None:
    """Add a sheet's follow-up and its measure."""
    document = harvest.document
    said = {
        field.name: document.said(field.value)
        for field in reversed(sheet.fields)
        if field.value.end > field.value.start
    }
    owner = next(
        (owner_in(document.text, field.value) for field in sheet.fields if field.name == "owner"), None
    )
    place = sheet.place or Place(sheet.title if sheet.title is not None else sheet.blocks[0])
    unit = _UNIT.match(document.said(sheet.name))
    name = Span(sheet.name.start, sheet.name.start + unit.end(1)) if unit else sheet.name
    made = harvest.follow_up(name, place, section.area, "P14", 0.9, owner=owner)
    if made.recurrence is None:
        harvest.set_recurrence(
            [
                field.value
                for field in sheet.fields
                if field.name == "frequency" or frequency(document.said(field.value))
            ]
        )
    harvest.measures.append(
        MeasureSheet(
            name=document.said(name),
            span=name,
            follow_up=made.id,
            unit=said.get("unit") or (unit.group(2) if unit else None),
            definition=said.get("definition"),
            numerator=said.get("numerator"),
            denominator=said.get("denominator"),
            reference_date=said.get("reference_date"),
            source=said.get("source"),
            baseline=_value(said.get("baseline")),
            target=_value(said.get("target")),
            suppression=said.get("suppression"),
            break_note=said.get("break_note"),
            place=place,
        )
    )


def _value(said: str | None) -> float | str | None:
    """A figure where the words hold one figure only, else the words."""
    if said is None:
        return None
    only = re.fullmatch(r"\W*(\d[\d ]*(?:,\d+)?)\s*(?:%|procent)?\W*", said)
    return cell_number(only.group(1)) if only else said


def _run(document: Document, at: int) -> tuple[list[Field], int]:
    """The fields of the labelled blocks that follow each other from `at`, and where they end."""
    found: list[Field] = []
    end = at
    while end < len(document.blocks):
        block = document.blocks[end]
        if isinstance(block, Heading):
            break
        if isinstance(block, Table):
            rows = row_fields(document, block, _NAMES)
            if found or not _defines(rows):
                break
            return rows, end + 1
        if term := _term(document, end):
            found.append(term)
            end += 2
            continue
        labelled = [*fields_of(document, block), *_unlabelled(document, block)]
        labelled = [field for field in labelled if field.name in _NAMES]
        if not labelled or (found and labelled[0].name == "name"):
            break
        found += labelled
        end += 1
    return found, end


def _term(document: Document, at: int) -> Field | None:
    """The field of two blocks, a label alone and its value, as lists of terms are written."""
    block, *after = document.blocks[at : at + 2]
    name = label_named(document.said(block.span), _NAMES)
    if name is None or name == "name" or not after or isinstance(after[0], Heading | Table):
        return None
    if label_named(document.said(after[0].span), _NAMES) or fields_of(document, after[0]):
        return None
    return Field(name, after[0].span, block.span.start)


def _unlabelled(document: Document, block: Paragraph | Item) -> list[Field]:
    """What a line defines without a label: the reference date, secrecy, a break."""
    said = document.said(block.span)
    if fields_of(document, block):
        return []
    if match := _AVSER.search(said):
        return [
            Field(
                "reference_date",
                Span(block.span.start + match.start(1), block.span.start + match.end(1)),
                block.span.start,
            )
        ]
    if _SECRECY.search(said):
        return [Field("suppression", block.span, block.span.start)]
    return [Field("break_note", block.span, block.span.start)] if _BREAK.search(said) else []


def _sheet(document: Document, at: int, run: list[Field], blocks: range) -> Sheet | None:
    named = next(
        (field.value for field in run if field.name == "name" and field.value.end > field.value.start), None
    )
    before = document.blocks[at - 1] if at else None
    title = at - 1 if before is not None and not isinstance(before, Table) else None
    if named is None and before is not None and title is not None:
        named = _bare(document.text, before.span)
    if named is None:
        return None
    heading = isinstance(before, Heading) or (
        before is not None and named.start >= before.span.start and named.end <= before.span.end
    )
    return Sheet(title if heading else None, named, tuple(run), tuple(blocks))
