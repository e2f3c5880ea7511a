"""Export, import, backup, restore and verify as the operator types them."""

import argparse
import hashlib
import json
import stat
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django import Settings

from mittkoping.history.models import Counter
from mittkoping.history.tables import SHIPPED, carried, label
from mittkoping.jobs import backup, exporting, importing, restoring, verifying
from mittkoping.organisation.models import User
from mittkoping.versions.models import Object, Revision
from tests.exports.filling import PASSWORD, write_something

pytestmark = pytest.mark.django_db
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME, settings.FILES = tmp_path / "home", tmp_path / "home" / "files"
    settings.FILES.mkdir(parents=True)
    return tmp_path / "home"


def typed(module: ModuleType, *given: str | Path) -> int:
    parser = argparse.ArgumentParser()
    module.arguments(parser)
    code: int = module.run(parser.parse_args([str(word) for word in given]))
    return code


def everything() -> list[object]:
    return [
        list(table._base_manager.order_by("pk").values_list())
        for table in carried()
        if label(table) not in SHIPPED
    ]


def empty() -> None:
    for table in reversed(carried()):
        if label(table) not in SHIPPED:
            table._base_manager.all().delete()


def test_a_backup_is_restored_with_passwords_files_and_site(
    tmp_path: Path, home: Path, capsys: Captured
) -> None:
    write_something()
    (home / "files" / "a").write_bytes(b"fil")
    (home / "site.toml").write_text('name = "Ekvik"\n')
    before = everything()
    assert typed(backup, tmp_path / "k.zip") == 0
    assert "2 sidor med 6 versioner" in capsys.readouterr().out
    assert stat.S_IMODE((tmp_path / "k.zip").stat().st_mode) == 0o600
    empty()
    (home / "files" / "a").unlink()
    (home / "site.toml").unlink()
    assert typed(restoring, tmp_path / "k.zip") == 0
    assert "för mindre än en timme sedan" in capsys.readouterr().out
    assert everything() == before
    assert User.objects.get().check_password(PASSWORD)
    assert (home / "files" / "a").read_bytes() == b"fil"
    assert (home / "site.toml").read_text() == 'name = "Ekvik"\n'


def test_what_is_here_is_replaced_only_when_asked_and_kept_beside(
    tmp_path: Path, home: Path, capsys: Captured
) -> None:
    write_something()
    typed(backup, tmp_path / "k.zip")
    Object.objects.update(title="Nyare")
    (home / "files" / "nyare").write_bytes(b"fil")
    Session.objects.create(session_key="a", session_data="", expire_date=timezone.now())
    counters = dict(Counter.objects.values_list())
    newer = everything()
    assert typed(restoring, tmp_path / "k.zip") == 2
    assert "inte tom" in capsys.readouterr().err
    assert everything() == newer
    assert typed(restoring, tmp_path / "k.zip", "--replace") == 0
    assert not Object.objects.filter(title="Nyare").exists()
    assert not (home / "files" / "nyare").exists()
    assert not Session.objects.exists()
    assert all(Counter.objects.get(pk=key).value > value for key, value in counters.items())
    [kept] = tmp_path.glob("k-innan-*.zip")
    assert typed(restoring, kept, "--replace") == 0
    assert everything() == newer
    assert (home / "files" / "nyare").read_bytes() == b"fil"


def test_the_same_backup_again_changes_nothing_and_leaves_nothing(tmp_path: Path, capsys: Captured) -> None:
    write_something()
    typed(backup, tmp_path / "k.zip")
    assert typed(restoring, tmp_path / "k.zip", "--replace") == 0
    assert "finns redan här" in capsys.readouterr().out
    assert not list(tmp_path.glob("k-innan-*"))


def test_an_archive_is_no_backup_and_a_backup_no_archive(tmp_path: Path, capsys: Captured) -> None:
    typed(exporting, "archive", tmp_path / "a.zip")
    typed(backup, tmp_path / "k.zip")
    assert typed(restoring, tmp_path / "a.zip") == 2
    assert "ingen säkerhetskopia" in capsys.readouterr().err
    assert typed(importing, "archive", tmp_path / "k.zip") == 2
    assert "är en säkerhetskopia" in capsys.readouterr().err


def test_an_archive_comes_in_and_says_what_it_brought(tmp_path: Path, capsys: Captured) -> None:
    write_something()
    assert typed(exporting, "archive", tmp_path / "a.zip") == 0
    empty()
    capsys.readouterr()
    assert typed(importing, "archive", tmp_path / "a.zip", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["changed"], said["counts"]["versions.revision"]) == (True, 6)
    assert typed(importing, "archive", tmp_path / "a.zip", "--json") == 0
    assert json.loads(capsys.readouterr().out)["changed"] is False


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("versions.revision", {"author_id": 987654}),  # points to nobody
        ("versions.revision", {"at": "i går"}),
        ("versions.revision", {"extra": 1}),
        ("versions.revision", {"number": None}),
        ("versions.object", {"id": 10**30}),
        ("history.event", {"id": "ett"}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_rows_that_do_not_fit_change_nothing(
    tmp_path: Path, capsys: Captured, table: str, change: dict[str, object]
) -> None:
    write_something()
    typed(exporting, "archive", tmp_path / "a.zip")
    _alter(tmp_path / "a.zip", table, change)
    empty()
    capsys.readouterr()
    assert typed(importing, "archive", tmp_path / "a.zip") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Object.objects.exists()
    assert not Revision.objects.exists()


def _alter(path: Path, table: str, change: dict[str, object]) -> None:
    """Change the last row of a table, checksums and all."""
    name = f"tables/{table}.jsonl"
    with zipfile.ZipFile(path) as package:
        members = {member: package.read(member) for member in package.namelist()}
    rows = members[name].splitlines()
    rows[-1] = json.dumps({**json.loads(rows[-1]), **change}).encode()
    members[name] = b"\n".join(rows) + b"\n"
    manifest = json.loads(members["manifest.json"])
    manifest["members"][name] = {
        "size": len(members[name]),
        "sha256": hashlib.sha256(members[name]).hexdigest(),
    }
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, text in members.items():
            package.writestr(member, text)


def test_what_cannot_be_read_or_written_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "text").write_text("inget arkiv")
    for module, given in (
        (importing, ("archive", tmp_path / "text")),
        (restoring, (tmp_path / "text", "--replace")),
        (restoring, (tmp_path / "saknas",)),
        (exporting, ("archive", tmp_path)),
        (backup, (tmp_path / "saknas" / "k.zip",)),
        (importing, ("archive", tmp_path / "text", "--dry-run")),
    ):
        assert typed(module, *given) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"text", "home"}


def test_verify_says_whether_history_holds(capsys: Captured) -> None:
    _, cards = write_something()
    assert typed(verifying, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["revisions"], said["broken"], said["unchanged"]) == (6, 0, True)
    assert typed(verifying, "--against", said["digest"]) == 0
    assert "är densamma som när" in capsys.readouterr().out
    Revision.objects.filter(object=cards[0], number=2).update(summary="Ändrad")
    assert typed(verifying) == 1
    assert "Version 2 av ”Läsa tillsammans”" in capsys.readouterr().out
    Revision.objects.filter(object=cards[0]).update(digest="0" * 64)
    assert typed(verifying, "--against", said["digest"]) == 1
    assert "är inte densamma" in capsys.readouterr().out
    assert typed(verifying, "--against", "femtiofyra") == 2
    assert "54:abcd" in capsys.readouterr().err
