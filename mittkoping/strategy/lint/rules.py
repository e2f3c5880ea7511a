"""The list of all rules, and lint(), which asks them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

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


class Rule(NamedTuple):
    """A rule: its number, what it is called in Swedish and in English, and the function that asks it."""

    number: int
    title: str
    title_en: str
    ask: Callable[[Draft, date], Iterable[Finding]]


RULES = (
    Rule(1, "Mål utan uppföljning", "Goal without follow-up", goal_without_follow_up),
    Rule(2, "Uppföljning utan mål", "Follow-up without goal", follow_up_without_goal),
    Rule(3, "Ansvarig som inte är känd", "Unknown owner", owner_unknown),
    Rule(4, "Ska mäta men har inget mått", "Must measure but has no measure", duty_to_measure),
    Rule(5, "Tid som saknas eller inte stämmer", "Date missing or at odds", deadline),
    Rule(6, "Riktning utan mått", "Direction without a measure", vague_only),
    Rule(7, "Bäst enligt vem?", "Best according to whom?", ranking_without_source),
    Rule(8, "Område utan mål", "Area without goals", area_without_goals),
    Rule(9, "Överordnat dokument", "Parent document", parent_document),
    Rule(10, "Mått utan definition", "Measure without definition", bare_measure),
    Rule(11, "Löfte som blir valfritt", "Promise made optional", option_in_entitlement),
    Rule(12, "”Alla” utan antal", "“All” without a count", all_without_count),
    Rule(13, "Person i texten", "Person in the text", person_named),
    Rule(14, "Två mål i en mening", "Two goals in one sentence", two_goals),
)


def lint(draft: Draft, as_of: date) -> tuple[Finding, ...]:
    """Every finding of every rule, as the contract orders them: by where the span starts, those without one
    first, then by the rule's number.

    `as_of` is the day that deadlines are compared with.
    """
    found = [finding for rule in RULES for finding in rule.ask(draft, as_of)]
    return tuple(sorted(found, key=_order))


def rule_of(finding: Finding) -> Rule:
    """The rule behind a finding."""
    return next(rule for rule in RULES if finding.rule == f"L{rule.number}")


def title_of(finding: Finding) -> str:
    """What the rule behind a finding is called in Swedish."""
    return rule_of(finding).title


def _order(finding: Finding) -> tuple[int, int]:
    return (finding.span.start if finding.span else -1, int(finding.rule.removeprefix("L")))
