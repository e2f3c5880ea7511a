"""The server does not start on wrong settings, and says why in one sentence each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from mittkoping.config.checks import problems
from mittkoping.config.settings import _site
from mittkoping.organisation.actions import add_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.HOME = tmp_path
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    monkeypatch.delenv("MITTKOPING_HOSTS", raising=False)
    return tmp_path


def demo() -> None:
    add_user(by=None, email="demo@example.se", name="Prov", password="x", demo=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_all_is_well_on_this_machine_also_with_demo_accounts(host: str) -> None:
    demo()
    assert problems(host) == []


def test_others_may_come_only_by_names_that_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    [sentence] = problems("0.0.0.0")  # noqa: S104 - asks, and listens to nothing
    assert "MITTKOPING_HOSTS" in sentence
    monkeypatch.setenv("MITTKOPING_HOSTS", "ekvik.example.se")
    assert problems("192.0.2.1") == []


def test_demo_accounts_stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITTKOPING_HOSTS", "ekvik.example.se")
    demo()
    [sentence] = problems("192.0.2.1")
    assert "provkonton" in sentence


def test_errors_are_not_shown_to_everybody(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setenv("MITTKOPING_HOSTS", "ekvik.example.se")
    settings.DEBUG = True
    [sentence] = problems("192.0.2.1")
    assert "MITTKOPING_DEBUG" in sentence


def test_a_proxy_on_this_machine_makes_the_site_public_too(settings: Settings) -> None:
    settings.DEBUG = True
    assert problems("127.0.0.1") == []
    settings.ALLOWED_HOSTS = ["ekvik.example.se"]
    [sentence] = problems("127.0.0.1")
    assert "MITTKOPING_DEBUG" in sentence


def test_a_site_has_names_and_not_any_name(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    [sentence] = problems("127.0.0.1")
    assert "får inte vara *" in sentence


@pytest.mark.parametrize(
    ("folder", "file", "host", "wrong"),
    [
        (0o755, 0o644, "ekvik.example.se", True),
        (0o755, 0o600, "ekvik.example.se", False),
        (0o750, 0o644, "ekvik.example.se", False),
        (0o755, 0o644, "localhost", False),
    ],
)
def test_the_database_of_a_public_site_is_not_for_all(
    home: Path, settings: Settings, folder: int, file: int, host: str, wrong: bool
) -> None:
    settings.ALLOWED_HOSTS = [host]
    (home / "mittkoping.sqlite3").touch()
    (home / "mittkoping.sqlite3").chmod(file)
    home.chmod(folder)
    assert (
        problems("127.0.0.1")
        == [f"Andra på den här datorn kan läsa databasen. Kör chmod 700 {home}."] * wrong
    )


@pytest.mark.parametrize("key", ["", "nyckel-ur-omgivningen"])
def test_a_new_installation_is_its_owners_alone(tmp_path: Path, key: str) -> None:
    home = tmp_path / "var"
    surroundings = os.environ | {"MITTKOPING_HOME": str(home), "MITTKOPING_SECRET_KEY": key}
    surroundings.pop("DATABASE_URL", None)
    command = f"umask 000; '{sys.executable}' -m mittkoping.jobs.command migrate"
    subprocess.run(["/bin/sh", "-c", command], env=surroundings, check=True, capture_output=True)
    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in home.rglob("*")} == {0}


@pytest.mark.parametrize(("mode", "wrong"), [(0o600, False), (0o400, False), (0o644, True), (0o640, True)])
def test_the_key_is_the_owners_alone(home: Path, mode: int, wrong: bool) -> None:
    (home / "secret-key").write_text("x")
    (home / "secret-key").chmod(mode)
    assert bool(problems("127.0.0.1")) is wrong


def test_a_key_from_the_environment_is_not_looked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "secret-key").write_text("x")
    (home / "secret-key").chmod(0o644)
    monkeypatch.setenv("MITTKOPING_SECRET_KEY", "y")
    assert problems("127.0.0.1") == []


def test_tables_that_are_behind_are_named() -> None:
    MigrationRecorder.Migration.objects.filter(app="search").delete()
    assert problems("127.0.0.1") == ["Databasen är inte uppdaterad. Kör mittkoping migrate."]


def test_an_unknown_home_municipality_is_named(settings: Settings) -> None:
    settings.HOME_MUNICIPALITY = "0000"
    assert problems("127.0.0.1") == ["Hemkommunen har koden 0000, men det finns ingen kommun med den."]
    settings.HOME_MUNICIPALITY = "1401"
    assert problems("127.0.0.1") == []


def test_settings_of_the_site_that_cannot_be_read_are_named(home: Path) -> None:
    assert _site(home) == {}
    (home / "site.toml").write_text("name = Ekvik")
    with pytest.raises(ImproperlyConfigured, match=r"site\.toml"):
        _site(home)
