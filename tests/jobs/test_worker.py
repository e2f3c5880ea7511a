"""The worker does what is due, survives what fails, and stops when told."""

import logging
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from mittkoping.history.actions import move_cursor
from mittkoping.history.models import Cursor, Event
from mittkoping.history.queries import cursor_of
from mittkoping.jobs.worker import JOBS, Job, clear_sessions, look
from mittkoping.search.models import SearchVocabulary
from tests.jobs.conftest import COMMAND, surroundings

HOUR = timedelta(hours=1)


def happened() -> int:
    return Event.objects.create(at=timezone.now(), verb="prov").pk


def grow_old(name: str) -> None:
    Cursor.objects.filter(pk=name).update(at=timezone.now() - 2 * HOUR)


@pytest.mark.django_db
def test_a_job_runs_at_first_and_then_once_in_its_interval() -> None:
    done: list[str] = []
    jobs = (Job("a", HOUR, lambda: done.append("a")),)
    for _ in range(3):
        assert look(jobs=jobs)
    assert done == ["a"]
    grow_old("a")
    look(jobs=jobs)
    assert done == ["a", "a"]


@pytest.mark.django_db
def test_a_job_that_waits_for_events_runs_only_after_new_ones() -> None:
    done: list[str] = []
    jobs = (Job("a", HOUR, lambda: done.append("a"), waits_for_events=True),)
    newest = happened()
    look(jobs=jobs)
    cursor = cursor_of("a")
    assert cursor is not None
    assert cursor.event == newest
    grow_old("a")
    look(jobs=jobs)
    assert done == ["a"]
    happened()
    look(jobs=jobs)
    assert done == ["a", "a"]


@pytest.mark.django_db
def test_a_job_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    jobs = (
        Job("broken", HOUR, lambda: 1 // 0, waits_for_events=True),
        Job("whole", HOUR, lambda: done.append("whole")),
    )
    happened()
    with caplog.at_level(logging.ERROR):
        assert not look(jobs=jobs)
    assert done == ["whole"]
    assert "ZeroDivisionError" in caplog.text
    grow_old("broken")
    assert not look(jobs=jobs)  # it saw the same events again


@pytest.mark.django_db
def test_a_worker_that_is_to_stop_begins_nothing_more() -> None:
    stopping = threading.Event()
    stopping.set()
    look(stopping, (Job("a", HOUR, lambda: pytest.fail("began"), True),))
    assert cursor_of("a") is None


@pytest.mark.django_db
def test_old_sessions_are_forgotten() -> None:
    for key, hours in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + hours * HOUR)
    clear_sessions()
    assert [session.pk for session in Session.objects.all()] == ["new"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_job_of_the_list_runs() -> None:
    happened()
    assert look()
    assert {cursor.pk for cursor in Cursor.objects.all()} >= {job.name for job in JOBS}
    assert SearchVocabulary.objects.exists()


@pytest.mark.django_db
def test_a_cursor_moves() -> None:
    move_cursor("a", event=1)
    move_cursor("a", event=7)
    assert list(Cursor.objects.values_list("pk", "event")) == [("a", 7)]


def started(home: Path, *given: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*COMMAND, "worker", *given], env=surroundings(home))


def jobs_done(home: Path) -> int:
    with closing(sqlite3.connect(home / "mittkoping.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM history_cursor").fetchone()[0])


@pytest.mark.slow
def test_it_works_until_it_is_told_to_stop(installation_home: Path) -> None:
    with started(installation_home) as process:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and jobs_done(installation_home) < len(JOBS):
            time.sleep(0.2)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert jobs_done(installation_home) == len(JOBS)


@pytest.mark.slow
@pytest.mark.parametrize("given", [("--parent", "1"), ("--once",)])
def test_it_ends_by_itself_without_its_parent_and_after_once(
    installation_home: Path, given: tuple[str, ...]
) -> None:
    with started(installation_home, *given) as process:
        assert process.wait(timeout=30) == 0
