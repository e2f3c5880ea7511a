"""Tell Django of the web package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The web package as a Django app."""

    name = "mittkoping.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
