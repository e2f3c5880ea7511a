"""Compares roles with their duties, and definition sheets of measures."""

from mittkoping.strategy.draft import Draft, Duty
from tests.corpus.check_corpus import Expected, either
from tests.corpus.tally import Tallies, agrees, holds, pairs

_DEFINITE = ("erna", "arna", "orna", "en", "et", "na", "n", "t")


def role_forms(role: str) -> set[str]:
    """A role in small letters, as written and without each ending a definite form can have."""
    word = " ".join(role.casefold().split())
    return {word, *(word.removesuffix(ending) for ending in _DEFINITE)}


def _same_role(expected: object, role: str) -> bool:
    return any(role_forms(str(name)) & role_forms(role) for name in either(expected))


def compare_roles(expected: Expected, draft: Draft, tallies: Tallies) -> None:
    """Roles, one of which may come in several entries, and the duties of those that were found."""
    tally, ignored = tallies["responsibilities"], expected.get("ignore", {}).get("responsibilities", [])
    wanted = expected["responsibilities"]
    for one in wanted:
        entries = [entry for entry in draft.responsibilities if _same_role(one["role"], entry.role)]
        tally.check(bool(entries), f"not found: {one['role']!r}")
        if entries:
            duties = [duty for entry in entries for duty in entry.duties]
            _duties(one, duties, tallies)
            if "level" in one:
                level = entries[0].level
                miss = f"{one['role']!r}: expected {one['level']!r}, came {level!r}"
                tallies["responsibilities.level"].check(agrees(one["level"], level), miss)
    for entry in draft.responsibilities:
        known = any(_same_role(one["role"], entry.role) for one in wanted)
        if known or not holds(entry.role, ignored):
            tally.came(known, f"not expected: {entry.role!r}")


def _duties(one: Expected, duties: list[Duty], tallies: Tallies) -> None:
    for duty in one["duties"]:
        there = [came for came in duties if holds(came.text, [duty["key"]])]
        kinds = sorted({came.kind for came in there})
        miss = f"{one['role']!r}: expected {duty['kind']} {duty['key']!r}, came {kinds or 'nothing'}"
        tallies["duties"].check(duty["kind"] in kinds, miss)


def compare_measures(expected: Expected, draft: Draft, tallies: Tallies) -> None:
    """Definition sheets by name, and the fields that are given."""
    wanted = expected.get("measures", [])
    taken: set[int] = set()
    for number, place in pairs([one["name"] for one in wanted], [one.name for one in draft.measures]):
        one = wanted[number]
        tallies["measures"].check(place is not None, f"not found: {one['name']!r}")
        if place is not None:
            taken.add(place)
            for name in one.keys() - {"name"}:
                came = getattr(draft.measures[place], name)
                miss = f"{one['name']!r}: expected {one[name]!r}, came {came!r}"
                tallies[f"measures.{name}"].check(agrees(one[name], came), miss)
    for place, sheet in enumerate(draft.measures):
        tallies["measures"].came(place in taken, f"not expected: {sheet.name!r}")
