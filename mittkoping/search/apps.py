"""Tell Django of the search package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The search package as a Django app."""

    name = "mittkoping.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
