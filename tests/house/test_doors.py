"""Each question about the one door to the rows can fail."""

import pytest

from tests.house import doors
from tests.house.sources import Source


@pytest.mark.parametrize(
    "line",
    [
        "thread.save()",
        "thread.save(update_fields=['title'])",
        "Thread.objects.create(title='a')",
        "await Thread.objects.acreate(title='a')",
        "Thread.objects.filter(pk=1).update(title='a')",
        "thread.delete()",
        "Thread.objects.bulk_create(rows)",
        "insert_rows(rows)",
        "Thread.objects.get_or_create(title='a')",
        "cursor.execute('DELETE FROM talk_thread')",
        "cursor.execute(f'INSERT INTO {table} VALUES (1)')",
    ],
)
def test_a_side_door_is_found(line: str) -> None:
    bad = Source("mittkoping/web/talk/views.py", line)
    assert len(doors.side_doors([bad], {})) == 1
    assert doors.side_doors([bad], {bad.path: "a reason"}) == []
    assert doors.side_doors([Source("mittkoping/talk/actions.py", line)], {}) == []
    assert doors.side_doors([Source("mittkoping/talk/actions/open.py", line)], {}) == []


@pytest.mark.parametrize(
    "line",
    [
        "seen.update(other)",
        "digest.update(b'x')",
        "cache.delete('key')",
        "files.save('name', content)",
        "cursor.execute('SELECT 1')",
    ],
)
def test_what_only_looks_like_a_write_passes(line: str) -> None:
    assert doors.writes([Source("a.py", line)]) == []


def test_an_exception_nobody_needs_is_found() -> None:
    quiet = Source("mittkoping/talk/lookout.py", "x = 1")
    assert len(doors.idle_exceptions([quiet], {quiet.path: "once it wrote"})) == 1


@pytest.mark.parametrize(
    "line",
    [
        "from django.dispatch import receiver",
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "import django.core.signals",
    ],
)
def test_a_receiver_is_found(line: str) -> None:
    assert len(doors.receivers([Source("a.py", line)])) == 1


def test_settings_are_read_off_the_code() -> None:
    text = "a = os.environ['MITTKOPING_HOME']\nb = _flag('MITTKOPING_TLS')\nc = dj_database_url.config()"
    read = doors.environment_variables(Source("settings.py", text))
    assert read == {"MITTKOPING_HOME", "MITTKOPING_TLS", "DATABASE_URL"}
