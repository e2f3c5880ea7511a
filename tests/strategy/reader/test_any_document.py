"""Any document at all: nothing breaks, every object stands where it says, ids hold, and it is quick."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.strategy.draft import Activity, Draft, FollowUp, Goal
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.document import Document, Heading, Paragraph, Span
from tests.strategy.reader.reading import SOURCE, drafted

WORDS = [
    *(
        "Alla",
        "elever",
        "ska",
        "senast",
        "2031",
        "ha",
        "en",
        "egen",
        "dator.",
        "Rektor",
        "ansvarar",
        "för",
        "att",
        "(KE)",
    ),
    *(
        "följs",
        "upp",
        "årligen",
        "av",
        "nämnden.",
        "Mål:",
        "Ansvarig:",
        "minst",
        "90",
        "procent",
        "från",
        "till",
        "ht-31",
    ),
    *(
        "Status:",
        "Pågår",
        "Källa:",
        "Definition:",
        "bygger",
        "på",
        "Skolplan",
        "–",
        "…",
        "bör",
        "kan",
        "ersätta",
        "M3.",
        "åk",
        "6",
    ),
]
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
TITLE = st.sampled_from(
    ["Mål", "Läsning", "Uppföljning", "Ansvar", "Rektor", "Åtgärder", "Bakgrund", "1.2 Skrivning", "Mått"]
)
ROW = st.lists(LINE, min_size=3, max_size=3).map(lambda cells: "| " + " | ".join(cells) + " |")
TABLE = st.tuples(
    st.sampled_from(["Mål | Åtgärd | Ansvarig", "Uppgift | Rektor | Nämnden", "Mål | Status | Mått"]),
    st.lists(ROW, min_size=1, max_size=3),
).map(lambda parts: f"| {parts[0]} |\n|---|---|---|\n" + "\n".join(parts[1]))
BLOCK = st.one_of(
    TITLE.map(lambda title: f"## {title}"),
    TITLE.map(lambda title: f"### {title}"),
    LINE,
    LINE.map(lambda line: f"- {line}"),
    TABLE,
)


def objects(draft: Draft) -> list[Goal | FollowUp | Activity]:
    """All that belongs to an area."""
    return [*draft.goals, *draft.follow_ups, *draft.activities]


def stands(draft: Draft) -> bool:
    said = draft.document.said
    return (
        all(said(area.span) == area.title for area in draft.areas)
        and all(said(one.span) == one.text for one in objects(draft))
        and all(said(duty.span) == duty.text for role in draft.responsibilities for duty in role.duties)
        and all(role.span is not None and said(role.span) == role.role for role in draft.responsibilities)
        and all(said(sheet.span) == sheet.name for sheet in draft.measures)
        and all(one.owner_span is None or said(one.owner_span) == one.owner for one in draft.follow_ups)
        and all(one.owner_span is None or said(one.owner_span) == one.owner for one in draft.activities)
        and all(parent.span is None or said(parent.span) == parent.title for parent in draft.facts.parents)
    )


@given(st.lists(BLOCK, max_size=14))
@settings(max_examples=80, deadline=None)
def test_every_object_stands_where_it_says(blocks: list[str]) -> None:
    draft = drafted("# Skolplan 2030–2033\n\n" + "\n\n".join(blocks))
    assert stands(draft)
    areas = {area.id for area in draft.areas if area.kind == "goal_area"}
    assert {one.area for one in objects(draft)} <= {*areas, None}
    assert {made.goal for made in draft.activities} <= {*(goal.id for goal in draft.goals), None}
    for listed in (draft.areas, draft.goals, draft.follow_ups, draft.activities, draft.responsibilities):
        ids = [one.id for one in listed]
        assert len(ids) == len(set(ids))
    assert [goal.span for goal in draft.goals] == sorted(goal.span for goal in draft.goals)


@pytest.mark.parametrize(
    "piece", ["ska ", "( ", "A", "1.", "följs upp av ", "en av de ", "från 4 ", "att ", "….", "x, "]
)
def test_a_line_without_end_is_soon_done_with(piece: str) -> None:
    text = "Läsning\n" + (piece * (200_000 // len(piece))).strip()
    began = time.perf_counter()
    read(Document(SOURCE, text, (Heading(Span(0, 7), 1), Paragraph(Span(8, len(text))))))
    assert time.perf_counter() - began < 3


def test_thirty_pages_take_no_time() -> None:
    area = (
        "## Läsning {n}\n\n"
        + "Alla elever ska senast 2031 ha en egen bok. " * 12
        + "\n\n### Uppföljning\n\n"
        + "- Lån per elev, årligen (KE)\n" * 6
    )
    text = "# Skolplan\n\n" + "\n\n".join(area.format(n=n) for n in range(60))
    began = time.perf_counter()
    draft = drafted(text)
    assert time.perf_counter() - began < 3
    assert len(draft.goals) == 720
    assert len(draft.follow_ups) == 360


def test_reading_brings_no_django() -> None:
    asked = (
        "import sys, mittkoping.strategy.reader.read, mittkoping.strategy.printing;"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
