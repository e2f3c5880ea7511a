"""Addresses of the wiki that the pages came from lead to where they are read now."""

from urllib.parse import unquote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mittkoping.knowledge import queries
from mittkoping.knowledge.names import first_upper, named_objects
from mittkoping.organisation.queries import municipality_called
from mittkoping.versions.models import Revision
from mittkoping.versions.queries import Viewer, around, object_from, revision_from, visible_object
from mittkoping.web.knowledge.page import where
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import asked, asked_number, moved, number_in, without_nul
from mittkoping.web.shell.tongue import Told
from mittkoping.web.shell.viewer import viewer_of


def index(request: HttpRequest, title: str = "") -> HttpResponse:
    """`/index.php?title=…`, `?oldid=…`, `?curid=…`, `/index.php/Titel`: to the page or the version."""
    viewer = viewer_of(request)
    if (number := asked_number(request, "oldid")) is not None:
        return _to_version(viewer, number, asked(request, "diff"))
    if (number := asked_number(request, "curid")) is not None:
        return _to_source_page(viewer, number)
    return _to_title(request, viewer, asked(request, "title") or title, asked(request, "action"))


def wiki(request: HttpRequest, title: str) -> HttpResponse:
    """`/wiki/Titel`: to the page, or to an invitation to write it."""
    return _to_title(request, viewer_of(request), title, asked(request, "action"))


def _to_version(viewer: Viewer, number: int, compared: str) -> HttpResponse:
    row = revision_from(viewer, number)
    if row is None:
        raise Http404
    if compared:
        other = _compared(viewer, row, compared)
        return moved(addresses.of_comparison(row.object_id, *sorted((row.number, other))))
    return moved(addresses.of_version(row.object_id, row.number))


def _compared(viewer: Viewer, row: Revision, compared: str) -> int:
    """The number that an old `diff=` names: another revision, prev, next or cur; else its own."""
    if (number := number_in(compared)) is not None and number > 0:
        found = revision_from(viewer, number, row.object)
        return found.number if found else row.number
    if compared in {"cur", "0"}:
        return row.object.published or row.number
    beside = around(viewer, row.object, row.number)
    return (beside.older if compared == "prev" else beside.newer) or row.number


def _to_source_page(viewer: Viewer, number: int) -> HttpResponse:
    obj = object_from(viewer, number)
    if obj is None:
        raise Http404
    return moved(where(obj))


def _to_title(request: HttpRequest, viewer: Viewer, title: str, action: str) -> HttpResponse:
    name = first_upper(without_nul(unquote(title)).split("#", 1)[0])
    if not name:
        return redirect(f"{addresses.root()}/")
    pk = named_objects([name]).get(name)
    obj = visible_object(viewer, pk) if pk else None
    if obj is not None:
        if action in {"history", "info"}:
            return moved(addresses.of_side("historik", obj))
        return moved(where(obj))
    if name.startswith("Kommun:") and (town := municipality_called(name.removeprefix("Kommun:"))):
        return redirect(addresses.of_municipality(town))
    if category := queries.category_called(name):
        return moved(addresses.of_category(category))
    if known := _special(request, name):
        return redirect(known)
    shown = {"title": name, "trail": [(Told(name), "")], "not_indexed": True}
    return render(request, "imports/unwritten.html", shown, status=404)


def _special(request: HttpRequest, name: str) -> str:
    """Where the old wiki's own lists are now; a search keeps its question."""
    space, _, rest = name.partition(":")
    if space not in {"Special", "Specialsida"}:
        return ""
    words = {
        "Senaste ändringar": "senaste-andringar",
        "RecentChanges": "senaste-andringar",
        "Alla sidor": "sidor",
        "AllPages": "sidor",
        "Önskade sidor": "onskade-sidor",
        "WantedPages": "onskade-sidor",
        "Sök": "sok",
        "Search": "sok",
        "Kategorier": "sidor",
        "Categories": "sidor",
    }
    word = words.get(rest)
    question = request.GET.get("search", "") if word == "sok" else ""
    asked = f"?{urlencode({'q': question})}" if question else ""
    return f"{addresses.root()}/{word}{asked}" if word else ""
