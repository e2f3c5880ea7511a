"""Tell Django of the knowledge package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The knowledge package as a Django app."""

    name = "mittkoping.knowledge"
    label = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"
