"""Any two versions of an object beside each other, words marked inside changed blocks."""

from html import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from mittkoping.knowledge.readings import content
from mittkoping.organisation.people import keys_in, named, names_of
from mittkoping.texts.comparison import Row, compare
from mittkoping.versions.models import Object
from mittkoping.versions.queries import around, history
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import asked_number
from mittkoping.web.shell.contexts import DiffRow, Piece
from mittkoping.web.shell.found import object_or_404, revision_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.prose import label_of
from mittkoping.web.shell.viewer import viewer_of
from mittkoping.web.versions.banners import banner
from mittkoping.web.versions.texts import flat


def comparison(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """Version `old` beside version `new` of one object."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    before, after = revision_or_404(viewer, obj, old), revision_or_404(viewer, obj, new)
    texts = [flat(content(obj, before)), flat(content(obj, after))]
    names = names_of(keys_in(texts))
    names = {key: escape(name) for key, name in names.items()}  # the texts are HTML until they are compared
    found = compare(named(texts[0], names), named(texts[1], names))
    older, newer = around(viewer, obj, old).older, around(viewer, obj, new).newer
    shown = {
        "title": label_of(obj),
        "page_url": addresses.of_object(obj),
        "rows": [diff_row(row) for row in found.rows],
        "changed": found.changed,
        "words_added": found.words_added,
        "words_removed": found.words_removed,
        "before": banner(viewer, obj, before),
        "after": banner(viewer, obj, after),
        "before_url": addresses.of_version(pk, old),
        "after_url": addresses.of_version(pk, new),
        "older": addresses.of_comparison(pk, older, old) if older else "",
        "newer": addresses.of_comparison(pk, new, newer) if newer else "",
        "trail": _trail(obj, old, new),
        "not_indexed": True,
    }
    response = render(request, "versions/comparison.html", shown)
    response.headers["X-Robots-Tag"] = "noindex"
    return keep(response, {f"object:{pk}"})


def chosen(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the history page: `fran` and `till` choose the versions; without them the newest two."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    asked = [asked_number(request, name) for name in ("fran", "till")]
    numbers = [number for number in asked if number is not None]
    if len(numbers) < 2:
        numbers = [row.number for row in history(viewer, obj, limit=2)]
    if not numbers:
        raise Http404
    return redirect(addresses.of_comparison(pk, min(numbers), max(numbers)))


def diff_row(row: Row) -> DiffRow:
    """A row of the comparison as the component shows it; notes in the reader's language."""
    if row.kind == "gap":
        hidden = ngettext("%(n)s stycke är oförändrat", "%(n)s stycken är oförändrade", row.count)
        return DiffRow("gap", [Piece(hidden % {"n": row.count})])
    return DiffRow(
        row.kind,
        [Piece(piece.text, piece.mark) for piece in row.old],
        [Piece(piece.text, piece.mark) for piece in row.new],
        ", ".join(gettext(note) for note in row.notes),
    )


def _trail(obj: Object, old: int, new: int) -> list[tuple[str, str]]:
    return [
        (label_of(obj), addresses.of_object(obj)),
        (gettext("Historik"), addresses.of_side("historik", obj)),
        (gettext("Jämförelse"), addresses.of_comparison(obj.pk, old, new)),
    ]
