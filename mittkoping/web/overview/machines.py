"""What machines ask for: what may be indexed, and whether the site is well."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

OLD = ["version", "jamfor", "wikitext", "sok"]


def robots(_request: HttpRequest) -> HttpResponse:
    """Search engines may read everything but old versions, comparisons and searches."""
    paths = [f"Disallow: {root}/{word}" for root in ("", "/en") for word in OLD]
    return HttpResponse("\n".join(["User-agent: *", *paths, ""]), content_type="text/plain; charset=utf-8")


@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for the proxy and the alarm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("bra\n", content_type="text/plain; charset=utf-8")
