"""Municipalities and persons, by name."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from mittkoping.organisation.models import County, Municipality, Person, User


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


def administrators() -> list[User]:
    """Everybody who can sign in and manage the site; demo users are none."""
    rows = User.objects.filter(is_administrator=True, is_active=True, is_demo=False)
    return [user for user in rows.select_related("person").order_by("pk") if user.has_usable_password()]


def demo_users() -> list[User]:
    """The users of the believable town, in the order they were made."""
    return list(User.objects.filter(is_demo=True).select_related("person__municipality").order_by("pk"))


def user_with(email: str) -> User | None:
    """The user who signs in with this address, whatever its case."""
    return User.objects.filter(email=email.strip().lower()).select_related("person").first()


def persons_called(name: str) -> list[Person]:
    """Persons whose name, or address as a user, holds `name`, whatever its case; in the order made."""
    asked = name.strip()
    addresses = User.objects.filter(email__icontains=asked).values("person")
    named = Q(pk__in=addresses)
    for way in {asked, asked.lower(), asked.title()}:  # SQLite folds the case of ASCII only
        named |= Q(name__icontains=way)
    return list(Person.objects.filter(named).order_by("pk"))


def persons_with_keys(keys: Iterable[str]) -> list[Person]:
    """The persons with these keys, those that there are."""
    return list(Person.objects.filter(key__in=list(keys)).order_by("pk"))
