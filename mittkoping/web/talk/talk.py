"""What is said about a page."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.history.actions import EVERYTHING
from mittkoping.talk.models import Comment as Row
from mittkoping.talk.queries import threads
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Comment, Link
from mittkoping.web.shell.found import object_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.prose import Prose, label_of, prose
from mittkoping.web.shell.rows import who
from mittkoping.web.shell.viewer import viewer_of


def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """The threads of an object, each with its answers below the voice they answer."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    found = threads(obj)
    text = prose([row.body for _, rows in found for row in rows], viewer=viewer, source=obj.source)
    here = addresses.of_side("diskussion", obj)
    shown = {
        "title": label_of(obj),
        "page_url": addresses.of_object(obj),
        "threads": [(thread, nested(rows, text)) for thread, rows in found],
        "trail": [(label_of(obj), addresses.of_object(obj)), (gettext("Diskussion"), here)],
    }
    # The links of comments are kept nowhere: one that waits for its page may find it at any save.
    counters = text.counters | {f"object:{pk}", f"talk:{pk}"} | ({EVERYTHING} if text.waits else set())
    return keep(render(request, "talk/talk.html", shown), counters)


def nested(rows: Sequence[Row], text: Prose) -> list[Comment]:
    """Comments in order with their depths made into answers below answers."""
    return _level(list(rows), 0, 0, text)[0]


def _level(rows: list[Row], start: int, depth: int, text: Prose) -> tuple[list[Comment], int]:
    shown: list[Comment] = []
    place = start
    while place < len(rows) and (rows[place].depth >= depth):
        row = rows[place]
        answers, place = _level(rows, place + 1, row.depth + 1, text)
        name = who(row.author) if row.author else Link("", "")
        shown.append(Comment(f"inlagg-{row.pk}", name, text.html(row.body), row.at, answers))
    return shown, place
