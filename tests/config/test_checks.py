"""The server does not start on wrong settings, and says why in one sentence each."""

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
