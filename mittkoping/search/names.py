"""Names of key areas, municipalities and counties: for the labels of facets and for `kommun:` in a query."""

from dataclasses import dataclass

from mittkoping.frameworks.models import KeyArea
from mittkoping.organisation.models import Municipality
from mittkoping.texts.swedish.stems import fold


@dataclass(frozen=True)
class Names:
    """Key → name, by facet; keys are strings as choices hold them."""

    key_area: dict[str, str]
    municipality: dict[str, str]
    county: dict[str, str]

    def label(self, facet: str, value: str) -> str:
        """What `value` of a facet is called; years and kinds are called what they are."""
        known: dict[str, str] = getattr(self, facet, {})
        return known.get(value, value)

    def called(self, facet: str, asked: str) -> list[str]:
        """The keys in `facet` that `asked` means: its key, its name, or else a name that begins so.

        Case does not matter, nor does "kommun", "stad" or "län" at the end; å, ä and ö only when nothing
        is spelt right.
        """
        known: dict[str, str] = getattr(self, facet)
        wanted = _plain(asked)
        if not wanted:
            return []
        plain = {key: _plain(name) for key, name in known.items()}
        ways = (
            [key for key in known if key == asked.strip()],
            [key for key, name in plain.items() if name == wanted],
            [key for key, name in plain.items() if fold(name) == fold(wanted)],
            [key for key, name in plain.items() if name.startswith(wanted)],
            [key for key, name in plain.items() if fold(name).startswith(fold(wanted))],
        )
        return next((keys for keys in ways if keys), [])


def names() -> Names:
    """All names there are; two queries."""
    places = Municipality.objects.values_list("code", "short_name", "county_id", "county__name")
    counties: dict[str, str] = {}
    municipalities: dict[str, str] = {}
    for code, name, county, county_name in places:
        municipalities[code] = name
        counties[county] = county_name
    areas = KeyArea.objects.values_list("pk", "name")
    return Names({str(pk): name for pk, name in areas}, municipalities, counties)


def _plain(name: str) -> str:
    words = name.casefold().split()
    if len(words) > 1 and words[-1] in {"kommun", "kommuns", "stad", "län"}:
        words.pop()
    joined = " ".join(words)
    return joined[:-1] if joined.endswith("s") and len(joined) > 4 else joined
