"""The latest changes everywhere, narrowed and paged by key."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge.queries import key_areas, objects_of_area, telling
from mittkoping.lib.dates import STOCKHOLM
from mittkoping.versions.models import Revision
from mittkoping.versions.queries import Before, Viewer, recent
from mittkoping.web.knowledge.contexts import Choice
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.asked import asked
from mittkoping.web.shell.contexts import Pager
from mittkoping.web.shell.feed import atom
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of

PER_PAGE = 50


def changes(request: HttpRequest) -> HttpResponse:
    """`kommun`, `omrade`, `sma` and `fore` narrow and page; the cost is the same on every page."""
    viewer = viewer_of(request)
    chosen = {name: asked(request, name) for name in ("kommun", "omrade", "sma")}
    found = _found(viewer, chosen, before_in(asked(request, "fore")), PER_PAGE + 1)
    here = f"{addresses.root()}/senaste-andringar"
    older = ""
    if len(found) > PER_PAGE:
        last = found[PER_PAGE - 1]
        words = {name: value for name, value in chosen.items() if value}
        older = f"{here}?{urlencode({**words, 'fore': before_out(last)})}"
    shown = {
        "changes": rows.changes(viewer, found[:PER_PAGE]),
        "municipalities": [
            Choice("", gettext("Alla kommuner"), not chosen["kommun"]),
            *(Choice(row.pk, row.short_name, row.pk == chosen["kommun"]) for row, _ in telling(viewer)),
        ],
        "areas": [
            Choice("", gettext("Alla nyckelområden"), not chosen["omrade"]),
            *(Choice(row.slug, area_name(row.name), row.slug == chosen["omrade"]) for row in key_areas()),
        ],
        "narrowed": any(chosen.values()) or bool(asked(request, "fore")),
        "hide_minor": chosen["sma"] == "0",
        "form_url": here,
        "pager": Pager(here if asked(request, "fore") else "", older),
        "section": "senaste-andringar",
        "trail": [(gettext("Senaste ändringar"), here)],
    }
    return keep(render(request, "versions/changes.html", shown), {EVERYTHING})


def _found(viewer: Viewer, chosen: dict[str, str], before: Before | None, limit: int) -> list[Revision]:
    area = KeyArea.objects.filter(slug=chosen["omrade"]).first() if chosen["omrade"] else None
    return recent(
        viewer,
        municipality=chosen["kommun"][:4],
        objects=objects_of_area(area) if area else None,
        minor=chosen["sma"] != "0",
        before=before,
        limit=limit,
    )


def before_out(row: Revision) -> str:
    """The key of the last row shown, for the address of the next page."""
    return f"{row.at.timestamp():.6f}_{row.pk}"


def before_in(key: str) -> Before | None:
    """The key out of an address; what is no key starts from the newest."""
    at, _, pk = key.partition("_")
    try:
        return datetime.fromtimestamp(float(at), tz=STOCKHOLM), min(int(pk[:19]), 2**62)
    except (ValueError, OverflowError, OSError):
        return None


def feed(request: HttpRequest) -> HttpResponse:
    """The latest public changes as a feed."""
    here = f"{addresses.root()}/senaste-andringar"
    return keep(atom(request, gettext("Senaste ändringar"), here, recent(None, limit=50)), {EVERYTHING})
