"""What the counters say now."""

from collections.abc import Iterable, Iterator

from django.db import connection

from mittkoping.history.actions import EVERYTHING
from mittkoping.history.models import Cursor, Event


def stamp() -> int:
    """How many times anything at all has been written (0 on a new site)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM history_counter WHERE key = %s", [EVERYTHING])
        row = cursor.fetchone()
    return row[0] if row else 0


def counted(keys: Iterable[str]) -> dict[str, int]:
    """The value of every counter in `keys`; 0 for one that was never counted up."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(wanted))
        cursor.execute(f"SELECT key, value FROM history_counter WHERE key IN ({marks})", wanted)  # noqa: S608 - only marks
        found = dict(cursor.fetchall())
    return {key: found.get(key, 0) for key in wanted}


def cursor_of(name: str) -> Cursor | None:
    """How far the later work called `name` has come and when it last ran; None before its first time."""
    return Cursor.objects.filter(pk=name).first()


def newest_event() -> int:
    """The id of the newest Event; 0 when nothing has happened."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def last_event(verb: str, *, after: int) -> Event | None:
    """The newest Event of that verb with an id above `after`; None when there is none."""
    return Event.objects.filter(pk__gt=after, verb=verb).order_by("-pk").first()


def events_after(after: int, *, verb: str, at_once: int = 1000) -> Iterator[list[Event]]:
    """Every Event of that verb with an id above `after`, oldest first, in lists of `at_once`."""
    while batch := list(Event.objects.filter(pk__gt=after, verb=verb).order_by("pk")[:at_once]):
        yield batch
        after = batch[-1].pk
