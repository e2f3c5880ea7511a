"""What machines ask for: what may be indexed, whom to tell of a weakness, whether the site is well."""

from datetime import timedelta

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

OLD = ["version", "jamfor", "wikitext", "sok"]


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything but old versions, comparisons and searches."""
    paths = [f"Disallow: {root}/{word}" for root in ("", "/en") for word in OLD]
    return HttpResponse("\n".join(["User-agent: *", *paths, ""]), content_type="text/plain; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """Where to tell of a weakness (RFC 9116); the answer is renewed with every request."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    contact = request.build_absolute_uri("/om/kallkod")
    text = f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: sv, en\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for the proxy and the alarm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("bra\n", content_type="text/plain; charset=utf-8")
