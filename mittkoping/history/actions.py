"""The one way to say that something happened."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from mittkoping.history.inserting import insert_rows
from mittkoping.history.models import Counter, Cursor, Event

Follower = Callable[[list[Event]], None]
EVERYTHING = "site"


@cache
def followers(paths: tuple[str, ...]) -> tuple[Follower, ...]:
    """The functions that `settings.FOLLOWERS` names, imported once."""
    return tuple(import_string(path) for path in paths)


def event(verb: str, *, by: int | None, at: datetime | None = None, **about: Any) -> Event:
    """An Event not yet recorded; `about` takes kind, object, revision, municipality and facts."""
    return Event(verb=verb, actor=by, at=at or timezone.now(), **about)


def record(events: Iterable[Event], *, touches: Iterable[str] = ()) -> None:
    """Write `events`, count up every key they touch and let the followers see them.

    Must run inside the transaction of the write it tells of. Besides `touches` every event
    counts up `object:ID`, `municipality:CODE` and the whole site.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("history.record() belongs inside the transaction of its write")
    rows = list(events)
    insert_rows(rows)
    keys = {EVERYTHING, *touches}
    keys |= {f"object:{row.object}" for row in rows if row.object is not None}
    keys |= {f"municipality:{row.municipality}" for row in rows if row.municipality}
    _count_up(sorted(keys))
    for follow in followers(tuple(settings.FOLLOWERS)):
        follow(rows)


def _count_up(keys: list[str]) -> None:
    """Add one to every counter; in key order, so that two writers never wait for each other in a ring."""
    upsert = (
        "INSERT INTO history_counter (key, value) VALUES (%s, 1) "
        "ON CONFLICT (key) DO UPDATE SET value = history_counter.value + 1"
    )
    with connection.cursor() as cursor:
        if len(keys) <= 50:
            values = ", ".join(["(%s, 1)"] * len(keys))
            cursor.execute(upsert.replace("(%s, 1)", values), keys)
        else:
            cursor.executemany(upsert, [(key,) for key in keys])


def count_up_everything(keys: Iterable[str]) -> None:
    """Count up `keys`, the site and every counter there is: whatever was read before is read anew.

    For whoever changes the whole database at once. Must run inside its transaction.
    """
    Counter.objects.update(value=F("value") + 1)
    _count_up(sorted({EVERYTHING, *keys}))


def move_cursor(name: str, *, event: int) -> None:
    """Remember that the later work called `name` ran now and has dealt with every Event up to `event`."""
    Cursor.objects.update_or_create(pk=name, defaults={"event": event, "at": timezone.now()})
