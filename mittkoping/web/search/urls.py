"""Address of the search page."""

from django.urls import path

from mittkoping.web.search import search

urlpatterns = [path("sok", search.search, name="search")]
