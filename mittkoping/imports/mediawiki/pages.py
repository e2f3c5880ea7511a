"""A batch of wiki pages becomes objects, revisions and rows: the importer's verb, `import_pages`."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.actions import event, record
from mittkoping.imports.mediawiki.persons import Persons
from mittkoping.imports.mediawiki.reader import Page
from mittkoping.imports.mediawiki.report import Report
from mittkoping.knowledge.content import READER, Content, content_of
from mittkoping.knowledge.models import Kind, PageName, Rendering
from mittkoping.knowledge.projection import Shown, Touched, name_rows, project, touched_by_names
from mittkoping.knowledge.teasers import project_municipality
from mittkoping.organisation.models import Municipality, User
from mittkoping.texts.wikitext.convert import Converted
from mittkoping.texts.wikitext.mapping import Mapping
from mittkoping.texts.wikitext.persons import redact
from mittkoping.texts.wikitext.wiki import Wiki as Markup
from mittkoping.versions.actions import Past, add_histories, extend, new_object
from mittkoping.versions.models import Object, Revision

TITLED_BY_NAME = {2: Kind.USER, 6: Kind.FILE, 10: Kind.TEMPLATE, 14: Kind.CATEGORY}


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
    touched_cards: set[int] = field(default_factory=set)


@dataclass
class Arrival:
    """One page on its way in."""

    page: Page
    converted: Converted
    kind: str
    municipality: Municipality | None
    obj: Object
    fresh: list[Revision] = field(default_factory=list)
    aside: bool = False  # somebody wrote here since: the new revisions stand in history alone

    @property
    def new(self) -> bool:
        """Whether the page was not here before."""
        return self.obj._state.adding


def import_pages(batch: Sequence[tuple[Page, Converted]], setting: Setting) -> list[Arrival]:
    """Bring in whole pages with all their revisions, or none of them: one transaction, one Event per page.

    Revisions that are here already are left alone, so the same batch again changes nothing.
    """
    with transaction.atomic():
        arrivals = _arrivals(batch, setting)
        _add_revisions(arrivals, setting)
        changed = [arrival for arrival in arrivals if arrival.fresh]
        for arrival in changed:
            setting.report.created_pages += arrival.new
            setting.report.created_revisions += len(arrival.fresh)
        fresh_names = [arrival for arrival in changed if arrival.new]
        add_histories((arrival.obj, arrival.fresh) for arrival in changed)
        shown = [arrival for arrival in changed if not arrival.aside]
        touched = _show(shown, setting)
        names = _add_names(changed)
        if fresh_names:
            touched.objects |= touched_by_names(names)
        _tell(changed, touched, setting)
    return arrivals


def _arrivals(batch: Sequence[tuple[Page, Converted]], setting: Setting) -> list[Arrival]:
    known = Object.objects.filter(source=setting.source, source_id__in=[page.id for page, _ in batch])
    objects = {obj.source_id: obj for obj in known}
    arrivals = []
    for page, converted in batch:
        kind, municipality = _kind(page, converted, setting)
        obj = objects.get(page.id)
        if obj is None:
            obj = new_object(
                kind=kind,
                title=_title(page, converted, kind, municipality, setting.markup),
                at=page.versions[0].at,
                municipality=municipality,
                source=setting.source,
                source_id=page.id,
            )
        arrivals.append(Arrival(page, converted, kind, municipality, obj))
    return arrivals


def _kind(page: Page, converted: Converted, setting: Setting) -> tuple[str, Municipality | None]:
    """What a page is, and whose: told by its redirect, its namespace and its records."""
    if converted.redirect:
        return Kind.REDIRECT, None
    if page.namespace % 2:
        return Kind.TALK, None
    if page.namespace in TITLED_BY_NAME:
        return TITLED_BY_NAME[page.namespace], None
    facts = {record.kind: record.fields for record in converted.records}
    space = setting.markup.namespaces.get(page.namespace, "")
    if "municipality" in facts or space == "Kommun":
        name = facts.get("municipality", {}).get("name") or page.title.partition(":")[2] or page.title
        if found := setting.municipalities.get(name.casefold()):
            return Kind.MUNICIPALITY, found
    if "article" in facts:
        article = facts["article"]
        found = setting.municipalities.get(article.get("municipality", "").casefold())
        if found and article.get("key_area", "").casefold() in setting.areas:
            return Kind.CARD, found
    if "key_area" in facts:
        return Kind.KEY_AREA, None
    return Kind.PAGE, None


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


def _add_revisions(arrivals: Sequence[Arrival], setting: Setting) -> None:
    """Chain the revisions that are not here yet onto their objects; nothing is written but new persons."""
    known_ids: dict[int, set[int]] = {}
    newest: dict[int, list[Revision]] = {}
    ids = [arrival.obj.pk for arrival in arrivals if not arrival.new]
    for row in Revision.objects.filter(object__in=ids).order_by("number").defer("snapshot") if ids else ():
        known_ids.setdefault(row.object_id, set()).add(row.source_id or 0)
        newest.setdefault(row.object_id, []).append(row)
    fresh = {
        arrival.page.id: [
            v for v in arrival.page.versions if v.id not in known_ids.get(arrival.obj.pk or 0, ())
        ]
        for arrival in arrivals
    }
    setting.persons.learn_authors(version for versions in fresh.values() for version in versions)
    for arrival in arrivals:
        rows = newest.get(arrival.obj.pk or 0, [])
        versions = fresh[arrival.page.id]
        head = next((row for row in rows if row.number == arrival.obj.head), None)
        arrival.aside = bool(versions and head and head.source_id is None)
        pasts = [
            Past(
                at=version.at,
                author=setting.persons.author(version),
                snapshot={"source": redact(version.text, setting.mapping, setting.persons.token_of)},
                summary=version.comment,
                minor=version.minor,
                source_id=version.id,
            )
            for version in versions
        ]
        was_new = arrival.new
        arrival.fresh = extend(arrival.obj, pasts, after=rows[-1] if rows else None, aside=arrival.aside)
        if pasts and not was_new and not arrival.aside:
            arrival.obj.kind, arrival.obj.municipality = arrival.kind, arrival.municipality
        if arrival.aside:
            _report_conflict(arrival, setting.report)


def _report_conflict(arrival: Arrival, report: Report) -> None:
    report.conflicts.append(
        {
            "page": arrival.page.title,
            "object": arrival.obj.pk,
            "here": arrival.obj.head,
            "imported": [revision.number for revision in arrival.fresh],
            "why": "Sidan har ändrats här. Det som är nytt i filen ligger i historiken men visas inte.",
        }
    )


def _content(arrival: Arrival, setting: Setting) -> Content:
    """What the newest revision says, its persons as references."""
    content = content_of(arrival.obj.kind, arrival.obj.title, arrival.converted)
    for who in (*content.get("heroes", ()), *content.get("editors", ())):
        who["people"] = who["people"] if "⟦" in who["people"] else setting.persons.token_of(who["people"])
    return content


def _show(arrivals: Sequence[Arrival], setting: Setting) -> Touched:
    """Rows, renderings and counts of pages whose newest revision is now the one shown."""
    contents = [_content(arrival, setting) for arrival in arrivals]
    Rendering.objects.bulk_create(
        [
            Rendering(revision=arrival.fresh[-1], reader=READER, content=content)
            for arrival, content in zip(arrivals, contents, strict=True)
        ],
        batch_size=100,
    )
    shown = [
        Shown(arrival.obj, content, native=False) for arrival, content in zip(arrivals, contents, strict=True)
    ]
    touched = project(shown, municipalities=setting.municipalities, areas=setting.areas)
    for arrival, content in zip(arrivals, contents, strict=True):
        if arrival.obj.kind == Kind.MUNICIPALITY and arrival.municipality:
            more = project_municipality(
                arrival.obj,
                content,
                municipality=arrival.municipality,
                areas=setting.areas,
                author=arrival.fresh[-1].author,
            )
            touched.objects |= more.objects
            touched.areas |= more.areas
    return touched


def _add_names(arrivals: Sequence[Arrival]) -> list[str]:
    """The titles of pages as names; a page that moved gets its new one too."""
    rows = [
        row
        for arrival in arrivals
        for row in name_rows(arrival.obj, [arrival.page.title], arrival.converted.redirect or "")
    ]
    PageName.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["source", "title"], update_fields=["object", "redirect"]
    )
    return [row.title for row in rows]


def _tell(arrivals: Sequence[Arrival], touched: Touched, setting: Setting) -> None:
    now = timezone.now()
    own = {arrival.obj.pk for arrival in arrivals}
    also = sorted(touched.objects - own)
    events = [
        event(
            "page.imported",
            by=setting.by.person.pk if setting.by else None,
            at=now,
            kind=arrival.obj.kind,
            object=arrival.obj.pk,
            revision=arrival.fresh[-1].pk,
            municipality=arrival.obj.municipality_id or "",
            facts={"revisions": len(arrival.fresh), **({"also": also} if place == 0 and also else {})},
        )
        for place, arrival in enumerate(arrivals)
    ]
    if events:
        record(events, touches=touched.keys())
