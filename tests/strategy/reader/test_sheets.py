"""Definition sheets of measures in the layouts that documents give them."""

import pytest

from mittkoping.strategy.draft import Draft
from tests.strategy.reader.reading import under

LABELS = "Definition: lån delat med elever\nKälla: lånesystemet\nUtgångsläge: 8\nMålvärde: 12"
BLOCKS = "Definition\n\nlån delat med elever\n\nKälla\n\nlånesystemet\n\nUtgångsläge\n\n8\n\nMålvärde\n\n12"
TABLE = (
    "| Nyckeltal | Definition | Källa | Utgångsläge | Målvärde |\n|---|---|---|---|---|\n"
    "| Lån per elev | lån delat med elever | lånesystemet | 8 | 12 |\n| – | | | | |"
)


def measures(draft: Draft) -> list[tuple[str, str | None, str | None, object, object]]:
    return [(one.name, one.definition, one.source, one.baseline, one.target) for one in draft.measures]


@pytest.mark.parametrize(
    "body",
    [
        f"**Lån per elev**\n{LABELS}",
        f"#### Mått: Lån per elev\n\n{LABELS}",
        f"#### M2. Lån per elev\n\n{BLOCKS}",
        TABLE,
    ],
)
def test_a_sheet_is_one_measure_and_one_follow_up(body: str) -> None:
    draft = under("Mått", body)
    assert measures(draft) == [("Lån per elev", "lån delat med elever", "lånesystemet", 8.0, 12.0)]
    assert [made.text for made in draft.follow_ups] == ["Lån per elev"]
    assert {area.kind for area in draft.areas[1:]} <= {"follow_up"}


def test_each_row_has_its_own_frequency_and_owner() -> None:
    draft = under(
        "Mått",
        "| Mått | Källa | Enhet | Mäts | Ansvarig |\n|---|---|---|---|---|\n"
        "| Lån | lånesystemet | antal | varje termin | Rektor |\n| Trivsel | enkät | procent | årligen | |",
    )
    assert [(made.text, made.recurrence, made.owner) for made in draft.follow_ups] == [
        ("Lån", "termly", "Rektor"),
        ("Trivsel", "yearly", None),
    ]


def test_a_table_of_goals_with_measures_is_no_table_of_sheets() -> None:
    draft = under(
        "",
        "| Mål | Mått | Källa | Målvärde |\n|---|---|---|---|\n| Alla ska läsa | Lån | lånesystemet | 12 |",
    )
    assert not draft.measures
    assert [goal.text for goal in draft.goals] == ["Alla ska läsa"]
