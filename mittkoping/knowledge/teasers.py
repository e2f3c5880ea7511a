"""A municipality page's own rows: heroes, editors, and the cards it tells of in its reading order."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.inserting import insert_rows
from mittkoping.knowledge.content import Content
from mittkoping.knowledge.models import Card, Hero, Kind, MunicipalityPage, PageName, WikiEditor
from mittkoping.knowledge.names import first_upper, named_objects
from mittkoping.knowledge.projection import Touched, card_row, name_rows
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality, Person
from mittkoping.organisation.people import TOKEN
from mittkoping.texts.canon import plain
from mittkoping.versions.actions import SCHEMA, Past, add_histories, extend, new_object
from mittkoping.versions.models import Object, Revision

CARD_FIELDS = [
    *("municipality", "key_area", "position", "lead", "lead_from", "stub", "length", "listed", "updated"),
    *("sort_key", "municipality_sort_key"),
]


@dataclass(frozen=True)
class _Teller:
    """A municipality's page that tells of cards, and what its teasers are read with."""

    page: Object
    municipality: Municipality
    areas: dict[str, KeyArea]
    author: Person


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
    teasers = [t for t in content.get("cards", ()) if t.get("title") and t["key_area"].casefold() in areas]
    return _tell_cards(_Teller(obj, municipality, areas, author), teasers) if teasers else Touched()


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


def _tell_cards(teller: _Teller, teasers: Sequence[Content]) -> Touched:
    """Write the cards that the teasers tell of, in their order; what changed with them."""
    pages = _pages_of(teller, teasers)
    there = [page for page in pages if page is not None]
    known = {card.pk: card for card in Card.objects.filter(object__in=there).select_related("key_area")}
    rewritten = _rewritten_here(there)
    made = iter(_made(teller, [teaser for teaser, page in zip(teasers, pages, strict=True) if page is None]))
    rows = []
    for place, (teaser, page) in enumerate(zip(teasers, pages, strict=True), start=1):
        obj = page or next(made)
        card = _row(teller, obj, teaser, known.get(obj.pk), rewritten=obj.pk in rewritten)
        card.position = place
        rows.append(card)
    became = [page for page in there if page.pk not in known]
    Object.objects.bulk_update(became, ["kind", "municipality", "title", "sort_key"])
    insert_rows(rows, known_by=["object"], replacing=CARD_FIELDS)
    return _changes(rows, known)


def _pages_of(teller: _Teller, teasers: Sequence[Content]) -> list[Object | None]:
    """The page of each teaser: one that it names, or the card it was made into before; None for neither."""
    targets = [first_upper(teaser.get("target", "")) for teaser in teasers]
    own = [f"{teller.municipality.short_name}/{teaser['title']}" for teaser in teasers]
    named = named_objects([*targets, *own], source=teller.page.source)
    ids = [named.get(target) or named.get(name) for target, name in zip(targets, own, strict=True)]
    found = Object.objects.in_bulk([pk for pk in ids if pk])
    ids = _once([pk if pk and _can_be_told(found[pk], teller.municipality) else None for pk in ids])
    ids = _known_of_old(teller.page, teasers, ids)
    found |= Object.objects.in_bulk([pk for pk in ids if pk and pk not in found])
    return [found[pk] if pk else None for pk in ids]


def _changes(rows: Sequence[Card], known: Mapping[int, Card]) -> Touched:
    """What the written cards changed: those that say something else, and their key areas."""
    touched = Touched()
    for row in rows:
        before = known.get(row.pk)
        if before is None or (row.lead, row.key_area_id) != (before.lead, before.key_area_id):
            touched.retold.add(row.pk)
            touched.areas |= {row.key_area_id, before.key_area_id if before else row.key_area_id}
        elif row.position != before.position:
            touched.areas.add(row.key_area_id)
    return touched


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


def _rewritten_here(objects: Sequence[Object]) -> set[int]:
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


def _row(teller: _Teller, obj: Object, teaser: Content, known: Card | None, *, rewritten: bool) -> Card:
    """The row of a card with the teaser's lead and area, or with its own when it tells them itself."""
    town = teller.municipality
    if obj.kind != Kind.CARD:  # an ordinary page becomes a card when its municipality tells of it
        obj.kind, obj.municipality = Kind.CARD, town
        obj.title, obj.sort_key = teaser["title"][:500], sort_key(teaser["title"])[:600]
    content = {**teaser, "municipality": town.short_name}
    row = card_row(obj, content, {town.short_name.casefold(): town}, teller.areas)
    row.lead_from = teller.page
    if known is None:
        return row
    row.stub = known.stub
    if known.lead_from_id is None and (known.lead or rewritten):
        row.key_area, row.lead, row.lead_from = known.key_area, known.lead, None
        row.length = known.length
    else:
        row.length = known.length + len(plain(teaser["lead"])) - len(plain(known.lead))
    return row


def _made(teller: _Teller, teasers: Sequence[Content]) -> list[Object]:
    """New card objects for teasers that have no page of their own, dated as the page that tells of them."""
    page, town = teller.page, teller.municipality
    made: list[tuple[Object, list[Revision]]] = []
    for teaser in teasers:
        card = new_object(
            kind=Kind.CARD, title=teaser["title"], at=page.updated, municipality=town, source=page.source
        )
        snapshot = {
            "title": teaser["title"],
            "municipality": town.short_name,
            "key_area": teaser["key_area"],
            "lead": teaser["lead"],
            "body": "",
        }
        past = Past(page.updated, teller.author, snapshot, "Från kommunsidan", schema=SCHEMA)
        made.append((card, extend(card, [past])))
    add_histories(made)
    names = [row for card, _ in made for row in name_rows(card, [f"{town.short_name}/{card.title}"])]
    PageName.objects.bulk_create(names, ignore_conflicts=True)
    return [card for card, _ in made]
