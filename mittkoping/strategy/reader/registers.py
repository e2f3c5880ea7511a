"""Status registers: entries with a title and lines for status, actor and time."""

import re
from typing import NamedTuple

from mittkoping.strategy.draft import Place, Status
from mittkoping.strategy.reader.harvest import Harvest
from mittkoping.strategy.reader.labels import Field, fields, fields_of, row_fields
from mittkoping.strategy.reader.outline import Section
from mittkoping.strategy.reader.owners import owner_in
from mittkoping.strategy.reader.sentences import without_number
from mittkoping.strategy.reader.status import status_of
from mittkoping.texts.documents.document import Document, Heading, Span, Table

_NAMES = ("status", "owner", "time", "purpose", "decision", "comment", "resources", "frequency")
_TITLE = re.compile(
    r"^\W*(?:initiativ|åtgärd|aktivitet|insats|projekt|uppdrag|initiative|action"
    r"|project)\s*(?:nr\.?\s*)?\d+\w?\s*(?:[.:)–—-]\s*)?(?=\S)",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """An entry before it is read: its title's block, the title, its fields, and their blocks."""

    title: int
    name: Span
    fields: tuple[Field, ...]
    blocks: tuple[int, ...]


def entries(document: Document) -> list[Entry]:
    """The entries of a document's registers, in order: a title, then *Status* and at least one line more."""
    found = []
    at = 1
    while at < len(document.blocks):
        run, end = _run(document, at)
        names = {field.name for field in run}
        before = document.blocks[at - 1]
        is_title = not isinstance(before, Table) and (
            isinstance(before, Heading) or not fields_of(document, before)
        )
        if is_title and (
            ("status" in names and len(names) > 1)
            or (len(names) > 1 and _TITLE.match(document.said(before.span)))
        ):
            found.append(Entry(at - 1, _name(document, before.span), tuple(run), tuple(range(at, end))))
        at = max(end, at + 1)
    return found


def read_entry(harvest: Harvest, entry: Entry, section: Section, legend: dict[str, Status]) -> None:
    """Add an entry as an activity: its title, actor, time and status."""
    document = harvest.document
    first = {field.name: field.value for field in reversed(entry.fields)}
    owner = owner_in(document.text, first["owner"]) if "owner" in first else None
    status = status_of(document.said(first["status"]), legend) if "status" in first else None
    harvest.activity(
        entry.name,
        Place(entry.title),
        section.area,
        "P12",
        0.9,
        owner=owner,
        time=first.get("time"),
        status=status,
    )


def _name(document: Document, span: Span) -> Span:
    numbered = _TITLE.match(document.said(span))
    named = Span(span.start + numbered.end(), span.end) if numbered else without_number(document.text, span)
    end = named.end
    while end > named.start and document.text[end - 1] in " :":
        end -= 1
    return Span(named.start, end)


def _run(document: Document, at: int) -> tuple[list[Field], int]:
    found: list[Field] = []
    end = at
    while end < len(document.blocks):
        block = document.blocks[end]
        if isinstance(block, Heading):
            break
        if isinstance(block, Table):
            rows = row_fields(document, block, _NAMES)
            return (rows, end + 1) if not found and len(rows) > 1 else (found, end)
        labelled = [
            field
            for field in fields(document.text, block.span) or fields_of(document, block)
            if field.name in _NAMES
        ]
        if not labelled:
            break
        found += labelled
        end += 1
    return found, end
