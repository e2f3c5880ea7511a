"""A name in a person field stands with the person alone, and is gone everywhere when it is emptied there."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from mittkoping.knowledge.models import Hero, Rendering
from mittkoping.knowledge.readings import content_now
from mittkoping.organisation.models import Person
from mittkoping.organisation.people import FORGOTTEN, TOKEN, named, names_of
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import verify
from tests.imports.wiki import KOMMUN, Leaf, Rev, brought_in, granvik, leaf, small_town

pytestmark = pytest.mark.django_db
NAMES = ("Alva Tall", "Bo Gran", "Cia Lärk", "Användare:Hemlig Alva", "Dag Ek", "Eva Al")
TOLD_IN_TALK = "{{Hjälte|namn=Dag Ek|roll=Vän}} Tack. --[[Användare:Ulf|Ulf]] 18 mars 2017 kl. 11.00 (CET)"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A municipality whose heroes, editors and talk name persons, brought in twice, the second time newer."""
    granvik()
    path = tmp_path / "export.xml"
    pages = [*small_town(), leaf(9, "Kommundiskussion:Granvik", TOLD_IN_TALK, ns=3001)]
    brought_in(path, *pages)
    newer = KOMMUN.replace("Bo Gran", "Eva Al")
    first, *others = pages
    brought_in(path, Leaf(first.id, first.title, [*first.revs, Rev(12, newer)], first.ns), *others)
    return path


def everything_stored() -> dict[str, str]:
    """Table → all it holds as text, the search index's own tables too."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of tables
            found[table] = repr([[str(value) for value in row] for row in cursor.fetchall()])
    return found


def test_no_name_from_a_person_field_stands_anywhere_else(town: Path) -> None:
    stored = everything_stored()
    assert len(stored) > len(list(apps.get_models()))
    holding = {table for table, text in stored.items() for name in NAMES if name in text}
    assert holding == {"organisation_person"}
    for name in NAMES:
        assert Person.objects.filter(name=name, kind=Person.Kind.NAMED).count() == 1


def test_single_names_are_not_in_the_search_index(town: Path) -> None:
    words = {table: text for table, text in everything_stored().items() if table.startswith("search_")}
    assert not [table for table, text in words.items() if "gran'" in text.lower() or "lärk" in text.lower()]


def test_all_other_text_is_kept_byte_for_byte(town: Path) -> None:
    obj = Object.objects.get(source_id=1)
    names = dict(Person.objects.values_list("key", "name"))
    revision = Revision.objects.get(object=obj, number=2)
    assert TOKEN.sub(lambda found: names[found[1]], revision.snapshot["source"]) == KOMMUN
    untouched = Revision.objects.get(object__source_id=2, number=2)
    assert untouched.snapshot == {"source": small_town()[1].revs[1].text}


def shown() -> str:
    """What every version of the municipality's page says of its people, names put in."""
    obj = Object.objects.get(source_id=1)
    contents = [content_now(obj, number) or {} for number in range(1, obj.last + 1)]
    people = " / ".join(who["people"] for told in contents for who in (*told["heroes"], *told["editors"]))
    return named(people, names_of(TOLD for TOLD in TOKEN.findall(people)))


def test_a_new_name_and_a_forgotten_one_show_in_every_version(town: Path) -> None:
    digest, before = verify().digest, shown()
    assert before == "Alva Tall och Bo Gran / Cia Lärk / " * 2 + "Alva Tall och Eva Al / Cia Lärk"
    Person.objects.filter(name="Alva Tall").update(name="Alva Tallberg")
    Person.objects.filter(name="Cia Lärk").update(name="")
    after = before.replace("Alva Tall", "Alva Tallberg").replace("Cia Lärk", FORGOTTEN)
    assert shown() == after
    assert (verify().digest, verify().broken) == (digest, 0)


def test_heroes_are_tied_to_their_persons(town: Path) -> None:
    assert {person.name for person in Hero.objects.get().persons.all()} == {"Alva Tall", "Eva Al"}


def test_the_same_file_again_does_not_bring_a_forgotten_name_back(town: Path) -> None:
    Person.objects.filter(kind=Person.Kind.NAMED).update(name="")
    persons = Person.objects.count()
    brought_in(town, *small_town())
    assert Person.objects.count() == persons
    assert not Person.objects.filter(name__in=NAMES).exists()


def test_only_references_stand_in_what_is_kept_for_showing(town: Path) -> None:
    kept = Rendering.objects.filter(revision__object__source_id=1)
    assert all(TOKEN.search(row.content["heroes"][0]["people"]) for row in kept)
