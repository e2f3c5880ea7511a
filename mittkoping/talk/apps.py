"""Tell Django of the talk package."""

from django.apps import AppConfig


class Config(AppConfig):
    """The talk package as a Django app."""

    name = "mittkoping.talk"
    label = "talk"
    default_auto_field = "django.db.models.BigAutoField"
