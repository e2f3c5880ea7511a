"""What becomes what, by where it stands and what it says."""

import pytest

from mittkoping.strategy.draft import Draft
from tests.strategy.reader.reading import drafted, under


def goals(draft: Draft) -> list[tuple[str, str]]:
    return [(goal.text, goal.modality) for goal in draft.goals]


def test_a_sentence_with_a_modal_word_is_a_goal() -> None:
    draft = under(
        "", "Biblioteken är tolv. Alla skolor ska ha ett bibliotek, t.ex. i aulan. De bör vara öppna."
    )
    assert goals(draft) == [
        ("Alla skolor ska ha ett bibliotek, t.ex. i aulan.", "ska"),
        ("De bör vara öppna.", "bör"),
    ]
    assert {goal.area for goal in draft.goals} == {"a1"}


def test_items_under_goals_need_no_modal_word() -> None:
    draft = under(
        "Mål",
        "- Alla elever läser varje dag\n- Stärka lärarnas kunskaper\n- Fler ska låna böcker senast 2032",
    )
    assert [modality for _, modality in goals(draft)] == ["ska", "strävan", "ska"]
    assert draft.goals[0].area == "a1"


def test_att_list_under_an_area_named_for_its_goals() -> None:
    draft = drafted(
        "# Plan\n\n## Mål för skolbiblioteken\n\n- att alla elever lånar en bok\n- att främja läslust\n"
    )
    assert [(goal.modality, goal.rule) for goal in draft.goals] == [("ska", "P6"), ("strävan", "P6")]
    assert draft.areas[0].kind == "goal_area"


def test_items_after_a_stem_take_its_modality_and_date() -> None:
    draft = under("", "Senast 2033 bör skolorna:\n\n- öppna sina bibliotek\n- anställa en bibliotekarie")
    assert goals(draft) == [("öppna sina bibliotek", "bör"), ("anställa en bibliotekarie", "bör")]
    assert [str(goal.due) for goal in draft.goals] == ["2033-12-31"] * 2


def test_infinitive_items_are_activities_in_an_area() -> None:
    draft = under(
        "",
        (
            "- beskriva hur böckerna köps\n- Utbilda alla lärare senast 2031 (Kvalitetsenheten)\n-"
            " Läsning i mörker"
        ),
    )
    assert [(made.owner, str(made.due)) for made in draft.activities] == [
        (None, "None"),
        ("Kvalitetsenheten", "2031-12-31"),
    ]
    assert not draft.goals


def test_items_under_activities() -> None:
    draft = under("Åtgärder", "- Inköp av böcker. Ansvarig: Skolbiblioteket\n- Nya hyllor, ht 2032")
    assert [(made.owner, str(made.due)) for made in draft.activities] == [
        ("Skolbiblioteket", "None"),
        (None, "2032-12-31"),
    ]
    assert {made.area for made in draft.activities} == {"a1"}


def test_a_stem_that_ends_with_its_subject() -> None:
    draft = under("", "Under perioden ska vi\n\n- köpa böcker\n- bygga hyllor")
    assert goals(draft) == [("köpa böcker", "ska"), ("bygga hyllor", "ska")]


def test_an_owner_on_a_line_of_its_own() -> None:
    draft = under("Åtgärder", "- Inköp av böcker\n\nAnsvarig: Kulturenheten\n")
    assert [made.owner for made in draft.activities] == ["Kulturenheten"]


def test_items_under_follow_up() -> None:
    draft = under(
        "Så följer vi upp", "- Lån per elev, varje termin (Kulturenheten)\n- Enkät till alla, ht 2032"
    )
    assert [(made.owner, made.recurrence, str(made.due)) for made in draft.follow_ups] == [
        ("Kulturenheten", "termly", "None"),
        (None, "once", "2032-12-31"),
    ]
    assert not draft.goals


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Läsningen följs upp årligen av nämnden.", "nämnden"),
        ("Alla skolor ska utvärderas vartannat år.", None),
        ("Enkäten ska genomföras av Kvalitetsenheten.", "Kvalitetsenheten"),
        ("Results are reviewed every term by the Quality Unit.", "Quality Unit"),
    ],
)
def test_a_sentence_about_looking_again_is_no_goal(sentence: str, owner: str | None) -> None:
    draft = under("", sentence)
    assert [made.owner for made in draft.follow_ups] == [owner]
    assert not draft.goals


def test_without_frequency_and_agent_it_is_a_goal() -> None:
    draft = under("", "Resultaten ska utvärderas. Alla skolor ska ha en plan som följs upp varje år.")
    assert len(draft.goals) == 2
    assert not draft.follow_ups


def test_one_sentence_gives_its_frequency_to_all_measures() -> None:
    draft = drafted(
        "# Plan\n\n## Läsning\n\n### Mått\n\n- Lån per elev\n- Närvaro, varje månad\n\n## Uppföljning\n\n"
        "Alla mått redovisas varje kvartal till nämnden.\n"
    )
    assert [made.recurrence for made in draft.follow_ups] == ["quarterly", "continuous", "quarterly"]


def test_a_frame_gives_only_a_ranking_ambition() -> None:
    draft = drafted(
        "# Plan\n\n## Bakgrund\n\nAlla ska läsa. Ekhult"
        " ska vara bland de tio bästa skolkommunerna.\n\n### Läget\n\n"
        "Skolorna ska bli bättre.\n\n## Läsning\n\nAlla ska få böcker.\n"
    )
    assert [goal.text for goal in draft.goals] == [
        "Ekhult ska vara bland de tio bästa skolkommunerna.",
        "Alla ska få böcker.",
    ]
    assert draft.goals[0].area is None
    assert [area.kind for area in draft.areas] == ["frame", "frame", "goal_area"]


def test_one_sentence_is_one_goal_and_one_item_may_be_two() -> None:
    draft = under("", "- Alla ska läsa och de bör skriva. I åk 1 får de rita i stället.")
    assert [goal.modality for goal in draft.goals] == ["ska", "kan"]


def test_run_in_headings() -> None:
    draft = under("", "Mål: Alla läser varje dag\n\nUppföljning: Antal lån, årligen (Kulturenheten)\n")
    assert [goal.text for goal in draft.goals] == ["Alla läser varje dag"]
    assert [made.text for made in draft.follow_ups] == ["Antal lån, årligen (Kulturenheten)"]


def test_a_ladder_of_grades() -> None:
    draft = under("", "Eleverna ska senast i årskurs 3 läsa tre böcker.")
    assert [(goal.stage, goal.due) for goal in draft.goals] == [("åk 3", None)]


def test_an_english_plan() -> None:
    draft = drafted(
        "# Reading plan 2030–2033\n\n## Libraries\n\nEvery"
        " school must have a librarian by 2031.\n\n### Actions\n\n"
        "- Open on Sundays (Culture Department)\n\n### Follow-up\n\n- Loans per pupil, annually"
        " (Quality Unit)\n"
    )
    assert [(goal.modality, str(goal.due)) for goal in draft.goals] == [("ska", "2031-12-31")]
    assert [made.owner for made in draft.activities] == ["Culture Department"]
    assert [(made.owner, made.recurrence) for made in draft.follow_ups] == [("Quality Unit", "yearly")]
    assert draft.facts.language == "en"


def test_a_list_of_things_is_no_list_of_activities() -> None:
    draft = under("", "I kommunen finns:\n\n- Norra biblioteket\n- bokbuss\n- Kumla\n- läsvana")
    assert not draft.activities
    assert not draft.goals


def test_a_heading_that_opens_a_list_is_no_area() -> None:
    draft = under("", "**Följande skolor ingår:**\n\n- Ängsskolan\n- Byskolan")
    assert [area.title for area in draft.areas] == ["Läsning"]


def test_an_ambition_to_lead_in_a_frame_is_a_goal() -> None:
    draft = drafted("# Plan\n\n## Vision\n\nEkhult ska bli ledande på skolbibliotek.\n")
    assert goals(draft) == [("Ekhult ska bli ledande på skolbibliotek.", "ska")]


def test_what_is_looked_at_on_an_occasion_is_a_follow_up() -> None:
    draft = under("", "Läsprogrammet utvärderas i maj 2033.")
    assert [(made.recurrence, str(made.due)) for made in draft.follow_ups] == [("once", "2033-05-31")]
    assert not draft.goals


def test_rows_of_the_same_area_share_it() -> None:
    draft = under(
        "",
        "| Område | Mål |\n|---|---|\n| Böcker | Alla lånar |\n| Böcker | Alla läser |\n| Ljud | Alla hör |",
    )
    assert [area.title for area in draft.areas[1:]] == ["Böcker", "Ljud"]
    assert len({goal.area for goal in draft.goals}) == 2
