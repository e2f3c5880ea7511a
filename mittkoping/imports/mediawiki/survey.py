"""A first pass over the file: is it whole, and what does it hold. Writes nothing."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from mittkoping.imports.mediawiki.reader import Page, Site, UnreadableError, pages


@dataclass
class Survey:
    """What the file holds, and which pages are left out and why."""

    site: Site = field(default_factory=Site)
    pages: int = 0
    revisions: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)  # places in the file of pages that are not imported


def survey(path: Path) -> Survey:
    """Read the whole file once. Raises UnreadableError with a sentence when it cannot be imported."""
    found = Survey()
    ids: set[int] = set()
    for part in pages(path):
        if isinstance(part, Site):
            found.site = part
            continue
        found.pages += 1
        found.revisions += part.held
        what = part.title or f"sida nummer {found.pages} i filen"
        if why := _trouble(part, ids, found.site.namespaces):
            found.skipped.append((what, why))
            found.left_out.add(found.pages)
        found.skipped += [(what, trouble) for trouble in part.trouble]
        ids.add(part.id)
    if not found.site.namespaces and not found.pages:
        raise UnreadableError(f"Filen {path.name} innehåller inga sidor.")
    return found


def _trouble(page: Page, ids: Collection[int], namespaces: dict[int, str]) -> str:
    """Why a page is left out; empty when it is not."""
    if not page.title or page.id < 0:
        return "sidan saknar titel eller nummer"
    if page.id in ids:
        return "en annan sida i filen har samma nummer"
    if namespaces and page.namespace not in namespaces:
        return f"namnrymd {page.namespace} är okänd"
    if page.too_large:
        return "sidan är större än 50 MB"
    if not page.versions:
        return "sidan har ingen version som går att läsa"
    return ""
