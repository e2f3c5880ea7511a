"""Typed rows follow what is said, at a price that does not grow with how many pages say it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge.actions import areas_by_name, create, save
from mittkoping.knowledge.models import Category, KeyAreaPage, Kind
from mittkoping.knowledge.projection import Shown, project
from mittkoping.lib.answers import RefusalError
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import Municipality, User
from mittkoping.versions.actions import new_object
from mittkoping.versions.models import Object

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> User:
    """Somebody who writes everywhere."""
    return add_user(
        by=None, email="siv@example.se", name="Siv", password="granar-vid-sjön", administrator=True
    )


def area_page(writer: User, area: str) -> Object:
    return create(by=writer, kind=Kind.KEY_AREA, content={"title": f"Om {area}", "name": area})


def holder(area: str) -> int | None:
    return KeyAreaPage.objects.filter(key_area__name=area).values_list("object", flat=True).first()


def test_a_page_that_changes_area_leaves_the_old_one(writer: User) -> None:
    page = area_page(writer, "Juridik")
    save(by=writer, obj=page, base=1, content={"title": "Om kompetens", "name": "Kompetens"})
    assert (holder("Juridik"), holder("Kompetens")) == (None, page.pk)


def test_the_first_page_of_an_area_keeps_it(writer: User) -> None:
    first = area_page(writer, "Juridik")
    area_page(writer, "Juridik")
    assert holder("Juridik") == first.pk


def test_a_page_that_names_no_area_any_more_stays_where_it_is(writer: User) -> None:
    page = area_page(writer, "Juridik")
    save(by=writer, obj=page, base=1, content={"title": "Lagar", "name": "Lagar"})
    assert holder("Juridik") == page.pk


def test_a_category_page_with_a_new_title_describes_that_category(writer: User) -> None:
    page = create(by=writer, kind=Kind.CATEGORY, content={"title": "Läsning"})
    save(by=writer, obj=page, base=1, content={"title": "Läsglädje"})
    described = dict(Category.objects.values_list("title", "object"))
    assert described == {"Läsning": None, "Läsglädje": page.pk}


def test_a_municipality_has_one_page(writer: User) -> None:
    town = Municipality.objects.get(short_name="Härryda")
    create(by=writer, kind=Kind.MUNICIPALITY, content={"title": "Härryda"}, municipality=town)
    with pytest.raises(RefusalError, match="Härryda har redan en sida"):
        create(by=writer, kind=Kind.MUNICIPALITY, content={"title": "Igen"}, municipality=town)
    assert Object.objects.count() == 1


def statements(kind: str, names: list[str]) -> int:
    """How many it takes to project a page of `kind` for each name, all at once."""
    objects = [new_object(kind=kind, title=name, at=timezone.now()) for name in names]
    Object.objects.bulk_create(objects)
    items = [Shown(obj, {"title": obj.title}) for obj in objects]
    areas = areas_by_name()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        project(items, municipalities={}, areas=areas)
    return len(asked)


def test_thirty_category_pages_take_as_many_statements_as_one() -> None:
    assert statements(Kind.CATEGORY, [f"Ämne {n}" for n in range(30)]) == statements(Kind.CATEGORY, ["Ett"])
    assert Category.objects.exclude(object=None).count() == 31


def test_all_key_areas_take_as_many_statements_as_one() -> None:
    names = list(KeyArea.objects.values_list("name", flat=True))
    assert statements(Kind.KEY_AREA, names[1:]) == statements(Kind.KEY_AREA, names[:1])
    assert KeyAreaPage.objects.count() == len(names)
