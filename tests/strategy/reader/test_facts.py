"""What a document says of itself: front matter, period, decision, parents, title and headings."""

from datetime import date

import pytest

from mittkoping.strategy.draft import Draft
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.document import Document, Heading, Paragraph, Span
from tests.strategy.reader.reading import SOURCE, drafted

AREA = "\n\n## Läsning\n\nAlla ska läsa.\n"


def looks(*lines: str) -> Draft:
    """The draft of lines whose format states no levels; a line with a full stop is a paragraph."""
    at, blocks = 0, []
    for line in lines:
        span = Span(at, at + len(line))
        blocks.append(Paragraph(span) if line.endswith(".") else Heading(span))
        at += len(line) + 1
    return read(Document(SOURCE, "\n".join(lines), tuple(blocks)))


def test_front_matter() -> None:
    facts = drafted(
        "# Digitaliseringsstrategi 2030–2033\n\nHuddinge kommun\n\nDokumenttyp: Policy\n\nDnr: KS"
        " 2029/114\n\n"
        "Antagen av: Kommunfullmäktige 2029-11-12"
        " § 87\n\nGäller: 2030-07-01 – 2033-06-30\n\nRevideras senast: mars 2033" + AREA
    ).facts
    assert (facts.title, facts.type) == ("Digitaliseringsstrategi 2030–2033", "policy")
    assert (facts.organisation, facts.municipality_code) == ("Huddinge kommun", "0126")
    assert (facts.period.start, facts.period.end) == (date(2030, 7, 1), date(2033, 6, 30))
    assert (facts.decided_by, facts.decided_on) == ("Kommunfullmäktige", date(2029, 11, 12))
    assert (facts.case_number, facts.review_on) == ("KS 2029/114", date(2033, 3, 31))


def test_front_matter_in_running_text() -> None:
    facts = drafted(
        "# Skolplan\n\nEkhults kommun · Diarienummer BUN/2030:7 · Gäller läsåren 2030/31–2032/33\n\n"
        "Fastställd av barn- och utbildningsnämnden den 3 maj 2030." + AREA
    ).facts
    assert (facts.organisation, facts.municipality_code) == ("Ekhults kommun", None)
    assert (facts.period.start, facts.period.end) == (date(2030, 7, 1), date(2033, 6, 30))
    assert (facts.decided_by, facts.decided_on) == ("barn- och utbildningsnämnden", date(2030, 5, 3))
    assert facts.case_number == "BUN/2030:7"


@pytest.mark.parametrize(
    ("said", "start", "end", "is_open"),
    [
        ("Gäller från och med 1 januari 2031 tills vidare", date(2031, 1, 1), None, True),
        ("Gäller till och med 2034", None, date(2034, 12, 31), False),
        ("Planen gäller läsåret 2030/31.", date(2030, 7, 1), date(2031, 6, 30), False),
        ("Applies from 1 July 2030 until further notice", date(2030, 7, 1), None, True),
        ("Giltighetstid: 2030–2034", date(2030, 1, 1), date(2034, 12, 31), False),
        ("Antagen av nämnden 2029-12-01 Gäller 2031–2032", date(2031, 1, 1), date(2032, 12, 31), False),
        ("Planperiod: läsåret 2030/31", date(2030, 7, 1), date(2031, 6, 30), False),
        ("Planen avser mandatperioden 2031–2034", date(2031, 1, 1), date(2034, 12, 31), False),
        ("Giltig t.o.m. 2035-05-31.", None, date(2035, 5, 31), False),
        ("| Period | mars 2031 – juni 2033 |\n|---|---|\n", date(2031, 3, 1), date(2033, 6, 30), False),
        (
            "| Giltig från | 2031-02-01 |\n|---|---|\n| Giltig till | 2032 |",
            date(2031, 2, 1),
            date(2032, 12, 31),
            False,
        ),
        ("Kontakt: Kansliet Giltig från: 2031-02-01 tills vidare", date(2031, 2, 1), None, True),
    ],
)
def test_period(said: str, start: date | None, end: date | None, is_open: bool) -> None:
    facts = drafted(f"# Plan 2028–2029\n\n{said}{AREA}").facts
    assert (facts.period.start, facts.period.end, facts.open_ended) == (start, end, is_open)


def test_a_proposal_is_not_decided() -> None:
    facts = drafted(f"# Förslag till skolplan 2031\n\nBeslutas av nämnden 2030-05-02{AREA}").facts
    assert facts.decided_on is None


def test_review_each_year_names_no_day() -> None:
    assert drafted(f"# Plan\n\nPlanen revideras årligen.{AREA}").facts.review_on is None
    assert drafted(f"# Plan\n\nPlanen ses över senast 2032.{AREA}").facts.review_on == date(2032, 12, 31)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "Planen bygger på Skolstrategi 2029–2034 (dnr KS 2028/4) och IT-policyn.",
            [("Skolstrategi 2029–2034", "KS 2028/4"), ("IT-policyn", None)],
        ),
        ("Strategin utgår från Mål och budget samt skollagen.", [("Mål och budget", None)]),
        (
            "Överordnade dokument: Vision 2040, Biblioteksplan",
            [("Vision 2040", None), ("Biblioteksplan", None)],
        ),
        ("The plan builds on the Digital Strategy 2030.", [("Digital Strategy 2030", None)]),
        ("Undervisningen utgår från elevernas intressen.", []),
        ("Planen tar avstamp i läroplanen.", []),
    ],
)
def test_parents(said: str, wanted: list[tuple[str, str | None]]) -> None:
    draft = drafted(f"# Plan\n\n## Inledning\n\n{said}\n")
    found = draft.facts.parents
    assert [(parent.title, parent.case_number) for parent in found] == wanted
    assert all(parent.span and draft.document.said(parent.span) == parent.title for parent in found)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("1. Inledning och bakgrund", "frame"),
        ("Nulägesbeskrivning", "frame"),
        ("Förslag till beslut", "frame"),
        ("Current state", "frame"),
        ("Att följa upp:", "follow_up"),
        ("Hur planen följs upp", "follow_up"),
        ("Indikatorer", "follow_up"),
        ("Monitoring and evaluation", "follow_up"),
        ("Åtgärdsplan", "activities"),
        ("3.2 Planerade insatser", "activities"),
        ("Action plan", "activities"),
        ("MÅL", "goals"),
        ("Våra mål", "goals"),
        ("Mål för läsning", "goal_area"),
        ("Objectives", "goals"),
        ("Ansvarsfördelning", "responsibility"),
        ("Roles and responsibilities", "responsibility"),
        ("Digitala verktyg", "goal_area"),
        ("Språk och läsning", "goal_area"),
    ],
)
def test_kinds_of_headings(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_levels_by_numbers_and_kinds_where_none_are_stated() -> None:
    draft = looks(
        "Skolplan 2031",
        "1 Läsning",
        "1.1 Bibliotek",
        "Alla ska läsa.",
        "Uppföljning",
        "2 Skrivning",
        "Alla ska skriva.",
    )
    assert [(area.title, area.level, area.parent) for area in draft.areas] == [
        ("1 Läsning", 2, None),
        ("1.1 Bibliotek", 3, "a1"),
        ("Uppföljning", 4, "a2"),
        ("2 Skrivning", 2, None),
    ]


def test_kinds_stand_under_the_area_before_them() -> None:
    draft = looks(
        "Skolplan 2031",
        "Läsning",
        "Alla ska läsa.",
        "Uppföljning",
        "Lån per elev mäts årligen.",
        "Ansvar",
        "Rektor",
        "Leder arbetet.",
    )
    assert [(area.title, area.kind, area.parent) for area in draft.areas] == [
        ("Läsning", "goal_area", None),
        ("Uppföljning", "follow_up", "a1"),
        ("Ansvar", "responsibility", None),
        ("Rektor", "responsibility", "a3"),
    ]
    assert [made.area for made in draft.follow_ups] == ["a1"]


def test_the_title_and_what_stands_before_it_are_no_areas() -> None:
    draft = looks("EKHULTS KOMMUN", "Läsplan 2031", "Läsning", "Alla ska läsa.")
    assert draft.facts.title == "Läsplan 2031"
    assert [area.title for area in draft.areas] == ["Läsning"]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("**REGLER**\n\n# Cyklar på skolgården", "Cyklar på skolgården", "regler"),
        ("# Plan", "Plan", "plan"),
        ("# Ett gott åldrande\n\nStrategi", "Ett gott åldrande", "strategi"),
        ("# En grön stad\n\nProgrammet visar vad som ska göras.", "En grön stad", "program"),
        ("# Skolplan 2031\n\n## Förslag till beslut\n\nAtt anta planen.", "Skolplan 2031", "beslut"),
        (
            "| Namn | Plan för böcker |\n|---|---|\n| Typ | Handlingsplan |",
            "Plan för böcker",
            "handlingsplan",
        ),
    ],
)
def test_title_and_kind_after_labels(text: str, title: str, kind: str) -> None:
    facts = drafted(text + AREA).facts
    assert (facts.title, facts.type) == (title, kind)


def test_who_decides_in_an_active_sentence() -> None:
    facts = drafted(f"# Läsplan\n\nKommunfullmäktige i Ekhult antog planen den 4 maj 2031.{AREA}").facts
    assert (facts.decided_by, facts.decided_on) == ("Kommunfullmäktige i Ekhult", date(2031, 5, 4))


def test_a_chapter_that_follows_up_all_areas_belongs_to_none() -> None:
    draft = looks(
        "Läsplan",
        "Läsning",
        "Alla ska läsa.",
        "Språk",
        "Alla ska tala.",
        "Uppföljning",
        "Läsning mäts årligen.",
    )
    assert [made.area for made in draft.follow_ups] == [None]
