"""Rows written in few statements are the rows that bulk_create would have written."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from mittkoping.history import inserting
from mittkoping.history.inserting import insert_rows
from mittkoping.history.models import Event
from mittkoping.knowledge.models import Category, Rendering
from mittkoping.organisation.models import Person
from mittkoping.versions.models import Object, Revision

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 4, 10, tzinfo=UTC)


def events(number: int) -> list[Event]:
    return [
        Event(verb="tried", at=NOON, object=place or None, facts={"ö": [place, None, "”"]})
        for place in range(number)
    ]


@pytest.mark.parametrize("at_once", [1, 8, 30_000])
def test_rows_come_out_as_bulk_create_writes_them(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(inserting, "_MOST_VALUES", at_once)
    rows = events(20)
    insert_rows(rows)
    usual = Event.objects.bulk_create(events(20))
    assert [row.pk for row in rows] == sorted({row.pk for row in rows})
    for row, other in zip(rows, usual, strict=True):
        kept, known = Event.objects.get(pk=row.pk), Event.objects.get(pk=other.pk)
        assert model_to_dict(kept, exclude=["id"]) == model_to_dict(known, exclude=["id"])
        assert kept.at == known.at == NOON
        assert kept.facts == row.facts


def obj() -> Object:
    row = Object(kind="page", title="T", sort_key="t", created=NOON, updated=NOON)
    insert_rows([row])
    return row


def test_a_row_knows_that_it_is_in_the_database() -> None:
    row = obj()
    row.title = "Ny"
    row.save()
    assert Object.objects.get(uid=row.uid).title == "Ny"
    assert Object.objects.count() == 1


def test_a_row_that_is_there_gets_only_what_is_to_be_replaced() -> None:
    insert_rows([Category(title="Ek", sort_key="ek"), Category(title="Al", sort_key="al")])
    rows = [Category(title="Ek", sort_key="ny"), Category(title="Bok", sort_key="bok")]
    insert_rows(rows, known_by=["title"], replacing=["sort_key"])
    assert dict(Category.objects.values_list("title", "sort_key")) == {"Ek": "ny", "Al": "al", "Bok": "bok"}
    assert {row.pk: row.title for row in rows} == dict(
        Category.objects.filter(title__in=["Ek", "Bok"]).values_list("pk", "title")
    )


def test_a_key_of_another_table_is_written_as_it_is() -> None:
    revision = Revision(
        object=obj(),
        number=1,
        at=NOON,
        author=Person.objects.create(),
        schema=0,
        snapshot={},
        size=0,
        digest="d",
    )
    insert_rows([revision])
    for text in ("ett", "två"):
        insert_rows(
            [Rendering(revision=revision, reader=1, content={"body": text})],
            known_by=["revision"],
            replacing=["content"],
        )
    assert Rendering.objects.get().content == {"body": "två"}
    assert Rendering.objects.get().pk == revision.pk


def test_no_rows_are_no_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        insert_rows([])
    assert len(asked) == 0


def test_the_database_keeps_its_rules() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([Category(title="Ek", sort_key="ek"), Category(title="Ek", sort_key="ek")])
    assert not Category.objects.exists()
