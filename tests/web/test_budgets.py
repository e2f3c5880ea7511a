"""How many questions a page asks the database: as many for one thing as for three hundred."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from mittkoping.knowledge import actions
from mittkoping.knowledge.histories import Told, import_page
from mittkoping.knowledge.models import Category, Kind
from mittkoping.organisation.actions import add_invented_municipality, add_named_person, add_user
from mittkoping.organisation.models import Municipality, User
from mittkoping.organisation.people import token
from mittkoping.organisation.queries import municipalities
from mittkoping.talk.actions import Told as Said
from mittkoping.talk.actions import tell_threads
from mittkoping.versions.models import Object
from tests.cast import LONG_AGO, PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SIZES = (1, 3, 300)

# A page that is made asks besides: what it stands under, before and after (3). A kept one asks one question.
BUDGETS = {
    "/": 14,
    "kommuner": 7,
    "nyckelomraden": 5,
    "nyckelomrade": 11,
    "nyckelomrade av en kommun": 11,
    "nyckelomrade, bara stubbar": 11,
    "kommun": 22,
    "sidor": 6,
    "kategori": 5,
    "stubbar": 5,
    "lankar-hit": 7,
    "onskade-sidor": 4,
    "sida": 11,
    "historik": 6,
    "version": 12,
    "jamfor": 11,
    "senaste-andringar": 11,
    "senaste-andringar i ett omrade": 12,
    "diskussion": 8,
    "person": 13,
    "bidrag": 9,
    "sok": 9,
    "flode": 5,
    "bidrag/flode": 8,
    "kommun/flode": 7,
    "nyckelomrade/flode": 7,
    "senaste-andringar/flode": 6,
}


@dataclass
class World:
    """A site that grows: everything listed anywhere is there as many times as `size` says."""

    size: int = 0
    by: User = field(init=False)
    towns: list[Municipality] = field(default_factory=list)
    hub: Object = field(init=False)
    large_page: Object = field(init=False)
    long: dict[int, Object] = field(default_factory=dict)

    def begin(self) -> None:
        """What all lists hang on."""
        self.by = add_user(
            by=None, email="a@example.org", name="Vide Flit", password=PASSWORD, administrator=True
        )
        invented = [
            add_invented_municipality(
                by=None, code=f"98{n:02}", name=f"Påhittad {n}", county=("98", "Påhittat län")
            )
            for n in range(11)
        ]
        self.towns = [*municipalities().filter(invented=False), *invented]
        self.hub = actions.create(
            by=self.by,
            kind=Kind.PAGE,
            content={"title": "Navet", "body": "<p>Alla länkar hit.</p>"},
            municipality=self.towns[0],
        )
        self.large_page = actions.create(
            by=self.by, kind=Kind.MUNICIPALITY, content=self._large(0), municipality=self.towns[-1]
        )

    def grow(self, size: int) -> None:
        """Until there are `size` of everything."""
        for number in range(self.size, size):
            self._one_more(number)
        said = [
            Said(
                "Tråd" if n % 2 else "Annan tråd",
                n % 3,
                self.by.person,
                LONG_AGO + timedelta(hours=n),
                f"<p>Ord {n} {self._link(n)}</p>",
                str(n),
            )
            for n in range(self.size, size)
        ]
        tell_threads(self.hub.pk, said, by=None, source_page=self.hub)
        self.large_page.refresh_from_db()
        actions.save(by=self.by, obj=self.large_page, base=self.large_page.head, content=self._large(size))
        told = [
            Told(
                LONG_AGO + timedelta(days=n),
                self.by.person,
                {"title": f"Lång {size}", "body": f"<p>Dag {n}.</p>"},
                f"Dag {n}",
            )
            for n in range(size)
        ]
        self.long[size] = import_page(by=None, kind=Kind.PAGE, versions=told, municipality=self.towns[0])
        self.size = size

    def _link(self, number: int) -> str:
        return f'<a href="wiki:Navet">navet</a> och <a href="wiki:Saknad_{number}">saknad</a>'

    def _one_more(self, number: int) -> None:
        town = self.towns[number]
        actions.create(
            by=self.by,
            kind=Kind.PAGE,
            content={
                "title": f"Sida {number:03}",
                "body": f"<p>Gemensamt {self._link(number)}.</p>",
                "categories": [
                    {"title": "Allt", "sort_key": ""},
                    {"title": f"Bara {number}", "sort_key": ""},
                ],
            },
            municipality=town,
        )
        teaser = {
            "title": "Vårt uppslag",
            "key_area": "Kompetens",
            "lead": f"<p>{self._link(number)}</p>",
            "target": "",
        }
        content = {"title": town.short_name, "name": town.short_name, "cards": [teaser]}
        actions.create(by=self.by, kind=Kind.MUNICIPALITY, content=content, municipality=town)

    def _large(self, size: int) -> dict[str, Any]:
        """The page of a municipality that tells of `size` cards and thanks as many."""
        heroes = [add_named_person(by=None, name=f"Hjälte {n}") for n in range(size and min(size, 40))]
        return {
            "title": "Storby",
            "name": "Storby",
            "introduction": "\n".join(f"<p>Stycke {n}. {self._link(n)}</p>" for n in range(size)),
            "heroes": [
                {"role": f"Roll {n}", "people": token(who), "said": "<p>Tack.</p>"}
                for n, who in enumerate(heroes)
            ],
            "editors": [{"role": "Redaktör", "people": token(who)} for who in heroes],
            "cards": [
                {
                    "title": f"Kort {n}",
                    "key_area": "Styrning",
                    "lead": f"<p>{self._link(n)}</p>",
                    "target": "",
                }
                for n in range(size)
            ],
        }

    def addresses(self) -> dict[str, str]:
        """Every list page: the name of its budget → where it is read now."""
        category = Category.objects.get(title="Allt")
        long, person = self.long[self.size], self.by.person.pk
        return {
            "/": "/",
            "kommuner": "/kommuner",
            "nyckelomraden": "/nyckelomraden",
            "nyckelomrade": "/nyckelomrade/kompetens",
            "nyckelomrade av en kommun": "/nyckelomrade/styrning?ordning=rubrik",
            "nyckelomrade, bara stubbar": "/nyckelomrade/styrning?stubbar=1&ordning=andrad",
            "kommun": f"/kommun/{self.towns[-1].slug}",
            "sidor": "/sidor",
            "kategori": f"/kategori/{category.pk}/allt",
            "stubbar": "/stubbar",
            "lankar-hit": f"/lankar-hit/{self.hub.pk}",
            "onskade-sidor": "/onskade-sidor",
            "sida": f"/sida/{self.hub.pk}/navet",
            "historik": f"/historik/{long.pk}",
            "version": f"/version/{self.large_page.pk}/{self.large_page.head}",
            "jamfor": f"/jamfor/{self.large_page.pk}/{self.large_page.head - 1}/{self.large_page.head}",
            "senaste-andringar": "/senaste-andringar",
            "senaste-andringar i ett omrade": "/senaste-andringar?omrade=kompetens&sma=0",
            "diskussion": f"/diskussion/{self.hub.pk}",
            "person": f"/person/{person}",
            "bidrag": f"/bidrag/{person}",
            "sok": "/sok?q=gemensamt",
            "flode": f"/flode/{long.pk}",
            "bidrag/flode": f"/bidrag/{person}/flode",
            "kommun/flode": f"/kommun/{self.towns[0].slug}/flode",
            "nyckelomrade/flode": "/nyckelomrade/kompetens/flode",
            "senaste-andringar/flode": "/senaste-andringar/flode",
        }


@pytest.fixture(scope="module")
def counted(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, dict[str, list[int]]]]:
    """For a reader and for a writer: how many questions each page asks at each size."""
    found: dict[str, dict[str, list[int]]] = {"reader": {}, "writer": {}}
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        world = World()
        world.begin()
        for size in SIZES:
            world.grow(size)
            for name, address in world.addresses().items():
                writer = Client()
                writer.force_login(world.by)
                for who, browser in (("reader", Client()), ("writer", writer)):
                    found[who].setdefault(name, []).append(questions(browser, address))
        yield found
        transaction.set_rollback(True)


def questions(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return len(asked)


def test_a_list_of_three_hundred_asks_as_much_as_one_of_one(counted: dict[str, dict[str, list[int]]]) -> None:
    assert counted["reader"] == {name: [number] * len(SIZES) for name, number in BUDGETS.items()}


def test_whoever_writes_asks_no_more_with_more_to_read(counted: dict[str, dict[str, list[int]]]) -> None:
    uneven = {name: numbers for name, numbers in counted["writer"].items() if len(set(numbers)) > 1}
    assert not uneven
