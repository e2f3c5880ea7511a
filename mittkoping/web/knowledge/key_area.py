"""A key area: what it is about, and every municipality's voice in it."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge import queries
from mittkoping.knowledge.content import Content
from mittkoping.knowledge.queries import ORDERS, AreaChoice
from mittkoping.knowledge.readings import content
from mittkoping.organisation.models import Municipality
from mittkoping.organisation.queries import counties
from mittkoping.versions.queries import Viewer, published_revision
from mittkoping.web.knowledge.contexts import Choice, KeyAreaContext
from mittkoping.web.knowledge.sides import page_links
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.asked import asked, asked_number
from mittkoping.web.shell.contexts import Empty
from mittkoping.web.shell.page_cache import keep, objects
from mittkoping.web.shell.prose import prose
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of

PER_PAGE = 40


def key_area(request: HttpRequest, slug: str) -> HttpResponse:
    """One key area's page; `lan`, `stubbar`, `ordning` and `fran` narrow, sort and page its list."""
    area = KeyArea.objects.filter(slug=slug).first()
    if area is None:
        raise Http404
    shown, counters = _context(request, viewer_of(request), area)
    trail = [
        (gettext("Nyckelområden"), f"{addresses.root()}/nyckelomraden"),
        (area_name(area.name), addresses.of_key_area(area)),
    ]
    response = render(
        request, "knowledge/key_area.html", {"area": shown, "section": "nyckelomraden", "trail": trail}
    )
    return keep(response, counters | {f"area:{area.pk}"})


def _chosen(request: HttpRequest) -> tuple[AreaChoice, int]:
    county, order = asked(request, "lan"), asked(request, "ordning")
    choice = AreaChoice(
        county if county.isdecimal() else "",
        asked(request, "stubbar") == "1",
        order if order in ORDERS else "kommun",
    )
    return choice, min(asked_number(request, "fran") or 0, 100_000)


def _context(request: HttpRequest, viewer: Viewer, area: KeyArea) -> tuple[KeyAreaContext, set[str]]:
    choice, start = _chosen(request)
    found = queries.area_cards(viewer, area, choice)
    cards = list(found[start : start + PER_PAGE + 1])
    total, towns = queries.area_size(viewer, area)
    page = queries.key_area_page(viewer, area)
    revision = published_revision(page) if page else None
    told: Content = content(page, revision) if page and revision else {}
    text = prose(
        [told.get("body", ""), *(card.lead for card in cards)],
        viewer=viewer,
        source=page.source if page else "",
    )
    here = addresses.of_key_area(area)
    shown = KeyAreaContext(
        slug=area.glyph,
        name=area_name(area.name),
        links=page_links(viewer, page, feed=f"{here}/flode", history=f"{addresses.root()}/senaste-andringar"),
        introduction=text.html(told.get("body", "")),
        questions=told.get("questions", ()),
        cards=[rows.teaser(card, text) for card in cards[:PER_PAGE]],
        municipalities=towns,
        of_municipalities=Municipality.objects.count(),
        counties=[
            Choice("", gettext("Alla län"), not choice.county),
            *(Choice(row.pk, row.name, row.pk == choice.county) for row in counties()),
        ],
        only_stubs=choice.only_stubs,
        order=choice.order,
        form_url=here,
        total=total,
        newer=_page(here, choice, start - PER_PAGE) if start else "",
        older=_page(here, choice, start + PER_PAGE) if len(cards) > PER_PAGE else "",
        empty=None if cards else _empty(area, choice),
    )
    told_of = [card.pk for card in cards] + ([page.pk] if page else [])
    return shown, objects(told_of) | text.counters


def _page(here: str, choice: AreaChoice, start: int) -> str:
    words = {
        "lan": choice.county,
        "stubbar": "1" if choice.only_stubs else "",
        "ordning": choice.order if choice.order != "kommun" else "",
        "fran": str(max(start, 0)) if start > 0 else "",
    }
    asked = urlencode({name: value for name, value in words.items() if value})
    return f"{here}?{asked}#roster" if asked else f"{here}#roster"


def _empty(area: KeyArea, choice: AreaChoice) -> Empty:
    if choice.county or choice.only_stubs:
        return Empty(
            gettext("Inget uppslag passar urvalet"),
            gettext("Välj ett annat län eller visa alla."),
            addresses.of_key_area(area),
            gettext("Visa alla uppslag"),
        )
    return Empty(
        gettext("Ingen har berättat om %(area)s än") % {"area": area_name(area.name).lower()},
        gettext("Vet du hur någon gjorde? Då är det du som kan berätta."),
    )
