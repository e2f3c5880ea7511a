"""Persons of an imported wiki: who wrote, and whose names stand in person fields."""

from collections.abc import Iterable

from mittkoping.imports.mediawiki.reader import Version
from mittkoping.organisation.models import Person
from mittkoping.organisation.people import token

Kind = Person.Kind


class Persons:
    """The persons of one wiki, each made once; remembers those it has met.

    Held in memory: one entry per author or named person of the wiki, not per revision.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        rows = Person.objects.filter(source=source)
        self.known: dict[tuple[str, str], Person] = {(row.kind, row.name): row for row in rows}

    def learn_authors(self, versions: Iterable[Version]) -> None:
        """Make the persons who wrote `versions`, those not known yet, in one statement."""
        self._learn({_who(version) for version in versions})

    def author(self, version: Version) -> Person:
        """Who wrote this; learn_authors() has met them."""
        return self.known[_who(version)]

    def token_of(self, name: str) -> str:
        """The reference that stands in stored text for a name in a person field."""
        key = (Kind.NAMED.value, name[:255])
        if key not in self.known:
            self._learn({key})
        return token(self.known[key])

    def _learn(self, wanted: set[tuple[str, str]]) -> None:
        new = [
            Person(kind=kind, name=name, source=self.source)
            for kind, name in sorted(wanted)
            if (kind, name) not in self.known
        ]
        if new:
            Person.objects.bulk_create(new)
            self.known |= {(row.kind, row.name): row for row in new}


def _who(version: Version) -> tuple[str, str]:
    if not version.author:
        return (Kind.HIDDEN.value, "")
    return ((Kind.ADDRESS if version.ip else Kind.CONTRIBUTOR).value, version.author)
