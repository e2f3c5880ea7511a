"""mittkoping seed: the believable town, told once, by the same verbs as everybody's pages."""

import argparse
import sys
from collections.abc import Mapping
from html import escape
from typing import Any

from django.conf import settings
from django.db import transaction

from mittkoping.frameworks.models import KeyArea
from mittkoping.jobs.town.reader import read_town
from mittkoping.jobs.town.shapes import Card, Page, Post, Text, Thread, Town
from mittkoping.jobs.town.shapes import Municipality as TownMunicipality
from mittkoping.knowledge.histories import Told, import_page
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_invented_municipality, add_named_person, add_user
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.organisation.people import token
from mittkoping.search.index import rebuild
from mittkoping.talk.actions import Told as ToldComment
from mittkoping.talk.actions import resolve_threads, tell_threads
from mittkoping.texts.canon import canon
from mittkoping.versions.models import Object

DEMO_PASSWORD = "mittköping-demo"  # noqa: S105 - works only where nobody but this machine can ask
PAGE_KINDS = {"category": Kind.CATEGORY}


def arguments(parser: argparse.ArgumentParser) -> None:
    """--quiet says nothing when the town stands already."""
    parser.add_argument("--quiet", action="store_true", help="skriv inget om staden redan finns")


def run(args: argparse.Namespace) -> int:
    """Fill an installation without pages; one that holds anything is left alone."""
    if not set(settings.ALLOWED_HOSTS) <= settings.LOOPBACK:
        print(
            "Demostaden får bara finnas där ingen annan kommer åt den. Inget har lagts till.", file=sys.stderr
        )
        return 2
    if Object.objects.exists() or User.objects.exists():
        if not args.quiet:
            print("Här finns redan sidor. Inget har lagts till.")
        return 0
    with transaction.atomic():
        objects = Seeding(read_town()).told()
    rebuild()
    print(f"Staden är byggd: {objects} sidor och uppslag.")
    return 0


class Seeding:
    """The town on its way into the database; what later steps need of earlier ones is kept here."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.municipalities: dict[str, Municipality] = {}
        self.persons: dict[str, Person] = {}
        self.objects: dict[str, Object] = {}
        self.area_names: dict[str, str] = {}

    def told(self) -> int:
        """Tell everything; returns how many objects there are."""
        self._places()
        self._people()
        self._key_areas()
        for page in self.town.pages:
            self._page(page)
        for card in self.town.cards:
            self._card(card)
        for place in self.town.municipalities:
            self._municipality(place)
        for thread in self.town.threads:
            self._thread(thread)
        return len(self.objects)

    def _places(self) -> None:
        for place in self.town.municipalities:
            self.municipalities[place.code] = add_invented_municipality(
                by=None, code=place.code, name=place.name, county=(place.county.code, place.county.name)
            )

    def _people(self) -> None:
        for one in self.town.people:
            home = self.municipalities.get(one.municipality)
            if one.account:
                user = add_user(
                    by=None,
                    email=one.email,
                    name=one.name,
                    password=DEMO_PASSWORD,
                    municipality=home,
                    role=one.title,
                    administrator="administrator" in one.roles,
                    demo=True,
                )
                self.persons[one.key] = user.person
            else:
                self.persons[one.key] = add_named_person(by=None, name=one.name, municipality=home)

    def _key_areas(self) -> None:
        first = self.town.pages[0]
        for area in self.town.key_areas:
            content = {
                "title": area.title,
                "name": area.title,
                "body": paragraphs(area.introduction),
                "questions": list(area.questions),
            }
            told = Told(first.updated, self.persons[first.author], content, "Nyckelområdet beskrivet")
            self.objects[area.slug] = import_page(
                by=None, kind=Kind.KEY_AREA, versions=[told], names=[area.title]
            )
        self.area_names = dict(KeyArea.objects.values_list("slug", "name"))

    def _versions(self, told: Card | Page, content: Mapping[str, Any]) -> list[Told]:
        earlier = [version for version in self.town.history if version.object == told.key]
        versions = [
            Told(row.at, self.persons[row.author], {**content, **texts(row.text)}, row.summary, row.minor)
            for row in sorted(earlier, key=lambda row: row.number)
        ]
        newest = {**content, **texts(told.text)}
        return [*versions, Told(told.updated, self.persons[told.author], newest, told.summary, told.minor)]

    def _page(self, page: Page) -> None:
        kind = PAGE_KINDS.get(page.kind, Kind.PAGE)
        names = [f"Kategori:{page.text.title}" if kind == Kind.CATEGORY else page.text.title]
        self.objects[page.key] = import_page(
            by=None, kind=kind, versions=self._versions(page, {}), names=names
        )

    def _card(self, card: Card) -> None:
        home = self.municipalities[card.municipality]
        content = {
            "municipality": home.short_name,
            "key_area": self.area_names[card.area],
            "years": [card.year_from, card.year_to or card.year_from],
            "documents": list(card.documents),
            "maturity": card.maturity,
            "contact": card.contact,
            "stub": card.stub,
        }
        title = card.text.title
        self.objects[card.key] = import_page(
            by=None,
            kind=Kind.CARD,
            versions=self._versions(card, content),
            municipality=home,
            audience=card.audience,
            names=[f"{home.short_name}/{title}", title],
        )

    def _municipality(self, place: TownMunicipality) -> None:
        people = {person.key: person for person in self.town.people}
        content = {
            "title": place.name,
            "name": place.name,
            "heading": "",
            "introduction": place.introduction,
            "heroes": [
                {"people": self._tokens(hero.people), "role": hero.role, "said": canon(hero.body)}
                for hero in place.heroes
            ],
            "editors": [{"people": self._tokens((key,)), "role": people[key].title} for key in place.editors],
            "body": "",
        }
        told = Told(place.updated, self.persons[place.author], content, "Berättelsen uppdaterad")
        self.objects[place.code] = import_page(
            by=None,
            kind=Kind.MUNICIPALITY,
            versions=[told],
            municipality=self.municipalities[place.code],
            names=[f"Kommun:{place.name}"],
        )

    def _tokens(self, keys: tuple[str, ...]) -> str:
        return " och ".join(token(self.persons[key]) for key in keys)

    def _thread(self, thread: Thread) -> None:
        depths: dict[int, int] = {}
        told = []
        for post in thread.posts:
            depths[post.number] = depths[post.reply_to] + 1 if post.reply_to else 0
            told.append(self._comment(thread, post, depths[post.number]))
        target = self.objects[thread.on]
        tell_threads(target.pk, told, by=None, source_page=target)
        if thread.resolved and thread.resolved_at:
            resolve_threads(
                target.pk, {thread.title: thread.resolved_at}, by=self.persons[thread.resolved_by]
            )

    def _comment(self, thread: Thread, post: Post, depth: int) -> ToldComment:
        author = self.persons[post.author]
        return ToldComment(
            thread.title, depth, author, post.at, canon(post.body), f"{thread.key}/{post.number}"
        )


def texts(text: Text) -> dict[str, str]:
    """The texts of a card or page as snapshots hold them."""
    return {
        "title": text.title,
        "lead": paragraphs(text.lead),
        "body": text.body,
        "took": paragraphs(text.took),
        "obstacle": paragraphs(text.obstacle),
    }


def paragraphs(plain: str) -> str:
    """Plain text as HTML, a paragraph for each line."""
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in plain.split("\n") if line.strip())
