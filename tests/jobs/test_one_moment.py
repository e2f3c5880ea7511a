"""A backup holds what was there at one moment, and keeps nobody who writes waiting."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs.conftest import surroundings

READS_WHILE_ANOTHER_WRITES = """
import os, sqlite3, sys
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "mittkoping.config.settings"
django.setup()
from django.conf import settings
from mittkoping.history.models import Event
from mittkoping.history.tables import one_moment

other = sqlite3.connect(settings.HOME / "mittkoping.sqlite3", timeout=0.1)
with one_moment():
    before = Event.objects.count()
    with other:
        other.execute(
            "INSERT INTO history_event (at, verb, kind, municipality, facts)"
            " VALUES ('2026-01-01', 'x', '', '', '{}')"
        )
    print(Event.objects.count() - before)
print(Event.objects.count() - before)
"""


@pytest.mark.slow
def test_what_others_write_meanwhile_is_not_seen_and_not_held_up(installation_home: Path) -> None:
    command = [sys.executable, "-c", READS_WHILE_ANOTHER_WRITES]
    run = subprocess.run(
        command, env=surroundings(installation_home), capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["0", "1"]
