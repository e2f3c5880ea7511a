"""Persons of an imported wiki: who wrote, and whose names stand in person fields."""

from collections.abc import Iterable

from mittkoping.imports.mediawiki.reader import Version
from mittkoping.organisation.models import Forgotten, Person
from mittkoping.organisation.people import keys_in, name_digest, token

Kind = Person.Kind


class Persons:
    """The persons of one wiki, each made once; remembers those it has met.

    Held in memory: one entry per author or named person of the wiki, not per revision. A name in a
    person field gets its reference when a text is read, and its row when such a text is stored.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        rows = Person.objects.filter(source=source)
        self.known: dict[tuple[str, str], Person] = {(row.kind, row.name): row for row in rows}
        self.waiting: dict[str, Person] = {}  # by key: referred to, not yet in the database
        erased = Forgotten.objects.select_related("person")
        self.forgotten: dict[str, Person] = {row.digest: row.person for row in erased}

    def learn_authors(self, versions: Iterable[Version]) -> None:
        """Make the persons who wrote `versions`, those not known yet, in one statement."""
        wanted = sorted(who for who in {_who(version) for version in versions} if not self._knows(who))
        new = [Person(kind=kind, name=name, source=self.source) for kind, name in wanted]
        if new:
            Person.objects.bulk_create(new)
            self.known |= {(row.kind, row.name): row for row in new}

    def author(self, version: Version) -> Person:
        """Who wrote this; learn_authors() has met them."""
        return self.known[_who(version)]

    def token_of(self, name: str) -> str:
        """The reference that stands in stored text for a name in a person field; writes nothing."""
        key = (Kind.NAMED.value, name[:255])
        if not self._knows(key):
            person = Person(kind=Kind.NAMED, name=name[:255], source=self.source)
            self.known[key] = self.waiting[person.key] = person
        return token(self.known[key])

    def _knows(self, who: tuple[str, str]) -> bool:
        """Whether the person has been met; somebody whose name was erased is met again without it."""
        if who not in self.known and self.forgotten:
            erased = self.forgotten.get(name_digest(self.source, *who))
            if erased is not None:
                self.known[who] = erased
        return who in self.known

    def keep(self, texts: Iterable[str]) -> None:
        """Make the persons that `texts`, about to be stored, refer to for the first time."""
        if not self.waiting:
            return
        new = [self.waiting.pop(key) for key in sorted(keys_in(texts) & set(self.waiting))]
        if new:
            Person.objects.bulk_create(new)


def _who(version: Version) -> tuple[str, str]:
    if not version.author:
        return (Kind.HIDDEN.value, "")
    return ((Kind.ADDRESS if version.ip else Kind.CONTRIBUTOR).value, version.author[:255])
