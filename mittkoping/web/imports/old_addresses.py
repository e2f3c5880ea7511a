"""Addresses of the wiki that the pages came from lead to where they are read now."""

from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mittkoping.knowledge.names import first_upper, named_objects
from mittkoping.organisation.queries import municipality_called
from mittkoping.versions.models import Revision
from mittkoping.versions.queries import Viewer, visible_object
from mittkoping.web.knowledge.page import where
from mittkoping.web.shell import addresses
from mittkoping.web.shell.viewer import viewer_of


def index(request: HttpRequest, title: str = "") -> HttpResponse:
    """`/index.php?title=…`, `?oldid=…`, `?curid=…`, `/index.php/Titel`: to the page or the version."""
    viewer = viewer_of(request)
    asked = request.GET
    if (number := asked.get("oldid", "")).isdecimal():
        return _to_version(viewer, int(number), asked.get("diff", ""))
    if (number := asked.get("curid", "")).isdecimal():
        return _to_source_page(viewer, int(number))
    return _to_title(request, viewer, asked.get("title", "") or title, asked.get("action", ""))


def wiki(request: HttpRequest, title: str) -> HttpResponse:
    """`/wiki/Titel`: to the page, or to an invitation to write it."""
    return _to_title(request, viewer_of(request), title, request.GET.get("action", ""))


def _to_version(viewer: Viewer, number: int, compared: str) -> HttpResponse:
    for row in Revision.objects.filter(source_id=number).defer("snapshot").order_by("pk")[:5]:
        if visible_object(viewer, row.object_id) is None:
            continue
        if compared:
            other = _compared(row, compared)
            return redirect(
                addresses.of_comparison(row.object_id, *sorted((row.number, other))), permanent=True
            )
        return redirect(addresses.of_version(row.object_id, row.number), permanent=True)
    raise Http404


def _compared(row: Revision, compared: str) -> int:
    """The number that an old `diff=` names: another revision, prev or next."""
    if compared.isdecimal():
        found = Revision.objects.filter(object=row.object_id, source_id=int(compared)).first()
        return found.number if found else row.number
    return max(row.number - 1, 1) if compared == "prev" else row.number + 1


def _to_source_page(viewer: Viewer, number: int) -> HttpResponse:
    from_wiki = (
        Revision.objects.filter(object__source_id=number).order_by("pk").values_list("object", flat=True)
    )
    for pk in from_wiki[:1]:
        if obj := visible_object(viewer, pk):
            return redirect(where(obj), permanent=True)
    raise Http404


def _to_title(request: HttpRequest, viewer: Viewer, title: str, action: str) -> HttpResponse:
    name = first_upper(unquote(title).split("#", 1)[0])
    if not name:
        return redirect(addresses.root() or "/", permanent=True)
    pk = named_objects([name]).get(name)
    obj = visible_object(viewer, pk) if pk else None
    if obj is not None:
        if action in {"history", "info"}:
            return redirect(addresses.of_side("historik", obj), permanent=True)
        return redirect(where(obj), permanent=True)
    if name.startswith("Kommun:") and (town := municipality_called(name.removeprefix("Kommun:"))):
        return redirect(addresses.of_municipality(town))
    if known := _special(name):
        return redirect(known)
    shown = {"title": name, "trail": [(name, "")], "not_indexed": True}
    return render(request, "imports/unwritten.html", shown, status=404)


def _special(name: str) -> str:
    """Where the old wiki's own lists are now."""
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
    return f"{addresses.root()}/{word}" if word else ""
