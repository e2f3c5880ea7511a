"""Every table of ours as rows of JSON and back, and those tables that are made again instead.

A table added later is carried along without a word here, unless it can be made again from the others.
"""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

OURS = "mittkoping."
# Left out of archives and backups, because it can be made again from what is in them.
DERIVED: dict[str, str] = {
    "history.counter": "counts up at every write; says nothing of what was written",
    "history.cursor": "how far one installation's worker has read",
    "knowledge.rendering": "a cache of imported markup, made when somebody looks",
    "search.searchentry": "the search index",
    "search.searchtext": "the search index",
    "search.searchvocabulary": "the search index",
    "search.searchword": "the search index",
}
# Filled by migrations, so that their rows do not make an installation used.
SHIPPED = {
    "frameworks.chainlevel",
    "frameworks.framework",
    "frameworks.keyarea",
    "organisation.county",
    "organisation.municipality",
}
# Columns that only a backup holds.
SECRETS = {"organisation.user": {"password"}}
CHUNK = 500

Table = type[models.Model]


class RowError(Exception):
    """A row of JSON does not fit its table; the message names table and column."""


def label(table: Table) -> str:
    """What archives call the table, such as `talk.thread`; many-to-many tables have one too."""
    return table._meta.label_lower


def ours() -> list[Table]:
    """Every table of our own apps, many-to-many tables too."""
    return [
        table
        for table in apps.get_models(include_auto_created=True)
        if apps.get_app_config(table._meta.app_label).name.startswith(OURS)
        and table._meta.managed
        and not table._meta.proxy
    ]


def carried() -> list[Table]:
    """The tables that archives and backups hold, each after those it points to."""
    order: TopologicalSorter[Table] = TopologicalSorter()
    tables = {table for table in ours() if label(table) not in DERIVED}
    for table in sorted(tables, key=label):
        order.add(table, *sorted((_targets(table) & tables) - {table}, key=label))
    return list(order.static_order())


def _targets(table: Table) -> set[Table]:
    fields = table._meta.concrete_fields
    return {field.related_model for field in fields if isinstance(field, models.ForeignKey)}


def columns(table: Table, *, secrets: bool) -> "list[models.Field[Any, Any]]":
    """The columns a row is written with; `secrets` is for backups."""
    hidden = set() if secrets else SECRETS.get(label(table), set())
    return [field for field in table._meta.concrete_fields if field.attname not in hidden]


def rows(table: Table, *, secrets: bool) -> Iterator[dict[str, Any]]:
    """Every row as JSON values, by id, read in chunks."""
    names = [field.attname for field in columns(table, secrets=secrets)]
    found = table._base_manager.order_by("pk").values_list(*names)
    for values in found.iterator(chunk_size=CHUNK):
        yield {name: _said(value) for name, value in zip(names, values, strict=True)}


def _said(value: Any) -> Any:
    """A column's value as JSON knows it; moments in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def instance(table: Table, row: Mapping[str, Any]) -> models.Model:
    """A row that is not yet in the database; a column the row lacks gets its default.

    Raises RowError for an unknown column, a missing one without default, or a value that does not fit.
    """
    fields = {field.attname: field for field in table._meta.concrete_fields}
    if unknown := sorted(set(row) - set(fields)):
        raise RowError(f"kolumnen {unknown[0]} i {label(table)} är okänd")
    values = {}
    for name, field in fields.items():
        if name in row:
            values[name] = _value(table, field, row[name])
        elif name in SECRETS.get(label(table), set()):
            values[name] = make_password(None)
        elif not (field.has_default() or field.null or field.empty_strings_allowed):
            raise RowError(f"kolumnen {name} i {label(table)} saknas")
    return table(**values)


def _value(table: Table, field: "models.Field[Any, Any]", said: Any) -> Any:
    if said is None and not field.null and not isinstance(field, models.JSONField):
        raise RowError(f"kolumnen {field.attname} i {label(table)} är tom")
    if said is None or isinstance(field, models.JSONField):
        return said
    try:
        return base64.b64decode(said) if isinstance(field, models.BinaryField) else field.to_python(said)
    except (ValidationError, ValueError, TypeError, ArithmeticError) as error:
        raise RowError(f"kolumnen {field.attname} i {label(table)} har ett värde som inte passar") from error


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the whole database as it is at this moment, while others write."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # atomic() would begin as a writer and keep all others waiting.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
