"""mittkoping worker: what may wait, one piece of work after the other, until it is told to stop.

Each piece has a name, an interval and a cursor in the database: when it last ran, and the newest
Event it has dealt with. A piece that failed is logged and tried again when its time comes.
"""

import argparse
import logging
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone

from mittkoping.history.actions import move_cursor
from mittkoping.history.queries import cursor_of, newest_event
from mittkoping.search import follower, index

logger = logging.getLogger(__name__)
TICK = 1.0  # seconds between two looks


@dataclass(frozen=True)
class Job:
    """A piece of work, done at most once in `every`, or only after new Events if it `waits_for_events`."""

    name: str
    every: timedelta
    work: Callable[[], object]
    waits_for_events: bool = False


def tidy_database() -> None:
    """Let SQLite renew its statistics and take in what its log holds; PostgreSQL does so itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


def clear_sessions() -> None:
    """Forget the sessions that have run out."""
    call_command("clearsessions")


JOBS = (
    Job("imported", timedelta(minutes=1), follower.catch_up_at_rest),
    Job("words", timedelta(minutes=5), index.rebuild_words, waits_for_events=True),
    Job("stems", timedelta(days=1), index.restem, waits_for_events=True),
    Job("sessions", timedelta(days=1), clear_sessions),
    Job("database", timedelta(hours=1), tidy_database),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or for as long as another process lives."""
    parser.add_argument("--once", action="store_true", help="gör det som väntar och sluta sedan")
    parser.add_argument(
        "--parent", type=int, metavar="PID", help="sluta när den här processen inte längre är förälder"
    )


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT comes; with --once only what waits now, 1 when some of it failed."""
    if args.once:
        return 0 if look() else 1
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    while not stopping.is_set() and (args.parent is None or os.getppid() == args.parent):
        close_old_connections()
        look(stopping)
        stopping.wait(TICK)
    return 0


def look(stopping: threading.Event | None = None, jobs: tuple[Job, ...] = JOBS) -> bool:
    """Do every job whose time has come; whether all went well."""
    well = True
    for job in jobs:
        if stopping is not None and stopping.is_set():
            break
        try:
            _do(job)
        except Exception:
            logger.exception("Arbetet %s gick inte.", job.name)
            well = False
    return well


def _do(job: Job) -> None:
    cursor = cursor_of(job.name)
    newest = newest_event()
    if cursor and timezone.now() - cursor.at < job.every:
        return
    if cursor and job.waits_for_events and newest <= cursor.event:
        return
    try:
        job.work()
    except Exception:
        # It has had its turn: the next one comes after the interval, and sees the same events again.
        move_cursor(job.name, event=cursor.event if cursor else 0)
        raise
    move_cursor(job.name, event=newest)
