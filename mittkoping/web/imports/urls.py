"""Old addresses."""

from django.urls import path

from mittkoping.web.imports import old_addresses

urlpatterns = [
    path("index.php", old_addresses.index),
    path("w/index.php", old_addresses.index),
    path("index.php/<path:title>", old_addresses.index),
    path("w/index.php/<path:title>", old_addresses.index),
    path("wiki/<path:title>", old_addresses.wiki, name="old_title"),
]
