"""A MediaWiki export read page by page, in constant memory and without trusting the file.

Only the fields named in _FIELDS are ever held. A file with a DTD is refused where the DTD begins, so no
entity is defined, let alone expanded or fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from xml.parsers import expat

from mittkoping.imports.mediawiki.opening import UnreadableError, opened

__all__ = ["Page", "Site", "UnreadableError", "Version", "pages"]

CHUNK = 1 << 18
LARGEST_PAGE = 50 * 1024 * 1024  # bytes of text in all revisions of one page
LARGEST_TEXT = 5 * LARGEST_PAGE  # bytes of one element: MediaWiki itself stops far below
LARGEST_TOKEN = 16 * 1024 * 1024  # bytes of file in which neither text nor a tag ends
DEEPEST, LONGEST_NAME, MOST_NAMESPACES = 50, 1000, 1000
MOST_ELEMENTS = 100_000  # from one revision to the next; MediaWiki writes a dozen
REVISION_COST = 100  # counted for every revision beside its text
LARGEST_NUMBER = 2**63 - 1
FIRST_YEAR, LAST_YEAR = 1970, 9000  # beyond them no clock can show the moment
UNREADABLE = -99  # where a number should stand

_SITE, _PAGE = "/mediawiki/siteinfo", "/mediawiki/page"
_REVISION = f"{_PAGE}/revision"
_FIELDS = frozenset(
    {
        *(f"{_SITE}/{name}" for name in ("sitename", "dbname", "base", "namespaces/namespace")),
        *(f"{_PAGE}/{name}" for name in ("title", "ns", "id")),
        *(f"{_REVISION}/{name}" for name in ("id", "timestamp", "comment", "model", "text")),
        *(f"{_REVISION}/contributor/{name}" for name in ("username", "ip")),
    }
)
_BEGINNINGS = frozenset({_PAGE, _REVISION})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


@dataclass(frozen=True)
class Site:
    """What <siteinfo> says."""

    name: str = ""
    database: str = ""
    base: str = ""
    namespaces: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Version:
    """One revision; `author` is empty when the wiki hides it, `ip` says the author had no account.

    `verbatim`: the text is no wikitext but code or data. `hidden`: the wiki keeps the text to itself.
    """

    id: int
    at: datetime
    author: str
    ip: bool
    comment: str
    minor: bool
    text: str
    verbatim: bool = False
    hidden: bool = False


@dataclass
class Page:
    """One page with its revisions in order of time; `trouble` lists revisions that could not be read."""

    id: int
    title: str
    namespace: int  # UNREADABLE when it is no number
    versions: list[Version] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    held: int = 0  # revisions in the file, read or not
    too_large: bool = False
    nameless: bool = False  # an earlier page of the file has the same title


def pages(path: Path) -> Iterator[Site | Page]:
    """The site's own facts first, then every page. Raises UnreadableError with a sentence."""
    with opened(path) as file:
        yield from _parsed(file, path.name)


def _parsed(file: IO[bytes], name: str) -> Iterator[Site | Page]:
    reading = _Reading(name)
    chunk = file.read(CHUNK)
    if chunk[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in chunk[:64]:
        raise UnreadableError(f"Filen {name} är inte en MediaWiki-export i UTF-8.")
    while True:
        try:
            reading.parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            raise UnreadableError(_broken(name, error, reading.begun)) from None
        yield from reading.ready
        reading.ready.clear()
        if not chunk:
            return
        reading.quiet += len(chunk)
        if reading.quiet > LARGEST_TOKEN:
            raise UnreadableError(f"Filen {name} har ett stycke som är orimligt stort.")
        chunk = file.read(CHUNK)


def _broken(name: str, error: expat.ExpatError, begun: bool) -> str:
    if not begun:
        return f"Filen {name} är inte en MediaWiki-export."
    return f"Filen {name} är avbruten eller trasig vid rad {error.lineno}. Inget har lagts till."


class _Reading:
    """Where in the file the reader stands: what the parser meets in, site and pages out (in `ready`)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.begun = False
        self.ready: list[Site | Page] = []
        self.quiet = 0  # bytes read since the parser last met anything
        self.parser = expat.ParserCreate()
        self.parser.buffer_text, self.parser.buffer_size = True, 1 << 16
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._above: list[str] = []
        self._where = ""
        self._page: Page | None = None
        self._size = 0  # bytes of text in the page
        self._parts: list[str] | None = None  # the field under way
        self._length = 0  # bytes of text in the element
        self._strangers = 0  # elements since the last page or revision began
        self._facts: dict[str, str] = {}  # of the site or page
        self._said: dict[str, str] = {}  # of the revision
        self._namespaces: dict[int, str] = {}
        self._key = -1

    def _doctype(self, name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        if name.casefold() == "html":
            raise UnreadableError(f"Filen {self.name} är inte en MediaWiki-export.")
        raise UnreadableError(
            f"Filen {self.name} har en DTD. En MediaWiki-export har ingen, så den läses inte."
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.quiet = self._length = 0
        if not self.begun:
            if tag != "mediawiki":
                raise UnreadableError(f"Filen {self.name} är inte en MediaWiki-export.")
            self.begun = True
        self._above.append(self._where)
        if len(self._above) > DEEPEST:
            raise UnreadableError(f"Filen {self.name} är inte en MediaWiki-export.")
        self._where = where = f"{self._where}/{tag}"
        self._parts = [] if where in _FIELDS else None
        self._strangers = 0 if where in _BEGINNINGS else self._strangers + 1
        if self._strangers > MOST_ELEMENTS:
            raise UnreadableError(f"Filen {self.name} är inte en MediaWiki-export.")
        if where == _PAGE:
            self._page, self._size, self._facts = Page(0, "", 0), 0, {}
        elif where == _REVISION:
            self._said = {}
        elif self._above[-1] == _REVISION:
            self._said[f"{tag} deleted" if "deleted" in attributes else tag] = ""
        elif where == f"{_SITE}/namespaces/namespace":
            self._key = _number(attributes.get("key", ""))

    def _characters(self, text: str) -> None:
        self.quiet = 0
        size = len(text) if text.isascii() else len(text.encode())
        self._length += size
        if self._length > LARGEST_TEXT:
            raise UnreadableError(f"Filen {self.name} har ett stycke som är orimligt stort.")
        if self._parts is None:
            return
        if self._page is None:
            if self._length <= LONGEST_NAME:
                self._parts.append(text)
            return
        self._size += size
        if self._size > LARGEST_PAGE:
            self._page.too_large = True
            self._page.versions.clear()
            self._parts.clear()
        else:
            self._parts.append(text)

    def _end(self, tag: str) -> None:
        self.quiet = 0
        where, self._where = self._where, self._above.pop()
        if where in _FIELDS and self._parts is not None:
            self._keep(where, tag, "".join(self._parts))
        elif where == _REVISION and self._page is not None:
            self._revision(self._page)
        elif where == _PAGE and self._page is not None:
            self.ready.append(self._finished(self._page))
            self._page = None
        elif where == _SITE:
            name, database, base = (self._facts.get(key, "") for key in ("sitename", "dbname", "base"))
            self.ready.append(Site(name, database, base, self._namespaces))
        self._parts = None

    def _keep(self, where: str, tag: str, text: str) -> None:
        if tag == "namespace":
            if len(self._namespaces) < MOST_NAMESPACES:
                self._namespaces[self._key] = text
        elif where.startswith(_REVISION):
            self._said[tag] = text
        else:
            self._facts.setdefault(tag, text)

    def _revision(self, page: Page) -> None:
        page.held += 1
        self._size += REVISION_COST
        version = _version(self._said)
        if isinstance(version, str):
            page.trouble.append(version)
        elif not page.too_large:
            page.versions.append(version)

    def _finished(self, page: Page) -> Page:
        page.title = " ".join(self._facts.get("title", "").replace("_", " ").split())
        page.id, page.namespace = _number(self._facts.get("id", "")), _number(self._facts.get("ns", "0"))
        page.versions.sort(key=lambda version: (version.at, version.id))
        return page


def _number(text: str) -> int:
    """The whole number a field holds; UNREADABLE for anything else."""
    plain = text.strip()
    if re.fullmatch(r"-?[0-9]{1,19}", plain) and abs(int(plain)) <= LARGEST_NUMBER:
        return int(plain)
    return UNREADABLE


def _version(said: dict[str, str]) -> Version | str:
    """The revision, or what is wrong with it in a few Swedish words."""
    number = _number(said.get("id", ""))
    if number <= 0:
        return "en version saknar nummer"
    written = said.get("timestamp", "").strip()
    try:
        at = datetime.fromisoformat(written) if _MOMENT.fullmatch(written) else None
    except ValueError:
        at = None
    if at is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        return f"version {number} har en trasig tidsangivelse"
    account, address = said.get("username", ""), said.get("ip", "")
    author = "" if "contributor deleted" in said else account or address
    return Version(
        id=number,
        at=at.astimezone(UTC),
        author=author[:255],
        ip=bool(author) and not account,
        comment=said.get("comment", ""),
        minor="minor" in said,
        text=said.get("text", ""),
        verbatim=said.get("model", "").strip() not in {"", "wikitext"},
        hidden="text deleted" in said,
    )
