"""Addresses of the wiki's pages."""

from django.urls import path, re_path

from mittkoping.web.knowledge import card, feeds, key_area, lists, municipality, page

urlpatterns = [
    path("kommuner", lists.municipalities, name="municipalities"),
    path("kommun/<slug:slug>", municipality.municipality, name="municipality"),
    path("kommun/<slug:slug>/flode", feeds.of_municipality, name="municipality_feed"),
    path("nyckelomraden", lists.key_areas, name="key_areas"),
    path("nyckelomrade/<slug:slug>", key_area.key_area, name="key_area"),
    path("nyckelomrade/<slug:slug>/flode", feeds.of_key_area, name="key_area_feed"),
    path("uppslag/<int:pk>", card.card),
    path("uppslag/<int:pk>/<slug:slug>", card.card, name="card"),
    re_path(
        r"^(?P<word>sida|anvandarsida|mall|fil|samtal|omdirigering)/(?P<pk>\d+)(?:/(?P<slug>[-\w]+))?$",
        page.page,
        name="page",
    ),
    path("kategori/<int:pk>", lists.category),
    path("kategori/<int:pk>/<slug:slug>", lists.category, name="category"),
    path("till/<int:pk>", page.to_object, name="to_object"),
    path("sidor", lists.pages, name="pages"),
    path("lankar-hit/<int:pk>", lists.links_here, name="links_here"),
    path("onskade-sidor", lists.wanted, name="wanted"),
]
