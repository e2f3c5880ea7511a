"""Who wrote what, when: the versions of one object."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.versions.models import Object, Revision
from mittkoping.versions.queries import count_of_revisions, is_public
from mittkoping.versions.queries import history as versions
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import asked_number
from mittkoping.web.shell.contexts import Pager
from mittkoping.web.shell.feed import atom
from mittkoping.web.shell.found import object_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.prose import label_of
from mittkoping.web.shell.rows import who
from mittkoping.web.shell.viewer import viewer_of

PER_PAGE = 50


def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of an object, newest first; `fore` pages on from a version number."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    below = asked_number(request, "fore")
    found = versions(viewer, obj, below=below, limit=PER_PAGE + 1)
    shown, more = found[:PER_PAGE], len(found) > PER_PAGE
    here = addresses.of_side("historik", obj)
    context = {
        "title": label_of(obj),
        "page_url": addresses.of_object(obj),
        "comparison_url": f"{addresses.root()}/jamfor/{pk}",
        "feed_url": addresses.of_side("flode", obj) if is_public(obj) else "",
        "versions": _rows(obj, shown, found[PER_PAGE] if more else None),
        "total": count_of_revisions(viewer, obj),
        "pager": Pager(here if below else "", f"{here}?fore={shown[-1].number}" if more else ""),
        "trail": [(label_of(obj), addresses.of_object(obj)), (gettext("Historik"), here)],
    }
    return keep(render(request, "versions/history.html", context), {f"object:{pk}"})


def _rows(obj: Object, shown: list[Revision], before: Revision | None) -> list[dict[str, object]]:
    olders = [*shown[1:], before]
    return [
        {
            "number": row.number,
            "moment": row.at,
            "url": addresses.of_version(obj.pk, row.number),
            "who": who(row.author),
            "summary": row.summary,
            "minor": row.minor,
            "size": row.size,
            "difference": row.size - (older.size if older else 0),
            "comparison_url": addresses.of_comparison(obj.pk, older.number, row.number) if older else "",
            "shown": row.number == obj.published,
        }
        for row, older in zip(shown, olders, strict=False)
    ]


def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of an object as a feed; public ones only, whoever asks."""
    obj = object_or_404(None, pk)
    rows = versions(None, obj, limit=30)
    for row in rows:
        row.object = obj
    return keep(atom(request, label_of(obj), addresses.of_object(obj), rows), {f"object:{pk}"})
