"""Every address of each kind of page in the measured database, and how large it is; runs inside Django."""

from collections.abc import Callable
from typing import TypedDict

from django.db import connection

from mittkoping.knowledge.models import KeyAreaPage, Kind, MunicipalityPage
from mittkoping.versions.models import Object
from mittkoping.web.shell import addresses

READ = [Kind.CARD, Kind.MUNICIPALITY, Kind.KEY_AREA]


def cards() -> list[str]:
    """Every card."""
    return [addresses.of_object(obj) for obj in Object.objects.filter(kind=Kind.CARD).order_by("id")]


def municipalities() -> list[str]:
    """Every municipality that has a page."""
    rows = MunicipalityPage.objects.select_related("municipality").order_by("pk")
    return [addresses.of_municipality(row.municipality) for row in rows]


def key_areas() -> list[str]:
    """Every key area."""
    rows = KeyAreaPage.objects.select_related("key_area").order_by("pk")
    return [addresses.of_key_area(row.key_area) for row in rows]


def histories() -> list[str]:
    """The history of every card, municipality page and key area."""
    return [addresses.of_side("historik", obj) for obj in Object.objects.filter(kind__in=READ).order_by("id")]


def comparisons() -> list[str]:
    """The first version of every page that has more than one, beside its last."""
    changed = Object.objects.filter(kind__in=READ, head__gt=1).order_by("id")
    return [addresses.of_comparison(obj.pk, 1, obj.head) for obj in changed]


def rows() -> list[str]:
    """What the baseline reads: any object by its number."""
    return [f"/{pk}" for pk in Object.objects.order_by("id").values_list("pk", flat=True)]


def database_bytes() -> int:
    """How large the database is on disk."""
    asked = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return int(cursor.fetchone()[0])


KINDS: dict[str, Callable[[], list[str]]] = {
    "baseline": rows,
    "card": cards,
    "municipality": municipalities,
    "key area": key_areas,
    "history": histories,
    "comparison": comparisons,
}


class Held(TypedDict):
    """What the database holds."""

    addresses: dict[str, list[str]]
    database_bytes: int


def answer(_asked: None) -> Held:
    """All addresses by kind, and the size."""
    found = {kind: listed() for kind, listed in KINDS.items()}
    return Held(addresses=found, database_bytes=database_bytes())
