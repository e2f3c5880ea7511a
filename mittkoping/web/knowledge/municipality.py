"""A municipality's page: its street, its story, its people and its cards."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge import queries
from mittkoping.knowledge.content import Content, years_in
from mittkoping.knowledge.models import Card
from mittkoping.knowledge.readings import content
from mittkoping.organisation.models import Municipality
from mittkoping.overview.town import Place, Town, Voice, town
from mittkoping.texts.canon import plain
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, published_revision, recent
from mittkoping.web.knowledge.contexts import AreaCards, MunicipalityContext, Story, StoryPart
from mittkoping.web.knowledge.sides import page_links, tags, unpublished
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.contexts import Empty, Link
from mittkoping.web.shell.found import municipality_or_404
from mittkoping.web.shell.page_cache import keep, objects
from mittkoping.web.shell.prose import Prose, prose
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of

_PARAGRAPH = re.compile(r"(?<=</p>)\n(?=<p\b)")


def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a known municipality; one that nobody has written invites to."""
    found, viewer = municipality_or_404(slug), viewer_of(request)
    page = queries.municipality_page(viewer, found)
    shown, counters = _context(viewer, found, page)
    response = render(
        request,
        "knowledge/municipality.html",
        {
            "municipality": shown,
            "section": "kommuner",
            "trail": _trail(found),
            "notices": unpublished(page),
        },
    )
    return keep(response, counters | {f"municipality:{found.pk}"})


def _trail(found: Municipality) -> list[tuple[str, str]]:
    here = addresses.of_municipality(found)
    return [(gettext("Kommuner"), f"{addresses.root()}/kommuner"), (found.short_name, here)]


def _context(
    viewer: Viewer, found: Municipality, page: Object | None
) -> tuple[MunicipalityContext, set[str]]:
    cards = queries.cards_of(viewer, found)
    areas = queries.key_areas()
    told: Content = {}
    if page and (revision := published_revision(page)):
        told = content(page, revision)
    heroes, editors = queries.people_of(page.pk) if page else ([], [])
    texts = [told.get("introduction", ""), told.get("body", ""), *(card.lead for card in cards)]
    texts += [hero.row.said for hero in heroes]
    text = prose(texts, viewer=viewer, source=page.source if page else "")
    changes = recent(viewer, municipality=found.pk, limit=5)
    here = f"{addresses.root()}/senaste-andringar?kommun={found.pk}"
    shown = MunicipalityContext(
        name=found.short_name,
        county=county(found),
        links=page_links(viewer, page, feed=f"{addresses.of_municipality(found)}/flode", history=here),
        street=street(found, areas, rows.voices(_cells(found, cards))),
        updated=max((row.at for row in changes), default=None),
        card_count=len(cards),
        stub=bool(told.get("stub")),
        story=story(told, text),
        heroes=rows.people(heroes, text),
        editors=rows.people(editors, text),
        areas=area_cards(cards, text),
        silent_areas=[
            Link(area_name(area.name), addresses.of_key_area(area))
            for area in areas
            if area.pk not in {card.key_area_id for card in cards}
        ],
        changes=rows.changes(viewer, changes),
        categories=tags(page) if page else (),
        empty=None if page or cards else invitation(found),
    )
    told_of = [card.pk for card in cards] + ([page.pk] if page else [])
    return shown, objects(told_of) | text.counters


def invitation(found: Municipality) -> Empty:
    """What an unwritten page says."""
    name = found.short_name
    return Empty(
        gettext("Ingen har berättat om %(name)s än") % {"name": name},
        gettext("Vet du hur de gjorde? Då är det du som kan berätta."),
        f"{addresses.root()}/kommuner",
        gettext("Se vilka kommuner som berättar"),
    )


def county(found: Municipality) -> Link:
    """The municipality's county, where all of them are listed."""
    return Link(found.county.name, f"{addresses.root()}/kommuner#lan-{found.county.slug}")


def street(found: Municipality, areas: Iterable[KeyArea], voices: Mapping[tuple[str, str], Voice]) -> Town:
    """The municipality's own street, one window per house; a lit one leads to its cards further down."""
    places = [
        Place(
            area.slug,
            area_name(area.name),
            f"#{area.slug}" if (area.slug, found.slug) in voices else addresses.of_key_area(area),
        )
        for area in areas
    ]
    return town(places, [Place(found.slug, found.short_name, "")], voices)


def _cells(found: Municipality, cards: Sequence[Card]) -> Collection[queries.Cell]:
    """What the municipality's cards, fetched already, say of each area."""
    cells: dict[str, queries.Cell] = {}
    for card in cards:
        known = cells.get(card.key_area.slug)
        newest = max(card.updated, known.newest) if known else card.updated
        cells[card.key_area.slug] = queries.Cell(
            card.key_area.slug, found.slug, (known.count if known else 0) + 1, newest
        )
    return cells.values()


def story(told: Content, text: Prose) -> Story | None:
    """The introduction with the years of each paragraph in the margin, and what else the page says."""
    parts = [
        StoryPart(text.html(paragraph), [str(year) for year in years_in(plain(paragraph))])
        for paragraph in _PARAGRAPH.split(told.get("introduction", ""))
        if paragraph
    ]
    if told.get("body"):
        parts.append(StoryPart(text.html(told["body"])))
    return Story(told.get("heading", ""), parts) if parts else None


def area_cards(cards: Sequence[Card], text: Prose) -> list[AreaCards]:
    """Cards grouped by key area, both in the order of the municipality's own page."""
    groups: dict[int, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.key_area_id, []).append(card)
    return [
        AreaCards(
            some[0].key_area.slug,
            area_name(some[0].key_area.name),
            addresses.of_key_area(some[0].key_area),
            [rows.teaser(card, text, municipality=False, notes=bool(card.lead_from_id)) for card in some],
        )
        for some in groups.values()
    ]
