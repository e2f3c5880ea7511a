"""Addresses of the start page and of what the site says about itself."""

from django.urls import path

from mittkoping.web.overview import about, start

urlpatterns = [
    path("", start.start, name="start"),
    path("om", about.about),
    path("om/<slug:slug>", about.about, name="about"),
]
