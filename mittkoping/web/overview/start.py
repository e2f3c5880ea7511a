"""The start page: the town, what has happened lately, and how far we have come."""

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge import queries
from mittkoping.organisation.models import Municipality
from mittkoping.overview.town import Place, town
from mittkoping.versions.queries import recent
from mittkoping.web.overview.contexts import CountyMunicipalities, Figure, StartContext
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.contexts import Link
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of


def home() -> Municipality | None:
    """The municipality whose site this is; None on a shared site."""
    code = settings.HOME_MUNICIPALITY
    return Municipality.objects.filter(pk=code).first() if code else None


def neighbours(telling: Sequence[tuple[Municipality, int]], here: Municipality | None) -> list[Municipality]:
    """Those who have windows: all that tell and, told anything or not, the one whose site this is."""
    rows = {row for row, _ in telling} | ({here} if here else set())
    return sorted(rows, key=lambda row: row.sort_key)


def start(request: HttpRequest) -> HttpResponse:
    """The first page anybody meets."""
    viewer = viewer_of(request)
    telling, here = queries.telling(viewer), home()
    cells = queries.matrix(viewer)
    areas = [
        Place(area.slug, area_name(area.name), addresses.of_key_area(area)) for area in queries.key_areas()
    ]
    towns = [
        Place(row.slug, row.short_name, addresses.of_municipality(row)) for row in neighbours(telling, here)
    ]
    by_county = sorted(telling, key=lambda pair: (pair[0].county.sort_key, pair[0].sort_key))
    root = addresses.root()
    shown = StartContext(
        town=town(areas, towns, rows.voices(cells)),
        figures=_figures(len(telling), cells, len(areas) * len(towns), queries.stub_list(viewer).count()),
        counties=[
            CountyMunicipalities(
                county.name,
                [(Link(row.short_name, addresses.of_municipality(row)), count) for row, count in some],
            )
            for county, some in groupby(by_county, key=lambda pair: pair[0].county)
        ],
        changes=rows.changes(viewer, recent(viewer, limit=8)),
        changes_url=f"{root}/senaste-andringar",
        municipalities_url=f"{root}/kommuner",
        home=(Link(here.short_name, addresses.of_municipality(here)), dict(telling).get(here, 0))
        if here
        else None,
        own_street=here is not None and len(towns) == 1,
        wanted=[Link(title, addresses.of_nothing(title)) for title, _ in queries.wanted(viewer, limit=5)],
    )
    return keep(render(request, "overview/start.html", {"start": shown}), {EVERYTHING})


def _figures(telling: int, cells: Sequence[queries.Cell], windows: int, stubs: int) -> list[Figure]:
    """How far we have come; nothing where nobody has told anything, as there is nothing to count."""
    if not telling:
        return []
    root, cards = addresses.root(), sum(cell.count for cell in cells)
    return [
        Figure(telling, ngettext("kommun berättar", "kommuner berättar", telling), f"{root}/kommuner"),
        Figure(cards, ngettext("uppslag", "uppslag", cards), f"{root}/nyckelomraden"),
        Figure(len(cells), gettext("tända fönster av %(all)s") % {"all": windows}),
        Figure(
            stubs,
            ngettext("uppslag som väntar på mer text", "uppslag som väntar på mer text", stubs),
            f"{root}/stubbar",
        ),
    ]
