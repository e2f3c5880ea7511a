"""The sides of a page: its history, its talk, what links to it, its categories."""

from django.utils.translation import gettext

from mittkoping.knowledge import queries
from mittkoping.talk.queries import comment_count
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, count_of_revisions, is_public
from mittkoping.web.knowledge.contexts import PageLinks
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Link, Notice


def page_links(viewer: Viewer, page: Object | None, *, feed: str = "", history: str = "") -> PageLinks:
    """Addresses of the sides of a page; for one that nobody has written only its history's place."""
    if page is None:
        return PageLinks(history=history, talk="", links_here="", feed=feed)
    return PageLinks(
        history=addresses.of_side("historik", page),
        talk=addresses.of_side("diskussion", page),
        links_here=addresses.of_side("lankar-hit", page),
        feed=feed or (addresses.of_side("flode", page) if is_public(page) else ""),
        comments=comment_count(page),
        versions=count_of_revisions(viewer, page),
    )


def unpublished(page: Object | None) -> list[Notice]:
    """What a page says that is not for everybody."""
    if page is None or is_public(page):
        return []
    return [Notice(gettext("Sidan är inte publicerad. Bara din kommun ser den."), "warning")]


def tags(page: Object) -> list[Link]:
    """The categories a page stands in."""
    return [Link(row.title, addresses.of_category(row)) for row in queries.categories_of(page)]
