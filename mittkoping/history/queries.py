"""What the counters say now."""

from collections.abc import Iterable

from django.db import connection

from mittkoping.history.actions import EVERYTHING


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
