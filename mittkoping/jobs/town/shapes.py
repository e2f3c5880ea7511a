"""What the believable town consists of: plain frozen records without a database.

Body texts are HTML in the canonical subset, one line per block; all other fields are plain text. In a link
`wiki:Titel` means the card with that title, `wiki:Kommun:Namn` a municipality's page. People are referred to
by `Person.key`, municipalities by code.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Maturity = Literal["idea", "tried", "running", "spread"]
State = Literal["published", "draft"]
Audience = Literal["public", "municipality"]
ObjectKind = Literal["card", "page", "municipality"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLevel:
    """A level of a sector's chain of responsibility and what it answers for, in one sentence."""

    code: str
    name: str
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A versioned set of key areas, and the chain levels of the sector it is used in."""

    code: str
    name: str
    version: int
    sector: str
    description: str
    levels: tuple[ChainLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyArea:
    """A key area: what it is about in four sentences, and the questions to ask oneself."""

    slug: str
    title: str
    introduction: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """The county; `invented` marks that no register has it."""

    code: str
    name: str
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A board, administration, school or preschool; `parent` is another unit's name, empty at the top."""

    name: str
    kind: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hero:
    """A hero block of a municipality's page: role first, one or several people (by key), a short text."""

    people: tuple[str, ...]
    role: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """An invented municipality with its page; `tells` says in words how much it has told."""

    code: str
    name: str
    county: County
    population: int
    tells: str
    introduction: str
    editors: tuple[str, ...]
    heroes: tuple[Hero, ...]
    units: tuple[Unit, ...]
    author: str
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person; `account`: she signs in; `municipality` is empty for those who act everywhere."""

    key: str
    name: str
    email: str
    title: str
    roles: tuple[str, ...]
    municipality: str = ""
    unit: str = ""
    account: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The fields of a card or page that have earlier versions; a page fills only title and body."""

    title: str
    body: str
    lead: str = ""
    obstacle: str = ""
    took_money: str = ""
    took_time: str = ""
    took_people: str = ""

    @property
    def took(self) -> str:
        """Money, time and people as one run of plain sentences."""
        return " ".join(part for part in (self.took_money, self.took_time, self.took_people) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One experience in its newest version; `year_to` is None while it goes on."""

    key: str
    municipality: str
    area: str
    text: Text
    year_from: int
    year_to: int | None
    documents: tuple[str, ...]
    maturity: Maturity
    contact: str
    author: str
    updated: datetime
    summary: str
    minor: bool
    stub: bool
    state: State
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that belongs to no municipality: front, about, synthesis, category, statement or privacy."""

    key: str
    kind: str
    text: Text
    author: str
    updated: datetime
    summary: str
    minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierVersion:
    """A version before the newest of the card or page `object`; numbers start at 1 with the oldest."""

    object: str
    number: int
    author: str
    at: datetime
    summary: str
    minor: bool
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A contribution to a thread; `reply_to` is the number of the post it answers."""

    number: int
    author: str
    at: datetime
    body: str
    reply_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A talk on a card or page (by key) or on a municipality's page (by code)."""

    key: str
    on: str
    on_kind: ObjectKind
    title: str
    posts: tuple[Post, ...]
    resolved: bool
    resolved_by: str
    resolved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Everything; the order within each tuple is the order to show or to write it in."""

    framework: Framework
    key_areas: tuple[KeyArea, ...]
    municipalities: tuple[Municipality, ...]
    people: tuple[Person, ...]
    cards: tuple[Card, ...]
    pages: tuple[Page, ...]
    threads: tuple[Thread, ...]
    history: tuple[EarlierVersion, ...]

    @property
    def told(self) -> tuple[Card | Page, ...]:
        """Cards and pages together: what has a text with versions."""
        return (*self.cards, *self.pages)
