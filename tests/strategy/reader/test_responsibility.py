"""Chapters and matrices of responsibility, definition sheets and status registers."""

import pytest

from mittkoping.strategy.draft import Draft
from mittkoping.strategy.reader.duties import duties
from mittkoping.strategy.reader.roles import level_of
from tests.strategy.reader.reading import drafted


def roles(draft: Draft) -> dict[str, list[str]]:
    return {role.role: [duty.kind for duty in role.duties] for role in draft.responsibilities}


def test_roles_by_heading_lead_and_subject() -> None:
    draft = drafted(
        "# Plan\n\n## Ansvar\n\n### Nämnden\n\nNämnden beslutar om planen och följer upp den.\n\n"
        "### Skolorna\n\n- samordnar inköpen\n- deltar i nätverket\n\n## Roller\n\n"
        "**Rektor** ansvarar för att böckerna används.\n\nKvalitetsenheten"
        " (KE) tar varje år fram nyckeltal.\n"
    )
    assert roles(draft) == {
        "Nämnden": ["decides", "follows_up"],
        "Skolorna": ["coordinates", "contributes"],
        "Rektor": ["responsible"],
        "Kvalitetsenheten": ["follows_up"],
    }
    assert not draft.goals
    assert {area.kind for area in draft.areas} == {"responsibility"}


def test_a_subject_that_no_list_knows_is_a_role() -> None:
    draft = drafted(
        "# Plan\n\n## Ansvar\n\nFilialerna ansvarar för att:\n\n- genomföra aktiviteterna\n-"
        " rapportera utlån\n\n"
        "Planen stödjer arbetet.\n"
    )
    assert roles(draft) == {"Filialerna": ["responsible", "responsible"]}


def test_a_matrix_by_its_own_letters() -> None:
    draft = drafted(
        "# Plan\n\nB = beslutar, S = stödjer, I = informeras\n\n## Ansvarsmatris\n\n"
        "| Uppgift | Nämnden | IT-enheten | Rektor |\n|---|---|---|---|\n| Budget | B | S | I |\n"
        "| Inköp | I | B | S |\n"
    )
    assert roles(draft) == {
        "Nämnden": ["decides"],
        "IT-enheten": ["supports", "decides"],
        "Rektor": ["supports"],
    }
    assert [duty.text for duty in draft.responsibilities[1].duties] == ["Budget", "Inköp"]


def test_a_table_of_roles() -> None:
    draft = drafted(
        "# Plan\n\n## Ansvar\n\n| Roll | Ansvar |\n|---|---|\n| Rektor | Ser till att planen följs "
        "|\n| Nämnden | Fastställer planen |\n"
    )
    assert roles(draft) == {"Rektor": ["ensures"], "Nämnden": ["decides"]}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Nämnden fastställer planen.", ["decides"]),
        ("Rektor ansvarar för att följa upp och stödja.", ["responsible"]),
        ("Chefen ser till att lärarna deltar.", ["ensures"]),
        ("Staben samordnar och stödjer arbetet.", ["coordinates", "supports"]),
        ("Enheten ska mäta och redovisa resultaten.", ["follows_up"]),
        ("Lärarna tillämpar planen.", ["contributes"]),
        ("Skolan ligger vid sjön.", []),
        ("The board adopts the plan and the unit reports.", ["decides", "follows_up"]),
    ],
)
def test_duties(sentence: str, kinds: list[str]) -> None:
    assert [clause.kind for clause in duties(sentence)] == kinds


@pytest.mark.parametrize(
    ("role", "level"),
    [
        ("Kultur- och fritidsnämnden", "politics"),
        ("Kommunfullmäktige", "politics"),
        ("Skolchefen", "administration"),
        ("Utbildningsförvaltningen", "administration"),
        ("Verksamhetschef", "service_manager"),
        ("Kvalitetsavdelningen", "support_function"),
        ("HR-enheten", "support_function"),
        ("Biträdande rektor", "principal"),
        ("IT-pedagoger", "local_support"),
        ("Arbetslaget", "team"),
        ("Lärare", "team"),
        ("Eleverna", "learner"),
        ("Vårdnadshavare", "guardian"),
        ("Head teacher", "principal"),
        ("Teachers", "team"),
        ("Månen", None),
    ],
)
def test_levels(role: str, level: str | None) -> None:
    assert level_of(role) == level


def test_a_definition_sheet() -> None:
    draft = drafted(
        "# Plan\n\n## Läsning\n\n### Mått\n\n#### 4. Lån per elev (antal)\n\n- Definition:"
        " utlånade böcker per elev\n"
        "- Statistiken avser den 15 oktober.\n- Källa:"
        " biblioteksdatabasen\n- Målvärde: 12\n- Ansvarig: Kulturenheten\n- Mäts: varje år\n"
    )
    assert [(made.text, made.owner, made.recurrence) for made in draft.follow_ups] == [
        ("Lån per elev", "Kulturenheten", "yearly")
    ]
    sheet = draft.measures[0]
    assert (sheet.name, sheet.unit, sheet.reference_date) == ("Lån per elev", "antal", "den 15 oktober")
    assert (sheet.source, sheet.target, sheet.follow_up) == ("biblioteksdatabasen", 12, "f1")


def test_a_status_register() -> None:
    draft = drafted(
        "# Lägesrapport\n\n## Digitalisering\n\n### Initiativ 3: Ny lärplattform\n\n- Status:"
        " Pågår\n- Aktör: IT-enheten\n"
        "- Syfte: mindre krångel\n- Klart: juni 2032\n"
    )
    assert [(m.text, m.owner, str(m.due), m.status) for m in draft.activities] == [
        ("Ny lärplattform", "IT-enheten", "2032-06-30", "in_progress")
    ]


def test_roles_on_lines_that_were_joined() -> None:
    draft = drafted(
        "# Plan\n\n## Ansvar\n\nBibliotekschefen: ansvarar för lånen, stödjer skolorna\n"
        "Rektor: beslutar om tider\n"
    )
    assert [(role.role, [duty.kind for duty in role.duties]) for role in draft.responsibilities] == [
        ("Bibliotekschefen", ["responsible", "supports"]),
        ("Rektor", ["decides"]),
    ]


def test_a_role_by_its_letters() -> None:
    draft = drafted("# Plan\n\n## Ansvar\n\nVD ansvarar för lånen.\n")
    assert [role.role for role in draft.responsibilities] == ["VD"]


def test_a_matrix_whose_legend_says_who_carries_out() -> None:
    draft = drafted(
        "# Plan\n\n## Ansvar\n\n| Uppgift | Nämnden | Biblioteksenheten |\n|---|---|---|\n"
        "| Köpa böcker | A | R |\n\n"
        "R = utför, A = beslutar\n"
    )
    assert [(role.role, role.duties[0].kind) for role in draft.responsibilities] == [
        ("Nämnden", "decides"),
        ("Biblioteksenheten", "responsible"),
    ]


@pytest.mark.parametrize(
    ("body", "role", "kinds"),
    [
        ("IT-avdelningen ansvarar för näten.", "IT-avdelningen", ["responsible"]),
        ("IT samordnar inköpen.", "IT", ["coordinates"]),
        ("**Hemmen** – bidrar med böcker.", "Hemmen", []),
        ("**Föräldrar** – bidrar med böcker.", "Föräldrar", ["contributes"]),
        ("### Medarbetaren\n\nSka använda böckerna.", "Medarbetaren", ["contributes"]),
    ],
)
def test_a_role_however_it_is_set(body: str, role: str, kinds: list[str]) -> None:
    draft = drafted(f"# Plan\n\n## Roller\n\nKuratorn är ett stöd.\n\n{body}\n")
    found = {one.role: [duty.kind for duty in one.duties] for one in draft.responsibilities}
    assert found.get(role, []) == kinds
