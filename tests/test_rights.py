"""Who reads what: every address in the route table × every member of the cast × every state.

What one may not see answers exactly like what does not exist. A route that stands in no table
here fails the suite.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, quote_plus, unquote

import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.plugin import DjangoDbBlocker

from mittkoping.knowledge.actions import create
from mittkoping.knowledge.models import Category
from mittkoping.lib.slugs import slug
from mittkoping.versions.models import Object, Revision
from tests.cast import CITIZEN, DRAFT, MEMBERS, MODERATOR, PUBLISHED, Cast, on_stage

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Subject:
    """What the addresses of one told thing are made of."""

    card: int
    page: int
    category: int
    person: int
    title: str
    page_title: str
    source: int


UNKNOWN = Subject(987601, 987602, 987603, 987604, "Okänt uppslag", "Okänd sida", 987605)
Build = Callable[[Subject], list[str]]


def _of_any(word: str, rest: str = "") -> Build:
    """The addresses of a side that cards and pages have alike."""
    return lambda s: [f"/{word}/{s.card}{rest}", f"/{word}/{s.page}{rest}"]


# Addresses of one thing: from a route to the addresses of a subject under it.
ADDRESSED: dict[str, Build] = {
    "uppslag/<int:pk>": lambda s: [f"/uppslag/{s.card}"],
    "uppslag/<int:pk>/<slug:slug>": lambda s: [f"/uppslag/{s.card}/{slug(s.title)}"],
    "<page_word:word>/<int:pk>": lambda s: [f"/sida/{s.page}"],
    "<page_word:word>/<int:pk>/<slug:slug>": lambda s: [f"/sida/{s.page}/{slug(s.page_title)}"],
    "kategori/<int:pk>": lambda s: [f"/kategori/{s.category}"],
    "kategori/<int:pk>/<slug:slug>": lambda s: [f"/kategori/{s.category}/x"],
    "till/<int:pk>": _of_any("till"),
    "lankar-hit/<int:pk>": _of_any("lankar-hit"),
    "historik/<int:pk>": _of_any("historik"),
    "version/<int:pk>/<int:number>": _of_any("version", "/1"),
    "wikitext/<int:pk>/<int:number>": _of_any("wikitext", "/1"),
    "jamfor/<int:pk>": _of_any("jamfor"),
    "jamfor/<int:pk>/<int:old>/<int:new>": _of_any("jamfor", "/1/1"),
    "diskussion/<int:pk>": _of_any("diskussion"),
    "person/<int:pk>": lambda s: [f"/person/{s.person}"],
    "person/<int:pk>/diskussion": lambda s: [f"/person/{s.person}/diskussion"],
    "bidrag/<int:pk>": lambda s: [f"/bidrag/{s.person}", f"/bidrag/{s.person}?fore=1.0_1"],
    "index.php": lambda s: [
        f"/index.php?title={quote_plus(s.title)}",
        f"/index.php?title={quote_plus(s.title)}&action=history",
        f"/index.php?oldid={s.source}",
        f"/index.php?oldid={s.source}&diff=prev",
        f"/index.php?curid={s.source}",
    ],
    "w/index.php": lambda s: [f"/w/index.php?title={quote_plus(s.title)}"],
    "index.php/<path:title>": lambda s: [f"/index.php/{quote(s.title)}"],
    "w/index.php/<path:title>": lambda s: [f"/w/index.php/{quote(s.title)}"],
    "wiki/<path:title>": lambda s: [
        f"/wiki/{quote(s.title)}",
        f"/wiki/{quote(s.page_title.replace(' ', '_'))}",
    ],
}
# Feeds tell everybody the same, whoever asks: only what is public.
FEEDS: dict[str, Build] = {
    "flode/<int:pk>": _of_any("flode"),
    "bidrag/<int:pk>/flode": lambda s: [f"/bidrag/{s.person}/flode"],
}
# Addresses that name no single thing: everybody reads them, each without what they may not see.
OPEN: dict[str, list[str]] = {
    "": ["/"],
    "om": ["/om"],
    "om/<slug:slug>": ["/om/om", "/om/oppna-data"],
    "kommuner": ["/kommuner"],
    "kommun/<slug:slug>": ["/kommun/ekvik", "/kommun/sjoberga", "/kommun/harryda"],
    "kommun/<slug:slug>/flode": ["/kommun/ekvik/flode", "/kommun/sjoberga/flode"],
    "nyckelomraden": ["/nyckelomraden"],
    "nyckelomrade/<slug:slug>": [
        "/nyckelomrade/kompetens",
        "/nyckelomrade/kompetens?ordning=andrad&stubbar=1",
        "/nyckelomrade/kompetens?lan=99",
    ],
    "nyckelomrade/<slug:slug>/flode": ["/nyckelomrade/kompetens/flode"],
    "stubbar": ["/stubbar"],
    "sidor": ["/sidor", "/sidor?efter=a"],
    "onskade-sidor": ["/onskade-sidor"],
    "senaste-andringar": [
        "/senaste-andringar",
        "/senaste-andringar?kommun=9901",
        "/senaste-andringar?kommun=9902&sma=0",
        "/senaste-andringar?omrade=kompetens",
        "/senaste-andringar?fore=9999999999.0_1",
    ],
    "senaste-andringar/flode": ["/senaste-andringar/flode"],
    "sok": [
        "/sok",
        "/sok?q=gemensam",
        "/sok?q=vintern&kommun=9901",
        "/sok?kommun=9902",
        "/sok?omrade=3",
        "/sok?q=lista",
    ],
    "logga-in": ["/logga-in"],
    "prova-din-strategi": ["/prova-din-strategi"],
    "prova-din-strategi/synpunkter": [],  # answers only a form
    "logga-ut": [],  # answers only a form
    "jag": ["/jag"],
    "robots.txt": ["/robots.txt"],
    "halsa": ["/halsa"],
}
PERSONS = ("person/<int:pk>", "person/<int:pk>/diskussion", "bidrag/<int:pk>")
NOT_TRANSLATED = ("index.php", "w/", "wiki/", "robots", "halsa")

# One of each kind is asked at every check, everybody when all tests run.
FEW = (CITIZEN, MODERATOR, "ekvik_editor", "sjoberga_principal")
EVERYBODY = [pytest.param(m, marks=() if m in FEW else pytest.mark.slow) for m in MEMBERS]


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), on_stage() as told:
        for obj in (*told.cards.values(), *told.pages.values()):
            Object.objects.filter(pk=obj.pk).update(source_id=70_000 + obj.pk)
            Revision.objects.filter(object=obj, number=1).update(source_id=70_000 + obj.pk)
        yield told


def subject(cast: Cast, town: str, state: str) -> Subject:
    card, page = cast.cards[town, state], cast.pages[town, state]
    category = Category.objects.get(
        title=("Lista " + card.title.rpartition(" ")[2]) if state != PUBLISHED else "Lista"
    )
    name = f"{cast.towns[town].short_name}/{card.title}"
    person = cast.authors[town, state].pk
    return Subject(card.pk, page.pk, category.pk, person, name, page.title, 70_000 + card.pk)


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every route below `resolver`, written out from the root; that of another language is the same one."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        elif isinstance(entry, URLResolver):
            yield from routes(entry, route)


def test_every_route_stands_in_the_table() -> None:
    table = [*ADDRESSED, *FEEDS, *OPEN]
    assert sorted(set(routes(get_resolver()))) == sorted(table)


def shown(answer: HttpResponseBase, asked: str, about: Subject) -> str:
    """Status, what kind of answer and body, with what only echoes the question taken out."""
    assert isinstance(answer, HttpResponse)
    body = answer.content.decode()
    path, _, query = asked.removeprefix("/en").partition("?")
    echoes = {asked.removeprefix("/en"), path, unquote(path), escape(query) or path}
    for words in (about.title, about.page_title):
        for way in (words, words.replace(" ", "_")):
            echoes |= {way, quote(way), quote_plus(way), quote(way, safe="/:")}
    for echo in sorted(echoes, key=len, reverse=True):
        body = body.replace(echo, "…")
    names = sorted(set(answer.headers) - {"Content-Length", "ETag"})
    return "\n".join([str(answer.status_code), answer.headers["Content-Type"], *names, body])


def followed(browser: Client, address: str) -> HttpResponse:
    return browser.get(address, follow=True)  # type: ignore[return-value]  # the test client's own answer


@pytest.mark.parametrize("member", EVERYBODY)
def test_what_one_may_not_see_answers_like_what_does_not_exist(cast: Cast, member: str) -> None:
    browser = cast.client(member)
    unseen = cast.unseen(member)
    assert unseen
    languages = ("", "/en") if member in {CITIZEN, "ekvik_editor"} else ("",)
    for route, build in (ADDRESSED | FEEDS).items():
        for language in languages:
            for number, unknown in enumerate(build(UNKNOWN)):
                expected = shown(browser.get(language + unknown), language + unknown, UNKNOWN)
                assert expected.startswith("404"), f"{route}: {unknown} answers {expected[:3]}"
                for key in unseen:
                    if route in PERSONS and (member == MODERATOR or member.startswith(key[0])):
                        continue  # one knows the persons of one's own municipality
                    told = subject(cast, *key)
                    asked = language + build(told)[number]
                    found = shown(browser.get(asked), asked, told)
                    assert found == expected, f"{member} is told that {asked} ({key}) exists"


@pytest.mark.parametrize("member", EVERYBODY)
def test_what_one_may_see_is_there(cast: Cast, member: str) -> None:
    browser = cast.client(member)
    for (town, state), card in cast.cards.items():
        if cast.sees(member, town, state):
            for build in ADDRESSED.values():
                for asked in build(subject(cast, town, state)):
                    assert followed(browser, asked).status_code == 200, (
                        f"{member} misses {asked} ({card.title}, {state})"
                    )
        for build in FEEDS.values():
            for asked in build(subject(cast, town, state)):
                expected = 200 if state == PUBLISHED else 404
                assert browser.get(asked).status_code == expected, f"{asked} ({state}) for {member}"


@pytest.mark.parametrize("member", EVERYBODY)
def test_open_pages_tell_nothing_hidden(cast: Cast, member: str) -> None:
    browser = cast.client(member)
    for addresses in OPEN.values():
        for address in addresses:
            for asked in (address, f"/en{address}"):
                if asked.startswith("/en") and address.lstrip("/").startswith(NOT_TRANSLATED):
                    continue
                answer = followed(browser, asked)
                assert answer.status_code == 200, asked
                told = answer.content.decode()
                leaked = [mark for mark in cast.hidden_marks(member) if mark in told]
                assert not leaked, f"{member} reads {leaked} at {asked}"


@pytest.mark.parametrize("member", [CITIZEN, "ekvik_editor", "sjoberga_board_member"])
def test_search_for_a_hidden_word_finds_what_nonsense_finds(cast: Cast, member: str) -> None:
    browser = cast.client(member)
    for mark in cast.hidden_marks(member):
        for more in ("", "&kommun=9901", "&omrade=3"):
            found = [
                re.sub(
                    f"{word}",
                    "…",
                    browser.get(f"/sok?q={quote(word)}{more}").content.decode().replace(quote(word), "…"),
                )
                for word in (mark, "qvxwzk")
            ]
            assert found[0] == found[1], f"{member} learns that {mark} exists"


def test_the_numbers_count_only_what_one_may_see(cast: Cast) -> None:
    """Two visible cards in each town's municipality page and area, whatever hidden ones there are."""

    def cards(member: str, address: str) -> list[str]:
        told = cast.client(member).get(address).content.decode()
        return re.findall(r"(\d+) uppslag\b", told)

    assert "2" in cards(CITIZEN, "/kommun/sjoberga")
    assert "3" not in cards(CITIZEN, "/kommun/sjoberga")
    assert cards("ekvik_editor", "/kommun/sjoberga") == cards(CITIZEN, "/kommun/sjoberga")
    assert "3" in cards("sjoberga_editor", "/kommun/sjoberga")
    assert "3" in cards(MODERATOR, "/kommun/sjoberga")


def test_drafts_are_listed_for_those_who_write_them(cast: Cast) -> None:
    """The marks are there to be found: otherwise none of the tests above could fail."""
    mark = "smygek"
    for address in (
        "/senaste-andringar",
        "/sidor",
        "/kommun/ekvik",
        "/nyckelomrade/kompetens",
        "/onskade-sidor",
    ):
        assert mark in cast.client("ekvik_principal").get(address).content.decode(), address
    draft = subject(cast, "ekvik", DRAFT)
    for address in (f"/bidrag/{draft.person}", f"/person/{draft.person}", f"/diskussion/{draft.card}"):
        assert mark in cast.client("ekvik_board_member").get(address).content.decode(), address


def test_what_somebody_drafts_is_waited_for_by_those_who_do_not_see_it(cast: Cast) -> None:
    """A title that were missing among the wanted ones would tell that somebody writes on it."""
    draft = subject(cast, "sjoberga", DRAFT)
    linked = {"title": "Väntan", "body": f'<p><a href="wiki:{draft.title.replace(" ", "_")}">vintern</a></p>'}
    create(by=cast.users[MODERATOR], kind="page", content=linked)
    for member, waits in (
        (CITIZEN, True),
        ("ekvik_editor", True),
        ("sjoberga_editor", False),
        (MODERATOR, False),
    ):
        text = cast.client(member).get("/onskade-sidor").content.decode()
        assert (draft.title in text) == waits, member
