"""Targets, scope, recurrence and owners: the smaller grammars, in wordings of their own."""

import pytest

from mittkoping.strategy.draft import Target
from mittkoping.strategy.reader.owners import owner_of
from mittkoping.strategy.reader.recurrence import for_all_measures, frequency
from mittkoping.strategy.reader.scope import scope
from mittkoping.strategy.reader.targets import target
from mittkoping.texts.documents.document import Span


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Alla elever ska ha en egen lärplatta.", Target(1, "lärplatta", "person")),
        ("Varje skola ska senast 2031 ha en egen kurator.", Target(1, "kurator", "skola")),
        ("Varje förskola ska ha två lärplattor per avdelning.", Target(2, "lärplattor", "avdelning")),
        ("Skolorna ska senast 2027 ha minst en dator per tre elever.", Target(1, "dator", "3 elever", ">=")),
        ("Det ska finnas en vuxen på varje grupp.", Target(1, "vuxen", "grupp")),
        ("Minst 85 procent av eleverna ska trivas.", Target(85, "procent", None, ">=")),
        ("Högst 4 % av lektionerna ska ställas in.", Target(4, "procent", None, "<=")),
        ("Andelen ska öka från 40 procent 2027 till 55 procent 2031.", Target(55, "procent", None, None, 40)),
        ("Andelen ska sjunka från 24 till högst 12 procent.", Target(12, "procent", None, "<=", 24)),
        ("Frågor ska besvaras inom tre dagar.", Target(3, "dagar")),
        ("Klasserna ska ha högst 22 elever.", Target(22, "elever", None, "<=")),
        ("Pupils shall read at least 20 minutes per day.", Target(20, "minutes", "day", ">=")),
        ("Every teacher must have their own laptop.", Target(1, "laptop", "person")),
        ("Skolan ska vara en av landets fem bästa.", None),
        ("korta kön till tre veckor", Target(3, "veckor")),
        ("vänta till tre veckor efter jul", None),
        ("Alla elever i årskurs 3 ska kunna läsa.", None),
        ("Skolan ska ha en god arbetsmiljö.", None),
        ("Alla barn ska få en bok vid fyra års ålder.", Target(1, "bok", "person")),
        ("Pupils may borrow a laptop over the summer.", Target(1, "laptop", "person")),
        ("Entrén ska vara avgiftsfri för alla under 20 år.", None),
    ],
)
def test_target(sentence: str, wanted: Target | None) -> None:
    assert target(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Alla förskolors barn ska lära sig simma", {"förskola", "barn"}),
        ("Gymnasieelevernas röst ska höras", {"gymnasieskola", "elever"}),
        ("Barn- och utbildningsnämnden ska besluta", set()),
        ("Anpassad grundskola ska ha egna böcker", {"anpassad grundskola"}),
        ("Förskoleklassens lärare ska utbildas", {"förskoleklass", "lärare"}),
        ("Varje rektor ska ha en plan", {"skolledare"}),
        ("Rektor ska se till att planen följs", set()),
        ("Elever i åk 4–6 ska läsa", {"elever", "åk 4-6"}),
        ("Elever i årskurserna 7 till 9 ska läsa", {"elever", "åk 7-9"}),
        ("All pupils in grade 3 shall swim", {"elever", "åk 3"}),
        ("Preschool teachers must be trained", {"förskollärare"}),
        ("Fritidshemmens personal ska utbildas", {"fritidshem", "medarbetare"}),
        ("Kvalitetsavdelningen ska stödja skolorna", set()),
        ("Föräldrarna ska få besked", {"vårdnadshavare"}),
        ("Komvux ska växa", {"vuxenutbildning"}),
        ("Alla elever ska läsa senast i årskurs 6", {"elever"}),
    ],
)
def test_scope(sentence: str, wanted: set[str]) -> None:
    assert set(scope(sentence)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mäts varje läsår", "yearly"),
        ("enkät en gång om året", "yearly"),
        ("redovisas i årsredovisningen", "yearly"),
        ("varje oktober", "yearly"),
        ("annually", "yearly"),
        ("en gång per termin", "termly"),
        ("två gånger per läsår", "termly"),
        ("halvårsvis", "termly"),
        ("twice a year", "termly"),
        ("varje kvartal", "quarterly"),
        ("tertialvis", "tertial"),
        ("i delår och bokslut", "tertial"),
        ("följs löpande", "continuous"),
        ("månadsvis", "continuous"),
        ("ongoing", "continuous"),
        ("vartannat år", "biennial"),
        ("every other year", "biennial"),
        ("slututvärdering", "once"),
        ("antal elever", None),
    ],
)
def test_recurrence(text: str, wanted: str | None) -> None:
    found = frequency(text)
    assert (found.recurrence if found else None) == wanted


def test_one_sentence_for_all_measures() -> None:
    found = for_all_measures("Samtliga indikatorer följs upp varje termin.")
    assert found is not None
    assert found.recurrence == "termly"
    assert for_all_measures("Planen följs upp varje termin.") is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Läsresultat i årskurs 3 (Kvalitetsenheten)", "Kvalitetsenheten"),
        ("Antal böcker (UBF IT)", "UBF IT"),
        ("Närvaro (Rektor/förskolechef)", "Rektor/förskolechef"),
        ("Bokstart (Barnbiblioteket), vt 2030", "Barnbiblioteket"),
        ("Enkät till alla. Ansvarig: Ekonomienheten", "Ekonomienheten"),
        ("Trygghet mäts varje år av skolans elevhälsa.", "skolans elevhälsa"),
        ("Resultaten granskas av barn- och ungdomsnämnden i mars", "barn- och ungdomsnämnden"),
        ("Results are reviewed each year by the Quality Unit", "Quality Unit"),
        ("Närvaro (Anna Lind, rektor)", "rektor"),
        ("Närvaro (Rektor Sven Holm)", "Rektor"),
        ("Närvaro (Karin Ek)", None),
        ("Lån per elev (kulturenheten, kvartalsvis)", "kulturenheten"),
        ("Lån per elev (kulturenheten, 2032)", "kulturenheten"),
        ("Lån granskas årligen av bokkommittén.", "bokkommittén"),
        ("Enkät. Ansvarig: bibliotekarien Ylvali Örnskog", "bibliotekarien"),
        ("Närvaro (se bilaga 4)", None),
        ("Närvaro (2031)", None),
        ("Närvaro (åk 4–6)", None),
    ],
)
def test_owner(text: str, owner: str | None) -> None:
    found = owner_of(text, Span(0, len(text)))
    assert (text[found.start : found.end] if found else None) == owner
