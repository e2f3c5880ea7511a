"""The municipalities of the register: their codes by name, and their names in a text."""

import csv
import re
from functools import cache

from mittkoping.organisation.register import REGISTER
from mittkoping.strategy.reader.inflection import listed

# Short names that are Swedish words as well: taken only with `kommun` after them.
_WORDS = listed("vara mark ale kil mora sala eda orsa boden flen berg ydre åre hjo lund tibro arboga")


@cache
def _codes() -> dict[str, str]:
    """Full and short name in lower case → code."""
    found: dict[str, str] = {}
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["municipality_name"].lower()] = row["municipality_code"]
            found[row["municipality_name_short"].lower()] = row["municipality_code"]
    return found


@cache
def short_names() -> re.Pattern[str]:
    """The short names of the register, without *kommun* after them; none that are words as well."""
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        names = [row["municipality_name_short"] for row in csv.DictReader(lines)]
    kept = sorted((name for name in names if name.lower() not in _WORDS), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, kept))})s?(?![\w-]| (?:[Kk]ommun|[Ss]tad))")


def municipality_code(organisation: str) -> str | None:
    """The code of a municipality by its name, whole, short or in the genitive; None for any other name."""
    name = " ".join(organisation.lower().split())
    short = re.sub(r" (?:kommun|stad|municipality|city council)s?$|^(?:municipality|city) of ", "", name)
    for said in (
        name,
        short,
        f"{short} kommun",
        short.removesuffix("s"),
        f"{short.removesuffix('s')} kommun",
    ):
        if said in _codes():
            return _codes()[said]
    return None
