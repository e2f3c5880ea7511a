"""Deadlines: every row of the table, in wordings of its own, and what is no date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.strategy.reader.dates import deadline, deadlines
from mittkoping.strategy.reader.scope import stage

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
BY = [
    ("Senast 2033 ska alla skolor vara med", "2033-12-31"),
    ("Skolan ska till och med 2029 ha två", "2029-12-31"),
    ("Under 2035 ska köerna bort", "2035-12-31"),
    ("Andelen ska öka till år 2032", "2032-12-31"),
    ("Under åren 2030–2033 ska vi bygga", "2033-12-31"),
    ("Pupils must be asked by the end of 2031", "2031-12-31"),
    ("During 2032 all schools shall", "2032-12-31"),
    ("Ska vara klart senast oktober 2030", "2030-10-31"),
    ("I februari 2032 ska alla ha fått svar", "2032-02-29"),
    ("By June 2031 every unit must", "2031-06-30"),
    ("Senast den 1 september 2030 ska", "2030-09-01"),
    ("Senast 17/8 2031 ska", "2031-08-17"),
    ("Senast 2029-11-30 ska", "2029-11-30"),
    ("Shall be ready by 30 April 2031", "2031-04-30"),
    ("No later than May 31, 2031 all", "2031-05-31"),
    ("Under kvartal 3 2030 ska", "2030-09-30"),
    ("Ready by Q4 2031", "2031-12-31"),
    ("Andra halvåret 2031 ska", "2031-12-31"),
    ("Första halvåret 2029 ska", "2029-06-30"),
    ("vt 2033 ska alla", "2033-06-30"),
    ("Vårterminen 2033 ska alla", "2033-06-30"),
    ("Senast ht 2033 ska alla", "2033-12-31"),
    ("Höstterminen 2030 ska alla", "2030-12-31"),
    ("Läsåret 2031/32 ska alla", "2032-06-30"),
    ("Senast läsåret 2031/2032 ska alla", "2032-06-30"),
    ("ht-33 ska alla", "2033-12-31"),
    ("Senast vt 34 ska alla", "2034-06-30"),
    ("Vid årsskiftet 2033/34 ska alla", "2033-12-31"),
    ("Andelen ska öka från 12 procent 2027 till 30 procent 2032", "2032-12-31"),
    ("Andelen ska 2032 vara 30 procent", "2032-12-31"),
    ("Före utgången av 2031 ska alla", "2031-12-31"),
]
FROM = [
    ("Från och med ht 2032 ska alla", "2032-07-01"),
    ("Fr.o.m. vt 2032 ska alla", "2032-01-01"),
    ("Från och med 2033 ska alla", "2033-01-01"),
    ("From autumn term 2032 all pupils shall", "2032-07-01"),
    ("As of 2033 every school must", "2033-01-01"),
    ("Från och med läsåret 2031/32 ska alla", "2031-07-01"),
    ("Från och med den 3 maj 2031 ska alla", "2031-05-03"),
]
NONE = [
    "Eleverna ska senast i årskurs 6 läsa flytande",
    "Fel ska rättas inom fem dagar",
    "Arbetet ska ske löpande",
    "Alla ska följa Digital strategi 2029–2033",
    "Skolorna ska arbeta med Agenda 2030 i undervisningen",
    "Elever har rätt till stöd enligt skollagen (2010:800)",
    "Ärendet KS 2031/17 ska följas",
    "Andelen ska öka från 41 procent 2028",
    "Resultaten ska förbättras jämfört med 2029",
    "Beslutet 2029 ska gälla alla",
    "Alla ska nå målen i Vision 2040",
    "Datumet 2031-13-45 ska inte finnas",
]


@pytest.mark.parametrize(("sentence", "day"), BY)
def test_last_day(sentence: str, day: str) -> None:
    found = deadline(sentence)
    assert found is not None
    assert (found.day, found.kind) == (date.fromisoformat(day), "by")


@pytest.mark.parametrize(("sentence", "day"), FROM)
def test_first_day(sentence: str, day: str) -> None:
    found = deadline(sentence)
    assert found is not None
    assert (found.day, found.kind) == (date.fromisoformat(day), "from")


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_date(sentence: str) -> None:
    assert deadline(sentence) is None


def test_a_second_value_in_parentheses_is_where_one_starts() -> None:
    assert deadline("Målet är att 75 procent läser (68 procent 2029)") is None
    assert deadline("Minst 75 procent läser (senast 2033)") is not None


def test_the_words_it_was_read_from() -> None:
    sentence = "Skolorna ska senast den 1 mars 2031 ha en plan."
    found = deadline(sentence)
    assert found is not None
    assert sentence[found.start : found.end] == "senast den 1 mars 2031"


def test_a_year_alone_counts_in_a_column_of_time() -> None:
    assert deadline("Klart 2031", goal=False) is not None
    assert deadline("Rapporten 2031") is None


def test_first_clause_first() -> None:
    days = [
        found.day.year for found in deadlines("Senast 2031 ska skolorna ha en plan och senast 2033 en till")
    ]
    assert days == [2031, 2033]


def test_progression_is_a_stage() -> None:
    assert stage("Alla ska läsa senast i årskurs 3") == "åk 3"
    assert stage("By the end of grade 6 all pupils shall read") == "åk 6"
    assert stage("Alla elever i årskurs 3 ska läsa") is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31)))
@settings(max_examples=60)
def test_any_day_in_any_writing(day: date) -> None:
    written = [
        day.isoformat(),
        f"{day.day}/{day.month} {day.year}",
        f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
    ]
    for said in written:
        found = deadline(f"Senast {said} ska skolan ha en plan")
        assert found is not None
        assert found.day == day


@given(st.text(alphabet="senat rå12030-/ kvtfomhQ.", max_size=60))
@settings(max_examples=150)
def test_no_text_breaks_it_and_every_place_is_inside(text: str) -> None:
    for found in deadlines(text, goal=False):
        assert 0 <= found.start < found.end <= len(text)
