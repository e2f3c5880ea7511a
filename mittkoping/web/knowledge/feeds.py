"""Feeds of a municipality and of a key area."""

from django.http import Http404, HttpRequest, HttpResponse

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge.queries import objects_of_area
from mittkoping.versions.queries import recent
from mittkoping.web.shell import addresses
from mittkoping.web.shell.feed import atom
from mittkoping.web.shell.found import municipality_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.tongue import area_name


def of_municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """What has changed lately in a municipality's pages; public changes only, whoever asks."""
    found = municipality_or_404(slug)
    rows = recent(None, municipality=found.pk, limit=30)
    feed = atom(request, found.short_name, addresses.of_municipality(found), rows)
    return keep(feed, {f"municipality:{found.pk}"})


def of_key_area(request: HttpRequest, slug: str) -> HttpResponse:
    """What has changed lately in a key area's cards; public changes only, whoever asks."""
    area = KeyArea.objects.filter(slug=slug).first()
    if area is None:
        raise Http404
    rows = recent(None, objects=objects_of_area(area), limit=30)
    return keep(atom(request, area_name(area.name), addresses.of_key_area(area), rows), {f"area:{area.pk}"})
