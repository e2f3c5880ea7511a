"""An Atom feed of changes."""

from collections.abc import Sequence
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language, gettext

from mittkoping.versions.models import Revision
from mittkoping.web.shell import addresses
from mittkoping.web.shell.prose import label_of
from mittkoping.web.shell.rows import who
from mittkoping.web.shell.tongue import moment


def atom(request: HttpRequest, title: str, page: str, revisions: Sequence[Revision]) -> HttpResponse:
    """The feed `title` of the page at address `page`.

    An entry's id is made of its object's: the same in every language, at every address the site ever has.
    """
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for row in revisions:
        url = request.build_absolute_uri(addresses.of_version(row.object_id, row.number))
        said = gettext("Version från den %(moment)s av %(who)s") % {
            "moment": moment(row.at),
            "who": who(row.author).label,
        }
        feed.add_item(
            title=label_of(row.object),
            link=url,
            unique_id=uuid5(row.object.uid, str(row.number)).urn,
            description=escape(f"{said}. {row.summary}".strip()),  # a feed's summary is read as HTML
            pubdate=row.at,
            updateddate=row.at,
            author_name=who(row.author).label,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
