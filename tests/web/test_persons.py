"""Authors as readers meet them: hidden, nameless, by address, or with a name."""

import pytest
from django.test import Client

from mittkoping.knowledge.histories import Told, import_page
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.models import Person
from mittkoping.organisation.people import token
from mittkoping.versions.models import Object
from tests.cast import LONG_AGO, Cast
from tests.web import markup

pytestmark = pytest.mark.django_db


def written_by(author: Person) -> Object:
    told = Told(LONG_AGO, author, {"title": "Gammal sida", "body": "<p>Gammalt.</p>"}, "Tillägg")
    return import_page(by=None, kind=Kind.PAGE, versions=[told])


def banner(obj: Object) -> str:
    page = markup.parsed(Client().get(f"/version/{obj.pk}/1").content.decode())
    [said] = page.xpath("//p[@class='version']")
    return " ".join(said.text_content().split())


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        (Person.Kind.HIDDEN, "", "dolt användarnamn"),
        (Person.Kind.CONTRIBUTOR, "", "borttagen person"),
        (Person.Kind.ADDRESS, "192.0.2.17", "192.0.2.17"),
        (Person.Kind.NAMED, "Vide Flit", "Vide Flit"),
        (Person.Kind.CONTRIBUTOR, "<b>Vide & Flit</b>", "<b>Vide & Flit</b>"),
    ],
)
def test_every_kind_of_author_has_a_banner_whose_links_lead_somewhere(
    cast: Cast, kind: str, name: str, shown: str
) -> None:
    author = Person.objects.create(kind=kind, name=name, source="gammal")
    obj = written_by(author)
    assert (
        banner(obj) == f"Version från den 17 mars 2017 kl. 12.12 av {shown} (Diskussion | bidrag) (Tillägg)"
    )
    for address in (f"/version/{obj.pk}/1", f"/historik/{obj.pk}", "/senaste-andringar"):
        text = Client().get(address).content.decode()
        assert not markup.faults(text)
        for link in markup.links(text):
            if link.startswith(("/person/", "/bidrag/")):
                assert Client().get(link, follow=True).status_code == 200, link


def test_a_name_is_put_into_a_comparison_as_it_is(cast: Cast) -> None:
    author = cast.users["ekvik_editor"].person
    who = Person.objects.create(kind=Person.Kind.NAMED, name='Åsa <Ek> & "Alm"')
    told = [
        Told(LONG_AGO, author, {"title": "Sida", "body": f"<p>{word} av {token(who)}.</p>"})
        for word in ("Ett", "Två")
    ]
    obj = import_page(by=None, kind=Kind.PAGE, versions=told)
    page = markup.parsed(Client().get(f"/jamfor/{obj.pk}/1/2").content.decode())
    assert 'Åsa <Ek> & "Alm"' in page.text_content()


def test_two_who_are_thanked_together_stand_in_the_order_told(cast: Cast) -> None:
    names = ["Östen", "Åsa", "Bo"]
    persons = [Person.objects.create(kind=Person.Kind.NAMED, name=name) for name in reversed(names)][::-1]
    people = " och ".join(token(person) for person in persons)
    content = {"title": "Habo", "name": "Habo", "heroes": [{"role": "Skottare", "people": people}]}
    author = cast.users["moderator"].person
    habo = cast.towns["ekvik"].__class__.objects.get(slug="habo")
    import_page(
        by=None, kind=Kind.MUNICIPALITY, versions=[Told(LONG_AGO, author, content)], municipality=habo
    )
    assert "Östen och Åsa och Bo" in Client().get("/kommun/habo").content.decode()
