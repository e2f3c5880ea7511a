"""Everything goes out and comes back: every table, every column, the same bytes."""

import json
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from mittkoping.exports.archive import export_archive
from mittkoping.history.models import Counter, Event
from mittkoping.history.queries import counted
from mittkoping.history.tables import DERIVED, SECRETS, SHIPPED, carried, label, ours
from mittkoping.imports.archive import import_archive, is_empty
from mittkoping.lib.archive.layout import UnusableError
from mittkoping.organisation.models import Person, User
from mittkoping.search.models import SearchEntry
from mittkoping.talk.actions import Told, tell_threads
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import newest_revision, site_digest, verify
from tests.exports.filling import PASSWORD, fill_every_table, write_something

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME, settings.FILES = tmp_path / "home", tmp_path / "home" / "files"
    (settings.FILES / "ab").mkdir(parents=True)
    return tmp_path / "home"


def empty() -> None:
    """Take away all that a new installation has not; the register stays."""
    with connection.constraint_checks_disabled():
        for table in reversed(ours()):
            if label(table) not in SHIPPED:
                table._base_manager.all()._raw_delete(connection.alias)


def test_every_table_of_ours_is_carried_or_can_be_made_again() -> None:
    labels = {label(table) for table in ours()}
    assert labels == {label(table) for table in carried()} | set(DERIVED)
    assert not {label(table) for table in carried()} & set(DERIVED)
    assert labels >= SHIPPED | set(SECRETS)
    assert all(len(reason) > 10 for reason in DERIVED.values())


def test_a_table_comes_after_those_it_points_to() -> None:
    order = [label(table) for table in carried()]
    assert order.index("organisation.county") < order.index("organisation.municipality")
    assert order.index("versions.object") < order.index("talk.thread") < order.index("talk.comment")
    assert order.index("knowledge.hero") < order.index("knowledge.hero_persons")


def test_the_archive_holds_every_table_and_column(tmp_path: Path) -> None:
    fill_every_table()
    export_archive(tmp_path / "ut.zip")
    with zipfile.ZipFile(tmp_path / "ut.zip") as package:
        for table in carried():
            rows = package.read(f"tables/{label(table)}.jsonl").splitlines()
            assert len(rows) == table._base_manager.count() >= 2
            names = {field.attname for field in table._meta.concrete_fields}
            assert set(json.loads(rows[-1])) == names - SECRETS.get(label(table), set())


@pytest.mark.parametrize("full", [False, True])
def test_what_went_out_comes_back_as_the_same_bytes(tmp_path: Path, settings: Settings, full: bool) -> None:
    write_something()
    fill_every_table()
    (settings.FILES / "ab" / "cd").write_bytes(b"\x00" * 3000)
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    export_archive(first, full=full)
    empty()
    (settings.FILES / "ab" / "cd").unlink()
    assert import_archive(first, full=full).changed
    assert (settings.FILES / "ab" / "cd").read_bytes() == b"\x00" * 3000
    export_archive(second, full=full)
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        for name in one.namelist():
            if name != "manifest.json" or not full:  # a backup says when it was made
                assert one.read(name) == other.read(name), name
    assert full or first.read_bytes() == second.read_bytes()


def test_new_rows_go_on_after_the_old_ids(tmp_path: Path) -> None:
    write_something()
    export_archive(tmp_path / "ut.zip")
    newest = newest_revision()
    empty()
    import_archive(tmp_path / "ut.zip")
    person = Person.objects.create(kind=Person.Kind.NAMED, name="Ny")
    assert person.pk == max(Person.objects.values_list("pk", flat=True))
    copy = Revision.objects.get(pk=newest)
    copy.pk, copy.number = None, 99
    copy.save()
    assert copy.pk > newest


def test_history_holds_and_pages_are_found_after_coming_back(tmp_path: Path) -> None:
    _, cards = write_something()
    verdict, keys = verify(), [f"object:{card.pk}" for card in cards]
    found = SearchEntry.objects.count()
    export_archive(tmp_path / "ut.zip")
    before = counted(keys)
    with zipfile.ZipFile(tmp_path / "ut.zip") as package:
        assert json.loads(package.read("manifest.json"))["verify"] == verdict.digest
    Event.objects.create(at="2026-01-01T00:00Z", verb="annat")
    import_archive(tmp_path / "ut.zip", replace=True)
    assert verify() == verdict
    assert SearchEntry.objects.count() == found >= 2
    assert all(counted(keys)[key] > before[key] for key in keys)


def test_no_password_leaves_but_in_a_backup(tmp_path: Path) -> None:
    user, _ = write_something()
    secret = user.password
    for full in (False, True):
        export_archive(tmp_path / f"{full}.zip", full=full)
        with zipfile.ZipFile(tmp_path / f"{full}.zip") as package:
            said = b"".join(package.read(name) for name in package.namelist())
            assert (secret.encode() in said) is full
            assert b"secret-key" not in said
        empty()
        import_archive(tmp_path / f"{full}.zip", full=full)
        back = User.objects.get(email="siv@example.se")
        assert back.check_password(PASSWORD) is full
        assert back.has_usable_password() is full
        User.objects.update(password=secret)


def test_the_same_things_again_change_nothing(tmp_path: Path, settings: Settings) -> None:
    write_something()
    for name in ("ab/cd", "ab-cd", "åk"):  # by path and by text in different orders
        (settings.FILES / name).write_bytes(b"x")
    export_archive(tmp_path / "ut.zip")
    before = list(Counter.objects.order_by("pk").values_list())
    assert not import_archive(tmp_path / "ut.zip").changed
    assert list(Counter.objects.order_by("pk").values_list()) == before


def test_other_things_are_never_overwritten(tmp_path: Path) -> None:
    write_something()
    export_archive(tmp_path / "ut.zip")
    Object.objects.update(title="Något annat")
    with pytest.raises(UnusableError, match="inte tom"):
        import_archive(tmp_path / "ut.zip")
    assert Object.objects.filter(title="Något annat").count() == 2


def test_a_stored_file_makes_the_installation_used(tmp_path: Path, settings: Settings) -> None:
    export_archive(tmp_path / "ut.zip")
    assert is_empty()
    (settings.FILES / "ab" / "cd").write_bytes(b"x")
    assert not is_empty()
    with pytest.raises(UnusableError, match="inte tom"):
        import_archive(tmp_path / "ut.zip")


def test_an_archive_into_a_new_installation_with_only_the_register(tmp_path: Path) -> None:
    export_archive(tmp_path / "ut.zip")
    empty()
    assert import_archive(tmp_path / "ut.zip").counts["organisation.municipality"] == 290
    assert site_digest(0).startswith("0:")


@pytest.mark.parametrize(
    "said",
    [
        "<p>Hej</p><script>alert(1)</script>",
        '<p><a href="javascript:alert(1)">Läs</a></p>',
        '<p onclick="x()">Hej</p>',
        '<p><img src="https://ond.example/x.png" alt="x"></p>',
    ],
)
@pytest.mark.parametrize("where", ["comment", "snapshot", "inner"])
def test_an_archive_with_html_of_another_kind_is_refused_whole(tmp_path: Path, said: str, where: str) -> None:
    user, cards = write_something()
    if where == "comment":
        tell_threads(cards[0].pk, [Told("H", 0, user.person, None, said, "k")], by=user, source_page=cards[0])
    else:
        row = Revision.objects.filter(object=cards[0]).order_by("-number")[0]
        row.snapshot |= {"body": said} if where == "snapshot" else {"heroes": [{"role": "R", "said": said}]}
        row.save()
    export_archive(tmp_path / "ut.zip")
    empty()
    with pytest.raises(UnusableError, match="inte är ren"):
        import_archive(tmp_path / "ut.zip")
    assert not Object.objects.exists()
