"""Compares one document's draft and findings with what was expected, as held_out/README.md lays down."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mittkoping.strategy.draft import Draft, Finding, Goal, Target
from mittkoping.texts.documents.document import Span
from tests.corpus.check_corpus import Expected, either
from tests.corpus.facts import compare_facts
from tests.corpus.findings import compare_findings
from tests.corpus.readable import collapsed
from tests.corpus.roles import compare_measures, compare_roles
from tests.corpus.tally import Tallies, agrees, holds, pairs, plain, same_text

Same = Callable[[Any, Any], bool]
"""Whether an expected value is met by the object it is about."""


def compare(expected: Expected, draft: Draft, findings: Sequence[Finding] | None) -> Tallies:
    """The tallies of one document; without findings (None) nothing is said of lint."""
    tallies = Tallies()
    compare_facts(expected, draft.facts, tallies)
    _areas(expected, draft, tallies)
    titles: dict[str | None, str | None] = {area.id: area.title for area in draft.areas}
    texts = {goal.id: goal.text for goal in draft.goals}
    area = _area(titles)
    _objects("goals", expected, draft.goals, {"area": area, **_GOAL}, tallies)
    _objects("follow_ups", expected, draft.follow_ups, {"area": area, **_follow_up(texts)}, tallies)
    _objects("activities", expected, draft.activities, {"area": area, **_activity(texts)}, tallies)
    compare_roles(expected, draft, tallies)
    compare_measures(expected, draft, tallies)
    for piece in expected.get("not_in_text", []):
        tallies["not_in_text"].check(piece not in collapsed(draft.document.text), f"stands there: {piece!r}")
    _spans(draft, tallies)
    if findings is not None:
        compare_findings(expected, draft, findings, tallies)
    return tallies


def _is(name: str, *, capitals: bool = True) -> Same:
    return lambda value, it: agrees(value, getattr(it, name), capitals=capitals)


def _area(titles: Mapping[str | None, str | None]) -> Same:
    return lambda value, it: agrees(value, titles.get(it.area))


def _scope(sets: list[list[str]], goal: Goal) -> bool:
    return set(goal.scope) in [set(one) for one in sets]


def _target(value: Mapping[str, Any] | None, target: Target | None) -> bool:
    if value is None or target is None:
        return value is None and target is None
    return all(agrees(wanted, getattr(target, name)) for name, wanted in value.items())


_GOAL: dict[str, Same] = {
    **{name: _is(name) for name in ("modality", "due", "due_kind", "stage", "status")},
    "scope": lambda value, goal: _scope([value], goal),
    "scope_any": _scope,
    "target": lambda value, goal: _target(value, goal.target),
}


def _follow_up(goals: dict[str, str]) -> dict[str, Same]:
    return {
        "owner": _is("owner", capitals=False),
        "recurrence": _is("recurrence"),
        "due": _is("due"),
        "goals": lambda value, it: all(
            any(same_text(text, goals.get(id_, "")) for id_ in it.goals) for text in value
        ),
    }


def _activity(goals: dict[str, str]) -> dict[str, Same]:
    return {
        "owner": _is("owner", capitals=False),
        **{name: _is(name) for name in ("due", "recurrence", "status")},
        "goal": lambda value, it: (
            (None in either(value))
            if it.goal is None
            else same_text([text for text in either(value) if text], goals.get(it.goal, ""))
        ),
    }


def _objects(
    kind: str, expected: Expected, came: Sequence[Any], fields: Mapping[str, Same], tallies: Tallies
) -> None:
    """Objects found by their text, then the fields of those that were found."""
    tally, ignored = tallies[kind], expected.get("ignore", {}).get(kind, [])
    taken: set[int] = set()
    wanted = expected[kind]
    for number, place in pairs([one["text"] for one in wanted], [one.text for one in came]):
        one = wanted[number]
        tally.check(place is not None, f"not found: {_said(one['text'])}")
        if place is not None:
            taken.add(place)
            _fields(kind, one, came[place], fields, tallies)
    for place, it in enumerate(came):
        if place in taken or not holds(it.text, ignored):
            tally.came(place in taken, f"not expected: {_said(it.text)}")
    for piece in expected.get(f"not_{kind}", []):
        held = [it.text for it in came if holds(it.text, [piece])]
        tallies[f"not_{kind}"].check(not held, f"{piece!r} stands in {_said(held[:1])}")


def _fields(kind: str, one: Expected, it: Any, fields: Mapping[str, Same], tallies: Tallies) -> None:
    for name, same in fields.items():
        if name in one:
            attribute = name.removesuffix("_any")
            miss = f"{_said(it.text)}: expected {one[name]!r}, came {plain(getattr(it, attribute))!r}"
            tallies[f"{kind}.{attribute}"].check(same(one[name], it), miss)


def _areas(expected: Expected, draft: Draft, tallies: Tallies) -> None:
    """Headings by title; precision counts those that were given as goal areas."""
    tally, ignored = tallies["areas"], expected.get("ignore", {}).get("areas", [])
    titles: dict[str | None, str | None] = {area.id: area.title for area in draft.areas}
    taken: set[int] = set()
    wanted = expected["areas"]
    for number, place in pairs([one["title"] for one in wanted], [area.title for area in draft.areas]):
        one = wanted[number]
        tally.check(place is not None, f"not found: {_said(one['title'])} ({one['kind']})")
        if place is None:
            continue
        area = draft.areas[place]
        miss = f"{_said(area.title)}: expected {one['kind']}, came {area.kind}"
        tallies["areas.kind"].check(one["kind"] == area.kind, miss)
        if one["kind"] == "goal_area":
            taken.add(place)
        if "parent" in one:
            parent = titles.get(area.parent)
            miss = f"{_said(area.title)}: expected {one['parent']!r}, came {parent!r}"
            tallies["areas.parent"].check(agrees(one["parent"], parent), miss)
    for place, area in enumerate(draft.areas):
        if area.kind == "goal_area" and (place in taken or not holds(area.title, ignored)):
            tally.came(place in taken, f"not expected as goal_area: {_said(area.title)}")


def _told(draft: Draft) -> Iterable[tuple[str, Span | None, str]]:
    """Everything of a draft that has words of its own: kind, span, words."""
    yield from (("area", one.span, one.title) for one in draft.areas)
    yield from (("goal", one.span, one.text) for one in draft.goals)
    yield from (("follow-up", one.span, one.text) for one in draft.follow_ups)
    yield from (("activity", one.span, one.text) for one in draft.activities)
    yield from (("role", one.span, one.role) for one in draft.responsibilities)
    yield from (("duty", duty.span, duty.text) for one in draft.responsibilities for duty in one.duties)
    yield from (("measure", one.span, one.name) for one in draft.measures)
    yield from (("parent", one.span, one.title) for one in draft.facts.parents)


def _spans(draft: Draft, tallies: Tallies) -> None:
    for kind, span, words in _told(draft):
        if span is not None:
            there = draft.document.said(span)
            tallies["exact spans"].check(there == words, f"{kind} {_said(words)}, its span: {_said(there)}")


def _said(value: Any) -> str:
    """A text, or the first of its alternatives, short enough for a line."""
    text = collapsed(str(next(iter(either(value)), "")))
    return repr(text if len(text) <= 90 else f"{text[:87]}…")
