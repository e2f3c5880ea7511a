"""Pages on their way in: what each is, whose it is, and which of its revisions are new here."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from mittkoping.frameworks.models import KeyArea
from mittkoping.imports.mediawiki.persons import Persons
from mittkoping.imports.mediawiki.reader import Page, Version
from mittkoping.imports.mediawiki.report import Report
from mittkoping.imports.mediawiki.survey import Seen
from mittkoping.knowledge.content import unread
from mittkoping.knowledge.models import Card, Kind, MunicipalityPage, PageName
from mittkoping.knowledge.projection import forsake
from mittkoping.lib.slugs import sort_key
from mittkoping.organisation.models import Municipality, User
from mittkoping.texts.wikitext.convert import Converted
from mittkoping.texts.wikitext.mapping import Mapping
from mittkoping.texts.wikitext.persons import redact
from mittkoping.texts.wikitext.wiki import Wiki as Markup
from mittkoping.versions.actions import Past, add_histories, extend, new_object
from mittkoping.versions.models import Object, Revision

TITLED_BY_NAME = {2: Kind.USER, 6: Kind.FILE, 10: Kind.TEMPLATE, 14: Kind.CATEGORY}
CHANGED_HERE = "Sidan har ändrats här. Det som är nytt i filen ligger i historiken men visas inte."
SECOND_PAGE = "Kommunen har redan en sida här. Den här har kommit in som en vanlig sida."
TWO_OF_ONE_NAME = "En annan sida i filen har samma titel. Namnet leder till den."
SAME_TITLE = "En sida med samma namn fanns här redan och finns kvar. Namnet leder nu till den nya."


@dataclass
class Setting:
    """What every batch of one import shares."""

    source: str
    markup: Markup
    mapping: Mapping
    persons: Persons
    municipalities: dict[str, Municipality]  # by short and full name in lower case
    areas: dict[str, KeyArea]  # by name and slug in lower case
    by: User | None
    report: Report
    in_file: Seen  # the page ids of the file
    reread: bool = False  # pages that are here were read with another mapping
    taken: dict[str, int] = field(init=False)  # municipality code → id here of the wiki page that tells of it

    def __post_init__(self) -> None:
        rows = MunicipalityPage.objects.values_list("municipality", "object__source", "object__source_id")
        self.taken = {
            code: number if source == self.source and number else 0 for code, source, number in rows
        }


@dataclass
class Arrival:
    """One page on its way in."""

    page: Page
    converted: Converted
    obj: Object
    new: bool  # the page was not here before
    fresh: list[Revision] = field(default_factory=list)
    aside: bool = False  # the new revisions stand in history alone
    shown: Revision | None = None  # the revision whose text is read into rows now
    card: Card | None = None  # the row it has as a card


def arrivals_of(batch: Sequence[tuple[Page, Converted]], setting: Setting) -> list[Arrival]:
    """The pages with their objects: known ones, those a municipality page told of before, and new ones."""
    rows = Object.objects.filter(source=setting.source, source_id__in=[page.id for page, _ in batch])
    known = {obj.source_id: obj for obj in rows.select_related("municipality")}
    told = _told_of([page.title for page, _ in batch if page.id not in known], setting)
    cards = {
        card.pk: card
        for card in Card.objects.filter(
            object__in=[obj.pk for obj in (*known.values(), *told.values())]
        ).select_related("municipality", "key_area")
    }
    arrivals = []
    for page, converted in batch:
        obj = known.get(page.id) or told.pop(page.title, None)
        if obj is None:
            obj = new_object(
                kind=Kind.PAGE,
                title=page.title,
                at=page.versions[0].at,
                source=setting.source,
                source_id=page.id,
            )
        new = page.id not in known
        if new and page.nameless:
            setting.report.conflict(page.title, TWO_OF_ONE_NAME)
        arrivals.append(Arrival(page, converted, obj, new, card=cards.get(obj.pk or 0)))
    return arrivals


def _told_of(titles: Collection[str], setting: Setting) -> dict[str, Object]:
    """Title → the card made of a municipality page's few words, before it had a page of its own."""
    names = PageName.objects.filter(
        source=setting.source, title__in=titles, object__source=setting.source, object__source_id=None
    )
    return {name.title: name.object for name in names.select_related("object__municipality")}


def add_revisions(arrivals: Sequence[Arrival], setting: Setting) -> None:
    """Chain the revisions that are not here yet onto their objects; nothing is written but new persons."""
    versions = _unknown_versions(arrivals)
    setting.persons.learn_authors(version for rows in versions for version in rows)
    ends = _ends([arrival.obj for arrival, rows in zip(arrivals, versions, strict=True) if rows])
    for arrival, rows in zip(arrivals, versions, strict=True):
        obj = arrival.obj
        if not rows:
            if setting.reread and not arrival.new:
                _show_again(arrival, setting)
            continue
        head, newest = ends.get((obj.pk, obj.head)), ends.get((obj.pk, obj.last))
        written_here = head is not None and head.source_id is None and not (arrival.new and obj.last == 1)
        older = bool(head and head.source_id and (rows[-1].at, rows[-1].id) < (head.at, head.source_id))
        arrival.aside = written_here or older
        if arrival.aside:
            obj.source_id = arrival.page.id
        else:
            _settle(arrival, setting)
        pasts = [_past(version, setting) for version in rows]
        setting.persons.keep(str(past.snapshot["source"]) for past in pasts)
        arrival.fresh = extend(obj, pasts, after=newest, aside=arrival.aside)
        arrival.shown = None if arrival.aside else arrival.fresh[-1]
        if written_here:
            setting.report.conflict(
                arrival.page.title,
                CHANGED_HERE,
                object=obj.pk,
                here=obj.head,
                imported=[revision.number for revision in arrival.fresh],
            )
    for arrival in arrivals:
        left = unread(arrival.obj.kind, arrival.converted.records)
        setting.report.unknown_templates.update(record.template for record in left.values())


def _unknown_versions(arrivals: Sequence[Arrival]) -> list[list[Version]]:
    ids = [arrival.obj.pk for arrival in arrivals if arrival.obj.pk]
    rows = Revision.objects.filter(object__in=ids) if ids else Revision.objects.none()
    known: dict[int, set[int | None]] = {}
    for pk, number in rows.exclude(source_id=None).values_list("object_id", "source_id"):
        known.setdefault(pk, set()).add(number)
    return [
        [row for row in arrival.page.versions if row.id not in known.get(arrival.obj.pk or 0, ())]
        for arrival in arrivals
    ]


def _ends(objects: Iterable[Object]) -> dict[tuple[int, int], Revision]:
    """The head and the newest revision of each object that is here, by object and number."""
    wanted = {(obj.pk, number) for obj in objects if obj.pk for number in (obj.head, obj.last)}
    rows = Revision.objects.filter(
        object__in={pk for pk, _ in wanted}, number__in={number for _, number in wanted}
    ).defer("snapshot")
    return {(row.object_id, row.number): row for row in rows if (row.object_id, row.number) in wanted}


def _show_again(arrival: Arrival, setting: Setting) -> None:
    """Let a page that is here be read anew, if the file's newest text is the one it shows."""
    head = Revision.objects.filter(object=arrival.obj, number=arrival.obj.head).first()
    if head is not None and head.source_id == arrival.page.versions[-1].id:
        _settle(arrival, setting)
        arrival.shown = head


def _past(version: Version, setting: Setting) -> Past:
    snapshot: dict[str, object] = {
        "source": redact(version.text, setting.mapping, setting.persons.token_of),
    }
    if version.verbatim:
        snapshot["verbatim"] = True
    if version.hidden:
        snapshot["hidden"] = True
    return Past(
        at=version.at,
        author=setting.persons.author(version),
        snapshot=snapshot,
        summary=version.comment,
        minor=version.minor,
        source_id=version.id,
    )


def _settle(arrival: Arrival, setting: Setting) -> None:
    """Say of the object what its newest text makes of it: kind, municipality, title."""
    obj, page, converted = arrival.obj, arrival.page, arrival.converted
    kind, municipality = _kind(page, converted, setting)
    title = _title(page, converted, kind, municipality, setting.markup)
    if kind == Kind.PAGE and arrival.card is not None and arrival.card.lead_from_id is not None:
        # its municipality's page tells of it as a card, and knows its title
        kind, municipality, title = Kind.CARD, arrival.card.municipality, obj.title
    obj.kind, obj.municipality, obj.source_id = kind, municipality, page.id
    obj.title, obj.sort_key = title[:500], sort_key(title)[:600]


def _kind(page: Page, converted: Converted, setting: Setting) -> tuple[str, Municipality | None]:
    """What a page is, and whose: told by its redirect, its namespace and its records."""
    if converted.redirect:
        return Kind.REDIRECT, None
    if page.namespace % 2:
        return Kind.TALK, None
    if page.namespace in TITLED_BY_NAME:
        return TITLED_BY_NAME[page.namespace], None
    facts = {record.kind: record.fields for record in reversed(converted.records)}
    space = setting.markup.namespaces.get(page.namespace, "")
    if "municipality" in facts or space == "Kommun":
        name = facts.get("municipality", {}).get("name") or page.title.partition(":")[2] or page.title
        if found := setting.municipalities.get(name.casefold()):
            return _municipality(page, found, setting)
    if "article" in facts:
        article = facts["article"]
        found = setting.municipalities.get(article.get("municipality", "").casefold())
        if found and article.get("key_area", "").casefold() in setting.areas:
            return Kind.CARD, found
    if "key_area" in facts:
        return Kind.KEY_AREA, None
    return Kind.PAGE, None


def _municipality(page: Page, found: Municipality, setting: Setting) -> tuple[str, Municipality | None]:
    """A municipality has one page; a second one is an ordinary page, and somebody is told."""
    holder = setting.taken.get(found.pk)
    if holder is None or holder == page.id or (holder not in setting.in_file and _gives_way(holder, setting)):
        setting.taken[found.pk] = page.id
        return Kind.MUNICIPALITY, found
    setting.report.conflict(page.title, SECOND_PAGE)
    return Kind.PAGE, None


def _gives_way(holder: int, setting: Setting) -> bool:
    """Make a page that its wiki has no more an ordinary one, unless somebody wrote in it here."""
    obj = Object.objects.filter(source=setting.source, source_id=holder).first()
    if obj is None or Revision.objects.get(object=obj, number=obj.head).source_id is None:
        return False
    obj.kind = Kind.PAGE
    add_histories([(obj, [])])
    forsake([obj])
    return True


def _title(
    page: Page, converted: Converted, kind: str, municipality: Municipality | None, markup: Markup
) -> str:
    """What the page is called here: a card by its own title, a category without its namespace."""
    if kind == Kind.MUNICIPALITY and municipality:
        return municipality.short_name
    if kind in TITLED_BY_NAME.values():
        return markup.split(page.title)[1]
    if kind == Kind.CARD:
        for row in converted.records:
            if row.kind == "article" and row.fields.get("title"):
                return row.fields["title"]
    return page.title
