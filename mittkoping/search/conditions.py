"""Rights and `field:` filters as conditions on an entry."""

import re
from collections.abc import Iterable, Sequence

from django.db.models import Q

from mittkoping.organisation.models import Person
from mittkoping.search.kinds import kinds_called
from mittkoping.search.matching import Condition
from mittkoping.search.names import Names
from mittkoping.texts.swedish.queries import Filter
from mittkoping.versions.queries import Viewer

_COLUMNS = {
    "key_area": "e.key_area_id",
    "municipality": "e.municipality_id",
    "county": "e.county_id",
    "kind": "e.kind",
}
_MOST_PERSONS = 100
_EARLIEST, _LATEST = 1900, 2100


def rights(viewer: Viewer) -> list[Condition]:
    """What the viewer may see: what is public, and all of the viewer's own municipality.

    The same answer as `versions.queries.visible_objects`; an administrator sees everything.
    """
    if viewer is not None and viewer.is_administrator:
        return []
    if viewer is not None and viewer.municipality_id:
        return [Condition("e.audience = 'public' OR e.municipality_id = %s", (viewer.municipality_id,))]
    return [Condition("e.audience = 'public'")]


def filtered(filters: Iterable[Filter], names: Names) -> list[Condition]:
    """The `field:value` filters of a query; several of one field mean any of them."""
    conditions = []
    by_field: dict[tuple[str, bool], list[str]] = {}
    for one in filters:
        by_field.setdefault((one.field, one.excluded), []).append(one.value)
    for (field, excluded), values in by_field.items():
        condition = _meant(field, values, names)
        conditions.append(_not(condition) if excluded else condition)
    return conditions


def _meant(field: str, values: Sequence[str], names: Names) -> Condition:
    if field == "år":
        return _listed("e.years", [year for value in values for year in _years(value)])
    if field == "författare":
        return _authors(values)
    if field == "typ":
        return _one_of("kind", [kind for value in values for kind in kinds_called(value)])
    facet = {"kommun": "municipality", "län": "county", "område": "key_area"}[field]
    return _one_of(facet, [key for value in values for key in names.called(facet, value)])


def _one_of(name: str, keys: Sequence[str | int]) -> Condition:
    if not keys:
        return Condition("1 = 0")
    return Condition(f"COALESCE({_COLUMNS[name]} IN ({', '.join(['%s'] * len(keys))}), 1 = 0)", tuple(keys))


def _not(condition: Condition) -> Condition:
    return Condition(f"NOT ({condition.sql})", condition.parameters)


def _authors(names: Sequence[str]) -> Condition:
    """Entries by persons whose name holds one of `names`, in any of the usual ways to write its case.

    SQLite folds case for ASCII only, so the name is asked for as typed, in lower case and capitalised.
    """
    asked = Q()
    for name in names:
        for way in {name, name.lower(), name.title(), name.capitalize()}:
            asked |= Q(name__icontains=way)
    persons = Person.objects.filter(asked).order_by("pk").values_list("pk", flat=True)
    return _listed("e.authors", list(persons[:_MOST_PERSONS]))


def _listed(column: str, numbers: Sequence[int]) -> Condition:
    """Whether the numbers written with spaces in `column` hold one of `numbers`."""
    if not numbers:
        return Condition("1 = 0")
    return Condition(" OR ".join([f"{column} LIKE %s"] * len(numbers)), tuple(f"% {n} %" for n in numbers))


def _years(value: str) -> list[int]:
    """`2017` is one year, `2015-2017` three; anything else is none."""
    named = re.fullmatch(r"([0-9]{4})(?:[-–]([0-9]{4}))?", value)
    if named is None:
        return []
    first, last = int(named[1]), int(named[2] or named[1])
    return list(range(max(first, _EARLIEST), min(last, _LATEST) + 1))
