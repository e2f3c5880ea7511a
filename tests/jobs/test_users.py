"""`mittkoping user`: persons are found, told what is held about them, shut out and forgotten."""

import io
import json
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from mittkoping.jobs.command import main
from mittkoping.knowledge.actions import create
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import Person, User
from mittkoping.organisation.people import token
from mittkoping.talk.actions import Told, tell_threads
from tests.imports.wiki import brought_in, granvik, small_town

pytestmark = pytest.mark.django_db
PASSWORD = "granar-vid-sjön-9"


@pytest.fixture
def asa() -> User:
    """Somebody who wrote a page that names them, and said something about it."""
    user = add_user(by=None, email="asa@example.se", name="Åsa Ek", password=PASSWORD, municipality=granvik())
    body = f"<p>Fråga {token(user.person)}.</p>"
    page = create(by=user, kind=Kind.PAGE, content={"title": "Läsa", "body": body}, summary="Början")
    said = Told("Fråga", 0, user.person, page.created, "<p>Hur?</p>", "1")
    tell_threads(page.pk, [said], by=user, source_page=page)
    return user


@pytest.mark.parametrize("asked", ["Åsa", "åsa ek", "ek", "ASA@example"])
def test_a_person_is_found_by_name_or_address(
    asa: User, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    assert main(["user", "find", asked]) == 0
    assert capsys.readouterr().out == f"{asa.person.key}  Åsa Ek  användare\n"


def test_nobody_is_found_with_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "find", "Zvante"]) == 1
    assert capsys.readouterr().err == "Ingen i personregistret heter något med Zvante.\n"


def test_what_is_held_about_a_person_is_told_whole(asa: User, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "export", asa.person.key]) == 0
    held = json.loads(capsys.readouterr().out)
    assert held["person"]["name"] == "Åsa Ek"
    assert held["account"]["email"] == "asa@example.se"
    assert [(row["page"], row["summary"]) for row in held["versions"]] == [("Läsa", "Början")]
    assert [row["text"] for row in held["comments"]] == ["Hur?"]
    assert [row["page"] for row in held["named_in"]] == ["Läsa"]
    assert {row["verb"] for row in held["events"]} >= {"page.created"}
    assert "password" not in held["account"]


def test_a_hero_of_an_imported_wiki_is_told_where_they_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    granvik()
    brought_in(tmp_path / "export.xml", *small_town())
    hero = Person.objects.get(name="Alva Tall")
    assert main(["user", "export", hero.key]) == 0
    held = json.loads(capsys.readouterr().out)
    assert held["hero_of"] == [{"municipality": "Granvik", "role": "Rektor"}]
    assert len(held["named_in"]) == 2  # both versions of the page
    assert held["account"] is None


def test_a_blocked_user_is_out_at_once_and_may_be_let_in_again(asa: User) -> None:
    browser = Client()
    browser.force_login(asa)
    assert browser.get("/jag").status_code == 200
    assert main(["user", "block", "ASA@example.se"]) == 0
    assert browser.get("/jag").status_code == 302
    assert authenticate(username=asa.email, password=PASSWORD) is None
    assert main(["user", "unblock", asa.email]) == 0
    assert authenticate(username=asa.email, password=PASSWORD) == asa


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("ja\n", 0, ""), ("nej\n", 1, "Åsa Ek"), ("", 1, "Åsa Ek")]
)
def test_a_name_is_erased_when_one_is_sure(
    asa: User, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, left: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert main(["user", "erase", asa.person.key]) == code
    assert Person.objects.get(pk=asa.person.pk).name == left


def test_of_several_keys_all_are_erased_or_none(asa: User) -> None:
    assert main(["user", "erase", "--yes", asa.person.key, "0123"]) == 2
    assert Person.objects.get(pk=asa.person.pk).name == "Åsa Ek"


@pytest.mark.parametrize("given", [["export", "0123"], ["erase", "--yes", "0123"], ["block", "x@example.se"]])
def test_what_is_not_there_is_said_so(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", *given]) == 2
    assert capsys.readouterr().err.count("\n") == 1
