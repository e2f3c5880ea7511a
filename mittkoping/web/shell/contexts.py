"""What the shared components need to be shown; every `html` here is already sanitised (SafeString)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Link:
    """A name and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class Notice:
    """A message on top of a page; `kind` is done, warning, error or empty (plain)."""

    text: str
    kind: str = ""
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class Empty:
    """The state of a page or a part with nothing in it: what is missing and an invitation to mend it."""

    title: str
    text: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class Pager:
    """Addresses of the pages before (`newer`) and after (`older`) in a list; empty where there is none."""

    newer: str = ""
    older: str = ""


@dataclass(frozen=True)
class FacetOption:
    """One choice: choosing a chosen one (`chosen`) takes it away again."""

    label: str
    count: int
    url: str
    chosen: bool = False


@dataclass(frozen=True)
class FacetGroup:
    """A folded list of choices; it stands open when `open` or when something in it is chosen.

    `more_url` shows those left out, if any; `total` counts all.
    """

    label: str
    options: Sequence[FacetOption]
    open: bool = True
    more_url: str = ""
    total: int = 0


@dataclass(frozen=True)
class Banner:
    """The version banner: when, by whom with talk and contributions, and the summary."""

    moment: datetime
    author: str
    summary: str = ""
    author_url: str = ""
    talk_url: str = ""
    contributions_url: str = ""
    is_latest: bool = False
    latest_url: str = ""
    older_url: str = ""
    newer_url: str = ""
    comparison_url: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class CardTeaser:
    """A card as it is shown in lists."""

    title: str
    url: str
    lead: SafeString
    municipality: Link | None = None
    key_area: Link | None = None
    years: str = ""
    what_it_took: str = ""
    obstacle: str = ""
    stub: bool = False
    updated: datetime | None = None


@dataclass(frozen=True)
class Person:
    """A hero, an editor or a contact, drawn by the initial."""

    role: str
    name: str
    said: SafeString | str = ""

    @property
    def initial(self) -> str:
        """The first letter of the name; a person whose name was erased has none."""
        return self.name.strip()[:1].upper()


@dataclass(frozen=True)
class Change:
    """One line in a list of changes."""

    moment: datetime
    page: Link
    who: Link
    summary: str = ""
    comparison_url: str = ""
    minor: bool = False


@dataclass(frozen=True)
class Piece:
    """A run of words in a compared block; `mark` is empty, added or removed."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class DiffRow:
    """One row of a comparison; kind: same, added, removed, changed or gap (`before` says what is hidden)."""

    kind: str
    before: Sequence[Piece] = ()
    after: Sequence[Piece] = ()
    note: str = ""  # what marked words cannot show, as that a link leads elsewhere


@dataclass(frozen=True)
class Comment:
    """One voice in a thread, with its answers."""

    id: str
    who: Link
    html: SafeString
    moment: datetime | None = None
    answers: Sequence["Comment"] = field(default=())
