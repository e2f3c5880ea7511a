"""Rows of the database made into what the shared components show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

from mittkoping.knowledge.models import Card
from mittkoping.knowledge.queries import Cell, Thanked, is_stub
from mittkoping.organisation.models import Person
from mittkoping.overview.town import State, Voice
from mittkoping.texts.canon import plain
from mittkoping.texts.links import without_note_marks
from mittkoping.versions.models import Revision
from mittkoping.versions.queries import Viewer, olders
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import CardTeaser, Change, Link
from mittkoping.web.shell.contexts import Person as ShownPerson
from mittkoping.web.shell.found import WRITERS
from mittkoping.web.shell.prose import Prose, label_of
from mittkoping.web.shell.tongue import area_name

FRESH = timedelta(days=365)
OLD = timedelta(days=5 * 365)


def who(person: Person | None) -> Link:
    """Who did something: a name that leads to the person, or the words for a name that is gone."""
    if person is None:
        return Link(gettext("okänd"), "")
    if person.kind == Person.Kind.HIDDEN:
        return Link(gettext("dolt användarnamn"), "")
    url = addresses.of_person(person) if person.kind in WRITERS else ""
    return Link(person.name or gettext("borttagen person"), url)


def changes(viewer: Viewer, revisions: Sequence[Revision]) -> list[Change]:
    """Lines of a list of changes; the revisions' objects and authors are fetched already. One query."""
    older = olders(viewer, revisions)
    return [
        Change(
            moment=row.at,
            page=Link(label_of(row.object), addresses.of_version(row.object_id, row.number)),
            who=who(row.author),
            summary=row.summary,
            comparison_url=(
                addresses.of_comparison(row.object_id, older[row.pk], row.number) if older[row.pk] else ""
            ),
            minor=row.minor,
        )
        for row in revisions
    ]


def years(card: Card) -> str:
    """`2019–2021`, `2019` or nothing."""
    if card.year_from is None:
        return ""
    if card.year_to is None or card.year_to == card.year_from:
        return str(card.year_from)
    return f"{card.year_from}–{card.year_to}"


def teaser(
    card: Card, text: Prose, *, municipality: bool = True, key_area: bool = False, notes: bool = False
) -> CardTeaser:
    """A card as lists show it; its object, municipality and area are fetched already.

    `notes` says that the footnotes of its lead stand on the same page; otherwise their marks go.
    """
    return CardTeaser(
        title=card.object.title,
        url=addresses.of_card(card.pk, card.object.title),
        lead=text.html(card.lead if notes else without_note_marks(card.lead)),
        municipality=(
            Link(card.municipality.short_name, addresses.of_municipality(card.municipality))
            if municipality
            else None
        ),
        key_area=Link(area_name(card.key_area.name), addresses.of_key_area(card.key_area))
        if key_area
        else None,
        years=years(card),
        what_it_took=plain_line(text, card.took),
        obstacle=plain_line(text, card.obstacle),
        stub=is_stub(card),
        updated=card.updated,
    )


def plain_line(text: Prose, html: str) -> str:
    """Canonical HTML as one line of plain text."""
    from_html = plain(html) if html else ""
    return text.plain(" ".join(from_html.split()))


def people(thanked: Iterable[Thanked], text: Prose) -> list[ShownPerson]:
    """Heroes or editors: the role first, the names joined as Swedes do."""
    shown = []
    for one in thanked:
        name = f" {gettext('och')} ".join(person.name for person in one.persons if person.name)
        shown.append(ShownPerson(role=one.row.role, name=name, said=text.html(one.row.said)))
    return shown


def voices(cells: Iterable[Cell]) -> Mapping[tuple[str, str], Voice]:
    """How each window of the town is lit: fresh within a year, dim after five."""
    now = timezone.now()
    found = {}
    for cell in cells:
        age = now - cell.newest
        state: State = "fresh" if age < FRESH else "dim" if age > OLD else "warm"
        found[(cell.area, cell.municipality)] = Voice(state, cell.count)
    return found
