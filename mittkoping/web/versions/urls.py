"""Addresses of versions, comparisons and changes."""

from django.urls import path

from mittkoping.web.versions import changes, comparison, history, version

urlpatterns = [
    path("historik/<int:pk>", history.history, name="history"),
    path("flode/<int:pk>", history.feed, name="feed"),
    path("version/<int:pk>/<int:number>", version.version, name="version"),
    path("wikitext/<int:pk>/<int:number>", version.source, name="source"),
    path("jamfor/<int:pk>", comparison.chosen, name="comparison_form"),
    path("jamfor/<int:pk>/<int:old>/<int:new>", comparison.comparison, name="comparison"),
    path("senaste-andringar", changes.changes, name="changes"),
    path("senaste-andringar/flode", changes.feed, name="changes_feed"),
]
