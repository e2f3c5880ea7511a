"""Every address: each page package brings its own, Swedish at the root and English under /en."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

PACKAGES = ["overview", "knowledge", "versions", "talk", "search", "organisation", "strategy"]

urlpatterns = [
    path("", include("mittkoping.web.overview.machine_urls")),
    path("", include("mittkoping.web.imports.urls")),
    *i18n_patterns(
        *(path("", include(f"mittkoping.web.{package}.urls")) for package in PACKAGES),
        path("", include("mittkoping.web.imports.urls")),
        prefix_default_language=False,
    ),
]
