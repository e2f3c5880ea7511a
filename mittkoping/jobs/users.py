"""mittkoping user find | export | block | unblock | erase: who is known here, and forgetting them."""

import argparse
import json
import sys
from collections.abc import Sequence

from django.db import transaction

from mittkoping.exports.person import held_about
from mittkoping.organisation.actions import block_user, erase_person
from mittkoping.organisation.models import Person
from mittkoping.organisation.queries import persons_called, persons_with_keys, user_with

KINDS = {
    Person.Kind.MEMBER: "användare",
    Person.Kind.CONTRIBUTOR: "skribent i en inhämtad wiki",
    Person.Kind.ADDRESS: "internetadress i en inhämtad wiki",
    Person.Kind.HIDDEN: "dold skribent i en inhämtad wiki",
    Person.Kind.NAMED: "namn i ett personfält",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """One of the verbs, each with what it is about."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    find = verbs.add_parser("find", help="sök i personregistret och visa nycklarna")
    find.add_argument("name", metavar="NAMN", help="en del av namnet eller e-postadressen")
    export = verbs.add_parser("export", help="registerutdrag: allt som finns om en person, som JSON")
    export.add_argument("key", metavar="NYCKEL")
    for verb, help_text in (("block", "stäng av ett konto"), ("unblock", "öppna ett avstängt konto")):
        verbs.add_parser(verb, help=help_text).add_argument("email", metavar="ADRESS")
    erase = verbs.add_parser("erase", help="ta bort namnet på en person överallt; det går inte att ångra")
    erase.add_argument("keys", metavar="NYCKEL", nargs="+")
    erase.add_argument("--yes", action="store_true", help="fråga inte")


def run(args: argparse.Namespace) -> int:
    """0: done. 1: nobody was found, or the answer was no. 2: a key or an address that is not there."""
    if args.verb == "find":
        return _find(args.name)
    if args.verb == "export":
        return _export(args.key)
    if args.verb == "erase":
        return _erase(args.keys, sure=args.yes)
    return _block(args.email, blocked=args.verb == "block")


def _find(name: str) -> int:
    found = persons_called(name)
    for person in found:
        print(
            "  ".join(filter(None, (person.key, person.name, KINDS[Person.Kind(person.kind)], person.source)))
        )
    if not found:
        print(f"Ingen i personregistret heter något med {name}.", file=sys.stderr)
    return 0 if found else 1


def _export(key: str) -> int:
    for person in persons_with_keys([key]):
        print(json.dumps(held_about(person), ensure_ascii=False, indent=2))
        return 0
    return _unknown(key)


def _block(email: str, *, blocked: bool) -> int:
    user = user_with(email)
    if user is None:
        print(f"Inget konto har adressen {email}.", file=sys.stderr)
        return 2
    block_user(by=None, user=user, blocked=blocked)
    print("Kontot är avstängt." if blocked else "Kontot är öppet igen.")
    return 0


def _erase(keys: Sequence[str], *, sure: bool) -> int:
    found = {person.key: person for person in persons_with_keys(keys)}
    for key in keys:
        if key not in found:
            return _unknown(key)
    if not sure and not _agreed(list(found.values())):
        print("Inget har ändrats.", file=sys.stderr)
        return 1
    with transaction.atomic():
        for person in found.values():
            erase_person(by=None, person=person)
    print("Namnet är borttaget överallt där det stod som en uppgift. Sök efter det i löpande text.")
    return 0


def _agreed(persons: Sequence[Person]) -> bool:
    for person in persons:
        print(f"{person.name or 'utan namn'} ({KINDS[Person.Kind(person.kind)]})", file=sys.stderr)
    print("Ta bort namnet för gott? Skriv ja:", file=sys.stderr)
    return sys.stdin.readline().strip().lower() == "ja"


def _unknown(key: str) -> int:
    print(f"Nyckeln {key} finns inte. Sök med mittkoping user find NAMN.", file=sys.stderr)
    return 2
