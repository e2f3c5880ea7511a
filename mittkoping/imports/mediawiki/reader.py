"""A MediaWiki export read page by page, in constant memory and without trusting the file."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from lxml import etree

CHUNK = 1 << 18
LARGEST_PAGE = 50 * 1024 * 1024  # bytes of wikitext in all revisions of one page
LARGEST_ELEMENT = 4 * LARGEST_PAGE  # bytes of file without one finished revision: no export looks like that


class UnreadableError(Exception):
    """The file cannot be imported; the message is the sentence the user sees."""


@dataclass(frozen=True)
class Site:
    """What <siteinfo> says."""

    name: str = ""
    database: str = ""
    base: str = ""
    namespaces: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Version:
    """One revision; `author` is empty when the wiki hides it, `ip` says the author had no account."""

    id: int
    at: datetime
    author: str
    ip: bool
    comment: str
    minor: bool
    text: str


@dataclass
class Page:
    """One page with its revisions in order of time; `trouble` lists revisions that could not be read."""

    id: int
    title: str
    namespace: int
    versions: list[Version] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    held: int = 0  # revisions in the file, read or not
    too_large: bool = False


def pages(path: Path) -> Iterator[Site | Page]:
    """The site's own facts first, then every page. Raises UnreadableError with a sentence."""
    try:
        with _opened(path) as file:
            yield from _parsed(file, path.name)
    except FileNotFoundError:
        raise UnreadableError(f"Filen {path.name} finns inte.") from None
    except IsADirectoryError:
        raise UnreadableError(f"{path.name} är en mapp. Ange en fil.") from None
    except PermissionError:
        raise UnreadableError(f"Filen {path.name} får inte läsas av dig.") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableError(f"Filen {path.name} är inte en hel gzip-fil.") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"Filen {path.name} går inte att läsa: {error}.") from None


def _opened(path: Path) -> IO[bytes]:
    if path.is_dir():
        raise IsADirectoryError
    with path.open("rb") as file:
        start = file.read(3)
    if path.suffix == ".gz" or start[:2] == b"\x1f\x8b":
        if start[:2] != b"\x1f\x8b":
            raise UnreadableError(f"Filen {path.name} heter .gz men är inte en gzip-fil.")
        return cast(IO[bytes], gzip.open(path, "rb"))
    if path.suffix == ".bz2" or start == b"BZh":
        if start != b"BZh":
            raise UnreadableError(f"Filen {path.name} heter .bz2 men är inte en bzip2-fil.")
        return bz2.open(path, "rb")
    return path.open("rb")


def _parsed(file: IO[bytes], name: str) -> Iterator[Site | Page]:
    parser = etree.XMLPullParser(
        ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    reading = _Reading(name)
    since_event = 0
    head = b""
    while chunk := file.read(CHUNK):
        if not reading.begun:
            head += chunk[:4096]
            _insist_on_plain_start(head, name)
        since_event += len(chunk)
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(_broken(name, error, reading.begun)) from None
        for action, element in parser.read_events():
            since_event = 0
            yield from reading.on(str(action), cast(etree._Element, element))
        if since_event > LARGEST_ELEMENT:
            raise UnreadableError(f"Filen {name} har ett stycke som är orimligt stort.")
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_broken(name, error, reading.begun)) from None
    for action, element in parser.read_events():
        yield from reading.on(str(action), cast(etree._Element, element))


def _insist_on_plain_start(head: bytes, name: str) -> None:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in head[:64]:
        raise UnreadableError(f"Filen {name} är inte en MediaWiki-export i UTF-8.")
    before_root = head.split(b"<mediawiki", 1)[0]
    if b"<!DOCTYPE" in before_root or b"<!ENTITY" in before_root:
        raise UnreadableError(f"Filen {name} har en DTD. En MediaWiki-export har ingen, så den läses inte.")


def _broken(name: str, error: etree.XMLSyntaxError, begun: bool) -> str:
    if not begun:
        return f"Filen {name} är inte en MediaWiki-export."
    line = error.position[0] if error.position else 0
    return f"Filen {name} är avbruten eller trasig vid rad {line}. Inget har lagts till."


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: etree._Element, name: str) -> str:
    for child in element:
        if _local(child) == name:
            return child.text or ""
    return ""


class _Reading:
    """Where in the file the reader stands: events of the parser in, site and pages out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.begun = False
        self.page: Page | None = None
        self.size = 0

    def on(self, action: str, element: etree._Element) -> Iterator[Site | Page]:
        tag = _local(element)
        if action == "start":
            self._start(tag)
        elif tag == "siteinfo":
            yield _site(element)
            element.clear()
        elif tag == "revision" and self.page is not None:
            self._revision(element)
            element.clear()
        elif tag == "page" and self.page is not None:
            yield self._finished(element)

    def _start(self, tag: str) -> None:
        if not self.begun:
            if tag != "mediawiki":
                raise UnreadableError(f"Filen {self.name} är inte en MediaWiki-export.")
            self.begun = True
        elif tag == "page":
            self.page, self.size = Page(0, "", 0), 0

    def _revision(self, element: etree._Element) -> None:
        page = self.page
        assert page is not None
        page.held += 1
        version = _version(element)
        if isinstance(version, str):
            page.trouble.append(version)
            return
        if version.id in {known.id for known in page.versions[-1:]}:
            page.trouble.append(f"version {version.id} står två gånger")
            return
        self.size += len(version.text)
        if self.size > LARGEST_PAGE:
            page.too_large = True
            page.versions.clear()
        else:
            page.versions.append(version)

    def _finished(self, element: etree._Element) -> Page:
        page = self.page
        assert page is not None
        page.title = " ".join(_text(element, "title").replace("_", " ").split())
        page.id, page.namespace = _number(_text(element, "id")), _number(_text(element, "ns"), missing=0)
        ids: set[int] = set()
        for version in list(page.versions):
            if version.id in ids:
                page.versions.remove(version)
                page.trouble.append(f"version {version.id} står två gånger")
            ids.add(version.id)
        page.versions.sort(key=lambda version: (version.at, version.id))
        self.page = None
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
        return page


def _number(text: str, missing: int = -1) -> int:
    try:
        return int(text)
    except ValueError:
        return missing


def _site(element: etree._Element) -> Site:
    namespaces = {
        _number(row.get("key") or ""): row.text or "" for row in element.iter() if _local(row) == "namespace"
    }
    return Site(_text(element, "sitename"), _text(element, "dbname"), _text(element, "base"), namespaces)


def _version(element: etree._Element) -> Version | str:
    """The revision, or what is wrong with it in a few Swedish words."""
    number = _number(_text(element, "id"))
    if number < 0:
        return "en version saknar nummer"
    try:
        at = datetime.fromisoformat(_text(element, "timestamp").strip())
    except ValueError:
        return f"version {number} har en trasig tidsangivelse"
    author, ip, minor, comment, text = "", False, False, "", ""
    for child in element:
        tag = _local(child)
        if tag == "contributor" and child.get("deleted") is None:
            author, ip = _text(child, "username") or _text(child, "ip"), not _text(child, "username")
        elif tag == "comment":
            comment = child.text or ""
        elif tag == "text":
            text = child.text or ""
        elif tag == "minor":
            minor = True
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Version(number, at, author[:255], ip and bool(author), comment, minor, text)
