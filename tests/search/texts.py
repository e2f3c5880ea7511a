"""Objects to be found: invented municipalities, own words, and a large seeded heap of texts."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from mittkoping.frameworks.models import KeyArea
from mittkoping.organisation.models import County, Municipality, Person, User
from mittkoping.search import index
from mittkoping.search.entries import Indexable
from mittkoping.versions.models import Object

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
EKVIK, LINDAKER = "9801", "9802"


def municipality(code: str, name: str, county: str = "98", county_name: str = "Ekviks län") -> Municipality:
    """An invented municipality, made when it is not there."""
    place, _ = County.objects.get_or_create(
        code=county,
        defaults={
            "name": county_name,
            "short_name": county_name[:-4],
            "slug": county_name,
            "sort_key": county,
        },
    )
    made, _ = Municipality.objects.get_or_create(
        code=code,
        defaults={
            "name": f"{name} kommun",
            "short_name": name,
            "slug": f"{name.lower()}-{code}",
            "sort_key": name.lower(),
            "county": place,
            "invented": True,
        },
    )
    return made


def key_area(name: str) -> KeyArea:
    """The key area of the first framework with this name."""
    return KeyArea.objects.get(name=name)


def user(code: str | None, *, administrator: bool = False) -> User:
    """Somebody of this municipality."""
    person = Person.objects.create(kind=Person.Kind.MEMBER, name="Någon")
    email = f"{person.key}@example.se"
    return User.objects.create(
        email=email, person=person, municipality_id=code, is_administrator=administrator
    )


def objects(number: int) -> list[int]:
    """Ids of so many new objects."""
    rows = [
        Object(kind="card", title=f"Text {n}", sort_key=f"text {n}", created=NOW, updated=NOW)
        for n in range(number)
    ]
    return [row.pk for row in Object.objects.bulk_create(rows)]


def put(title: str, body: str = "", **more: object) -> int:
    """Index one text about a new object; returns the object's id."""
    [pk] = objects(1)
    given: dict[str, object] = {"kind": "card", **more}
    index.put([Indexable(object_id=pk, title=title, body=body, **given)])  # type: ignore[arg-type]  # a test's shorthand
    return pk


class Heap:
    """Seeded texts whose words are drawn by Zipf's law out of syllables and a few real compounds."""

    SYLLABLES = (
        "ban",
        "bel",
        "dår",
        "fal",
        "gim",
        "hul",
        "jor",
        "kav",
        "lem",
        "mis",
        "nor",
        "pek",
        "rus",
        "sål",
        "tam",
        "vin",
        "ström",
        "gård",
        "lund",
        "sten",
    )
    REAL = (
        "skola",
        "kompetens",
        "utveckling",
        "plan",
        "verksamhet",
        "elev",
        "lärare",
        "strategi",
        "digital",
        "kommun",
        "kompetensutvecklingsplan",
        "skolfederation",
        "verksamhetsutvecklare",
        "molntjänster",
        "handlingsplan",
        "rektorer",
        "nätverket",
        "uppföljning",
        "kvalitet",
    )

    def __init__(self, seed: int = 7, words: int = 30_000) -> None:
        self.random = random.Random(seed)
        lengths = self.random.choices((2, 2, 3, 3, 4), k=words)
        made = {"".join(self.random.choices(self.SYLLABLES, k=length)) for length in lengths}
        self.words = sorted(made)
        self.random.shuffle(self.words)
        for place, word in enumerate(self.REAL):
            self.words.insert(place * 7 + 2, word)
        self.weights = [1 / (rank + 2) for rank in range(len(self.words))]

    def drawn(self, number: int) -> list[str]:
        """So many words by Zipf's law."""
        return self.random.choices(self.words, self.weights, k=number)

    def items(
        self,
        ids: Sequence[int],
        municipalities: Sequence[Municipality],
        areas: Sequence[int],
        length: int = 120,
    ) -> Iterator[Indexable]:
        """One text for each id."""
        for pk in ids:
            place = self.random.choice(municipalities)
            yield Indexable(
                object_id=pk,
                kind=self.random.choice(("card", "card", "card", "page")),
                title=" ".join(self.drawn(5)).capitalize(),
                lead=" ".join(self.drawn(15)),
                headings=[" ".join(self.drawn(3)) for _ in range(2)],
                body=". ".join(" ".join(self.drawn(12)) for _ in range(length // 12)),
                municipality_code=place.code,
                county_code=place.county_id,
                key_area_id=self.random.choice(areas),
                years=tuple(self.random.sample(range(2012, 2026), self.random.choice((1, 1, 2)))),
            )
