"""The list of all rules, and lint(), which asks them."""

from collections.abc import Callable, Iterable
from datetime import date

from mittkoping.strategy.draft import Draft, Finding
from mittkoping.strategy.lint.l01_goal_without_follow_up import goal_without_follow_up
from mittkoping.strategy.lint.l02_follow_up_without_goal import follow_up_without_goal
from mittkoping.strategy.lint.l03_owner_unknown import owner_unknown
from mittkoping.strategy.lint.l04_duty_to_measure import duty_to_measure
from mittkoping.strategy.lint.l05_deadline import deadline
from mittkoping.strategy.lint.l06_vague_only import vague_only
from mittkoping.strategy.lint.l07_ranking_without_source import ranking_without_source
from mittkoping.strategy.lint.l08_area_without_goals import area_without_goals
from mittkoping.strategy.lint.l09_parent_document import parent_document
from mittkoping.strategy.lint.l10_bare_measure import bare_measure
from mittkoping.strategy.lint.l11_option_in_entitlement import option_in_entitlement
from mittkoping.strategy.lint.l12_all_without_count import all_without_count
from mittkoping.strategy.lint.l13_person import person_named
from mittkoping.strategy.lint.l14_two_goals import two_goals

Rule = Callable[[Draft, date], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    goal_without_follow_up,
    follow_up_without_goal,
    owner_unknown,
    duty_to_measure,
    deadline,
    vague_only,
    ranking_without_source,
    area_without_goals,
    parent_document,
    bare_measure,
    option_in_entitlement,
    all_without_count,
    person_named,
    two_goals,
)


def lint(draft: Draft, as_of: date) -> tuple[Finding, ...]:
    """Every finding of every rule, as the contract orders them: by where the span starts, those without one
    first, then by the rule's number.

    `as_of` is the day that deadlines are compared with.
    """
    found = [finding for rule in RULES for finding in rule(draft, as_of)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, int]:
    return (finding.span.start if finding.span else -1, int(finding.rule.removeprefix("L")))
