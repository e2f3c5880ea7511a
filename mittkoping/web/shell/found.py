"""Fetching what a page shows, or answering that there is no such thing."""

from django.http import Http404

from mittkoping.knowledge.models import Category
from mittkoping.knowledge.queries import visible_categories
from mittkoping.organisation.models import Municipality, Person
from mittkoping.organisation.queries import person
from mittkoping.talk.queries import has_said
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.queries import Viewer, has_written, visible_object, visible_revision

STUBS = "Stubbar"  # what wikis call the category of pages that are only begun
WRITERS = {Person.Kind.MEMBER, Person.Kind.CONTRIBUTOR, Person.Kind.ADDRESS}


def object_or_404(viewer: Viewer, pk: int) -> Object:
    """The object if the viewer may see it; otherwise the answer is that it does not exist."""
    found = visible_object(viewer, pk)
    if found is None:
        raise Http404
    return found


def revision_or_404(viewer: Viewer, obj: Object, number: int) -> Revision:
    """A version of a visible object, snapshot included."""
    found = visible_revision(viewer, obj, number)
    if found is None:
        raise Http404
    return found


def municipality_or_404(slug: str) -> Municipality:
    """The municipality with this address; every known one has a page, written or not."""
    found = Municipality.objects.filter(slug=slug).select_related("county").first()
    if found is None:
        raise Http404
    return found


def category_or_404(viewer: Viewer, pk: int) -> Category:
    """The category with this id, if anything the viewer may see stands in it."""
    found = visible_categories(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def stub_category(viewer: Viewer) -> Category | None:
    """The category that lists what waits for more text, if somebody has made one."""
    return visible_categories(viewer).filter(title=STUBS).order_by("pk").first()


def is_stub_category(category: Category) -> bool:
    """Whether a category is the one that lists what waits for more text, however it is capitalised."""
    return category.title.casefold() == STUBS.casefold()


def writer_or_404(viewer: Viewer, pk: int) -> Person:
    """A person who has written or said something that the viewer may see.

    A name in a person field has no page of its own. One knows oneself and those of one's own
    municipality before they have written anything; an administrator knows everybody.
    """
    found = person(pk)
    if found is None or found.kind not in WRITERS or not _is_known(viewer, found):
        raise Http404
    return found


def _is_known(viewer: Viewer, found: Person) -> bool:
    if viewer is not None:
        near = viewer.municipality_id is not None and viewer.municipality_id == found.municipality_id
        if viewer.is_administrator or viewer.person_id == found.pk or near:
            return True
    return has_written(viewer, found.pk) or has_said(viewer, found.pk)
