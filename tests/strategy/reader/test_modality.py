"""How binding a sentence is, and which sentences promise nothing."""

import pytest

from mittkoping.strategy.reader.inflection import is_infinitive
from mittkoping.strategy.reader.modality import modal, unmarked

BINDING = [
    ("Alla skolor ska ha ett bibliotek.", "ska"),
    ("Nämnden skall bygga tre skolor.", "ska"),
    ("Rektorn måste svara inom en vecka.", "ska"),
    ("De som undervisar i ämnet ska ha behörighet.", "ska"),
    ("Barn som behöver stöd ska få det genast.", "ska"),
    ("När en elev flyttar ska skolan lämna över underlaget.", "ska"),
    ("Böcker som ingen lånat på tre år ska gallras.", "ska"),
    ("Målet är att alla elever ska kunna simma.", "ska"),
    ("Att lära sig läsa ska vara roligt.", "ska"),
    ("Skolan ska arbeta enligt skollagens krav.", "ska"),
    ("Every school must have a plan.", "ska"),
    ("The board shall decide each year.", "ska"),
    ("Skolorna bör dela på en kurator.", "bör"),
    ("Teachers should meet weekly.", "bör"),
    ("En surfplatta kan ersätta datorn.", "kan"),
    ("I de yngre klasserna kan det vara aktuellt med halvklass.", "kan"),
    ("Eleverna får använda egna telefoner.", "kan"),
    ("Undantag kan göras av rektor.", "kan"),
    ("Tablets may replace laptops in year 1.", "kan"),
    ("A shared device can be used in preschools.", "kan"),
    ("Vi vill att alla barn ska trivas.", "strävan"),
    ("Kommunen strävar efter jämna resultat.", "strävan"),
    ("Ambitionen är att halvera frånvaron.", "strävan"),
    ("Vi verkar för fler lärare.", "strävan"),
    ("Skolan främjar läslusten.", "strävan"),
    ("The municipality aims to strengthen reading.", "strävan"),
    ("Our schools strive for equality.", "strävan"),
]
NOTHING = [
    "Skolan har tolv klassrum.",
    "Läromedel som eleverna ska använda köps in centralt.",
    "När eleven ska byta skola informeras hemmet.",
    "Enligt skollagen ska varje elev få ledning.",
    "Skolan ska enligt läroplanen främja lärande.",
    "I läroplanen står att skolan ska främja läsning.",
    "Skollagen anger att huvudmannen ska följa upp.",
    "Enligt kommunens IT-plan ska alla skolor ha fiber.",
    "According to the Education Act, schools must report.",
    "”Alla ska få en egen dator”, säger en lärare.",
    "Det skulle vara bra med fler böcker.",
    "Det ska sägas att tiden är knapp.",
    "Det bör nämnas att lokalerna är gamla.",
    "Eleverna kan läsa efter första året.",
    "Eleverna får stöd av en lärare.",
    "Det kan leda till sämre resultat.",
    "Planen ska ses som en helhet.",
    "Skolan är en plats där alla ska trivas.",
]


@pytest.mark.parametrize(("sentence", "modality"), BINDING)
def test_binds(sentence: str, modality: str) -> None:
    found = modal(sentence)
    assert found is not None
    assert found.modality == modality


@pytest.mark.parametrize("sentence", NOTHING)
def test_promises_nothing(sentence: str) -> None:
    assert modal(sentence) is None


@pytest.mark.parametrize(
    ("item", "modality"),
    [
        ("Alla elever läser varje dag", "ska"),
        ("Utveckla undervisningen", "strävan"),
        ("att stärka språket", "strävan"),
        ("Skolan utvecklar sin läsning", "strävan"),
        ("Ökad närvaro", "ska"),
        ("minska köerna", "ska"),
        ("Promote reading", "strävan"),
    ],
)
def test_an_item_without_modal_word(item: str, modality: str) -> None:
    assert unmarked(item) == modality


@pytest.mark.parametrize(
    "word", ["beskriva", "Skapa", "implementera", "se", "säkra", "skriva", "genomföra", "öppna"]
)
def test_infinitives(word: str) -> None:
    assert is_infinitive(word)


@pytest.mark.parametrize(
    "word", ["skola", "lärarna", "digitala", "alla", "kreativa", "elever", "statistik", "Ökad"]
)
def test_no_infinitives(word: str) -> None:
    assert not is_infinitive(word)
