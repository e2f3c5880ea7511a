"""Whether history is as it was written: every chain computed again, and one digest for the whole site.

    site digest = REVISIONID ":" SHA-256( id ":" digest "\\n" for every revision up to that id, by id )

The chains tell of any change made without recomputing what follows; a site digest that was printed
earlier and kept elsewhere tells of the rest. Persons stand in both by key, so that a name can be
changed or forgotten. Memory is the same for ten revisions and ten million.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.db import OperationalError, connection, models, transaction

from mittkoping.history.tables import one_moment
from mittkoping.versions.actions import digest_of
from mittkoping.versions.models import Object, Revision

CHUNK = 500
MOST_SHOWN = 20  # breaches kept; the others are counted
_PATIENCE = "5s"  # how long writers may be kept waiting on PostgreSQL


class BusyError(Exception):
    """A long write is going on; the message is the sentence for the operator."""


@dataclass(frozen=True)
class Breach:
    """What is wrong with one version of one object."""

    object: int
    title: str
    number: int
    why: str

    def __str__(self) -> str:
        return f"Version {self.number} av ”{self.title}” (sida {self.object}) {self.why}."


@dataclass
class Verdict:
    """What verify() found: `digest` is REVISIONID:HEX, `breaches` the first of `broken`."""

    digest: str = ""
    objects: int = 0
    revisions: int = 0
    broken: int = 0
    breaches: list[Breach] = field(default_factory=list)

    def add(self, breach: Breach) -> None:
        """Count a breach, and keep it if it is among the first."""
        self.broken += 1
        if len(self.breaches) < MOST_SHOWN:
            self.breaches.append(breach)


def verify() -> Verdict:
    """Compute every chain again, and the site digest. Raises BusyError while something long is written."""
    verdict = Verdict()
    until = settled_revision()
    with one_moment():
        for obj, revisions in _by_object():
            verdict.objects += 1
            verdict.revisions += _follow(obj, revisions, verdict)
        verdict.digest = site_digest(until)
    return verdict


def site_digest(until: int) -> str:
    """The site digest over all revisions with an id up to `until`; `0:…` for none."""
    digest = hashlib.sha256()
    rows = Revision.objects.filter(pk__lte=until).order_by("pk").values_list("pk", "digest")
    for pk, said in rows.iterator(chunk_size=CHUNK * 10):
        digest.update(f"{pk}:{said}\n".encode())
    return f"{until}:{digest.hexdigest()}"


def parse_digest(text: str) -> int | None:
    """The revision id of a site digest; None when `text` is none."""
    match = re.fullmatch(r"([0-9]{1,18}):[0-9a-f]{64}", text)
    return int(match[1]) if match else None


def holds_against(digest: str) -> bool:
    """Whether the history up to the id in `digest` is what it was when that digest was made.

    Raises ValueError when it is no site digest.
    """
    until = parse_digest(digest)
    if until is None:
        raise ValueError(digest)
    return site_digest(until) == digest


def newest_revision() -> int:
    """The highest id of a revision; 0 for none."""
    return Revision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def settled_revision() -> int:
    """The newest id below which no revision can come any more.

    On PostgreSQL a lower id may be committed after a higher one, so whoever is writing is let
    finish first. Raises BusyError when that takes long.
    """
    if connection.vendor != "postgresql":
        return newest_revision()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
            cursor.execute("LOCK TABLE versions_revision IN SHARE MODE")
            return newest_revision()
    except OperationalError as error:
        raise BusyError("Något stort skrivs just nu. Försök igen om en stund.") from error


def _by_object() -> Iterator[tuple[Object, Iterable[Revision]]]:
    """Every object with its revisions by number; both tables are read once, side by side."""
    objects = Object.objects.order_by("pk").only("uid", "title", "last").iterator(chunk_size=CHUNK)
    rows = (
        Revision.objects.order_by("object_id", "number", "pk")
        .annotate(author_key=models.F("author__key"))
        .defer("municipality", "public", "size", "source_id")
    )
    groups = groupby(rows.iterator(chunk_size=CHUNK), key=attrgetter("object_id"))
    waiting = next(groups, None)
    for obj in objects:
        while waiting and waiting[0] < obj.pk:
            yield _gone(waiting[0]), waiting[1]
            waiting = next(groups, None)
        if waiting and waiting[0] == obj.pk:
            yield obj, waiting[1]
            waiting = next(groups, None)
        else:
            yield obj, ()
    while waiting:
        yield _gone(waiting[0]), waiting[1]
        waiting = next(groups, None)


def _gone(pk: int) -> Object:
    """Stands for an object whose row is missing: no revision of it can be right."""
    return Object(pk=pk, title="en sida som inte finns", last=0)


def _follow(obj: Object, revisions: Iterable[Revision], verdict: Verdict) -> int:
    """Follow one object's chain; returns how many revisions it has.

    After a breach it goes on from what is stored, so that each wrong revision is told of once.
    """
    expected, previous, count = 1, "", 0

    def told(number: int, why: str) -> None:
        verdict.add(Breach(obj.pk, obj.title, number, why))

    for revision in revisions:
        count += 1
        for missing in range(expected, min(revision.number, expected + MOST_SHOWN)):
            told(missing, "saknas")
        if revision.number < expected:
            told(revision.number, "finns mer än en gång")
        elif revision.number > obj.last:
            told(revision.number, "hör inte till sidans versioner")
        elif revision.digest != _digest(revision, obj, previous):
            told(revision.number, "stämmer inte med sin kontrollsumma")
        expected, previous = revision.number + 1, revision.digest
    for missing in range(expected, min(obj.last + 1, expected + MOST_SHOWN)):
        told(missing, "saknas")
    return count


def _digest(revision: Revision, obj: Object, previous: str) -> str:
    author: str = getattr(revision, "author_key", "") or ""
    return digest_of(revision, uid=str(obj.uid), author=author, previous=previous)
