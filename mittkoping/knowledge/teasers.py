"""A municipality page's own rows: heroes, editors, and the cards it tells of in its reading order."""

from collections import deque
from collections.abc import Sequence
from typing import Any

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge.content import Content
from mittkoping.knowledge.models import Card, Hero, Kind, MunicipalityPage, WikiEditor
from mittkoping.knowledge.names import first_upper, named_objects
from mittkoping.knowledge.projection import Touched, card_row, name_rows
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality, Person
from mittkoping.organisation.people import TOKEN
from mittkoping.texts.canon import plain
from mittkoping.versions.actions import SCHEMA, Past, add_histories, extend, new_object
from mittkoping.versions.models import Object, Revision


def project_municipality(
    obj: Object,
    content: Content,
    *,
    municipality: Municipality,
    areas: dict[str, KeyArea],
    author: Person,
) -> Touched:
    """Bring one municipality page's rows up to date; a fixed number of statements for any number of cards.

    Cards named by a teaser get its lead and place. A teaser whose card has no page of its own
    becomes a card whose text is the lead; `author` is who wrote the municipality page.
    """
    page, _ = MunicipalityPage.objects.update_or_create(
        object=obj, defaults={"municipality": municipality, "stub": bool(content.get("stub"))}
    )
    _people(Hero, page, content.get("heroes", ()))
    _people(WikiEditor, page, content.get("editors", ()))
    touched = Touched()
    teasers = [t for t in content.get("cards", ()) if t.get("title") and t["key_area"].casefold() in areas]
    if teasers:
        _cards(obj, municipality, teasers, areas, author, touched)
    return touched


def _people(model: Any, page: MunicipalityPage, told: Sequence[Content]) -> None:
    """Replace the rows of Hero or WikiEditor (`model`), which are alike, by what the page tells now."""
    links = model.persons.through
    column = f"{model._meta.model_name}_id"
    old = list(model.objects.filter(page=page).values_list("pk", flat=True))
    if old:
        links.objects.filter(**{f"{column}__in": old}).delete()
        model.objects.filter(pk__in=old).delete()
    rows = model.objects.bulk_create(
        [
            model(page=page, position=place, role=one["role"][:500], said=one.get("said", ""))
            for place, one in enumerate(told)
        ]
    )
    keys = [TOKEN.findall(one["people"]) for one in told]
    known = Person.objects.filter(key__in={key for some in keys for key in some})
    persons = dict(known.values_list("key", "pk"))
    links.objects.bulk_create(
        links(**{column: row.pk, "person_id": persons[key]})
        for row, some in zip(rows, keys, strict=True)
        for key in dict.fromkeys(some)
        if key in persons
    )


def _cards(
    obj: Object,
    municipality: Municipality,
    teasers: Sequence[Content],
    areas: dict[str, KeyArea],
    author: Person,
    touched: Touched,
) -> None:
    targets = [first_upper(teaser.get("target", "")) for teaser in teasers]
    own = [f"{municipality.short_name}/{teaser['title']}" for teaser in teasers]
    named = named_objects([*targets, *own], source=obj.source)
    ids = [named.get(target) or named.get(name) for target, name in zip(targets, own, strict=True)]
    found = Object.objects.in_bulk([pk for pk in ids if pk])
    ids = _once([pk if pk and _can_be_told(found[pk], municipality) else None for pk in ids])
    ids = _known_of_old(obj, teasers, ids)
    objects = found | Object.objects.in_bulk([pk for pk in ids if pk and pk not in found])
    before = {card.pk: card for card in Card.objects.filter(object__in=objects).select_related("key_area")}
    own_words = _told_here([objects[pk] for pk in ids if pk])
    homeless = [teaser for teaser, pk in zip(teasers, ids, strict=True) if pk is None]
    made = iter(_made(obj, municipality, homeless, author))
    rows = []
    for place, (teaser, pk) in enumerate(zip(teasers, ids, strict=True), start=1):
        known = before.get(pk or 0)
        says_itself = known is not None and known.lead_from_id is None and (known.lead or pk in own_words)
        card = _row(obj, objects[pk] if pk else next(made), teaser, municipality, areas, known)
        if known is not None and says_itself:
            card.key_area, card.lead, card.lead_from = known.key_area, known.lead, None
            card.length = known.length
        card.position = place
        rows.append(card)
    changed = [obj for pk, obj in objects.items() if obj.kind == Kind.CARD and pk in ids and pk not in before]
    Object.objects.bulk_update(changed, ["kind", "municipality", "title", "sort_key"])
    fields = [
        "municipality",
        "key_area",
        "position",
        "lead",
        "lead_from",
        "stub",
        "length",
        "listed",
        "updated",
    ]
    Card.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["object"],
        update_fields=[*fields, "sort_key", "municipality_sort_key"],
    )
    for row in rows:
        known = before.get(row.pk)
        if known is None or (row.lead, row.key_area_id) != (known.lead, known.key_area_id):
            touched.retold.add(row.pk)
            touched.areas |= {row.key_area_id, known.key_area_id if known else row.key_area_id}
        elif row.position != known.position:
            touched.areas.add(row.key_area_id)


def _can_be_told(obj: Object, municipality: Municipality) -> bool:
    """Whether the page may be a card of this municipality: it is one, or a page that is nobody's."""
    if obj.kind == Kind.CARD:
        return obj.municipality_id == municipality.pk
    return obj.kind == Kind.PAGE and obj.municipality_id in {None, municipality.pk}


def _known_of_old(page: Object, teasers: Sequence[Content], ids: Sequence[int | None]) -> list[int | None]:
    """The ids with those filled in of cards that were made of the same teasers before."""
    homeless = {teaser["title"][:500] for teaser, pk in zip(teasers, ids, strict=True) if pk is None}
    if not homeless:
        return list(ids)
    rows = Card.objects.filter(lead_from=page, object__title__in=homeless, object__source_id=None)
    rows = rows.exclude(pk__in=[pk for pk in ids if pk]).order_by("pk")
    known: dict[str, deque[int]] = {}
    for title, found in rows.values_list("object__title", "pk"):
        known.setdefault(title, deque()).append(found)
    filled: list[int | None] = []
    for teaser, pk in zip(teasers, ids, strict=True):
        waiting = known.get(teaser["title"][:500])
        filled.append(pk or (waiting.popleft() if waiting else None))
    return filled


def _told_here(objects: Sequence[Object]) -> set[int]:
    """Which imported cards somebody has written in here since."""
    imported = {obj.pk: obj.head for obj in objects if obj.source}
    rows = Revision.objects.filter(object__in=imported, schema=SCHEMA).values_list("object_id", "number")
    return {pk for pk, number in rows if imported[pk] == number}


def _once(ids: Sequence[int | None]) -> list[int | None]:
    """The same ids, but a second teaser of the same page gets none: it is a card of its own."""
    seen: set[int] = set()
    result: list[int | None] = []
    for pk in ids:
        result.append(None if pk in seen else pk)
        if pk is not None:
            seen.add(pk)
    return result


def _row(
    page: Object,
    obj: Object,
    teaser: Content,
    municipality: Municipality,
    areas: dict[str, KeyArea],
    known: Card | None,
) -> Card:
    if obj.kind != Kind.CARD:  # an ordinary page becomes a card when its municipality tells of it
        obj.kind, obj.municipality = Kind.CARD, municipality
        obj.title, obj.sort_key = teaser["title"][:500], sort_key(teaser["title"])[:600]
    content = {**teaser, "municipality": municipality.short_name}
    row = card_row(obj, content, {municipality.short_name.casefold(): municipality}, areas)
    row.lead_from = page
    if known is not None:
        row.stub = known.stub
        row.length = known.length + len(plain(teaser["lead"])) - len(plain(known.lead))
    return row


def _made(
    obj: Object, municipality: Municipality, teasers: Sequence[Content], author: Person
) -> list[Object]:
    """New card objects for teasers that have no page of their own, dated as the page that tells of them."""
    made: list[tuple[Object, list[Revision]]] = []
    for teaser in teasers:
        card = new_object(
            kind=Kind.CARD,
            title=teaser["title"],
            at=obj.updated,
            municipality=municipality,
            source=obj.source,
        )
        snapshot = {
            "title": teaser["title"],
            "municipality": municipality.short_name,
            "key_area": teaser["key_area"],
            "lead": teaser["lead"],
            "body": "",
        }
        past = Past(obj.updated, author, snapshot, "Från kommunsidan", schema=SCHEMA)
        made.append((card, extend(card, [past])))
    add_histories(made)
    names = [row for card, _ in made for row in name_rows(card, [f"{municipality.short_name}/{card.title}"])]
    if names:
        type(names[0]).objects.bulk_create(names, ignore_conflicts=True)
    return [card for card, _ in made]
