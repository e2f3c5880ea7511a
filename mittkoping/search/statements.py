"""The SQL of the search: one shape for both databases, filled with what each calls matching and rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from mittkoping.search import postgres, sqlite
from mittkoping.search.matching import Condition, Matching
from mittkoping.search.wanted import Wanted


class Count(NamedTuple):
    """How many found entries are alike in everything one can choose by."""

    kind: str
    municipality: str | None
    county: str | None
    key_area: int | None
    years: str
    number: int


@dataclass(frozen=True)
class Row:
    """A hit as the database gives it."""

    object_id: int
    lang: str
    kind: str
    municipality: str | None
    key_area: int | None
    years: str
    title: str
    lead: str
    body: str


_COUNTS = """
    SELECT e.kind, e.municipality_id, e.county_id, e.key_area_id, e.years, COUNT(*)
    FROM {source} WHERE {where} GROUP BY 1, 2, 3, 4, 5"""
# Bodies are read to a length of some thirty pages for their best passage.
_HITS = """
    SELECT e.object_id, e.lang, e.kind, e.municipality_id, e.key_area_id, e.years,
        t.title, t.lead, substr(t.body, 1, 60000)
    FROM (
        SELECT e.id AS id, {rank} AS rank FROM {source} WHERE {where} ORDER BY 2 {order}, 1 LIMIT %s OFFSET %s
    ) h
    JOIN search_searchentry e ON e.id = h.id
    JOIN search_searchtext t ON t.entry_id = h.id
    ORDER BY h.rank {order}, h.id"""


def matching(wanted: Wanted) -> Matching:
    """How the database at hand finds and ranks `wanted`."""
    return sqlite.matching(wanted) if connection.vendor == "sqlite" else postgres.matching(wanted)


def counts(found: Matching, conditions: Sequence[Condition]) -> list[Count]:
    """What is found under `conditions`, counted by everything one can choose by; one query."""
    where, parameters = _where(found, conditions)
    statement = _COUNTS.format(source=found.source, where=where)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [Count(*row) for row in cursor.fetchall()]


def hits(found: Matching, conditions: Sequence[Condition], *, limit: int, offset: int) -> list[Row]:
    """The hits at this place of the order, best first; one query, which reads the texts of these only."""
    where, parameters = _where(found, conditions)
    order = "DESC" if found.descending else "ASC"
    statement = _HITS.format(rank=found.rank, source=found.source, where=where, order=order)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*found.rank_parameters, *parameters, limit, offset])
        return [Row(*row) for row in cursor.fetchall()]


def _where(found: Matching, conditions: Sequence[Condition]) -> tuple[str, list[Any]]:
    every = [*found.conditions, *conditions]
    return (
        " AND ".join(f"({condition.sql})" for condition in every) or "1 = 1",
        [parameter for condition in every for parameter in condition.parameters],
    )
