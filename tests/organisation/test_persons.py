"""A name stands in one place: changed there it is changed everywhere, and emptied there it is gone."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client

from mittkoping.exports.archive import export_archive
from mittkoping.history.models import Counter, Event
from mittkoping.knowledge.actions import create, save
from mittkoping.knowledge.models import Hero, Kind
from mittkoping.organisation.actions import PEOPLE, add_user, erase_person, rename_person
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.organisation.people import token
from mittkoping.search.index import rebuild_words
from mittkoping.talk.actions import Told, tell_threads
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import holds_against, verify
from tests.imports.wiki import brought_in, granvik, leaf

pytestmark = pytest.mark.django_db
PASSWORD = "granar-vid-sjön-9"
NAME = "Zvantetta Quillström"
TRACES = ("zvantett", "quillstr")
IMPORTED = (
    "{{Kommun|namn=Granvik|introduktion=Så växte det.}}\n"
    "{{Hjälte|namn=Zvantetta Quillström|roll=Rektor}}\n{{Wikiredaktör|namn=Cia Lärk|roll=Lärare}}\n"
)


@dataclass
class Known:
    """Somebody with an account who wrote, spoke and is thanked, here and in an imported wiki."""

    user: User
    hero: Person
    pages: list[Object]


@pytest.fixture
def told(tmp_path: Path) -> Known:
    town = Municipality.objects.get(short_name="Härryda")
    user = add_user(
        by=None,
        email="zvantetta.quillstrom@example.se",
        name=NAME,
        password=PASSWORD,
        municipality=town,
        role="rektor hos Quillström",
    )
    named = token(user.person)
    content = {"title": "Läsa", "body": f"<p>Fråga {named} om läsning.</p>"}
    page = create(by=user, kind=Kind.PAGE, content=content, municipality=town, summary="Början")
    save(by=user, obj=page, base=1, content={**content, "title": "Läsa mer"})
    home = create(
        by=user,
        kind=Kind.MUNICIPALITY,
        content={
            "title": "Härryda",
            "name": "Härryda",
            "introduction": f"<p>{named} läste.</p>",
            "heroes": [{"role": "Rektor", "people": named, "said": f"<p>Tack {named}.</p>"}],
        },
        municipality=town,
    )
    said = Told("Fråga", 0, user.person, page.created, f"<p>Undrar {named}.</p>", "1")
    tell_threads(page.pk, [said], by=user, source_page=page)
    granvik()
    brought_in(tmp_path / "export.xml", leaf(1, "Kommun:Granvik", IMPORTED, ns=3000))
    rebuild_words()
    hero = Hero.objects.exclude(page=home.pk).get().persons.get()
    return Known(user, hero, [page, home])


def traces() -> set[str]:
    """The tables of the whole database, ours or not, in which a part of the name stands."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
            for row in cursor.fetchall():
                said = " ".join(
                    value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
                    for value in row
                ).casefold()
                found |= {table for trace in TRACES if trace in said}
    return found


def exported(path: Path) -> str:
    export_archive(path)
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist()).casefold()


def shown(told: Known) -> dict[str, str]:
    page, home = told.pages
    person = told.user.person.pk
    addresses = [
        *("/", "/senaste-andringar", "/kommun/harryda", "/kommun/granvik"),
        *(f"/person/{person}", f"/bidrag/{person}", f"/bidrag/{person}/flode", f"/flode/{page.pk}"),
        *(f"/historik/{page.pk}", f"/version/{page.pk}/1", f"/jamfor/{page.pk}/1/2"),
        *(f"/till/{page.pk}", f"/diskussion/{page.pk}", f"/version/{home.pk}/1"),
    ]
    return {address: Client().get(address, follow=True).content.decode() for address in addresses}


def test_a_name_is_kept_with_the_person_and_the_account_alone(told: Known) -> None:
    assert traces() == {"organisation_person", "organisation_user"}
    assert [address for address, text in shown(told).items() if NAME not in text] == []
    found = Client().get("/sok?q=Zvantetta").content.decode()
    assert NAME not in found, "search is no list of persons"


def test_another_name_is_read_everywhere_and_breaks_no_chain(told: Known) -> None:
    digest, people = verify().digest, Counter.objects.filter(key=PEOPLE).first()
    rename_person(by=told.user.person, person=told.user.person, name="  Ymer Alm ")
    assert "Ymer Alm" in shown(told)[f"/till/{told.pages[0].pk}"]
    assert {address for address, text in shown(told).items() if NAME in text} == {"/kommun/granvik"}
    assert holds_against(digest)
    assert Counter.objects.get(key=PEOPLE).value == (people.value if people else 0) + 1
    last = Event.objects.order_by("-pk")[0]
    assert (last.verb, last.facts) == ("person.renamed", {"person": told.user.person.pk})


def test_an_erased_name_is_nowhere_and_every_digest_holds(told: Known, tmp_path: Path) -> None:
    digest = verify().digest
    assert all(trace in exported(tmp_path / "before.zip") for trace in TRACES)
    for person in (told.user.person, told.hero):
        erase_person(by=None, person=person)
    assert traces() == set()
    archive = exported(tmp_path / "after.zip")
    assert not [trace for trace in TRACES if trace in archive]
    for address, text in shown(told).items():
        assert not [trace for trace in TRACES if trace in text.casefold()], address
    assert verify().broken == 0
    assert holds_against(digest)


def test_an_erasure_is_one_event_and_closes_the_account(told: Known) -> None:
    before = Event.objects.count()
    browser = Client()
    browser.force_login(told.user)
    email = told.user.email
    erase_person(by=None, person=told.user.person)
    assert Event.objects.count() == before + 1
    assert Event.objects.order_by("-pk")[0].verb == "person.erased"
    assert authenticate(username=email, password=PASSWORD) is None
    assert browser.get("/jag").status_code == 302
    assert Person.objects.get(pk=told.hero.pk).name == NAME  # a namesake is another person


def test_an_erased_name_stays_erased_when_the_wiki_comes_again(told: Known, tmp_path: Path) -> None:
    newer = IMPORTED.replace("Så växte det.", "Så växer det.")
    for person in (told.user.person, told.hero):
        erase_person(by=None, person=person)
    brought_in(tmp_path / "newer.xml", leaf(1, "Kommun:Granvik", IMPORTED, newer, ns=3000))
    assert traces() == set()
    assert Hero.objects.filter(persons=told.hero).exists()
    assert "Så växer det." in Client().get("/kommun/granvik").content.decode()


def test_a_contributor_who_was_erased_writes_no_name_either(tmp_path: Path) -> None:
    granvik()
    brought_in(tmp_path / "one.xml", leaf(1, "Sida", "Ett."))
    tapio = Person.objects.get(name="Tapio")
    erase_person(by=None, person=tapio)
    brought_in(tmp_path / "two.xml", leaf(1, "Sida", "Ett.", "Två."))
    assert not Person.objects.filter(name="Tapio").exists()
    assert set(Revision.objects.values_list("author", flat=True)) == {tapio.pk}
