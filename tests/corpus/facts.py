"""Compares what a document says of itself."""

from typing import Any

from mittkoping.strategy.draft import Facts
from tests.corpus.check_corpus import Expected
from tests.corpus.tally import Tallies, agrees, holds, pairs, plain


def compare_facts(expected: Expected, facts: Facts, tallies: Tallies) -> None:
    """One tally for each fact: title, type, period, decision, review, parents."""
    wanted = expected["document"]
    came: dict[str, Any] = {
        "title": facts.title,
        "type": facts.type,
        "language": facts.language,
        "organisation": facts.organisation,
        "municipality_code": facts.municipality_code,
        "decided_by": facts.decided_by,
        "decided_on": facts.decided_on,
        "case_number": facts.case_number,
        "review_on": facts.review_on,
    }
    asked = {name: value for name, value in wanted.items() if name in came}
    asked |= {f"period.{end}": wanted["period"][end] for end in ("from", "to")}
    came |= {"period.from": facts.period.start, "period.to": facts.period.end}
    for name, value in asked.items():
        right = agrees(value, came[name], capitals=name != "decided_by")
        miss = f"expected {value!r}, came {plain(came[name])!r}"
        tallies[f"document.{name}"].check(right, miss)
    if "parents" in wanted:
        _parents(expected, facts, tallies)


def _parents(expected: Expected, facts: Facts, tallies: Tallies) -> None:
    tally, wanted = tallies["document.parents"], expected["document"]["parents"]
    ignored = expected.get("ignore", {}).get("parents", [])
    taken: set[int] = set()
    for number, place in pairs([one["title"] for one in wanted], [one.title for one in facts.parents]):
        one = wanted[number]
        tally.check(place is not None, f"not found: {one['title']!r}")
        if place is not None:
            taken.add(place)
            if "case_number" in one:
                number_came = facts.parents[place].case_number
                miss = f"{one['title']!r}: expected {one['case_number']!r}, came {number_came!r}"
                tallies["document.parents.case_number"].check(agrees(one["case_number"], number_came), miss)
    for place, parent in enumerate(facts.parents):
        if place in taken or not holds(parent.title, ignored):
            tally.came(place in taken, f"not expected: {parent.title!r}")
