"""The address of everything: Swedish words and ids, under /en when the reader reads English."""

from urllib.parse import quote

from django.utils.translation import get_language

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge.models import Category, Kind
from mittkoping.lib.slugs import slug
from mittkoping.organisation.models import Municipality, Person
from mittkoping.versions.models import Object

WORDS = {
    Kind.CARD: "uppslag",
    Kind.PAGE: "sida",
    Kind.USER: "anvandarsida",
    Kind.TEMPLATE: "mall",
    Kind.FILE: "fil",
    Kind.TALK: "samtal",
    Kind.REDIRECT: "omdirigering",
}


def root() -> str:
    """What every address begins with in the reader's language."""
    return "/en" if get_language() == "en" else ""


def of_object(obj: Object) -> str:
    """Where an object is read."""
    if obj.kind == Kind.MUNICIPALITY and obj.municipality is not None:
        return of_municipality(obj.municipality)
    word = WORDS.get(Kind(obj.kind))
    return f"{root()}/{word}/{obj.pk}/{slug(obj.title)}" if word else f"{root()}/till/{obj.pk}"


def of_card(pk: int, title: str) -> str:
    """Where a card is read."""
    return f"{root()}/uppslag/{pk}/{slug(title)}"


def of_municipality(municipality: Municipality) -> str:
    """A municipality's page, written or not."""
    return f"{root()}/kommun/{municipality.slug}"


def of_key_area(area: KeyArea) -> str:
    """A key area's page."""
    return f"{root()}/nyckelomrade/{area.slug}"


def of_category(category: Category) -> str:
    """A category's page, described or not."""
    return f"{root()}/kategori/{category.pk}/{slug(category.title)}"


def of_person(person: Person) -> str:
    """What a person wrote about themselves."""
    return f"{root()}/person/{person.pk}"


def of_contributions(person: Person) -> str:
    """What a person has changed."""
    return f"{root()}/bidrag/{person.pk}"


def of_side(word: str, obj: Object) -> str:
    """A side of an object: historik, diskussion, lankar-hit, flode."""
    return f"{root()}/{word}/{obj.pk}"


def of_version(obj: int, number: int) -> str:
    """One version of an object, for good."""
    return f"{root()}/version/{obj}/{number}"


def of_source(obj: int, number: int) -> str:
    """The wiki text of an imported version."""
    return f"{root()}/wikitext/{obj}/{number}"


def of_comparison(obj: int, old: int, new: int) -> str:
    """Two versions of an object beside each other."""
    return f"{root()}/jamfor/{obj}/{old}/{new}"


def of_nothing(title: str) -> str:
    """Where a link to a page that nobody has written leads."""
    return f"{root()}/wiki/{quote(title.replace(' ', '_'), safe='/:')}"
