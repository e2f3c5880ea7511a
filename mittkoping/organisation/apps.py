"""Tell Django of the organisation package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The organisation package as a Django app."""

    name = "mittkoping.organisation"
    label = "organisation"
    default_auto_field = "django.db.models.BigAutoField"
