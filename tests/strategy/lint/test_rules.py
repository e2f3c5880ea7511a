"""The list of rules, and the order of what they find."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.strategy.lint.rules import RULES, lint
from tests.strategy.lint.drafts import TODAY, Sheet

WORDS = st.sampled_from(
    (
        *("Alla", "elever", "ska", "bör", "kan", "och", "men", "främja", "senast", "2031", "2034", "varje"),
        *("skola", "(AB)", "Anna", "Berg", "en", "av", "de", "fem", "bästa", "mäts", "andel", "”Text”", "…"),
        *(".", ",", ";", "|", "–", "(", ")", "enligt:", "om", "som"),
    )
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


def everything() -> Sheet:
    """A document in which much is wrong."""
    sheet = Sheet()
    sheet.heading("Läsning")
    sheet.goal(
        "Alla elever ska ha en bok och det ska finnas fler.",
        within="Alla elever ska ha en bok och det ska finnas fler. Små skolor får dela böcker.",
    )
    sheet.heading("Skrivning")
    sheet.follow_up("Andel som skriver, varje år (Anna Berg)")
    return sheet


def test_there_is_one_file_for_each_rule_and_it_is_listed() -> None:
    modules = [rule.ask.__module__.rpartition(".")[2] for rule in RULES]
    assert [module[:4] for module in modules] == [f"l{number:02}_" for number in range(1, 15)]
    assert [rule.number for rule in RULES] == list(range(1, 15))
    assert len({rule.title for rule in RULES}) == len({rule.title_en for rule in RULES}) == len(RULES)


def test_findings_come_in_the_order_of_the_text_those_without_a_place_first() -> None:
    found = lint(everything().draft(), TODAY)
    order = [(finding.span.start if finding.span else -1, int(finding.rule[1:])) for finding in found]
    assert order == sorted(order)
    assert found[0].rule == "L9"
    assert {finding.rule for finding in found} >= {"L1", "L2", "L8", "L9", "L10", "L11", "L12", "L13", "L14"}


def test_a_rule_is_asked_about_the_day_it_was_given() -> None:
    sheet = Sheet()
    sheet.activity("Måla staketet, maj 2031", due=date(2031, 5, 31))
    assert [each.variant for each in lint(sheet.draft(), date(2032, 1, 1)) if each.rule == "L5"] == ["passed"]
    assert [each.variant for each in lint(sheet.draft(), date(2031, 1, 1)) if each.rule == "L5"] == []


@given(st.lists(SENTENCES, max_size=4), SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_every_finding_points_into_the_text(
    goals: list[str], follow_up: str, parent: str
) -> None:
    sheet = Sheet()
    sheet.heading("Område")
    for sentence in goals:
        sheet.goal(sentence)
    sheet.follow_up(follow_up, owner="Rektor")
    sheet.role("Nämnden", follow_up)
    sheet.parent(parent, f"Planen bygger på {parent}.")
    draft = sheet.draft()
    found = lint(draft, TODAY)
    assert found == lint(draft, TODAY)
    for finding in found:
        assert finding.message_sv.strip()
        assert finding.message_en.strip()
        assert finding.target.label
        assert finding.span is None or draft.document.said(finding.span).strip()
