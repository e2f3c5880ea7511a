"""A card: one experience, told whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from mittkoping.knowledge import queries
from mittkoping.knowledge.content import Content
from mittkoping.knowledge.models import Card, Kind
from mittkoping.knowledge.readings import content
from mittkoping.lib.slugs import slug as slug_of
from mittkoping.texts.canon import plain
from mittkoping.texts.links import without_note_marks
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, published_revision
from mittkoping.web.knowledge.contexts import CardContext, Fact
from mittkoping.web.knowledge.sides import page_links, tags, unpublished
from mittkoping.web.shell import addresses, rows
from mittkoping.web.shell.asked import moved
from mittkoping.web.shell.contexts import Link, Person
from mittkoping.web.shell.found import object_or_404
from mittkoping.web.shell.page_cache import keep, objects
from mittkoping.web.shell.prose import Prose, label_of, prose
from mittkoping.web.shell.tongue import Told, area_name
from mittkoping.web.shell.viewer import viewer_of

MATURITY = {
    Card.Maturity.IDEA: gettext_lazy("Idé"),
    Card.Maturity.TRIED: gettext_lazy("Prövat"),
    Card.Maturity.RUNNING: gettext_lazy("I drift"),
    Card.Maturity.SPREAD: gettext_lazy("Spritt till flera"),
}


def card(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One card; an address with an old title leads to the one with the new."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    row = (
        Card.objects.filter(pk=pk).select_related("object__municipality", "municipality", "key_area").first()
    )
    if obj.kind != Kind.CARD or row is None:
        raise Http404
    if slug != slug_of(obj.title):
        return moved(addresses.of_object(obj))
    shown, counters = context(viewer, obj, row)
    trail = [
        (gettext("Kommuner"), f"{addresses.root()}/kommuner"),
        (row.municipality.short_name, addresses.of_municipality(row.municipality)),
        (Told(obj.title), addresses.of_object(obj)),
    ]
    surroundings = {"card": shown, "section": "kommuner", "trail": trail, "notices": unpublished(obj)}
    response = render(request, "knowledge/card.html", surroundings)
    return keep(response, counters | {f"object:{pk}", f"municipality:{row.municipality_id}"})


def context(viewer: Viewer, obj: Object, row: Card) -> tuple[CardContext, set[str]]:
    """What the card's page shows of its published revision, and the counters of what stands beside it."""
    revision = published_revision(obj)
    if revision is None:
        raise Http404
    told = content(obj, revision)
    near = queries.neighbours(viewer, row)
    texts = [told.get("body", ""), row.lead, row.obstacle, row.took, *(other.lead for other in near)]
    text = prose([*texts, told.get("contact", "")], viewer=viewer, source=obj.source)
    linking = list(queries.links_here(viewer, obj)[:12])
    shown = CardContext(
        title=obj.title,
        links=page_links(viewer, obj),
        lead=text.html(without_note_marks(row.lead) if row.lead_from_id else row.lead),
        body=text.html(without_lead(told.get("body", ""), row.lead)),
        municipality=Link(row.municipality.short_name, addresses.of_municipality(row.municipality)),
        key_area=Link(area_name(row.key_area.name), addresses.of_key_area(row.key_area)),
        area_slug=row.key_area.glyph,
        facts=facts(row, text),
        obstacle=text.html(row.obstacle),
        documents=[Link(name, "") for name in told.get("documents", ())],
        contacts=contacts(told, text),
        stub=queries.is_stub(row),
        updated=obj.updated,
        categories=tags(obj),
        links_here=[Link(label_of(link.object), addresses.of_object(link.object)) for link in linking],
        neighbours=[rows.teaser(other, text, municipality=False) for other in near],
    )
    beside = objects([*(link.object_id for link in linking), *(other.pk for other in near)])
    return shown, beside | text.counters


def facts(row: Card, text: Prose) -> list[Fact]:
    """The facts in the margin, those that are told."""
    told = [
        Fact(gettext("År"), rows.years(row)),
        Fact(gettext("Det tog"), Told(rows.plain_line(text, row.took))),
        Fact(gettext("Läge"), str(MATURITY[Card.Maturity(row.maturity)]) if row.maturity else ""),
    ]
    return [fact for fact in told if fact.value]


def contacts(told: Content, text: Prose) -> list[Person]:
    """Whom to ask: a role, and a name where one is given."""
    role = text.plain(told.get("contact", ""))
    return [Person(role=role, name=role)] if role else []


def without_lead(body: str, lead: str) -> str:
    """The body without its beginning where it says the lead once more, as imported cards do."""
    lines = lead.split("\n")
    if lead and body.split("\n")[: len(lines)] == lines:
        return "\n".join(body.split("\n")[len(lines) :])
    return "" if lead and plain(body) == plain(lead) else body
