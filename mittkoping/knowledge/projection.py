"""Typed columns brought up to date with content: the one place where a kind's rows are written.

Called by the actions of this package inside their transaction, for one object after a save and
for many at once by an import. What lists, filters and sums read is written here; nothing else is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.inserting import insert_rows
from mittkoping.knowledge.content import TEXTS, Content
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
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality
from mittkoping.texts.canon import plain
from mittkoping.texts.links import links_in
from mittkoping.versions.models import Object
from mittkoping.versions.queries import is_public


@dataclass
class Shown:
    """An object and the content that the public reads of it now."""

    obj: Object
    content: Content
    native: bool = True  # False: read out of imported markup, where a card's lead stands elsewhere


@dataclass
class Touched:
    """What else changed with the projected objects: other objects and key areas.

    `objects` look different now (a link changed colour, a list grew); those of them in `retold`
    also say something else, so that who sums up texts must read them again.
    """

    objects: set[int] = field(default_factory=set)
    retold: set[int] = field(default_factory=set)
    areas: set[int] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)

    def __ior__(self, other: "Touched") -> "Touched":
        self.objects |= other.objects
        self.retold |= other.retold
        self.areas |= other.areas
        self.municipalities |= other.municipalities
        return self

    def keys(self) -> set[str]:
        """The counters to count up."""
        keys = {f"object:{pk}" for pk in self.objects | self.retold} | {f"area:{pk}" for pk in self.areas}
        return keys | {f"municipality:{code}" for code in self.municipalities}


def project(
    items: Sequence[Shown], *, municipalities: dict[str, Municipality], areas: dict[str, KeyArea]
) -> Touched:
    """Bring the rows of `items` up to date; a fixed number of statements however many there are."""
    touched = Touched()
    project_links(items, touched)
    project_categories(items, touched)
    project_cards([item for item in items if item.obj.kind == Kind.CARD], municipalities, areas, touched)
    project_key_areas([item for item in items if item.obj.kind == Kind.KEY_AREA], areas, touched)
    return touched


def forsake(objects: Sequence[Object]) -> Touched:
    """Take away the rows of `objects` as kinds that they are no longer: no card, no municipality's page."""
    touched = Touched()
    cards = Card.objects.filter(object__in=[obj.pk for obj in objects if obj.kind != Kind.CARD])
    for area, municipality in cards.values_list("key_area_id", "municipality_id"):
        touched.areas.add(area)
        touched.municipalities.add(municipality)
    cards.delete()
    areas = KeyAreaPage.objects.filter(object__in=[obj.pk for obj in objects if obj.kind != Kind.KEY_AREA])
    touched.areas |= set(areas.values_list("key_area_id", flat=True))
    areas.delete()
    towns = MunicipalityPage.objects.filter(
        object__in=[obj.pk for obj in objects if obj.kind != Kind.MUNICIPALITY]
    )
    touched.municipalities |= set(towns.values_list("municipality_id", flat=True))
    if touched.municipalities:
        Hero.objects.filter(page__in=towns).delete()
        WikiEditor.objects.filter(page__in=towns).delete()
        towns.delete()
    return touched


def texts_of(content: Content) -> list[str]:
    """Every piece of HTML in a content."""
    texts = [content[name] for name in sorted(TEXTS) if content.get(name)]
    texts += [card["lead"] for card in content.get("cards", ()) if card.get("lead")]
    people = [*content.get("heroes", ()), *content.get("editors", ())]
    return texts + [one["said"] for one in people if one.get("said")]


def project_links(items: Sequence[Shown], touched: Touched) -> None:
    """Replace the stored links of `items`; pages that gained or lost a link count as touched."""
    ids = [item.obj.pk for item in items]
    before = set(Link.objects.filter(object__in=ids).values_list("title", flat=True))
    rows = [
        Link(object=item.obj, title=link.title, sentence=link.sentence)
        for item in items
        for link in links_in(texts_of(item.content))
    ]
    if before:
        Link.objects.filter(object__in=ids).delete()
    insert_rows(rows)
    changed = before ^ {row.title for row in rows}
    touched.objects |= set(named_objects(changed).values()) if changed else set()


def project_categories(items: Sequence[Shown], touched: Touched) -> None:
    """Replace the memberships of `items`, making categories that are named for the first time."""
    wanted = {
        (item.obj.pk, row["title"]): row.get("sort_key") or item.obj.title
        for item in items
        for row in item.content.get("categories", ())
    }
    titles = {title for _, title in wanted}
    own = {item.content["title"]: item.obj for item in items if item.obj.kind == Kind.CATEGORY}
    titles |= set(own)
    old = Membership.objects.filter(object__in=[item.obj.pk for item in items])
    touched.objects |= set(old.exclude(category__object=None).values_list("category__object_id", flat=True))
    if not titles:
        old.delete()
        return
    Category.objects.bulk_create(
        [Category(title=title, sort_key=sort_key(title)) for title in sorted(titles)], ignore_conflicts=True
    )
    categories = {row.title: row for row in Category.objects.filter(title__in=titles)}
    described = [categories[title] for title, obj in own.items() if categories[title].object_id != obj.pk]
    if described:
        # A page with a new title describes another category than before.
        Category.objects.filter(object__in=[own[category.title] for category in described]).update(
            object=None
        )
    for category in described:
        category.object = own[category.title]
    Category.objects.bulk_update(described, ["object"], batch_size=200)
    old.delete()
    insert_rows(
        [
            Membership(category=categories[title], object_id=pk, sort_key=sort_key(key)[:300])
            for (pk, title), key in wanted.items()
        ]
    )
    touched.objects |= {row.object_id for row in categories.values() if row.object_id}


def project_key_areas(items: Sequence[Shown], areas: dict[str, KeyArea], touched: Touched) -> None:
    """Tie each key-area page to the area it names, if it names one; the first page of an area keeps it."""
    named = {
        item.obj.pk: area
        for item in items
        if (area := areas.get((item.content.get("name") or item.content["title"]).casefold()))
    }
    if not named:
        return
    before = dict(KeyAreaPage.objects.filter(object__in=named).values_list("object_id", "key_area_id"))
    moved = [pk for pk, area in before.items() if named[pk].pk != area]
    KeyAreaPage.objects.filter(object__in=moved).delete()
    rows = [KeyAreaPage(object_id=pk, key_area=area) for pk, area in named.items()]
    KeyAreaPage.objects.bulk_create(rows, ignore_conflicts=True)
    touched.areas |= set(before.values()) | {area.pk for area in named.values()}


def project_cards(
    items: Sequence[Shown],
    municipalities: dict[str, Municipality],
    areas: dict[str, KeyArea],
    touched: Touched,
) -> None:
    """Write the card rows of `items`; for imported ones the lead and place set by their municipality stay."""
    before = dict(
        Card.objects.filter(object__in=[i.obj.pk for i in items]).values_list("object_id", "key_area_id")
    )
    touched.areas |= set(before.values())
    rows = [card_row(item.obj, item.content, municipalities, areas) for item in items]
    touched.areas |= {row.key_area_id for row in rows}
    ours = [row for row, item in zip(rows, items, strict=True) if item.native]
    theirs = [row for row, item in zip(rows, items, strict=True) if not item.native]
    shared = [
        "municipality",
        "key_area",
        "sort_key",
        "municipality_sort_key",
        "updated",
        "listed",
        "stub",
        "length",
    ]
    told = ["lead", "lead_from", "year_from", "year_to", "took", "obstacle", "maturity"]
    for some, fields in ((ours, shared + told), (theirs, shared)):
        insert_rows(some, known_by=["object"], replacing=fields)


def card_row(
    obj: Object, content: Content, municipalities: dict[str, Municipality], areas: dict[str, KeyArea]
) -> Card:
    """The row of a card, not yet written; raises KeyError when its municipality or key area is unknown."""
    municipality = municipalities[content["municipality"].casefold()]
    years = content.get("years") or [None, None]
    return Card(
        object=obj,
        municipality=municipality,
        key_area=areas[content["key_area"].casefold()],
        lead=content.get("lead", ""),
        year_from=years[0],
        year_to=years[-1],
        took=content.get("took", ""),
        obstacle=content.get("obstacle", ""),
        maturity=content.get("maturity", ""),
        stub=bool(content.get("stub")),
        length=len(plain(content.get("lead", ""))) + len(plain(content.get("body", ""))),
        listed=is_public(obj),
        sort_key=obj.sort_key,
        municipality_sort_key=municipality.sort_key,
        updated=obj.updated,
    )


def name_rows(obj: Object, titles: Sequence[str], redirect: str = "") -> list[PageName]:
    """The names by which wiki text finds an object, not yet written."""
    return [
        PageName(source=obj.source, title=title[:500], object=obj, redirect=redirect[:500])
        for title in titles
    ]


def touched_by_names(titles: Sequence[str]) -> set[int]:
    """Objects whose text links to one of `titles`: their links change colour when the page appears."""
    found: set[int] = set()
    for start in range(0, len(titles), 500):
        part = titles[start : start + 500]
        found |= set(Link.objects.filter(title__in=part).values_list("object_id", flat=True))
    return found
