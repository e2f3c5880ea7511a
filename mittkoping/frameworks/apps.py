"""Tell Django of the frameworks package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The frameworks package as a Django app."""

    name = "mittkoping.frameworks"
    label = "frameworks"
    default_auto_field = "django.db.models.BigAutoField"
