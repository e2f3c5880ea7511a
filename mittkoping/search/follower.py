"""The index follows what happens: every event's objects are indexed anew in the same transaction."""

from collections.abc import Iterator, Sequence

from mittkoping.history.models import Event
from mittkoping.knowledge.content import Content, years_in
from mittkoping.knowledge.models import Card, KeyAreaPage, Kind, Rendering
from mittkoping.knowledge.projection import texts_of
from mittkoping.knowledge.readings import content
from mittkoping.organisation.models import Municipality
from mittkoping.organisation.people import TOKEN
from mittkoping.search.entries import Indexable
from mittkoping.search.index import put, rebuild_words, remove, restem
from mittkoping.texts.canon import headings, plain
from mittkoping.versions.models import Object, Revision

SOUGHT = [Kind.MUNICIPALITY, Kind.CARD, Kind.KEY_AREA, Kind.PAGE, Kind.CATEGORY, Kind.USER]
BATCH = 300


def follow(events: Sequence[Event]) -> None:
    """Index the objects that `events` tell of, and those they name as changed along with them.

    What is said about an object is not part of its text, so talk leaves the index alone.
    """
    ids = {row.object for row in events if row.object is not None and not row.verb.startswith("talk.")}
    ids |= {pk for event in events for pk in event.facts.get("also", ())}
    if ids:
        index(sorted(ids))


def rebuild() -> int:
    """Index everything anew; returns how many objects. Words are counted last and stems made with them."""
    ids = list(Object.objects.filter(kind__in=SOUGHT).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        index(ids[start : start + BATCH])
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
    for obj in objects:
        if obj.pk in told:
            yield _indexable(obj, told[obj.pk], cards.get(obj.pk), areas.get(obj.pk))


def _told(objects: Sequence[Object]) -> dict[int, Content]:
    """Object id → what the public reads of it; of long histories only the published numbers are fetched."""
    by_id = {obj.pk: obj for obj in objects}
    numbers = {obj.published for obj in objects}
    rows = Revision.objects.filter(object__in=by_id, number__in=numbers)
    published = [row for row in rows if row.number == by_id[row.object_id].published]
    kept = {row.pk: row for row in Rendering.objects.filter(revision__in=[row.pk for row in published])}
    return {
        row.object_id: kept[row.pk].content if row.pk in kept else content(by_id[row.object_id], row)
        for row in published
    }


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
