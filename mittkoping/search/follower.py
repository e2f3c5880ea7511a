"""The index follows what happens: every event's objects are indexed anew in the same transaction.

Only what an import brings in is indexed later, each object once: its pages tell of each other, and a
card would otherwise be indexed with its own page and again with its municipality's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from mittkoping.history.actions import move_cursor
from mittkoping.history.models import Event
from mittkoping.history.queries import cursor_of, events_after, last_event, newest_event
from mittkoping.knowledge.content import Content, years_in
from mittkoping.knowledge.models import Card, KeyAreaPage, Kind, Rendering
from mittkoping.knowledge.projection import texts_of
from mittkoping.knowledge.readings import contents
from mittkoping.organisation.models import Municipality
from mittkoping.organisation.people import TOKEN
from mittkoping.search.entries import Indexable
from mittkoping.search.index import put, rebuild_words, remove, restem
from mittkoping.texts.canon import headings, plain
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.queries import authors_of

SOUGHT = [Kind.MUNICIPALITY, Kind.CARD, Kind.KEY_AREA, Kind.PAGE, Kind.CATEGORY, Kind.USER]
BATCH = 300
LATER = "page.imported"
CAUGHT_UP = "search.imported"  # the cursor
REST = timedelta(minutes=1)  # an import that has been silent for so long is over, or was cut off


def follow(events: Sequence[Event]) -> None:
    """Index the objects that `events` tell of, and those they name as changed along with them.

    What is said about an object is not part of its text, so talk leaves the index alone.
    """
    ids = _ids_of(row for row in events if row.verb != LATER and not row.verb.startswith("talk."))
    if ids:
        index(sorted(ids))


def catch_up(*, after: int | None = None) -> int:
    """Index what imports have brought in since last time, and at least since the Event `after`.

    Returns how many objects. May be cut off and called again: the cursor moves when all is done.
    """
    cursor = cursor_of(CAUGHT_UP)
    known = cursor.event if cursor else 0
    newest = newest_event()
    ids: set[int] = set()
    for events in events_after(known if after is None else min(known, after), verb=LATER):
        ids |= _ids_of(events)
    for batch in _batches(sorted(ids)):
        index(batch)
    move_cursor(CAUGHT_UP, event=max(known, newest))
    return len(ids)


def catch_up_at_rest() -> int:
    """catch_up() for the worker; an import that is under way is left to its own end."""
    cursor = cursor_of(CAUGHT_UP)
    known, newest = cursor.event if cursor else 0, newest_event()
    last = last_event(LATER, after=known)
    if last is None and newest > known:
        move_cursor(CAUGHT_UP, event=newest)
    return catch_up() if last and timezone.now() - last.at >= REST else 0


def _ids_of(events: Iterable[Event]) -> set[int]:
    found: set[int] = set()
    for row in events:
        found |= {row.object} if row.object is not None else set()
        found |= set(row.facts.get("also", ()))
    return found


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def rebuild() -> int:
    """Index everything anew; returns how many objects. Words are counted last and stems made with them."""
    ids = list(Object.objects.filter(kind__in=SOUGHT).order_by("pk").values_list("pk", flat=True))
    for batch in _batches(ids):
        index(batch)
    rebuild_words()
    restem()
    return len(ids)


def index(ids: Sequence[int]) -> None:
    """Bring the index up to date for these objects: a fixed number of statements."""
    rows = Object.objects.filter(pk__in=ids, kind__in=SOUGHT).select_related("municipality")
    shown = [obj for obj in rows if obj.published and obj.deleted is None]
    gone = set(ids) - {obj.pk for obj in shown}
    if gone:
        remove(gone)
    put(_indexables(shown))


def _indexables(objects: Sequence[Object]) -> Iterator[Indexable]:
    ids = [obj.pk for obj in objects]
    cards = {card.pk: card for card in Card.objects.filter(object__in=ids)}
    areas = dict(KeyAreaPage.objects.filter(object__in=ids).values_list("object_id", "key_area_id"))
    told = _told(objects)
    authors = authors_of(ids)
    for obj in objects:
        if obj.pk in told:
            found = _indexable(obj, told[obj.pk], cards.get(obj.pk), areas.get(obj.pk))
            yield replace(found, author_ids=tuple(sorted(authors.get(obj.pk, ()))))


def _told(objects: Sequence[Object]) -> dict[int, Content]:
    """Object id → what the public reads of it; of long histories only the published numbers are fetched."""
    by_id = {obj.pk: obj for obj in objects}
    numbers = {obj.published for obj in objects}
    rows = Revision.objects.filter(object__in=by_id, number__in=numbers)
    places = {
        pk: place
        for pk, place, number in rows.values_list("pk", "object_id", "number")
        if number == by_id[place].published
    }
    kept = Rendering.objects.filter(revision__in=places).values_list("revision_id", "content")
    told: dict[int, Content] = {places[pk]: text for pk, text in kept}
    rest = Revision.objects.filter(pk__in=[pk for pk, place in places.items() if place not in told])
    read = contents([(by_id[row.object_id], row) for row in rest])
    return told | {places[pk]: text for pk, text in read.items()}


def _indexable(obj: Object, told: Content, card: Card | None, area: int | None) -> Indexable:
    lead = card.lead if card else told.get("lead", "")
    rest = [text for name, text in _texts(told) if not (card and name == "lead")]
    body = "\n".join(plain(text) for text in rest)
    years = set(years_in(f"{plain(lead)}\n{body}"))
    if card and card.year_from:
        years |= set(range(card.year_from, min((card.year_to or card.year_from), card.year_from + 30) + 1))
    home: Municipality | None = obj.municipality
    return Indexable(
        object_id=obj.pk,
        kind=obj.kind,
        title=obj.title,
        lead=TOKEN.sub(" ", plain(lead)),
        headings=[text for html in rest for _, text, _ in headings(html)],
        body=TOKEN.sub(" ", body),
        municipality_code=home.pk if home else None,
        county_code=home.county_id if home else None,
        key_area_id=card.key_area_id if card else area,
        years=tuple(sorted(years)),
        audience=obj.audience,
        lang="sv",
    )


def _texts(told: Content) -> list[tuple[str, str]]:
    lead = told.get("lead", "")
    return [("lead" if text == lead else "", text) for text in texts_of(told)]
