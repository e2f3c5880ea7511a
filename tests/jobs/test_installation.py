"""A new installation is set up once, from answers that can be used."""

import argparse
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mittkoping.config import settings as settings_module
from mittkoping.jobs import installation
from mittkoping.organisation.models import Person, User

pytestmark = pytest.mark.django_db
PASSWORD = "granar-vid-sjön-9"
ADMINISTRATOR = ["--email", "Siv@example.se", "--person", "Siv Prov"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def setup(monkeypatch: pytest.MonkeyPatch, *given: str, stdin: str = f"{PASSWORD}\n") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    parser = argparse.ArgumentParser()
    installation.arguments(parser)
    return installation.run(parser.parse_args(given))


def test_everything_given_makes_an_administrator_and_a_home(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    code = setup(
        monkeypatch, *ADMINISTRATOR, "--municipality", "härryda", "--name", 'Våra "ord"', "--password-stdin"
    )
    assert code == 0
    user = User.objects.get()
    assert (user.email, user.person.name, user.is_administrator) == ("siv@example.se", "Siv Prov", True)
    assert user.municipality_id == "1401"
    assert user.check_password(PASSWORD)
    assert not user.is_demo
    assert settings_module._site(home) == {"municipality": "1401", "name": 'Våra "ord"'}


@pytest.mark.parametrize("said", ["1401", " Härryda kommun ", "härryda"])
def test_a_municipality_is_known_by_code_and_name(said: str) -> None:
    found = installation._municipality(said)
    assert found is not None
    assert found.pk == "1401"


def test_without_a_municipality_the_site_is_shared(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert setup(monkeypatch, *ADMINISTRATOR, "--password-stdin") == 0
    assert settings_module._site(home)["municipality"] == ""


@pytest.mark.parametrize(
    ("given", "stdin", "sentence"),
    [
        ([], "", "Ange --email"),
        (["--email", "siv@example.se", "--password-stdin"], PASSWORD, "Ange --person"),
        (ADMINISTRATOR, "", "Ange --password-stdin"),
        ([*ADMINISTRATOR, "--password-stdin"], "kort", "för kort"),
        ([*ADMINISTRATOR, "--password-stdin"], "", "för kort"),
        ([*ADMINISTRATOR, "--municipality", "Ankeborg", "--password-stdin"], PASSWORD, "Ankeborg"),
        (["--email", "siv", "--person", "Siv", "--password-stdin"], PASSWORD, "ingen e-postadress"),
        (["--email", "a@example.se", "--person", "  ", "--password-stdin"], PASSWORD, "ett namn"),
    ],
)
def test_what_cannot_be_used_sets_nothing_up(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    home: Path,
    given: list[str],
    stdin: str,
    sentence: str,
) -> None:
    assert setup(monkeypatch, *given, stdin=stdin) == 2
    assert sentence in capsys.readouterr().err
    assert not User.objects.exists()
    assert not list(home.iterdir())


def test_a_second_time_says_what_exists(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    setup(monkeypatch, *ADMINISTRATOR, "--password-stdin")
    assert setup(monkeypatch, "--email", "bo@example.se", "--person", "Bo", "--password-stdin") == 1
    assert "Siv Prov (siv@example.se)" in capsys.readouterr().err
    assert User.objects.count() == 1


def test_somebody_from_an_archive_gets_a_first_password(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person.objects.create(kind=Person.Kind.MEMBER, name="Siv från förr")
    user = User(email="siv@example.se", person=person, is_administrator=True)
    user.set_unusable_password()
    user.save()
    assert setup(monkeypatch, *ADMINISTRATOR, "--password-stdin") == 0
    assert User.objects.get().check_password(PASSWORD)
    assert User.objects.get().person.name == "Siv från förr"


def test_a_terminal_is_asked_until_the_password_is_good(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    lines = iter(["Härryda", "", "siv@example.se", "Siv Prov"])
    passwords: Iterator[str] = iter(["kort", PASSWORD, "annat", PASSWORD, PASSWORD])
    monkeypatch.setattr("builtins.input", lambda _question: next(lines))
    monkeypatch.setattr("getpass.getpass", lambda _question: next(passwords))
    monkeypatch.setattr("sys.stdin", Terminal())
    parser = argparse.ArgumentParser()
    installation.arguments(parser)
    assert installation.run(parser.parse_args([])) == 0
    assert User.objects.get().check_password(PASSWORD)
    assert settings_module._site(home) == {"municipality": "1401", "name": "Mittköping"}
