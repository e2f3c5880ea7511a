"""What is listed of the wiki, as far as the viewer may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge.models import (
    Card,
    Category,
    Hero,
    KeyAreaPage,
    Kind,
    Link,
    Membership,
    MunicipalityPage,
    PageName,
    WikiEditor,
)
from mittkoping.knowledge.names import named_objects
from mittkoping.organisation.models import Municipality, Person
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, visible_objects

SIGNATURES = ("Användare", "Användardiskussion", "User", "User talk")
STUB_LENGTH = 300  # characters of readable text; a card below it is a stub by rule


def visible_cards(viewer: Viewer) -> QuerySet[Card]:
    """Cards the viewer may see; for the public they are marked on the card itself, so no join is needed."""
    if viewer is None:
        return Card.objects.filter(listed__in=[True])  # a bare `listed` SQLite finds in no index
    return Card.objects.filter(object__in=visible_objects(viewer))


def is_stub(card: Card) -> bool:
    """Whether a card counts as a stub: marked by hand, or by rule because little is told."""
    return card.stub or card.length < STUB_LENGTH


def stubs(cards: QuerySet[Card]) -> QuerySet[Card]:
    """Those of `cards` that count as stubs."""
    return cards.filter(Q(stub=True) | Q(length__lt=STUB_LENGTH))


def stub_list(viewer: Viewer) -> QuerySet[Card]:
    """The work list: every card that counts as a stub, by municipality."""
    rows = stubs(visible_cards(viewer)).select_related("object", "municipality", "key_area")
    return rows.order_by("municipality_sort_key", "position", "pk")


def key_areas() -> list[KeyArea]:
    """The key areas of the current frameworks, in reading order."""
    return list(KeyArea.objects.filter(framework__current=True).order_by("framework_id", "position"))


def municipality_page(viewer: Viewer, municipality: Municipality) -> Object | None:
    """The page a municipality has, if somebody has written it and the viewer may see it."""
    row = MunicipalityPage.objects.filter(municipality=municipality).first()
    return visible_objects(viewer).filter(pk=row.pk).first() if row else None


def key_area_page(viewer: Viewer, area: KeyArea) -> Object | None:
    """The curated page of a key area, if there is one and the viewer may see it."""
    row = KeyAreaPage.objects.filter(key_area=area).first()
    return visible_objects(viewer).filter(pk=row.pk).first() if row else None


def area_of_page(obj: Object) -> KeyArea | None:
    """The key area whose curated page this is."""
    row = KeyAreaPage.objects.filter(object=obj).select_related("key_area").first()
    return row.key_area if row else None


def cards_of(viewer: Viewer, municipality: Municipality) -> list[Card]:
    """A municipality's cards in its own reading order."""
    rows = visible_cards(viewer).filter(municipality=municipality).select_related("object", "key_area")
    return list(rows.order_by("position", "pk"))


@dataclass(frozen=True)
class Thanked:
    """A hero or a wiki editor: the row, and its persons in the order in which they are told of."""

    row: Hero | WikiEditor
    persons: tuple[Person, ...]


def people_of(page: int) -> tuple[list[Thanked], list[Thanked]]:
    """The heroes and the wiki editors of a municipality's page in order; two queries each."""
    return _thanked(Hero, page), _thanked(WikiEditor, page)


def _thanked(model: type[Hero] | type[WikiEditor], page: int) -> list[Thanked]:
    """The rows of one kind; their persons are read by the links, which keep the order of the text."""
    rows: list[Hero | WikiEditor] = list(model.objects.filter(page=page).order_by("position", "pk"))
    column = f"{model._meta.model_name}_id"
    links = model.persons.through.objects.filter(**{f"{column}__in": [row.pk for row in rows]})
    told: dict[int, list[Person]] = {}
    for link in links.select_related("person").order_by("pk"):
        told.setdefault(getattr(link, column), []).append(link.person)
    return [Thanked(row, tuple(told.get(row.pk, ()))) for row in rows]


@dataclass(frozen=True)
class AreaChoice:
    """How a key area's list is narrowed and sorted: `order` is kommun, rubrik or andrad."""

    county: str = ""
    only_stubs: bool = False
    order: str = "kommun"


ORDERS = {
    "kommun": ("municipality_sort_key", "position", "pk"),
    "rubrik": ("sort_key", "pk"),
    "andrad": ("-updated", "-pk"),
}


def area_cards(viewer: Viewer, area: KeyArea, choice: AreaChoice) -> QuerySet[Card]:
    """Every municipality's cards in an area, narrowed and sorted; related rows come along."""
    rows = visible_cards(viewer).filter(key_area=area)
    if choice.county:
        rows = rows.filter(municipality__county=choice.county)
    if choice.only_stubs:
        rows = stubs(rows)
    return rows.select_related("object", "municipality").order_by(*ORDERS[choice.order])


def area_size(viewer: Viewer, area: KeyArea) -> tuple[int, int]:
    """How many cards an area has, and of how many municipalities."""
    found = (
        visible_cards(viewer)
        .filter(key_area=area)
        .aggregate(cards=Count("pk"), towns=Count("municipality", distinct=True))
    )
    return found["cards"], found["towns"]


@dataclass(frozen=True)
class Cell:
    """What one municipality has told in one area."""

    area: str
    municipality: str
    count: int
    newest: datetime


def matrix(viewer: Viewer, municipality: Municipality | None = None) -> list[Cell]:
    """Key area × municipality, only cells where something is told; one query."""
    rows = visible_cards(viewer)
    if municipality is not None:
        rows = rows.filter(municipality=municipality)
    grouped = rows.order_by().values_list("key_area__slug", "municipality__slug")
    return [Cell(*row) for row in grouped.annotate(count=Count("pk"), newest=Max("updated"))]


def telling(viewer: Viewer) -> list[tuple[Municipality, int]]:
    """Municipalities that have told something with their number of cards, as Swedes sort them."""
    counts = dict(
        visible_cards(viewer)
        .order_by()
        .values_list("municipality")
        .annotate(count=Count("pk"))
        .values_list("municipality", "count")
    )
    pages = MunicipalityPage.objects.filter(object__in=visible_objects(viewer)).values_list(
        "municipality", flat=True
    )
    codes = set(counts) | set(pages)
    rows = Municipality.objects.filter(pk__in=codes).select_related("county").order_by("sort_key")
    return [(row, counts.get(row.pk, 0)) for row in rows]


def neighbours(viewer: Viewer, card: Card, limit: int = 4) -> list[Card]:
    """Other cards of the same municipality in the same key area, in its own reading order."""
    rows = visible_cards(viewer).filter(key_area=card.key_area_id).exclude(pk=card.pk)
    own = rows.filter(municipality=card.municipality_id)
    return list(own.select_related("object", "municipality").order_by("position", "pk")[:limit])


def category_called(name: str) -> Category | None:
    """The category an old title names (`Kategori:Läsning`), described or not."""
    space, _, title = name.partition(":")
    if space not in {"Kategori", "Category"} or not title:
        return None
    return Category.objects.filter(title=title[:1].upper() + title[1:]).first()


def categories_of(obj: Object) -> list[Category]:
    """The categories an object stands in."""
    return list(
        Category.objects.filter(pk__in=Membership.objects.filter(object=obj).values("category")).order_by(
            "sort_key"
        )
    )


def category_members(viewer: Viewer, category: Category) -> QuerySet[Membership]:
    """Visible members of a category in order, their objects along."""
    rows = Membership.objects.filter(category=category, object__in=visible_objects(viewer))
    return rows.select_related("object__municipality").order_by("sort_key", "pk")


def visible_categories(viewer: Viewer) -> QuerySet[Category]:
    """Categories the viewer may know of: those with a visible member or a visible page of their own."""
    visible = visible_objects(viewer)
    held = Membership.objects.filter(category=OuterRef("pk"), object__in=visible)
    return Category.objects.filter(Exists(held) | Q(object__in=visible))


def categories(viewer: Viewer) -> list[tuple[Category, int]]:
    """Every category the viewer may know of, with the number of visible members; two queries."""
    visible = Membership.objects.filter(object__in=visible_objects(viewer))
    counts = dict(visible.order_by().values_list("category").annotate(count=Count("pk")))
    rows = visible_categories(viewer).order_by("sort_key", "pk")
    return [(row, counts.get(row.pk, 0)) for row in rows]


def links_here(viewer: Viewer, obj: Object) -> QuerySet[Link]:
    """Links to an object by any of its names, redirects among them; the linking objects along."""
    names = PageName.objects.filter(object=obj).values_list("title", flat=True)
    through = PageName.objects.filter(redirect__in=list(names)).values_list("title", flat=True)
    rows = Link.objects.filter(title__in=[*names, *through], object__in=visible_objects(viewer))
    return rows.exclude(object=obj).select_related("object__municipality").order_by("object__sort_key", "pk")


def wanted(viewer: Viewer, limit: int = 200) -> list[tuple[str, int]]:
    """Titles that visible texts link to and under which nothing visible stands, the most wanted first.

    What somebody drafts out of sight is still waited for: a missing title would tell of it.
    Signatures link to the pages of their authors; nobody waits for those, so they are left out.
    """
    visible = visible_objects(viewer)
    rows = Link.objects.filter(object__in=visible).exclude(
        title__in=PageName.objects.filter(object__in=visible).values("title")
    )
    for space in SIGNATURES:
        rows = rows.exclude(title__startswith=f"{space}:")
    counted = rows.order_by().values_list("title").annotate(count=Count("object", distinct=True))
    return list(counted.order_by("-count", "title")[:limit])


def resolved(titles: Iterable[str], source: str, viewer: Viewer) -> dict[str, Object]:
    """Title → the visible object it names, for links in a text of the wiki `source`."""
    named = named_objects(titles, source=source)
    rows = visible_objects(viewer).select_related("municipality").in_bulk(set(named.values()))
    return {title: rows[pk] for title, pk in named.items() if pk in rows}


def user_page(name: str, source: str, viewer: Viewer) -> Object | None:
    """The page an imported author wrote about themselves."""
    rows = visible_objects(viewer).filter(kind=Kind.USER, title=name, source=source)
    return rows.first() if name else None


def objects_of_area(area: KeyArea) -> QuerySet[Object]:
    """The objects of an area's cards and of its own page, for narrowing a list of changes."""
    cards = Card.objects.filter(key_area=area).values("object")
    pages = KeyAreaPage.objects.filter(key_area=area).values("object")
    return Object.objects.filter(Q(pk__in=cards) | Q(pk__in=pages))


def talk_page_of(name: str, source: str, viewer: Viewer) -> Object | None:
    """The talk page of an imported author who wrote no page of their own."""
    titles = PageName.objects.filter(source=source, title__endswith=f":{name}", object__kind=Kind.TALK)
    return visible_objects(viewer).filter(pk__in=titles.values("object")).first() if name else None
