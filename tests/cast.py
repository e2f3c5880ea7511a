"""The cast: who reads and writes in two invented neighbours, Ekvik and Sjöberga, and what they have told.

Everything is made by the actions everybody's pages are made by. There is something in every state, and what
only some may see is marked: its title, text, summary, category and comment hold a word that stands nowhere
else, and its author has written nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from mittkoping.history.actions import event, record
from mittkoping.knowledge import actions
from mittkoping.knowledge.histories import Told, import_page
from mittkoping.knowledge.models import Card, Kind
from mittkoping.organisation.actions import add_invented_municipality, add_named_person, add_user
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.organisation.people import token
from mittkoping.talk.actions import Told as Said
from mittkoping.talk.actions import tell_threads
from mittkoping.versions.models import Object

PASSWORD = "granris-och-snö-2031"
LONG_AGO = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)
ROLES = {
    "editor": "wikiredaktör",
    "principal": "rektor",
    "strategist": "kvalitetsstrateg",
    "it_manager": "IT-chef",
    "board_member": "nämndledamot",
}
TOWNS = {"ekvik": ("9901", "Ekvik"), "sjoberga": ("9902", "Sjöberga")}
CITIZEN = "citizen"
MODERATOR = "moderator"
# Everybody who asks: the citizen, the moderator, and each role in both towns.
MEMBERS = (CITIZEN, MODERATOR, *(f"{town}_{role}" for town in TOWNS for role in ROLES))
PUBLISHED, DRAFT, DELETED = "published", "draft", "deleted"
STATES = (PUBLISHED, DRAFT, DELETED)
# Everything that tells of a draft or of something deleted ends in one of these, and nothing else does.
MARKS = {
    ("ekvik", DRAFT): "smygek",
    ("ekvik", DELETED): "struketek",
    ("sjoberga", DRAFT): "smygsjö",
    ("sjoberga", DELETED): "struketsjö",
}


@dataclass
class Cast:
    """The towns, who stands in them and what they have told, by town and state."""

    towns: dict[str, Municipality] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    authors: dict[tuple[str, str], Person] = field(default_factory=dict)
    cards: dict[tuple[str, str], Object] = field(default_factory=dict)
    pages: dict[tuple[str, str], Object] = field(default_factory=dict)
    municipality_pages: dict[str, Object] = field(default_factory=dict)
    heroes: dict[str, Person] = field(default_factory=dict)

    def client(self, member: str) -> Client:
        """A browser in which `member` is signed in; the citizen is not."""
        browser = Client()
        if member != CITIZEN:
            browser.force_login(self.users[member])
        return browser

    def sees(self, member: str, town: str, state: str) -> bool:
        """Whether `member` may see what stands in `town` in this state: the rule, told a second time."""
        if state == PUBLISHED:
            return True
        return state == DRAFT and (member == MODERATOR or member.startswith(f"{town}_"))

    def hidden_marks(self, member: str) -> list[str]:
        """The words that may stand nowhere in what `member` reads."""
        return [mark for (town, state), mark in MARKS.items() if not self.sees(member, town, state)]

    def unseen(self, member: str) -> list[tuple[str, str]]:
        """Town and state of everything `member` may not see."""
        return [key for key in self.cards if not self.sees(member, *key)]


def tell_all() -> Cast:
    """Make the cast and everything it has told. Must run inside a transaction."""
    cast = Cast()
    cast.users[MODERATOR] = add_user(
        by=None, email="moderator@ekvik.example", name="Moa Moderator", password=PASSWORD, administrator=True
    )
    for town, (code, name) in TOWNS.items():
        cast.towns[town] = add_invented_municipality(
            by=None, code=code, name=name, county=("99", "Sjölands län")
        )
        for role, title in ROLES.items():
            cast.users[f"{town}_{role}"] = add_user(
                by=None,
                email=f"{role}@{town}.example",
                name=f"{title.capitalize()} i {name}",
                password=PASSWORD,
                municipality=cast.towns[town],
                role=title,
            )
    _shared_pages(cast)
    for town in TOWNS:
        for state in STATES:
            _told(cast, town, state)
        _municipality_page(cast, town)
    for town in TOWNS:
        delete(cast.cards[town, DELETED])
        delete(cast.pages[town, DELETED])
    return cast


@contextmanager
def on_stage() -> Iterator[Cast]:
    """The cast for as long as a module's tests last; afterwards the database is as before."""
    cache.clear()
    with transaction.atomic():
        yield tell_all()
        transaction.set_rollback(True)


def card_content(
    town: str, title: str, *, area: str = "Kompetens", more: str = "", **fields: object
) -> dict[str, object]:
    """A whole card about the winter in `town`."""
    return {
        "title": title,
        "municipality": TOWNS[town][1],
        "key_area": area,
        "lead": f"<p>Vintern kom tidigt och alla samlades. {more}</p>",
        "body": f'<h2 id="forst">Först</h2>\n<p>Vi skottade gemensamt. {more}</p>\n'
        f"<h2>Sedan</h2>\n<p>Snön låg kvar. {more}</p>",
        "years": [2021, 2023],
        "took": f"<p>två vintrar {more}</p>",
        "obstacle": f"<p>Spadarna tog slut. {more}</p>",
        "maturity": "tried",
        "contact": f"Vaktmästaren {strip_tags(more)}".strip(),
        "documents": [f"Snöplan {strip_tags(more)}".strip()],
        **fields,
    }


def _shared_pages(cast: Cast) -> None:
    """What belongs to no town: a key area's page, an article, a category's page."""
    by = cast.users[MODERATOR]
    actions.create(
        by=by,
        kind=Kind.KEY_AREA,
        content={
            "title": "Kompetens",
            "name": "Kompetens",
            "body": "<p>Att kunna skotta.</p>",
            "questions": ["Vem kan?"],
        },
    )
    article = actions.create(
        by=by,
        kind=Kind.PAGE,
        content={
            "title": "Om snö",
            "body": '<h2 id="ett">Ett</h2>\n<p>Se <a href="wiki:Ekvik/Vintern_i_Ekvik">vintern</a> och '
            '<a href="wiki:Oskriven_sida">det oskrivna</a>.</p>\n<h2 id="tva">Två</h2>\n<p>Snö.</p>\n'
            '<h2 id="tre">Tre</h2>\n<p>Mer snö.</p>\n<h2 id="fyra">Fyra</h2>\n<p>Mest snö.</p>',
            "categories": [{"title": "Årstider", "sort_key": ""}],
        },
    )
    _say(article, by.person, "Är det sant?", "Ja, gemensamt.")
    actions.create(by=by, kind=Kind.CATEGORY, content={"title": "Årstider", "body": "<p>Allt om året.</p>"})
    actions.create(by=by, kind=Kind.CATEGORY, content={"title": "Stubbar", "body": "<p>Det som väntar.</p>"})


def _author(cast: Cast, town: str, state: str) -> User:
    """Who writes what stands in this state; of drafts and deleted texts somebody who wrote nothing else."""
    if state == PUBLISHED:
        return cast.users[f"{town}_editor"]
    mark = MARKS[town, state]
    return add_user(
        by=None,
        email=f"{town}.{state}@example.org",
        name=f"Skribent {mark}",
        password=PASSWORD,
        municipality=cast.towns[town],
    )


def _told(cast: Cast, town: str, state: str) -> None:
    """A card with three versions and a page with two, in one state, each with a thread."""
    by, place = _author(cast, town, state), cast.towns[town]
    mark = MARKS.get((town, state), "")
    audience = Object.Audience.MUNICIPALITY if state == DRAFT else Object.Audience.PUBLIC
    title = f"Vintern i {TOWNS[town][1]} {mark}".strip()
    linked = f'gemensam <a href="wiki:Väntad_sida_{mark or town}">sida</a> {mark}'
    categories = [{"title": f"Lista {mark}".strip(), "sort_key": ""}, {"title": "Årstider", "sort_key": ""}]
    card = actions.create(
        by=by,
        kind=Kind.CARD,
        content=card_content(town, title, more=linked, categories=categories),
        municipality=place,
        audience=audience,
        summary=f"Början {mark}",
    )
    if state != DRAFT:
        for number, word in enumerate(("skidor", "skidor och skridskor"), start=1):
            body = f"<p>Vi skottade och åkte {word}. {linked}</p>"
            content = card_content(town, title, more=linked, categories=categories, body=body)
            actions.save(
                by=by,
                obj=card,
                base=number,
                content=content,
                summary=f"Mer om {word} {mark}",
                minor=number == 2,
            )
    page = actions.create(
        by=by,
        kind=Kind.PAGE,
        content={
            "title": f"Anteckning {town} {mark}".strip(),
            "body": f'<p>Läs <a href="wiki:Om_snö">om snö</a>. {linked}</p>',
        },
        municipality=place,
        audience=audience,
        summary=f"Antecknat {mark}",
    )
    for obj in (card, page):
        _say(obj, by.person, f"Fråga {mark}", f"Stämmer det? {linked}")
    cast.authors[town, state] = by.person
    cast.cards[town, state], cast.pages[town, state] = card, page


def _municipality_page(cast: Cast, town: str) -> None:
    """The town's own page, which came with its past: two versions by two authors, heroes and an editor."""
    place = cast.towns[town]
    hero = add_named_person(by=None, name=f"Hjälte Snöros {town}", municipality=place)
    cast.heroes[town] = hero
    content = {
        "title": place.short_name,
        "name": place.short_name,
        "heading": "Rötter i snön",
        "introduction": f"<p>År 2010 snöade det i {place.short_name}.</p>\n<p>Sedan 2015 skottar alla.</p>",
        "heroes": [{"role": "Vaktmästare", "people": token(hero), "said": "<p>Hon skottade först.</p>"}],
        "editors": [{"role": "Redaktör", "people": token(hero)}],
        "cards": [
            {
                "title": f"Vintern i {place.short_name}",
                "key_area": "Kompetens",
                "lead": "<p>Vintern kom.</p>",
                "target": "",
            },
            {"title": "Snöröjning", "key_area": "Styrning", "lead": "<p>Vem röjer?</p>", "target": ""},
        ],
        "body": "",
        "categories": [{"title": "Årstider", "sort_key": ""}],
    }
    authors = [cast.users[f"{town}_editor"].person, cast.users[f"{town}_principal"].person]
    earlier = content | {"introduction": "<p>Det snöade.</p>"}
    cast.municipality_pages[town] = import_page(
        by=None,
        kind=Kind.MUNICIPALITY,
        versions=[
            Told(LONG_AGO, authors[0], earlier, "Lite tillägg"),
            Told(LONG_AGO + timedelta(days=400), authors[1], content, "Mer", minor=True),
        ],
        municipality=place,
        names=[f"Kommun:{place.short_name}"],
    )


def _say(obj: Object, who: Person, heading: str, body: str) -> None:
    said = [
        Said(heading, depth, who, LONG_AGO + timedelta(days=depth), f"<p>{body}</p>", f"{obj.pk}-{depth}")
        for depth in range(3)
    ]
    tell_threads(obj.pk, said, by=None, source_page=obj)


def delete(obj: Object) -> None:
    """Take an object away: what the action of a later issue will do, done here to the rows themselves."""
    obj.deleted = timezone.now()
    obj.save(update_fields=["deleted"])
    Card.objects.filter(pk=obj.pk).update(listed=False)
    record(
        [
            event(
                f"{obj.kind}.deleted",
                by=None,
                kind=obj.kind,
                object=obj.pk,
                municipality=obj.municipality_id or "",
            )
        ]
    )
