"""What a viewer may see of objects and their revisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import (
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from mittkoping.organisation.models import User
from mittkoping.versions.models import Object, Revision

Viewer = User | None
Before = tuple[datetime, int]  # time and id of the last row already shown


def visible_objects(viewer: Viewer) -> QuerySet[Object]:
    """Objects the viewer may see; what is not here answers exactly like what does not exist."""
    public = Q(audience=Object.Audience.PUBLIC, published__gt=0)
    if viewer is None:
        seen = public
    elif viewer.is_administrator:
        seen = Q()
    elif viewer.municipality_id:
        seen = public | Q(municipality=viewer.municipality_id)
    else:
        seen = public
    return Object.objects.filter(seen, deleted__isnull=True)


def visible_object(viewer: Viewer, pk: int) -> Object | None:
    """The object with this id with its municipality, if the viewer may see it."""
    return visible_objects(viewer).filter(pk=pk).select_related("municipality__county").first()


def _parts_seen(viewer: Viewer) -> list[Q]:
    """What the viewer may see of all revisions, in parts that do not overlap, each read from one index.

    `IN (1)` instead of a bare `public`, which SQLite finds in no index.
    """
    public, hidden = Q(public__in=[True]), Q(public__in=[False])
    if viewer is None:
        return [public]
    if viewer.is_administrator:
        return [public, hidden]
    return [public, hidden & Q(municipality=viewer.municipality_id)] if viewer.municipality_id else [public]


def _revisions_left() -> QuerySet[Revision]:
    """Revisions of what is not deleted, without snapshots."""
    # Asked of each row by the object's key, not joined: the order then still comes from the revisions' index.
    deleted = Object.objects.filter(pk=OuterRef("object"), deleted__isnull=False)
    return Revision.objects.defer("snapshot").filter(~Exists(deleted))


def _visible_revisions(viewer: Viewer) -> QuerySet[Revision]:
    return _revisions_left().filter(reduce(or_, _parts_seen(viewer)))


def history(viewer: Viewer, obj: Object, *, below: int | None = None, limit: int = 50) -> list[Revision]:
    """Revisions of a visible object, newest number first, those with a number under `below`.

    Snapshots are left out; one query whatever the length of the history.
    """
    rows = _visible_revisions(viewer).filter(object=obj).order_by("-number").select_related("author")
    return list((rows.filter(number__lt=below) if below else rows)[:limit])


def visible_revision(viewer: Viewer, obj: Object, number: int) -> Revision | None:
    """Revision `number` of a visible object, snapshot included, if the viewer may see it."""
    rows = _visible_revisions(viewer).defer(None).filter(object=obj, number=number)
    return rows.select_related("author").first()


def object_from(viewer: Viewer, source_id: int) -> Object | None:
    """The visible object whose page had this id in the wiki it came from; the first of several wikis."""
    rows = visible_objects(viewer).filter(source_id=source_id).order_by("pk")
    return rows.select_related("municipality__county").first()


def revision_from(viewer: Viewer, source_id: int, obj: Object | None = None) -> Revision | None:
    """The visible revision, of `obj` if given, that had this id in the wiki it came from; its object along.

    Of several wikis the one that came in first.
    """
    rows = _visible_revisions(viewer).filter(source_id=source_id, object__in=visible_objects(viewer))
    if obj is not None:
        rows = rows.filter(object=obj)
    return rows.select_related("object").order_by("pk").first()


@dataclass(frozen=True)
class Around:
    """Where a revision stands among those of its object that the viewer may see; 0 for none."""

    older: int
    newer: int


def around(viewer: Viewer, obj: Object, number: int) -> Around:
    """The visible numbers next below and next above `number`; one query."""
    found = (
        _visible_revisions(viewer)
        .filter(object=obj)
        .aggregate(
            older=Max("number", filter=Q(number__lt=number)), newer=Min("number", filter=Q(number__gt=number))
        )
    )
    return Around(found["older"] or 0, found["newer"] or 0)


def olders(viewer: Viewer, revisions: Iterable[Revision]) -> dict[int, int]:
    """Id of each revision → the number next below it that the viewer may see; 0 for none. One query."""
    below = Revision.objects.filter(
        reduce(or_, _parts_seen(viewer)), object=OuterRef("object"), number__lt=OuterRef("number")
    )
    next_below = Subquery(below.order_by("-number").values("number")[:1])
    rows = Revision.objects.filter(pk__in=[row.pk for row in revisions])
    return {pk: older or 0 for pk, older in rows.values_list("pk", next_below)}


def published_revision(obj: Object) -> Revision | None:
    """The revision one reads of a visible object, snapshot included: the published one.

    Of an object that was never published, which only those see who write it, the working one.
    """
    number = obj.published or obj.head
    return Revision.objects.filter(object=obj, number=number).select_related("author").first()


def recent(
    viewer: Viewer,
    *,
    municipality: str = "",
    objects: QuerySet[Object] | None = None,
    author: int | None = None,
    minor: bool = True,
    before: Before | None = None,
    limit: int = 50,
) -> list[Revision]:
    """The newest revisions the viewer may see, newest first, strictly older than `before`.

    Three queries whatever the page, four for a writer, and the same cost for the first as for the
    thousandth (keyset paging). Objects are fetched apart: joined to this order, SQLite would
    rather sort them all; and so are the drafts a writer sees beside what is public.
    """
    rows = _revisions_left().order_by("-at", "-id").select_related("author")
    if municipality:
        rows = rows.filter(municipality=municipality)
    if objects is not None:
        rows = rows.filter(object__in=objects)
    if author is not None:
        rows = rows.filter(author=author)
    if not minor:
        rows = rows.filter(minor=False)
    if before is not None:
        at, pk = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk), at__lte=at)
    parts = _parts_seen(viewer)
    newest = sorted(
        (row for part in parts for row in rows.filter(part)[:limit]),
        key=lambda row: (row.at, row.pk),
        reverse=True,
    )[:limit]
    prefetch_related_objects(newest, "object__municipality")
    return newest


def count_of_revisions(viewer: Viewer, obj: Object) -> int:
    """How many revisions of a visible object the viewer may see; one query."""
    found: int = _visible_revisions(viewer).filter(object=obj).aggregate(n=Count("pk"))["n"]
    return found


def has_written(viewer: Viewer, person: int) -> bool:
    """Whether the viewer may see anything that this person has written."""
    return _visible_revisions(viewer).filter(author=person).exists()


def is_public(obj: Object) -> bool:
    """Whether anybody may read the object."""
    return bool(obj.published) and obj.deleted is None and obj.audience == Object.Audience.PUBLIC


def authors_of(ids: Iterable[int]) -> dict[int, set[int]]:
    """Object id → ids of the persons who wrote any of its public versions; read from one index."""
    rows = Revision.objects.filter(object__in=ids, public__in=[True]).order_by()
    found: dict[int, set[int]] = {}
    for obj, author in rows.values_list("object_id", "author_id").distinct():
        found.setdefault(obj, set()).add(author)
    return found
