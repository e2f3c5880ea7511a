"""A person as history knows one: their own page, what they changed, what they said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge.queries import talk_page_of, user_page
from mittkoping.knowledge.readings import content
from mittkoping.talk.queries import comments_by
from mittkoping.versions.queries import has_written, published_revision, recent
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.asked import asked
from mittkoping.web.shell.contexts import Link, Pager
from mittkoping.web.shell.feed import atom
from mittkoping.web.shell.found import writer_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.prose import label_of, prose
from mittkoping.web.shell.viewer import viewer_of
from mittkoping.web.versions.changes import before_in, before_out

PER_PAGE = 50


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's own page, with the latest they changed and said."""
    viewer = viewer_of(request)
    found = writer_or_404(viewer, pk)
    page = user_page(found.name, found.source, viewer)
    revision = published_revision(page) if page else None
    body = content(page, revision).get("body", "") if page and revision else ""
    said = comments_by(viewer, pk)
    text = prose([body, *(row.body for row in said)], viewer=viewer, source=found.source)
    name = rows.who(found).label
    shown = {
        "name": name,
        "role": found.role,
        "municipality": (
            Link(found.municipality.short_name, addresses.of_municipality(found.municipality))
            if found.municipality
            else None
        ),
        "imported": bool(found.source),
        "body": text.html(body),
        "changes": rows.changes(viewer, recent(viewer, author=pk, limit=10)),
        "contributions_url": addresses.of_contributions(found),
        "page_url": addresses.of_object(page) if page else "",
        "said": [
            (
                label_of(row.thread.object),
                addresses.of_side("diskussion", row.thread.object),
                row.at,
                text.html(row.body),
            )
            for row in said
        ],
        "trail": [(name, addresses.of_person(found))],
    }
    return keep(render(request, "organisation/person.html", shown), {EVERYTHING})


def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said to a person: the talk of their own page, or their page when there is none."""
    viewer = viewer_of(request)
    found = writer_or_404(viewer, pk)
    page = user_page(found.name, found.source, viewer) or talk_page_of(found.name, found.source, viewer)
    return redirect(addresses.of_side("diskussion", page) if page else addresses.of_person(found))


def contributions(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a person has changed, newest first; `fore` pages on."""
    viewer = viewer_of(request)
    found = writer_or_404(viewer, pk)
    before = before_in(asked(request, "fore"))
    changed = recent(viewer, author=pk, before=before, limit=PER_PAGE + 1)
    here = addresses.of_contributions(found)
    older = f"{here}?fore={before_out(changed[PER_PAGE - 1])}" if len(changed) > PER_PAGE else ""
    name = rows.who(found).label
    shown = {
        "name": name,
        "person_url": addresses.of_person(found),
        "feed_url": f"{here}/flode" if viewer is None or has_written(None, pk) else "",
        "changes": rows.changes(viewer, changed[:PER_PAGE]),
        "pager": Pager(here if before else "", older),
        "trail": [(name, addresses.of_person(found)), (gettext("Bidrag"), here)],
    }
    return keep(render(request, "organisation/contributions.html", shown), {EVERYTHING})


def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's public changes as a feed."""
    found = writer_or_404(None, pk)
    rows_ = recent(None, author=pk, limit=30)
    return keep(atom(request, rows.who(found).label, addresses.of_contributions(found), rows_), {EVERYTHING})
