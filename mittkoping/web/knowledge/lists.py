"""Lists of the wiki: municipalities, key areas, all pages, categories, links to a page, wanted pages."""

from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge import queries
from mittkoping.knowledge.models import Card, Category, Kind
from mittkoping.knowledge.readings import content
from mittkoping.lib.slugs import slug as slug_of
from mittkoping.organisation.queries import municipalities as all_municipalities
from mittkoping.texts.links import title_of
from mittkoping.versions.models import Object
from mittkoping.versions.queries import published_revision, visible_objects
from mittkoping.web.knowledge.sides import page_links
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import asked, asked_number, moved
from mittkoping.web.shell.contexts import Link, Pager
from mittkoping.web.shell.found import category_or_404, is_stub_category, object_or_404, stub_category
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.page_cache import objects as counters_of
from mittkoping.web.shell.prose import label_of, prose
from mittkoping.web.shell.tongue import Told, area_name
from mittkoping.web.shell.viewer import viewer_of

PER_PAGE = 100
STUBS = gettext_lazy("Stubbar")


def municipalities(request: HttpRequest) -> HttpResponse:
    """All of Sweden's municipalities by county, those that tell with their number of cards.

    `namn` narrows to those whose name holds it; when only one does, it leads there at once.
    """
    name = asked(request, "namn").strip()
    telling = {row.pk: count for row, count in queries.telling(viewer_of(request))}
    found = [row for row in all_municipalities() if not row.invented or row.pk in telling]
    found.sort(key=lambda row: (row.county.sort_key, row.sort_key))
    named = [row for row in found if name.casefold() in row.short_name.casefold()]
    if name and len(named) == 1:
        return redirect(addresses.of_municipality(named[0]))
    counties = [
        (county, [(row, addresses.of_municipality(row), telling.get(row.pk)) for row in some])
        for county, some in groupby(named, key=lambda row: row.county)
    ]
    shown = {
        "counties": counties,
        "name": name,
        "tellers": [
            (row, addresses.of_municipality(row), telling[row.pk])
            for row in sorted(named, key=lambda row: row.sort_key)
            if row.pk in telling
        ],
        "telling": len(telling),
        "total": len(found),
        "section": "kommuner",
        "trail": [(gettext("Kommuner"), f"{addresses.root()}/kommuner")],
    }
    return keep(render(request, "knowledge/municipalities.html", shown), {EVERYTHING})


def key_areas(request: HttpRequest) -> HttpResponse:
    """The key areas in reading order with what is told in each."""
    viewer = viewer_of(request)
    cells = queries.matrix(viewer)
    areas = [
        {
            "area": area,
            "name": area_name(area.name),
            "url": addresses.of_key_area(area),
            "cards": sum(cell.count for cell in cells if cell.area == area.slug),
            "municipalities": sum(1 for cell in cells if cell.area == area.slug),
        }
        for area in queries.key_areas()
    ]
    trail = [(gettext("Nyckelområden"), f"{addresses.root()}/nyckelomraden")]
    shown = {"areas": areas, "section": "nyckelomraden", "trail": trail}
    return keep(render(request, "knowledge/key_areas.html", shown), {EVERYTHING})


def pages(request: HttpRequest) -> HttpResponse:
    """Ordinary pages and categories, A to Ö; `efter` pages on by sort key."""
    viewer = viewer_of(request)
    after, after_pk = asked(request, "efter"), asked_number(request, "id") or 0
    found = visible_objects(viewer).filter(kind__in=[Kind.PAGE, Kind.USER]).order_by("sort_key", "pk")
    if after:
        found = found.filter(Q(sort_key__gt=after) | Q(sort_key=after, pk__gt=after_pk))
    objects = list(found.select_related("municipality")[: PER_PAGE + 1])
    last = objects[PER_PAGE - 1] if len(objects) > PER_PAGE else None
    more = f"?{urlencode({'efter': last.sort_key, 'id': last.pk})}" if last else ""
    shown = {
        "pages": [(label_of(obj), addresses.of_object(obj)) for obj in objects[:PER_PAGE]],
        "categories": [
            (row.title, addresses.of_category(row), count) for row, count in queries.categories(viewer)
        ],
        "more": more,
        "trail": [(gettext("Alla sidor"), f"{addresses.root()}/sidor")],
    }
    return keep(render(request, "knowledge/pages.html", shown), {EVERYTHING})


def category(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A category: what it is, its rule if it has one, and its members."""
    found = category_or_404(viewer_of(request), pk)
    if slug != slug_of(found.title):
        return moved(addresses.of_category(found))
    return _category(request, found, Told(found.title), addresses.of_category(found))


def stubs(request: HttpRequest) -> HttpResponse:
    """The work list of stubs: the category's page where there is one, otherwise a page of its own."""
    found = stub_category(viewer_of(request))
    if found is not None:
        return redirect(addresses.of_category(found))
    return _category(request, None, str(STUBS), f"{addresses.root()}/stubbar")


def _category(request: HttpRequest, found: Category | None, title: str, here: str) -> HttpResponse:
    viewer = viewer_of(request)
    held = found.object_id if found else None
    page = visible_objects(viewer).filter(pk=held).first() if held else None
    revision = published_revision(page) if page else None
    body = content(page, revision).get("body", "") if page and revision else ""
    start = _start(request)
    members = list(queries.category_members(viewer, found)[start : start + PER_PAGE + 1]) if found else []
    listed = found is None or is_stub_category(found)
    work = list(queries.stub_list(viewer)[start : start + PER_PAGE + 1]) if listed else []
    text = prose([body], viewer=viewer, source=page.source if page else "")
    shown = {
        "title": title,
        "links": page_links(viewer, page) if page else None,
        "body": text.html(body),
        "members": [(label_of(row.object), addresses.of_object(row.object)) for row in members[:PER_PAGE]],
        "stubs": listed,
        "stub_length": queries.STUB_LENGTH,
        "work": _work(work[:PER_PAGE]),
        "told": bool(work) or (listed and queries.visible_cards(viewer).exists()),
        "pager": _pager(here, start, max(len(members), len(work))),
        "trail": [(gettext("Alla sidor"), f"{addresses.root()}/sidor"), (title, here)],
    }
    return keep(render(request, "knowledge/category.html", shown), {EVERYTHING})


def _start(request: HttpRequest) -> int:
    return min(asked_number(request, "fran") or 0, 1_000_000)


def _pager(here: str, start: int, found: int) -> Pager:
    """Where the pages before and after are; `found` counts one row more than a page when there is more."""
    return Pager(
        newer=f"{here}?fran={max(start - PER_PAGE, 0)}" if start else "",
        older=f"{here}?fran={start + PER_PAGE}" if found > PER_PAGE else "",
    )


def _work(cards: Iterable[Card]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Stub cards by municipality: title, address and key area."""
    ordered = groupby(cards, key=lambda card: card.municipality.short_name)
    return [
        (
            name,
            [
                (
                    card.object.title,
                    addresses.of_card(card.pk, card.object.title),
                    area_name(card.key_area.name),
                )
                for card in some
            ],
        )
        for name, some in ordered
    ]


def links_here(request: HttpRequest, pk: int) -> HttpResponse:
    """What links to an object, with the sentence each link stands in."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    start = _start(request)
    found = list(queries.links_here(viewer, obj)[start : start + PER_PAGE + 1])
    text = prose([link.sentence for link in found], viewer=viewer)
    here = addresses.of_side("lankar-hit", obj)
    shown = {
        "subject": Link(label_of(obj), addresses.of_object(obj)),
        "links": [
            (label_of(link.object), addresses.of_object(link.object), text.plain(link.sentence))
            for link in found[:PER_PAGE]
        ],
        "pager": _pager(here, start, len(found)),
        "trail": _trail(obj, gettext("Länkar hit"), here),
    }
    beside = counters_of(link.object_id for link in found)
    return keep(render(request, "knowledge/links_here.html", shown), beside | {f"object:{pk}"})


def _trail(obj: Object, label: str, here: str) -> list[tuple[str, str]]:
    return [(label_of(obj), addresses.of_object(obj)), (label, here)]


def wanted(request: HttpRequest) -> HttpResponse:
    """Pages that somebody links to and nobody has written."""
    found = queries.wanted(viewer_of(request))
    shown = {
        "wanted": [(title_of(title), addresses.of_nothing(title), count) for title, count in found],
        "trail": [(gettext("Sidor som väntar"), f"{addresses.root()}/onskade-sidor")],
    }
    return keep(render(request, "knowledge/wanted.html", shown), {EVERYTHING})
