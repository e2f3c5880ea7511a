"""Rows in every table there is, so that a table added later is proven without a word here."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models

from mittkoping.history.tables import Table, carried
from mittkoping.imports.clean import COLUMNS
from mittkoping.knowledge.actions import create, save
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import Municipality, User
from mittkoping.texts.canon import canon
from mittkoping.versions.models import Object

ROWS = 2
MORNING = datetime(2026, 3, 17, 9, 30, 15, 123456, tzinfo=UTC)
PASSWORD = "granar-vid-sjön-9"


def fill_every_table() -> None:
    """Two rows more in every table that is carried along, with values of every kind."""
    for table in carried():
        there = table._base_manager.count()
        for number in range(ROWS):
            table._base_manager.create(**_row(table, there + number + 1))


def _row(table: Table, number: int) -> dict[str, Any]:
    row = {
        field.name: _value(field, number)
        for field in table._meta.concrete_fields
        if not _counts_itself(field)
    }
    return row | {name: canon(f"<p>{row[name]}</p>") for name in COLUMNS.get(table, ())}


def _counts_itself(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.AutoField)


def _value(field: "models.Field[Any, Any]", number: int) -> Any:
    if isinstance(field, models.ForeignKey):
        targets = field.related_model._base_manager.order_by("-pk")
        return targets[number % ROWS]
    if field.choices and not field.unique:
        return list(field.choices)[-1][0]
    if isinstance(field, models.CharField | models.TextField):
        text = f"z{chr(97 + number % 26)}" if (field.max_length or 99) < 10 else f"Å{number} “ä”\u2028ö 🌲"
        return text if field.name != "email" else f"nr{number}@example.se"
    return _plain_value(field, number)


def _plain_value(field: "models.Field[Any, Any]", number: int) -> Any:
    if isinstance(field, models.DateTimeField):
        return MORNING + timedelta(days=number)
    if isinstance(field, models.BooleanField):
        return number % 2 == 0
    if isinstance(field, models.IntegerField):
        return number
    if isinstance(field, models.UUIDField):
        return UUID(int=number)
    if isinstance(field, models.JSONField):
        return {"ö": [1, None, {"b": 2.5, "a": "\ud7ff’"}], "a": True}
    raise AssertionError(f"no value yet for a {type(field).__name__}: add one")


def write_something(municipality: str = "1480") -> tuple[User, list[Object]]:
    """A user and two cards with three versions each, written the way people do."""
    town = Municipality.objects.get(pk=municipality)
    user = add_user(
        by=None,
        email="siv@example.se",
        name="Siv Prov",
        password=PASSWORD,
        municipality=town,
        administrator=True,
    )
    cards = []
    for title in ("Läsa tillsammans", "Cykla till skolan"):
        content = {"title": title, "key_area": "kompetens", "municipality": town.short_name}
        content |= {"lead": f"<p>{title} hos oss.</p>", "body": ""}
        card = create(by=user, kind=Kind.CARD, content=content, municipality=town)
        for number in (1, 2):
            content |= {"body": f"<p>Så gick det år {number}.</p>"}
            save(by=user, obj=card, base=number, content=content, summary=f"År {number}")
        cards.append(card)
    return user, cards
