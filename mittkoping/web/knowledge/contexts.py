"""What the wiki's pages show; views fill these from queries, templates only read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from mittkoping.overview.town import Town
from mittkoping.web.shell.contexts import Banner, CardTeaser, Change, Empty, Link, Person


@dataclass(frozen=True)
class StoryPart:
    """A stretch of the introduction with the years it is about, shown in the margin ("2010", "2013–2015")."""

    html: SafeString
    years: Sequence[str] = ()


@dataclass(frozen=True)
class Story:
    """The introduction of a municipality's page."""

    heading: str
    parts: Sequence[StoryPart]


@dataclass(frozen=True)
class AreaCards:
    """The cards of one key area, in reading order; `slug` chooses the glyph."""

    slug: str
    name: str
    url: str
    cards: Sequence[CardTeaser]


@dataclass(frozen=True)
class PageLinks:
    """Where the sides of a page are, and how many versions and comments it has."""

    history: str
    talk: str
    links_here: str
    feed: str = ""
    comments: int = 0
    versions: int = 0


@dataclass(frozen=True)
class MunicipalityContext:
    """knowledge/municipality.html, as `municipality`."""

    name: str
    county: Link | None
    links: PageLinks
    street: Town
    updated: datetime | None = None
    card_count: int = 0
    stub: bool = False
    story: Story | None = None
    heroes: Sequence[Person] = ()
    editors: Sequence[Person] = ()
    areas: Sequence[AreaCards] = ()
    silent_areas: Sequence[Link] = ()
    changes: Sequence[Change] = ()
    categories: Sequence[Link] = ()
    banner: Banner | None = None
    empty: Empty | None = None


@dataclass(frozen=True)
class Fact:
    """One line of facts in the margin."""

    label: str
    value: str


@dataclass(frozen=True)
class CardContext:
    """knowledge/card.html, as `card`. `area_slug` chooses the glyph."""

    title: str
    links: PageLinks
    body: SafeString
    lead: SafeString | str = ""
    municipality: Link | None = None
    key_area: Link | None = None
    area_slug: str = "omrade"
    facts: Sequence[Fact] = ()
    obstacle: SafeString | str = ""
    documents: Sequence[Link] = ()
    stub: bool = False
    updated: datetime | None = None
    categories: Sequence[Link] = ()
    links_here: Sequence[Link] = ()
    neighbours: Sequence[CardTeaser] = ()
    contacts: Sequence[Person] = ()
    banner: Banner | None = None


@dataclass(frozen=True)
class Choice:
    """An option of a select."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class KeyAreaContext:
    """knowledge/key_area.html, as `area`. `form_url` takes `lan`, `stubbar` and `ordning` by GET."""

    slug: str
    name: str
    links: PageLinks
    introduction: SafeString | str = ""
    questions: Sequence[str] = ()
    cards: Sequence[CardTeaser] = ()
    municipalities: int = 0
    of_municipalities: int = 0
    counties: Sequence[Choice] = ()
    only_stubs: bool = False
    order: str = ""
    form_url: str = ""
    newer: str = ""
    older: str = ""
    total: int = 0
    empty: Empty | None = None


@dataclass(frozen=True)
class Heading:
    """A heading of the page, for its table of contents."""

    text: str
    anchor: str


@dataclass(frozen=True)
class PageContext:
    """knowledge/page.html, as `page`: any page that is neither a municipality's, a card nor a key area's."""

    title: str
    links: PageLinks
    body: SafeString | str
    kicker: str = ""
    contents: Sequence[Heading] = ()
    stub: bool = False
    updated: datetime | None = None
    categories: Sequence[Link] = ()
    links_here: Sequence[Link] = ()
    banner: Banner | None = None
