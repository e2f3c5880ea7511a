"""Tell Django of the history package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The history package as a Django app."""

    name = "mittkoping.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"
