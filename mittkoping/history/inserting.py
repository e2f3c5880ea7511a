"""New rows in few statements: `bulk_create` for the long tables of a large import.

Django asks every field of every row how its value is written; here each column's way is found once. Measured
on 10,000 revisions: 0.4 s instead of 0.85 s.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection, models

_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.FloatField,
)
_MOST_VALUES = 30_000  # in one statement; SQLite takes 32,766


class _Table(NamedTuple):
    insert: str
    width: int
    values: Callable[[models.Model], tuple[Any, ...]]
    prepared: tuple[tuple[int, Callable[[Any], Any]], ...]  # places of values the database wants otherwise


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Write rows of one model, all new, and give them their ids.

    Every field must have its value: what saving would compute, defaults of the database among it, is not.
    Raises what the database raises, IntegrityError among it. Must run inside a transaction.
    """
    if not rows:
        return
    table = _table(type(rows[0]), connection.vendor)
    at_once = max(_MOST_VALUES // table.width, 1)
    marks = f"({', '.join(['%s'] * table.width)})"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            values = [value for row in part for value in _values(row, table)]
            cursor.execute(f"{table.insert} {', '.join([marks] * len(part))} RETURNING id", values)
            for row, (pk,) in zip(part, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = pk, False, connection.alias


def _values(row: models.Model, table: _Table) -> list[Any]:
    values = list(table.values(row))
    for place, prepare in table.prepared:
        values[place] = prepare(values[place])
    return values


@cache
def _table(model: type[models.Model], _vendor: str) -> _Table:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    return _Table(
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES",
        len(fields),
        attrgetter(*(field.attname for field in fields)),
        tuple(
            (place, partial(field.get_db_prep_save, connection=connection))
            for place, field in enumerate(fields)
            if not isinstance(_target(field), _AS_THEY_ARE)
        ),
    )


def _target(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    """The kind of value a column holds: a foreign key's is that of the key it points to."""
    return _target(field.target_field) if isinstance(field, models.ForeignKey) else field
