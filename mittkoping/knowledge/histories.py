"""A page that comes with its past: several versions by several authors, dated as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from mittkoping.history.actions import event, record
from mittkoping.knowledge.actions import areas_by_name, cleaned
from mittkoping.knowledge.models import Kind, PageName
from mittkoping.knowledge.projection import Shown, name_rows, project, touched_by_names
from mittkoping.knowledge.teasers import project_municipality
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
    obj = new_object(
        kind=kind,
        title=contents[-1]["title"],
        at=versions[0].at,
        municipality=municipality,
        audience=audience,
    )
    pasts = [
        Past(told.at, told.author, content, told.summary, told.minor, SCHEMA)
        for told, content in zip(versions, contents, strict=True)
    ]
    revisions = extend(obj, pasts)
    add_histories([(obj, revisions)])
    PageName.objects.bulk_create(name_rows(obj, list(dict.fromkeys(names))), ignore_conflicts=True)
    areas = areas_by_name()
    towns = {municipality.short_name.casefold(): municipality} if municipality else {}
    touched = project([Shown(obj, contents[-1])], municipalities=towns, areas=areas)
    if kind == Kind.MUNICIPALITY and municipality:
        more = project_municipality(
            obj, contents[-1], municipality=municipality, areas=areas, author=versions[-1].author
        )
        touched |= more
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
