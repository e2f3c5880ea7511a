"""Addresses of the wiki's pages."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from mittkoping.web.knowledge import card, feeds, key_area, lists, municipality, page


class PageWord(StringConverter):
    """The words under which pages stand that are neither a municipality's, a card nor a key area's."""

    regex = "sida|anvandarsida|mall|fil|samtal|omdirigering"


register_converter(PageWord, "page_word")

urlpatterns = [
    path("kommuner", lists.municipalities, name="municipalities"),
    path("kommun/<slug:slug>", municipality.municipality, name="municipality"),
    path("kommun/<slug:slug>/flode", feeds.of_municipality, name="municipality_feed"),
    path("nyckelomraden", lists.key_areas, name="key_areas"),
    path("nyckelomrade/<slug:slug>", key_area.key_area, name="key_area"),
    path("nyckelomrade/<slug:slug>/flode", feeds.of_key_area, name="key_area_feed"),
    path("uppslag/<int:pk>", card.card),
    path("uppslag/<int:pk>/<slug:slug>", card.card, name="card"),
    path("<page_word:word>/<int:pk>", page.page),
    path("<page_word:word>/<int:pk>/<slug:slug>", page.page, name="page"),
    path("kategori/<int:pk>", lists.category),
    path("kategori/<int:pk>/<slug:slug>", lists.category, name="category"),
    path("stubbar", lists.stubs, name="stubs"),
    path("till/<int:pk>", page.to_object, name="to_object"),
    path("sidor", lists.pages, name="pages"),
    path("lankar-hit/<int:pk>", lists.links_here, name="links_here"),
    path("onskade-sidor", lists.wanted, name="wanted"),
]
