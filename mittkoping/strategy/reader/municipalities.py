"""The municipalities of the register, found by name in a text."""

import csv
import re
from collections import Counter
from functools import cache

from mittkoping.organisation.register import REGISTER
from mittkoping.strategy.reader.inflection import listed

# Short names that are Swedish words as well: taken only with `kommun` after them.
_WORDS = listed("vara mark ale kil mora sala eda orsa boden flen berg ydre åre hjo lund tibro arboga")
_NAME = r"[A-ZÅÄÖÉ][\w-]{1,30}"
_NAMED = re.compile(
    rf"(?<![\w-])({_NAME}(?: {_NAME}){{0,2}}) (?:[Kk]ommun|KOMMUN|stad|STAD|[Mm]unicipality"
    rf"|City Council)(?:s|en|ens)?(?![\w])"
    rf"|\b(?:Municipality|City) of ({_NAME}(?: {_NAME})?)|\b(Region {_NAME}|{_NAME} kommunalförbund)"
)
_NOT_NAMES = listed(
    """
    Varje Vår Denna Hela En Ingen Din Respektive Alla Samma Samtliga Som I Every Each The Our Ett
    """
)


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
def _short_names() -> re.Pattern[str]:
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        names = [row["municipality_name_short"] for row in csv.DictReader(lines)]
    kept = sorted((name for name in names if name.lower() not in _WORDS), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, kept))})s?(?![\w-])")


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


def organisation_in(text: str, front: int) -> str | None:
    """The organisation a text belongs to: `X kommun` as written, else the municipality it names most.

    What the first `front` characters say weighs more.
    """
    counted: Counter[str] = Counter()
    for match in _NAMED.finditer(text):
        name = next(group for group in match.groups() if group)
        words = match.group()
        if name.split()[0] in _NOT_NAMES:
            continue
        if match.group(1):
            words = re.sub(r"(?<=kommun)(?:s|ens?|)$|(?<=stad)(?:s|ens?|)$", "", words)
        counted[words] += 5 if match.start() < front else 1
    if counted:
        return counted.most_common(1)[0][0]
    counted.update(match.group(1) for match in _short_names().finditer(text[:front]))
    if not counted:
        counted.update(match.group(1) for match in _short_names().finditer(text))
    return counted.most_common(1)[0][0] if counted else None
