"""Titles: namespaces in two languages, spelling, and where a link leads."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts.wikitext.reading import WIKI


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("ekvik", "Ekvik"),
        ("åsens_skola", "Åsens skola"),
        ("bild:båt på_sjö.jpg", "Fil:Båt på sjö.jpg"),
        ("File:x.png", "Fil:X.png"),
        ("category:skolor", "Kategori:Skolor"),
        ("template: Ruta", "Mall:Ruta"),
        ("user:kim", "Användare:Kim"),
        ("kommun:ekvik", "Kommun:Ekvik"),
        ("Kommun diskussion", "Kommun diskussion"),
        (":Kategori:Skolor", "Kategori:Skolor"),
        ("Mål: en skola för alla", "Mål: en skola för alla"),
        ("Kommun:", "Kommun:"),
        ("ﬁnt", "ﬁnt"),
        ("⟦person:a1⟧", "⟦person:a1⟧"),
    ],
)
def test_a_title_has_one_full_form(written: str, full: str) -> None:
    assert WIKI.normal(written) == full


def test_namespaces_are_numbers() -> None:
    assert WIKI.split("image:Karta.svg") == (6, "Karta.svg")
    assert WIKI.split("KOMMUN:ekvik") == (3000, "Ekvik")
    assert WIKI.split("Ingenting") == (0, "Ingenting")


@given(st.text(max_size=60))
def test_the_full_form_is_its_own_full_form(title: str) -> None:
    assert WIKI.normal(WIKI.normal(title)) == WIKI.normal(title)


@pytest.mark.parametrize(
    ("written", "title", "anchor"),
    [
        ("/Bilaga", "Kommun:Ekvik/Bilaga", ""),
        ("/Bilaga/", "Kommun:Ekvik/Bilaga", ""),
        ("#Så gick det", "", "Så_gick_det"),
        ("sida#Del ett", "Sida", "Del_ett"),
        ("L%C3%A4sning", "Läsning", ""),
        ("Barn &amp; unga", "Barn & unga", ""),
    ],
)
def test_a_link_leads_to_a_page(written: str, title: str, anchor: str) -> None:
    target = WIKI.target(written, "Kommun:Ekvik")
    assert target is not None
    assert (target.title, target.anchor, target.url) == (title, anchor, None)


def test_a_link_can_climb() -> None:
    assert WIKI.target("../Norrby", "Landet/Ekvik") == WIKI.target("Landet/Norrby", "")
    assert WIKI.target("../", "Landet/Ekvik") == WIKI.target("Landet", "")


@pytest.mark.parametrize("written", ["", " ", "a<b", "a{b", "rad\nrad", "{{{x}}}", "#", ":"])
def test_what_cannot_be_a_title_leads_nowhere(written: str) -> None:
    assert WIKI.target(written, "Sida") is None


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("wikipedia:Skola", "https://sv.wikipedia.org/wiki/Skola"),
        ("w:en:Primary school", "https://en.wikipedia.org/wiki/Primary_school"),
        (":fi:Koulu", "https://fi.wikipedia.org/wiki/Koulu"),
        ("commons:Category:Schools", "https://commons.wikimedia.org/wiki/Category%3ASchools"),
    ],
)
def test_other_wikis_are_outer_addresses(written: str, url: str) -> None:
    target = WIKI.target(written, "Sida")
    assert target is not None
    assert target.url == url


def test_a_title_that_begins_like_a_language_is_a_title() -> None:
    target = WIKI.target("IT: vår plan", "Sida")
    assert target is not None
    assert (target.title, target.url) == ("IT: vår plan", None)


def test_a_wiki_can_be_sent_to_another_process() -> None:
    WIKI.split("värm upp: det som sparats")
    assert pickle.loads(pickle.dumps(WIKI)) == WIKI  # noqa: S301 - our own bytes, made on this line
