"""The SQL of the search: one shape for both databases, filled with what each calls matching and rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from django.db import connection

from mittkoping.search import postgres, sqlite
from mittkoping.search.matching import Condition, Matching
from mittkoping.search.wanted import Wanted


class Found(NamedTuple):
    """An entry that was found: how it ranks (the least first) and what one can choose it by."""

    rank: float | str
    entry: int
    kind: str
    municipality: str | None
    county: str | None
    key_area: int | None
    years: str


@dataclass(frozen=True)
class Row:
    """A hit as the database gives it."""

    entry: int
    object_id: int
    lang: str
    kind: str
    municipality: str | None
    key_area: int | None
    years: str
    title: str
    lead: str
    body: str


_FOUND = """
    SELECT {rank}, e.id, e.kind, e.municipality_id, e.county_id, e.key_area_id, e.years
    FROM {source} WHERE {where}"""
# Bodies are read to a length of some thirty pages for their best passage.
_ROWS = """
    SELECT e.id, e.object_id, e.lang, e.kind, e.municipality_id, e.key_area_id, e.years,
        t.title, t.lead, substr(t.body, 1, 60000)
    FROM search_searchentry e JOIN search_searchtext t ON t.entry_id = e.id WHERE e.id IN ({marks})"""


def matching(wanted: Wanted) -> Matching:
    """How the database at hand finds and ranks `wanted`."""
    return sqlite.matching(wanted) if connection.vendor == "sqlite" else postgres.matching(wanted)


def found(match: Matching, conditions: Sequence[Condition]) -> list[Found]:
    """Everything found under `conditions`, in no order, as plain tuples in the order of Found; one query.

    One pass gives hits, numbers and what to choose by: matching and ranking twice would cost more than
    counting here (10,000 found take some 20 ms).
    """
    every = [*match.conditions, *conditions]
    where = " AND ".join(f"({condition.sql})" for condition in every) or "1 = 1"
    parameters = [parameter for condition in every for parameter in condition.parameters]
    statement = _FOUND.format(rank=match.rank, source=match.source, where=where)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*match.rank_parameters, *parameters])
        return cast("list[Found]", cursor.fetchall())


def rows(entries: Sequence[int]) -> list[Row]:
    """The texts of these entries in the same order; one query."""
    if not entries:
        return []
    statement = _ROWS.format(marks=", ".join(["%s"] * len(entries)))
    with connection.cursor() as cursor:
        cursor.execute(statement, list(entries))
        read = {row[0]: Row(*row) for row in cursor.fetchall()}
    return [read[entry] for entry in entries if entry in read]
