"""The sides of a page: its history, its talk, what links to it, its categories."""

from mittkoping.knowledge import queries
from mittkoping.talk.queries import comment_count
from mittkoping.versions.models import Object
from mittkoping.web.knowledge.contexts import PageLinks
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Link


def page_links(page: Object | None, *, feed: str = "", history: str = "") -> PageLinks:
    """Addresses of the sides of a page; for one that nobody has written only its history's place."""
    if page is None:
        return PageLinks(history=history, talk="", links_here="", feed=feed)
    return PageLinks(
        history=addresses.of_side("historik", page),
        talk=addresses.of_side("diskussion", page),
        links_here=addresses.of_side("lankar-hit", page),
        feed=feed or addresses.of_side("flode", page),
        comments=comment_count(page),
        versions=page.last,
    )


def tags(page: Object) -> list[Link]:
    """The categories a page stands in."""
    return [Link(row.title, addresses.of_category(row)) for row in queries.categories_of(page)]
