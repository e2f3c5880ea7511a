"""A first pass over the file finds out whether it is whole and what it holds; it writes nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from mittkoping.imports.mediawiki.reader import UNREADABLE, Page, Site, UnreadableError, pages


class Seen:
    """Which numbers have been met: one bit each, so that millions of revisions take little memory."""

    def __init__(self) -> None:
        self._bits: dict[int, bytearray] = {}

    def __contains__(self, number: int) -> bool:
        row = self._bits.get(number >> 13)
        return row is not None and bool(row[(number >> 3) & 1023] & (1 << (number & 7)))

    def add(self, number: int) -> None:
        """Remember a number that is not negative."""
        row = self._bits.setdefault(number >> 13, bytearray(1024))
        row[(number >> 3) & 1023] |= 1 << (number & 7)


@dataclass
class Survey:
    """What the file holds, and which pages are left out and why.

    Pages are named by their place in the file, from 1; `twice` says which of a page's versions, by
    their place in it, have a number that was met before.
    """

    site: Site = field(default_factory=Site)
    pages: int = 0
    revisions: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)
    twice: dict[int, set[int]] = field(default_factory=dict)
    ids: Seen = field(default_factory=Seen)
    titles: set[int] = field(default_factory=set)  # hashes; a whole title each would fill the memory
    nameless: set[int] = field(default_factory=set)  # places of pages with a title that was met before

    def wanted(self, place: int, page: Page) -> bool:
        """Whether the page at `place` is imported; takes away those of its versions that are not."""
        if place in self.left_out:
            return False
        page.nameless = place in self.nameless
        if dropped := self.twice.get(place):
            page.versions = [row for number, row in enumerate(page.versions) if number not in dropped]
        return True


def survey(path: Path) -> Survey:
    """Read the whole file once. Raises UnreadableError with a sentence when it cannot be imported."""
    found, revisions = Survey(), Seen()
    for part in pages(path):
        if isinstance(part, Site):
            found.site = part
        else:
            _take(part, found, revisions)
    if not found.pages:
        raise UnreadableError(f"Filen {path.name} innehåller inga sidor.")
    return found


def _take(page: Page, found: Survey, revisions: Seen) -> None:
    found.pages += 1
    found.revisions += page.held
    what = page.title or f"sida nummer {found.pages} i filen"
    why = _trouble(page, found)
    twice = set()
    for place, version in enumerate(() if why else page.versions):
        if version.id in revisions:
            twice.add(place)
            page.trouble.append(f"version {version.id} står två gånger")
        revisions.add(version.id)
    if page.versions and len(twice) == len(page.versions):
        why = "alla sidans versioner står på andra ställen i filen"
    if why:
        found.skipped.append((what, why))
        found.left_out.add(found.pages)
    else:
        found.ids.add(page.id)
        if hash(page.title) in found.titles:
            found.nameless.add(found.pages)
        found.titles.add(hash(page.title))
    if twice:
        found.twice[found.pages] = twice
    found.skipped += [(what, trouble) for trouble in page.trouble]


def _trouble(page: Page, found: Survey) -> str:
    """Why a page is left out; empty when it is not."""
    if not page.title or page.id <= 0:
        return "sidan saknar titel eller nummer"
    if page.id in found.ids:
        return "en annan sida i filen har samma nummer"
    if page.namespace == UNREADABLE:
        return "sidans namnrymd går inte att läsa"
    if found.site.namespaces and page.namespace not in found.site.namespaces:
        return f"namnrymd {page.namespace} är okänd"
    if page.too_large:
        return "sidan är större än 50 MB"
    if not page.versions:
        return "sidan har ingen version som går att läsa"
    return ""
