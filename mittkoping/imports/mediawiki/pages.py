"""A batch of wiki pages becomes objects, revisions and rows: the importer's verb, `import_pages`."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from mittkoping.history.actions import event, record
from mittkoping.history.inserting import insert_rows
from mittkoping.imports.mediawiki.arrivals import SAME_TITLE, Arrival, Setting, add_revisions, arrivals_of
from mittkoping.imports.mediawiki.reader import Page
from mittkoping.knowledge.content import READER, Content
from mittkoping.knowledge.models import Kind, PageName, Rendering
from mittkoping.knowledge.projection import Shown, Touched, forsake, name_rows, project, touched_by_names
from mittkoping.knowledge.readings import read_out
from mittkoping.knowledge.teasers import project_municipality
from mittkoping.texts.wikitext.convert import Converted
from mittkoping.versions.actions import add_histories


def import_pages(batch: Sequence[tuple[Page, Converted]], setting: Setting) -> list[Arrival]:
    """Bring in whole pages with all their revisions, or none of them: one transaction, one Event per page.

    Revisions that are here already are left alone, so the same batch again changes nothing.
    """
    with transaction.atomic():
        arrivals = arrivals_of(batch, setting)
        add_revisions(arrivals, setting)
        changed = [arrival for arrival in arrivals if arrival.fresh or arrival.shown]
        for arrival in changed:
            setting.report.created_pages += arrival.new
            setting.report.created_revisions += len(arrival.fresh)
        add_histories((arrival.obj, arrival.fresh) for arrival in changed)
        names = _add_names(arrivals, setting)
        touched = _show([arrival for arrival in changed if arrival.shown], setting)
        if names:
            touched.objects |= touched_by_names(names)
        _tell(changed, touched, setting)
    return arrivals


def _show(arrivals: Sequence[Arrival], setting: Setting) -> Touched:
    """Rows, renderings and counts of pages whose newest revision is now the one shown."""
    contents = [read_out(arrival.obj, arrival.converted, arrival.card) for arrival in arrivals]
    insert_rows(
        [
            Rendering(revision=arrival.shown, reader=READER, content=content)
            for arrival, content in zip(arrivals, contents, strict=True)
        ],
        known_by=["revision"],
        replacing=["reader", "content"],
    )
    touched = forsake([arrival.obj for arrival in arrivals if not arrival.new])
    shown = [
        Shown(arrival.obj, content, native=False) for arrival, content in zip(arrivals, contents, strict=True)
    ]
    touched |= project(shown, municipalities=setting.municipalities, areas=setting.areas)
    for arrival, content in zip(arrivals, contents, strict=True):
        if arrival.obj.kind == Kind.MUNICIPALITY:
            touched |= _show_municipality(arrival, content, setting)
    return touched


def _show_municipality(arrival: Arrival, content: Content, setting: Setting) -> Touched:
    assert arrival.obj.municipality is not None
    assert arrival.shown is not None
    return project_municipality(
        arrival.obj,
        content,
        municipality=arrival.obj.municipality,
        areas=setting.areas,
        author=arrival.shown.author,
    )


def _add_names(arrivals: Sequence[Arrival], setting: Setting) -> list[str]:
    """The titles of pages as names, a moved page's new one too; returns those written."""
    titles = [arrival.page.title for arrival in arrivals]
    found = PageName.objects.filter(source=setting.source, title__in=titles).select_related("object")
    known = {name.title: name for name in found}
    rows: dict[str, PageName] = {}
    for arrival in arrivals:
        title = arrival.page.title[:500]
        if arrival.page.nameless or title in rows or not _is_named(arrival, known.get(title), setting):
            continue
        redirect = "" if arrival.aside else arrival.converted.redirect or ""
        [rows[title]] = name_rows(arrival.obj, [title], redirect)
    insert_rows(list(rows.values()), known_by=["source", "title"], replacing=["object", "redirect"])
    return list(rows)


def _is_named(arrival: Arrival, name: PageName | None, setting: Setting) -> bool:
    """Whether the page's title is to be written as its name: new, in need of news, or another's until now."""
    if name is None:
        return True
    if name.object_id == arrival.obj.pk:
        return arrival.shown is not None
    if not arrival.fresh or arrival.aside:
        return False
    holder = name.object.source_id
    if arrival.new and not name.redirect and holder is not None and holder not in setting.in_file:
        setting.report.conflict(arrival.page.title, SAME_TITLE, object=arrival.obj.pk, here=name.object_id)
    return True


def _tell(arrivals: Sequence[Arrival], touched: Touched, setting: Setting) -> None:
    now = timezone.now()
    own = {arrival.obj.pk for arrival in arrivals}
    also = sorted(touched.retold - own)
    events = [
        event(
            "page.imported",
            by=setting.by.person.pk if setting.by else None,
            at=now,
            kind=arrival.obj.kind,
            object=arrival.obj.pk,
            revision=arrival.fresh[-1].pk if arrival.fresh else None,
            municipality=arrival.obj.municipality_id or "",
            facts={"revisions": len(arrival.fresh), **({"also": also} if place == 0 and also else {})},
        )
        for place, arrival in enumerate(arrivals)
    ]
    if events:
        record(events, touches=touched.keys())
