"""Which object a title names, redirects followed."""

from collections.abc import Iterable

from mittkoping.knowledge.models import PageName

MOST_STEPS = 10  # a longer chain of redirects is a ring or a mistake
MOST_TITLES = 5_000  # in one question; SQLite takes some thirty thousand


def named_objects(titles: Iterable[str], *, source: str = "") -> dict[str, int]:
    """Title → id of the object it names, for those titles that name one; redirects are followed.

    A title is looked for in the wiki `source` first, then anywhere. One query per step of the
    longest chain of redirects (one for no redirects).
    """
    trail = {title: title for title in titles if title}
    found: dict[str, int] = {}
    for _ in range(MOST_STEPS):
        if not trail:
            break
        rows = _rows(set(trail.values()), source)
        onward: dict[str, str] = {}
        for asked, now in trail.items():
            row = rows.get(now)
            if row is None:
                continue
            if row.redirect:
                onward[asked] = row.redirect
            else:
                found[asked] = row.object_id
        trail = onward
    return found


def _rows(titles: set[str], source: str) -> dict[str, PageName]:
    rows: dict[str, PageName] = {}
    ordered = sorted(titles)
    for start in range(0, len(ordered), MOST_TITLES):
        part = ordered[start : start + MOST_TITLES]
        for row in PageName.objects.filter(title__in=part).order_by("pk"):
            if row.title not in rows or row.source == source:
                rows[row.title] = row
    return rows


def first_upper(title: str) -> str:
    """The title as old wikis spell it: spaces for underscores, the first letter a capital."""
    plain = " ".join(title.replace("_", " ").split())
    return plain[:1].upper() + plain[1:]
