"""What the site says about itself: about, accessibility, personal data, source code, licence, open data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

import mittkoping
from mittkoping.history.actions import EVERYTHING
from mittkoping.web.shell import addresses
from mittkoping.web.shell.page_cache import keep

PAGES = {
    "om": gettext_lazy("Vad det här är"),
    "tillganglighet": gettext_lazy("Så tillgänglig är webbplatsen"),
    "personuppgifter": gettext_lazy("Så hanteras personuppgifter"),
    "kallkod": gettext_lazy("Källkod"),
    "licens": gettext_lazy("Licens"),
    "oppna-data": gettext_lazy("Öppna data"),
}


def about(request: HttpRequest, slug: str = "om") -> HttpResponse:
    """One of the pages above; they are the product's own words and need no database."""
    if slug not in PAGES:
        raise Http404
    title = PAGES[slug]
    shown = {
        "title": title,
        "slug": slug,
        "version": mittkoping.__version__,
        "pages": [(label, f"{addresses.root()}/om/{name}") for name, label in PAGES.items()],
        "trail": [(gettext("Om webbplatsen"), f"{addresses.root()}/om/om"), (title, "")],
    }
    return keep(render(request, "overview/about.html", shown), {EVERYTHING})
