"""Tell Django of the versions package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The versions package as a Django app."""

    name = "mittkoping.versions"
    label = "versions"
    default_auto_field = "django.db.models.BigAutoField"
