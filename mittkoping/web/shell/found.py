"""Fetching what a page shows, or answering that there is no such thing."""

from django.http import Http404

from mittkoping.knowledge.models import Category
from mittkoping.organisation.models import Municipality, Person
from mittkoping.organisation.queries import person
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.queries import Viewer, visible_object, visible_revision


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


def category_or_404(pk: int) -> Category:
    """The category with this id."""
    found = Category.objects.filter(pk=pk).select_related("object").first()
    if found is None:
        raise Http404
    return found


def person_or_404(pk: int) -> Person:
    """The person with this id."""
    found = person(pk)
    if found is None:
        raise Http404
    return found
