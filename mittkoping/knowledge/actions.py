"""What is done with pages and cards: a new one, a save with a base version, and an imported history."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.actions import event, record
from mittkoping.knowledge.content import INNER_TEXTS, TEXTS, Content
from mittkoping.knowledge.models import Kind, MunicipalityPage, PageName
from mittkoping.knowledge.projection import Shown, Touched, name_rows, project, touched_by_names
from mittkoping.knowledge.readings import content_now
from mittkoping.knowledge.rules import can_be_placed, can_have_page, may_create, may_edit
from mittkoping.knowledge.teasers import project_municipality
from mittkoping.lib.answers import insist
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.texts.canon import canon
from mittkoping.versions.actions import Met, Saved, add_revision, lock, new_object
from mittkoping.versions.models import Object, Revision


@transaction.atomic
def create(
    *,
    by: User,
    kind: str,
    content: Mapping[str, Any],
    municipality: Municipality | None = None,
    audience: str = Object.Audience.PUBLIC,
    summary: str = "",
    names: Sequence[str] = (),
) -> Object:
    """A new object with its first revision, read by its audience at once.

    `names` are titles by which wiki text may call it, beside its own. Raises RefusalError.
    """
    insist(may_create(by, municipality))
    if kind == Kind.MUNICIPALITY:
        pages = MunicipalityPage.objects.filter(municipality=municipality)
        insist(can_have_page(municipality, has_one=pages.exists()))
    clean = cleaned(content)
    insist(can_be_placed(kind, clean, municipality, areas_by_name()))
    obj = new_object(
        kind=kind, title=clean["title"], at=timezone.now(), municipality=municipality, audience=audience
    )
    obj.save()
    saved = add_revision(
        by=by.person,
        obj=obj,
        base=0,
        snapshot=clean,
        summary=summary,
        publish=audience == Object.Audience.PUBLIC,
    )
    assert isinstance(saved, Saved)
    titles = list(dict.fromkeys([*names, _own_name(kind, clean, municipality)]))
    PageName.objects.bulk_create(name_rows(obj, titles), ignore_conflicts=True)
    touched = shown(obj, clean, author=by.person)
    touched.objects |= touched_by_names(titles)
    _tell("created", obj, saved.revision, by, touched)
    return obj


@transaction.atomic
def save(
    *,
    by: User,
    obj: Object,
    base: int,
    content: Mapping[str, Any],
    summary: str = "",
    minor: bool = False,
) -> Saved | Met:
    """Save `content`, written from revision `base` of `obj`; merged with what others saved since.

    A text that cannot be merged is stored and the answer is Met; nothing is ever overwritten.
    Raises RefusalError with the rule's sentence.
    """
    lock(obj)
    insist(may_edit(by, obj))
    clean = cleaned(content)
    insist(can_be_placed(obj.kind, clean, obj.municipality, areas_by_name()))
    saved = add_revision(
        by=by.person,
        obj=obj,
        base=base,
        snapshot=clean,
        summary=summary,
        minor=minor,
        texts=TEXTS,
        base_content=content_now(obj, base),
        head_content=None if base == obj.head else content_now(obj, None),
    )
    if isinstance(saved, Met):
        record([event("conflict.stored", by=by.person.pk, kind=obj.kind, object=obj.pk)])
        return saved
    merged = dict(saved.revision.snapshot)
    obj.title, obj.sort_key = merged["title"][:500], sort_key(merged["title"])[:600]
    obj.save(update_fields=["title", "sort_key"])
    _tell("saved", obj, saved.revision, by, shown(obj, merged, author=by.person))
    return saved


def cleaned(content: Mapping[str, Any]) -> Content:
    """The content with every HTML text canonical and safe, and a title that is never empty."""
    clean: Content = {name: canon(value or "") if name in TEXTS else value for name, value in content.items()}
    for name, text in INNER_TEXTS.items():
        if name in clean:
            clean[name] = [{**row, text: canon(row.get(text) or "")} for row in clean[name]]
    clean["title"] = " ".join(str(clean.get("title", "")).split()) or "Utan titel"
    return clean


def _own_name(kind: str, content: Content, municipality: Municipality | None) -> str:
    if kind == Kind.MUNICIPALITY and municipality:
        return f"Kommun:{municipality.short_name}"
    if kind == Kind.CARD and municipality:
        return f"{municipality.short_name}/{content['title']}"
    if kind == Kind.CATEGORY:
        return f"Kategori:{content['title']}"
    return str(content["title"])


def shown(obj: Object, content: Content, *, author: Person) -> Touched:
    """Bring the rows of one object up to date; `author` is who wrote `content`."""
    areas = areas_by_name()
    towns = {obj.municipality.short_name.casefold(): obj.municipality} if obj.municipality else {}
    touched = project([Shown(obj, content)], municipalities=towns, areas=areas)
    if obj.kind == Kind.MUNICIPALITY and obj.municipality:
        touched |= project_municipality(
            obj, content, municipality=obj.municipality, areas=areas, author=author
        )
    return touched


def _tell(verb: str, obj: Object, revision: Revision, by: User, touched: Touched) -> None:
    what = event(
        f"{obj.kind}.{verb}",
        by=by.person.pk,
        at=revision.at,
        kind=obj.kind,
        object=obj.pk,
        revision=revision.pk,
        municipality=obj.municipality_id or "",
        facts={"also": sorted(touched.retold - {obj.pk})},
    )
    record([what], touches=touched.keys())


def areas_by_name() -> dict[str, KeyArea]:
    """Key areas by their names and slugs in lower case; of two with one name the older framework's."""
    found: dict[str, KeyArea] = {}
    for area in KeyArea.objects.order_by("framework_id", "position"):
        found.setdefault(area.name.casefold(), area)
        found.setdefault(area.slug, area)
    return found
