"""mittkoping setup: tables, home municipality and the first administrator of a new installation."""

import argparse
import getpass
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email

from mittkoping.organisation.actions import add_user, give_first_password
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.organisation.queries import administrators, municipality_called, user_with

SITE_FILE = "site.toml"


class AnswerError(Exception):
    """An answer cannot be used; the message is the sentence for the operator."""


@dataclass(frozen=True)
class Answers:
    """What a new installation needs to know; no municipality means a shared site."""

    municipality: Municipality | None
    site: str
    email: str
    name: str
    password: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Everything that is asked for when a terminal is there and nothing was given."""
    parser.add_argument(
        "--municipality", metavar="KOD|NAMN", help="hemkommunen; utan den blir webbplatsen gemensam"
    )
    parser.add_argument("--name", metavar="NAMN", help="webbplatsens namn")
    parser.add_argument("--email", metavar="ADRESS", help="första administratörens e-postadress")
    parser.add_argument("--person", metavar="NAMN", help="första administratörens namn")
    parser.add_argument("--password-stdin", action="store_true", help="läs lösenordet från standard in")


def run(args: argparse.Namespace) -> int:
    """0: ready. 1: it was ready before. 2: something is missing or cannot be used; nothing was set up."""
    call_command("migrate", interactive=False, verbosity=0)
    if there := administrators():
        print(_what_exists(there), file=sys.stderr)
        return 1
    try:
        answers = _answers(args)
        user = _administrator(answers)
    except AnswerError as error:
        print(error, file=sys.stderr)
        return 2
    write_site(settings.HOME / SITE_FILE, answers)
    town = answers.municipality
    print(
        f"Klart. {answers.site} är en webbplats för {town.name}."
        if town
        else f"Klart. {answers.site} är gemensam."
    )
    print(f"{user.person.name} är administratör och loggar in med {user.email}.")
    print("Starta med mittkoping serve --with-worker.")
    return 0


def _what_exists(there: list[User]) -> str:
    names = ", ".join(f"{user.person.name} ({user.email})" for user in there)
    town = Municipality.objects.filter(pk=settings.HOME_MUNICIPALITY).first()
    home = f"Hemkommunen är {town.short_name}." if town else "Webbplatsen är gemensam, utan hemkommun."
    return (
        f"Installationen är redan inställd. Administratör: {names}. {home} "
        f"Hemkommun och namn ändrar du i {settings.HOME / SITE_FILE}."
    )


def _answers(args: argparse.Namespace) -> Answers:
    asking = sys.stdin.isatty() and not args.password_stdin
    ask = _ask if asking else _cannot_ask
    if args.municipality is None and asking:
        args.municipality = input("Hemkommun (namn eller kod, tomt för en gemensam webbplats): ")
    if args.name is None and asking:
        args.name = input(f"Webbplatsens namn (tomt för {settings.SITE_NAME}): ")
    town = _municipality(args.municipality or "")
    site = " ".join((args.name or settings.SITE_NAME).split())[:80]
    email = _email(args.email or ask("Administratörens e-postadress", "--email"))
    name = " ".join((args.person or ask("Administratörens namn", "--person")).split())
    if not name:
        raise AnswerError("Administratören behöver ett namn.")
    user = User(email=email, person=Person(name=name))
    password = _ask_password(user) if asking else _read_password(args.password_stdin, user)
    return Answers(town, site, email, name, password)


def _ask(question: str, _option: str) -> str:
    return input(f"{question}: ")


def _cannot_ask(_question: str, option: str) -> str:
    raise AnswerError(f"Ange {option}; här finns ingen terminal att fråga i.")


def _municipality(said: str) -> Municipality | None:
    """The municipality by code or name; None for nothing said."""
    if not said.strip():
        return None
    found = Municipality.objects.filter(pk=said.strip()).first() or municipality_called(said)
    if found is None:
        raise AnswerError(f"Det finns ingen kommun som heter eller har koden {said.strip()}.")
    return found


def _email(said: str) -> str:
    try:
        validate_email(said.strip())
    except ValidationError as error:
        raise AnswerError(f"{said.strip() or 'En tom rad'} är ingen e-postadress.") from error
    return said.strip().lower()


def _read_password(from_stdin: bool, user: User) -> str:
    if not from_stdin:
        raise AnswerError("Ange --password-stdin; här finns ingen terminal att fråga i.")
    password = sys.stdin.readline().rstrip("\r\n")
    if complaint := _complaint(password, user):
        raise AnswerError(complaint)
    return password


def _ask_password(user: User) -> str:
    """Ask until the password is good and was typed alike twice."""
    print("\n".join(password_validators_help_texts()))
    while True:
        password = getpass.getpass("Lösenord: ")
        if complaint := _complaint(password, user):
            print(complaint)
        elif getpass.getpass("Lösenord en gång till: ") == password:
            return password
        else:
            print("De två var inte lika.")


def _complaint(password: str, user: User) -> str:
    """What is wrong with the password, in Swedish; empty when it is good."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _administrator(answers: Answers) -> User:
    known = user_with(answers.email)
    try:
        if known is None:
            return add_user(
                by=None,
                email=answers.email,
                name=answers.name,
                password=answers.password,
                municipality=answers.municipality,
                administrator=True,
            )
        return give_first_password(by=None, user=known, password=answers.password)
    except ValidationError as error:
        raise AnswerError(" ".join(error.messages)) from error
    except ValueError as error:
        raise AnswerError(f"{answers.email} har redan ett konto med lösenord.") from error


def write_site(path: Path, answers: Answers) -> None:
    """Write down name and home municipality where the settings read them."""
    said = {"municipality": answers.municipality.pk if answers.municipality else "", "name": answers.site}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text("".join(lines), encoding="utf-8")
    part.replace(path)
