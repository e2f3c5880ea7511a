"""Kept pages are right at the next request after any save, and what must not be kept is not."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from mittkoping.knowledge import actions
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import erase_person, rename_person
from mittkoping.talk.actions import Told, tell_threads
from mittkoping.versions.models import Object
from tests.cast import LONG_AGO, PASSWORD, PUBLISHED, Cast, card_content, on_stage

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), on_stage() as told:
        yield told


@pytest.fixture
def reader() -> Client:
    """A reader who is not signed in; every client has finished pages of its own."""
    return Client()


def read(reader: Client, address: str, **more: Any) -> tuple[str, str]:
    """What the page says, and whether it was kept or made."""
    answer = reader.get(address, **more)
    assert answer.status_code == 200, address
    return answer.content.decode(), answer.headers.get("Server-Timing", "")


def kept(reader: Client, address: str) -> str:
    """Read a page until it is kept, and say what it says."""
    read(reader, address)
    text, how = read(reader, address)
    assert how == "kept", address
    return text


def fresh(reader: Client, address: str) -> str:
    """What the page says after something changed, having been kept before."""
    text, how = read(reader, address)
    assert how == "made", f"{address} is stale"
    return text


def card_address(obj: Object) -> str:
    return f"/uppslag/{obj.pk}"


def shown_at(reader: Client, obj: Object) -> str:
    """The address where an object is read."""
    answer = reader.get(f"/till/{obj.pk}")
    return str(answer.headers["Location"])


def saved(cast: Cast, obj: Object, **fields: Any) -> None:
    """Save the published card of Ekvik once more, with other fields."""
    obj.refresh_from_db()
    content = card_content("ekvik", obj.title, **fields)
    actions.save(by=cast.users["ekvik_editor"], obj=obj, base=obj.head, content=content)


def pages_with_card(cast: Cast, reader: Client) -> list[str]:
    card = cast.cards["ekvik", PUBLISHED]
    return [
        shown_at(reader, card),
        "/kommun/ekvik",
        "/nyckelomrade/kompetens",
        f"/historik/{card.pk}",
        "/senaste-andringar",
        "/",
        "/sok?q=vintern",
        f"/bidrag/{cast.users['ekvik_editor'].person.pk}",
        f"/flode/{card.pk}",
        "/kommun/ekvik/flode",
        "/nyckelomrade/kompetens/flode",
    ]


def test_a_save_is_seen_at_the_next_request_everywhere(cast: Cast, reader: Client) -> None:
    addresses = pages_with_card(cast, reader)
    for address in addresses:
        kept(reader, address)
    saved(cast, cast.cards["ekvik", PUBLISHED], lead="<p>Nysagt om vintern.</p>")
    for address in addresses:
        fresh(reader, address)
    for address in addresses[:3]:
        assert "Nysagt om vintern" in read(reader, address)[0], address


def test_a_save_elsewhere_leaves_a_page_kept_for_one_more_question(cast: Cast, reader: Client) -> None:
    address = shown_at(reader, cast.cards["ekvik", PUBLISHED])
    kept(reader, address)
    by = cast.users["sjoberga_editor"]
    content = {"title": "Något annat", "body": "<p>Helt annat.</p>"}
    actions.create(by=by, kind=Kind.PAGE, content=content, municipality=by.municipality)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert read(reader, address)[1] == "kept"
    assert len(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        assert read(reader, address)[1] == "kept"
    assert len(asked) == 1


def test_a_kept_page_costs_one_query(cast: Cast, reader: Client) -> None:
    for address in pages_with_card(cast, reader):
        kept(reader, address)
        with CaptureQueriesContext(connection) as asked:
            assert read(reader, address)[1] == "kept"
        assert len(asked) == 1, address


def test_a_red_link_turns_when_its_page_is_written(cast: Cast, reader: Client) -> None:
    """On the page itself, and wherever else its text stands: lists, neighbours, old versions, comments."""
    red = 'class="wanted"'
    linked = '<p>Läs om <a href="wiki:Mörkret_faller">mörkret</a>.</p>'
    card = cast.cards["ekvik", PUBLISHED]
    saved(cast, card, lead=linked)
    saved(cast, card, lead=linked, took="<p>mer</p>")
    card.refresh_from_db()
    said = Told("Mörkret", 0, None, LONG_AGO, linked, "mörkret")
    tell_threads(cast.pages["ekvik", PUBLISHED].pk, [said], by=None, source_page=card)
    elsewhere = f"/diskussion/{cast.pages['ekvik', PUBLISHED].pk}"
    addresses = [
        shown_at(reader, card),
        "/kommun/ekvik",
        "/nyckelomrade/kompetens",
        f"/version/{card.pk}/{card.last - 1}",
        elsewhere,
        "/onskade-sidor",
    ]
    for address in addresses:
        assert red in kept(reader, address), address
        assert "/wiki/M" in read(reader, address)[0], address
    by = cast.users["sjoberga_editor"]
    actions.create(
        by=by,
        kind=Kind.PAGE,
        content={"title": "Mörkret faller", "body": "<p>Mörkt.</p>"},
        municipality=by.municipality,
    )
    for address in addresses:
        assert "/wiki/M%C3%B6rkret_faller" not in fresh(reader, address), address


def test_a_new_title_is_seen_where_the_page_is_named(cast: Cast, reader: Client) -> None:
    page, article = cast.pages["ekvik", PUBLISHED], Object.objects.get(title="Om snö")
    addresses = [shown_at(reader, article), f"/lankar-hit/{article.pk}", "/sidor"]
    for address in addresses:
        assert page.title in kept(reader, address)
    page.refresh_from_db()
    content = {"title": "Omdöpt anteckning", "body": '<p><a href="wiki:Om_snö">om snö</a></p>'}
    actions.save(by=cast.users["ekvik_editor"], obj=page, base=page.head, content=content)
    for address in addresses:
        assert "Omdöpt anteckning" in fresh(reader, address), address


def test_a_category_gains_and_loses_members_at_once(cast: Cast, reader: Client) -> None:
    card = cast.cards["ekvik", PUBLISHED]
    saved(cast, card, categories=[{"title": "Mörker", "sort_key": ""}])
    address = reader.get("/sidor").content.decode().partition("/kategori/")[2]
    assert address
    found = next(
        link
        for link in (
            "/kategori/" + part.partition('"')[0]
            for part in reader.get("/sidor").content.decode().split("/kategori/")[1:]
        )
        if link.endswith("/morker")
    )
    assert card.title in kept(reader, found)
    assert "Mörker" in kept(reader, shown_at(reader, card))
    saved(cast, card, categories=[])
    assert reader.get(found).status_code == 404
    assert "Mörker" not in fresh(reader, shown_at(reader, card))


def test_a_card_that_moves_is_in_one_area_only(cast: Cast, reader: Client) -> None:
    card = cast.cards["ekvik", PUBLISHED]
    saved(cast, card, area="Kompetens")
    areas = ["/nyckelomrade/kompetens", "/nyckelomrade/juridik"]
    link = f"/uppslag/{card.pk}/"
    assert [link in kept(reader, address) for address in areas] == [True, False]
    saved(cast, card, area="Juridik")
    assert [link in fresh(reader, address) for address in areas] == [False, True]


def test_a_card_that_its_municipality_moves_leaves_its_old_area(cast: Cast, reader: Client) -> None:
    """A card that stands only on its municipality's page stands where that page says."""
    page = cast.municipality_pages["ekvik"]
    areas = ["/nyckelomrade/styrning", "/nyckelomrade/ledarskap"]
    told = "Vem röjer i Ekvik?"

    def tell(area: str) -> None:
        page.refresh_from_db()
        cards = [{"title": "Snöröjning", "key_area": area, "lead": f"<p>{told}</p>", "target": ""}]
        content = {"title": "Ekvik", "name": "Ekvik", "cards": cards}
        actions.save(by=cast.users["ekvik_editor"], obj=page, base=page.head, content=content)

    tell("Styrning")
    assert [told in kept(reader, address) for address in areas] == [True, False]
    tell("Ledarskap")
    assert [told in fresh(reader, address) for address in areas] == [False, True]


def test_a_comment_is_seen_on_the_talk_page_and_counted_beside_the_page(cast: Cast, reader: Client) -> None:
    card = cast.cards["ekvik", PUBLISHED]
    talk, page = f"/diskussion/{card.pk}", shown_at(reader, card)
    assert "(3)" in kept(reader, page)
    kept(reader, talk)
    told = Told("Nytt ämne", 0, cast.users["ekvik_principal"].person, LONG_AGO, "<p>Nysagt.</p>", "ny")
    tell_threads(card.pk, [told], by=None, source_page=card)
    assert "Nysagt." in fresh(reader, talk)
    assert "(4)" in fresh(reader, page)


def test_a_name_is_erased_from_every_kept_page(cast: Cast, reader: Client) -> None:
    hero, editor = cast.heroes["ekvik"], cast.users["ekvik_editor"].person
    card, page = cast.cards["ekvik", PUBLISHED], cast.municipality_pages["ekvik"]
    with_hero = ["/kommun/ekvik", f"/version/{page.pk}/2", f"/jamfor/{page.pk}/1/2"]
    with_editor = [
        f"/historik/{card.pk}",
        f"/version/{card.pk}/1",
        f"/jamfor/{card.pk}/1/2",
        f"/wikitext/{card.pk}/1",
        f"/diskussion/{card.pk}",
        f"/person/{editor.pk}",
        f"/bidrag/{editor.pk}",
        f"/flode/{card.pk}",
        "/kommun/ekvik",
        "/nyckelomrade/kompetens/flode",
        "/senaste-andringar",
        "/",
    ]
    for name, addresses in ((hero.name, with_hero), (editor.name, with_editor)):
        for address in addresses:
            assert name in kept(reader, address), address
    old = {editor.name, hero.name}
    rename_person(by=None, person=editor, name="Annat Namn")
    assert "Annat Namn" in fresh(reader, with_editor[0])
    for person in (hero, editor):
        erase_person(by=None, person=person)
    for address in {*with_hero, *with_editor}:
        text = fresh(reader, address)
        assert not [name for name in {*old, "Annat Namn"} if name in text], address


def test_an_erased_person_cannot_sign_in(cast: Cast, reader: Client) -> None:
    user = cast.users["ekvik_principal"]
    email = user.email
    browser = cast.client("ekvik_principal")
    erase_person(by=None, person=user.person)
    assert not reader.login(username=email, password=PASSWORD)
    assert browser.get("/jag").status_code == 302
    with pytest.raises(ValueError, match=str(user.person.pk)):
        rename_person(by=None, person=user.person, name=" ")


def test_what_is_somebodys_own_is_never_kept(cast: Cast, reader: Client) -> None:
    signed_in = cast.client("ekvik_editor")
    for _ in range(2):
        answer = signed_in.get("/")
        assert "Server-Timing" not in answer.headers
    assert "Logga in" in kept(reader, "/")
    for address, status in (("/logga-in", 200), ("/finns-inte", 404), ("/jag", 302), ("/stubbar", 302)):
        for _ in range(2):
            answer = reader.get(address)
            assert (answer.status_code, answer.headers.get("Server-Timing")) == (status, None), address
    assert reader.post("/").headers.get("Server-Timing") is None


def test_an_unchanged_page_is_not_sent_again(cast: Cast, reader: Client) -> None:
    address = shown_at(reader, cast.cards["ekvik", PUBLISHED])
    first = reader.get(address)
    tag = first.headers["ETag"]
    for _ in range(2):
        again = reader.get(address, headers={"if-none-match": tag})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Vary"] == first.headers["Vary"]
        assert again.headers["Cache-Control"] == "no-cache"
    saved(cast, cast.cards["ekvik", PUBLISHED], lead="<p>Ännu nyare.</p>")
    answer = reader.get(address, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != tag


def test_head_says_what_get_would_say(cast: Cast, reader: Client) -> None:
    whole = reader.get("/kommuner")
    head = reader.head("/kommuner")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip, br", True), ("GZIP", True), ("", False), ("br", False), ("gzip;q=0", False)],
)
def test_pages_are_packed_for_those_who_can_unpack(
    cast: Cast, reader: Client, accepts: str, packed: bool
) -> None:
    plain = reader.get("/kommuner").content
    answer = reader.get("/kommuner", headers={"accept-encoding": accepts})
    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(answer.content) if packed else answer.content) == plain
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_languages_hosts_and_schemes_are_kept_apart(cast: Cast, reader: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["ett.example", "annat.example"]
    assert 'lang="sv"' in read(reader, "/kommuner", headers={"host": "ett.example"})[0]
    assert 'lang="en"' in read(reader, "/en/kommuner", headers={"host": "ett.example"})[0]
    feed = read(reader, "/senaste-andringar/flode", headers={"host": "ett.example"})[0]
    other = read(reader, "/senaste-andringar/flode", headers={"host": "annat.example"})[0]
    safe = read(reader, "/senaste-andringar/flode", headers={"host": "ett.example"}, secure=True)[0]
    assert "http://ett.example/" in feed
    assert "http://annat.example/" in other
    assert "https://ett.example/" in safe
    assert reader.get("/kommuner", headers={"host": "ond.example"}).status_code == 400


def test_a_kept_page_is_not_given_without_tls(cast: Cast, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    reader = Client()
    for _ in range(2):
        assert reader.get("/kommuner", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000"
    assert reader.get("/kommuner").status_code == 301
