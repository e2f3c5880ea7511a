"""Revisions are added, never changed: the save with a base version, and whole histories at once.

These actions record no Event of their own: the package that owns the kind of object does, in
the same transaction, when it has brought its own rows up to date.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mittkoping.history.inserting import insert_rows
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality, Person
from mittkoping.texts.merge import merge_fields
from mittkoping.versions.chain import revision_digest, text_size
from mittkoping.versions.models import Conflict, Object, Revision

Snapshot = Mapping[str, Any]
POINTERS = ["head", "published", "last", "updated"]
TOLD = ["kind", "title", "sort_key", "municipality", "source_id"]
SCHEMA = 1  # the version of the shape of our own snapshots


@dataclass(frozen=True)
class Saved:
    """The text is a revision; `merged_with` is the revision it met, if it met one."""

    revision: Revision
    merged_with: Revision | None = None


@dataclass(frozen=True)
class Met:
    """The text met another's in `conflict.fields`; it is kept whole in `conflict`."""

    conflict: Conflict


@dataclass(frozen=True)
class Past:
    """One revision of an imported history."""

    at: datetime
    author: Person
    snapshot: Snapshot
    summary: str = ""
    minor: bool = False
    schema: int = Revision.SOURCE_MARKUP
    source_id: int | None = None


def new_object(
    *,
    kind: str,
    title: str,
    at: datetime,
    municipality: Municipality | None = None,
    audience: str = Object.Audience.PUBLIC,
    source: str = "",
    source_id: int | None = None,
) -> Object:
    """An object without revisions, not yet in the database."""
    return Object(
        kind=kind,
        title=title[:500],
        sort_key=sort_key(title)[:600],
        municipality=municipality,
        audience=audience,
        created=at,
        updated=at,
        source=source,
        source_id=source_id,
    )


def lock(obj: Object) -> None:
    """Wait for other writers of `obj` and read it as it is now, in place. Must run inside a transaction.

    Raises Object.DoesNotExist for an unsaved object.
    """
    # The row alone is locked: joined rows would be read as they stood before the wait.
    obj.refresh_from_db(from_queryset=Object.objects.select_for_update())


def add_revision(
    *,
    by: Person,
    obj: Object,
    base: int,
    snapshot: Snapshot,
    summary: str = "",
    minor: bool = False,
    publish: bool = True,
    texts: Collection[str] = (),
    base_content: Snapshot | None = None,
    head_content: Snapshot | None = None,
) -> Saved | Met:
    """Save `snapshot`, written from revision number `base`, as the newest revision of `obj`.

    When somebody else saved since, the two are merged: by field, and in the fields named in
    `texts` by block and word. `base_content` and `head_content` stand in for the snapshots of
    imported revisions, whose own are markup; whoever gives them has called lock() before reading
    them. What cannot be merged is stored as a Conflict; a base that was never here counts as none.
    Must run inside a transaction. Raises Object.DoesNotExist for an unsaved object.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("add_revision() belongs inside a transaction")
    lock(obj)
    head = Revision.objects.filter(object=obj, number=obj.head).first()
    base = base if 0 < base <= obj.last else 0
    past = Past(timezone.now(), by, dict(snapshot), summary, minor, SCHEMA)
    if head is None or base == head.number:
        return Saved(_append(obj, head, past, base, publish))
    origin = dict(base_content or _snapshot(obj, base))
    merged = merge_fields(origin, dict(snapshot), dict(head_content or head.snapshot), texts=texts)
    if merged.conflicts:
        return Met(_store(obj, past, base, merged.conflicts))
    return Saved(_append(obj, head, replace(past, snapshot=merged.fields), base, publish), head)


def _snapshot(obj: Object, number: int) -> Snapshot:
    """The snapshot of a revision; empty when there is none of that number."""
    row = Revision.objects.filter(object=obj, number=number).first()
    return row.snapshot if row else {}


def _append(obj: Object, head: Revision | None, past: Past, base: int, publish: bool) -> Revision:
    newest = head if obj.last == obj.head else Revision.objects.get(object=obj, number=obj.last)
    [revision] = extend(obj, [past], after=newest, base=base, publish=publish)
    revision.save()
    obj.save(update_fields=POINTERS)
    return revision


def _store(obj: Object, past: Past, base: int, fields: Iterable[str]) -> Conflict:
    return Conflict.objects.create(
        object=obj,
        author=past.author,
        base=base,
        head=obj.head,
        snapshot=dict(past.snapshot),
        summary=past.summary[:800],
        fields=sorted(fields),
    )


def extend(
    obj: Object,
    pasts: Sequence[Past],
    *,
    after: Revision | None = None,
    base: int | None = None,
    publish: bool = True,
    aside: bool = False,
) -> list[Revision]:
    """The revisions that continue `obj` after its newest, `after`, chained but not yet in the database.

    Moves the object's pointers; the caller writes both. `base` is the number each was written
    from; None means the one before it. With `aside` the text shown stays as it was: the revisions
    stand in the history alone.
    """
    previous = after.digest if after else ""
    public = (publish or aside) and obj.audience == Object.Audience.PUBLIC
    revisions = []
    for past in pasts:
        revision = _next(obj, past, obj.last if base is None else base, public)
        revision.digest = digest_of(revision, uid=str(obj.uid), author=past.author.key, previous=previous)
        previous = revision.digest
        obj.last = revision.number
        if not aside:
            obj.head, obj.updated = revision.number, past.at
            obj.published = revision.number if publish else obj.published
        revisions.append(revision)
    return revisions


def _next(obj: Object, past: Past, base: int, public: bool) -> Revision:
    """The revision after the object's newest, without its digest."""
    return Revision(
        object=obj,
        number=obj.last + 1,
        base=base,
        at=past.at,
        author=past.author,
        summary=past.summary[:800],
        minor=past.minor,
        schema=past.schema,
        snapshot=past.snapshot,
        size=text_size(past.snapshot),
        source_id=past.source_id,
        municipality_id=obj.municipality_id,
        public=public,
    )


def digest_of(revision: Revision, *, uid: str, author: str, previous: str) -> str:
    """The digest that `revision` must have after one with the digest `previous`."""
    return revision_digest(
        previous,
        uid=uid,
        number=revision.number,
        base=revision.base,
        at=revision.at,
        author=author,
        summary=revision.summary,
        minor=revision.minor,
        schema=revision.schema,
        snapshot=revision.snapshot,
    )


def add_histories(histories: Iterable[tuple[Object, Sequence[Revision]]]) -> None:
    """Write new objects and the revisions extend() gave them; several at once, in few statements."""
    pairs = list(histories)
    known = [obj for obj, _ in pairs if obj.pk is not None]
    insert_rows([obj for obj, _ in pairs if obj.pk is None])
    if known:
        Object.objects.bulk_update(known, [*POINTERS, *TOLD], batch_size=100)
    rows = [revision for _, revisions in pairs for revision in revisions]
    for revision in rows:
        revision.object_id = revision.object.pk
    insert_rows(rows)
