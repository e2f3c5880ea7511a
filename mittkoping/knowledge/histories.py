"""A page that comes with its past: several versions by several authors, dated as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from mittkoping.history.actions import event, record
from mittkoping.knowledge.actions import cleaned, shown
from mittkoping.knowledge.models import PageName
from mittkoping.knowledge.projection import name_rows, touched_by_names
from mittkoping.organisation.models import Municipality, Person
from mittkoping.versions.actions import SCHEMA, Past, add_histories, extend, new_object
from mittkoping.versions.models import Object


@dataclass(frozen=True)
class Told:
    """One version of a page on its way in: who told what, when."""

    at: datetime
    author: Person
    content: Mapping[str, Any]
    summary: str = ""
    minor: bool = False


@transaction.atomic
def import_page(
    *,
    by: Person | None,
    kind: str,
    versions: Sequence[Told],
    municipality: Municipality | None = None,
    audience: str = Object.Audience.PUBLIC,
    names: Sequence[str] = (),
) -> Object:
    """A new object with all its versions, oldest first; one Event.

    `by` is None for the operator at the console; authors are taken at their word. Raises
    ValueError without versions and KeyError for a card of an unknown key area.
    """
    if not versions:
        raise ValueError("a page needs at least one version")
    contents = [cleaned(version.content) for version in versions]
    title, began = contents[-1]["title"], versions[0].at
    obj = new_object(kind=kind, title=title, at=began, municipality=municipality, audience=audience)
    pairs = zip(versions, contents, strict=True)
    pasts = [Past(one.at, one.author, content, one.summary, one.minor, SCHEMA) for one, content in pairs]
    revisions = extend(obj, pasts)
    add_histories([(obj, revisions)])
    PageName.objects.bulk_create(name_rows(obj, list(dict.fromkeys(names))), ignore_conflicts=True)
    touched = shown(obj, contents[-1], author=versions[-1].author)
    touched.objects |= touched_by_names(list(names))
    told = event(
        f"{kind}.imported",
        by=by.pk if by else None,
        kind=kind,
        object=obj.pk,
        revision=revisions[-1].pk,
        municipality=obj.municipality_id or "",
        facts={"revisions": len(revisions), "also": sorted(touched.retold - {obj.pk})},
    )
    record([told], touches=touched.keys())
    return obj
