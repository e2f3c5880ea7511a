"""Tables: columns by their heads, rows that belong together, targets, status and ladders."""

import pytest

from mittkoping.strategy.reader.columns import column_kind
from mittkoping.strategy.reader.status import status_said
from tests.strategy.reader.reading import drafted

ROWS = """# Handlingsplan 2030–2032

## Läsning

| Insatsområde | Mål | Aktivitet | Ansvarig | Klart | Indikator |
|---|---|---|---|---|---|
| Böcker | Alla elever lånar | Köpa böcker | Kulturenheten | ht 2031 | Lån per elev, årligen |
| Lärare | Lärarna ska läsa | Utbilda | Rektor Eva Ek | löpande | – |
"""


def test_a_row_belongs_together() -> None:
    draft = drafted(ROWS)
    titles = {area.id: area.title for area in draft.areas}
    assert [(goal.text, titles[goal.area or ""]) for goal in draft.goals] == [
        ("Alla elever lånar", "Böcker"),
        ("Lärarna ska läsa", "Lärare"),
    ]
    assert [(made.owner, str(made.due), made.recurrence, made.goal) for made in draft.activities] == [
        ("Kulturenheten", "2031-12-31", None, "g1"),
        ("Rektor", "None", "continuous", "g2"),
    ]
    assert [(made.owner, made.recurrence, made.goals) for made in draft.follow_ups] == [
        ("Kulturenheten", "yearly", ("g1",))
    ]


def test_the_areas_of_a_column_stand_under_the_heading() -> None:
    draft = drafted(ROWS)
    assert [(area.title, area.parent) for area in draft.areas] == [
        ("Läsning", None),
        ("Böcker", "a1"),
        ("Lärare", "a1"),
    ]


def test_target_baseline_and_status_by_the_legend() -> None:
    draft = drafted(
        "# Uppföljning 2031\n\nG = målet är uppnått, D = delvis uppnått, S = mätningen är inte"
        " genomförd\n\n## Läsning\n\n"
        "| Mål | Utgångsläge | Målvärde | Status |\n|---|---|---|---|\n"
        "| Andelen elever som läser ska öka | 40 % | minst 60 % | D |\n| Alla läser | 3 | 5 | S |\n"
    )
    first, second = draft.goals
    assert first.target is not None
    assert (first.target.value, first.target.unit, first.target.comparator, first.target.baseline) == (
        60,
        "procent",
        ">=",
        40,
    )
    assert (first.status, second.status) == ("partly_met", "not_measured")


def test_a_sign_of_the_legend_may_be_two_words() -> None:
    draft = drafted(
        "# Uppföljning 2031\n\nI mål = uppnått. På gång = delvis uppnått.\n\n## Läsning\n\n"
        "| Mål | Status |\n|---|---|\n| Alla läser | På gång |\n| Alla lånar | I mål |\n"
    )
    assert [goal.status for goal in draft.goals] == ["partly_met", "met"]


def test_time_is_the_goals_where_no_activity_stands() -> None:
    draft = drafted("# Plan\n\n## Läsning\n\n| Mål | Tid |\n|---|---|\n| Alla läser | vt 2032 |\n")
    assert [str(goal.due) for goal in draft.goals] == ["2032-06-30"]


def test_a_ladder_of_grades() -> None:
    draft = drafted(
        "# Plan\n\n## Kunskapstrappa\n\n| Område | F–3 | 4–6 |\n|---|---|---|\n"
        "| Källkritik | Eleverna känner till avsändare | Eleverna ska jämföra källor |\n"
    )
    assert [(goal.stage, goal.modality, goal.due) for goal in draft.goals] == [
        ("åk 1-3", "ska", None),
        ("åk 4-6", "ska", None),
    ]


def test_a_table_before_the_first_heading_counts() -> None:
    draft = drafted("# Handlingsplan 2031\n\n| Mål | Åtgärd |\n|---|---|\n| Alla läser | Köpa böcker |\n")
    assert [(made.text, made.area, made.goal) for made in draft.activities] == [("Köpa böcker", None, "g1")]


def test_a_table_in_a_frame_gives_nothing() -> None:
    draft = drafted("# Plan\n\n## Nuläge\n\n| Mål | Åtgärd |\n|---|---|\n| Alla läser | Köpa |\n")
    assert not draft.goals
    assert not draft.activities


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Fokusområde", "area"),
        ("Nämndens mål", "goal"),
        ("Delmål", "goal"),
        ("Objective", "goal"),
        ("Planerade insatser", "activity"),
        ("Åtgärd", "activity"),
        ("Action", "activity"),
        ("Ansvarig nämnd", "owner"),
        ("Owner", "owner"),
        ("Klart senast", "time"),
        ("When", "time"),
        ("Nyckeltal", "follow_up"),
        ("Indicator", "follow_up"),
        ("Status/Läge", "status"),
        ("Målvärde 2032", "target"),
        ("Utgångsläge (2029)", "baseline"),
        ("Kostnad", "resources"),
        ("Bokstav", "other"),
    ],
)
def test_columns(head: str, kind: str) -> None:
    assert column_kind(head) == kind


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Målet är uppfyllt", "met"),
        ("Delvis uppfyllt", "partly_met"),
        ("Ej uppnått", "not_met"),
        ("Ej påbörjad", "not_started"),
        ("Pågår enligt plan", "in_progress"),
        ("Har inte mätts", "not_measured"),
        ("Avslutad utan bedömning", "closed_unassessed"),
        ("Överförd till nämnden", "transferred"),
        ("Utreds", "under_inquiry"),
        ("Not started", "not_started"),
        ("Completed", "met"),
        ("Blå", None),
    ],
)
def test_words_of_status(words: str, status: str | None) -> None:
    assert status_said(words) == status
