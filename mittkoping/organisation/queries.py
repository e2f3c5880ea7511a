"""Municipalities and persons, by name."""

from django.db.models import QuerySet

from mittkoping.organisation.models import County, Municipality, Person


def counties() -> QuerySet[County]:
    """Every county, as Swedes sort them."""
    return County.objects.order_by("sort_key")


def municipalities() -> QuerySet[Municipality]:
    """Every known municipality with its county, as Swedes sort them."""
    return Municipality.objects.select_related("county").order_by("sort_key")


def municipality_called(name: str) -> Municipality | None:
    """The municipality with this name, with or without "kommun" or "stad" and whatever its case."""
    wanted = " ".join(name.replace("_", " ").split()).casefold()
    for row in Municipality.objects.all():
        if wanted in {row.short_name.casefold(), row.name.casefold()}:
            return row
    return None


def person(pk: int) -> Person | None:
    """The person with this id, or None."""
    return Person.objects.filter(pk=pk).select_related("municipality").first()
