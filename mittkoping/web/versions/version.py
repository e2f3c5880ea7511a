"""One stored version of anything, as it was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge.content import Content
from mittkoping.knowledge.models import Kind
from mittkoping.knowledge.names import first_upper
from mittkoping.knowledge.queries import key_areas
from mittkoping.knowledge.readings import content
from mittkoping.organisation.models import Municipality
from mittkoping.overview.town import Voice
from mittkoping.versions.models import Object, Revision
from mittkoping.web.knowledge.card import without_lead
from mittkoping.web.knowledge.contexts import (
    AreaCards,
    CardContext,
    MunicipalityContext,
    PageContext,
    PageLinks,
)
from mittkoping.web.knowledge.municipality import county, story, street
from mittkoping.web.knowledge.sides import page_links
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Banner, CardTeaser, Link, Person
from mittkoping.web.shell.found import object_or_404, revision_or_404
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.prose import Prose, label_of, prose
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of
from mittkoping.web.versions.banners import banner
from mittkoping.web.versions.texts import texts_of_content


def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version under its banner; its address never changes and search engines leave it alone."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    revision = revision_or_404(viewer, obj, number)
    told = content(obj, revision)
    home = obj.municipality
    titles = [_name_of(card, home) for card in told.get("cards", ())] if home else []
    text = prose(texts_of_content(told), viewer=viewer, source=obj.source, titles=titles)
    links = page_links(viewer, obj)
    template, name, shown = _shown(obj, told, text, links, banner(viewer, obj, revision))
    # The links of old versions are kept nowhere: one that waits for its page may find it at any save.
    counters = text.counters | ({EVERYTHING} if text.waits else set())
    trail = [
        (label_of(obj), addresses.of_object(obj)),
        (gettext("Historik"), addresses.of_side("historik", obj)),
        (gettext("Version %(number)s") % {"number": number}, addresses.of_version(pk, number)),
    ]
    response = render(request, template, {name: shown, "trail": trail, "not_indexed": True})
    response.headers["X-Robots-Tag"] = "noindex"
    return keep(response, counters | {f"object:{pk}"})


def source(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The wiki text of an imported version, names put in."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    revision = revision_or_404(viewer, obj, number)
    markup = revision.snapshot["source"] if revision.schema == Revision.SOURCE_MARKUP else ""
    trail = [
        (label_of(obj), addresses.of_object(obj)),
        (gettext("Wikitext"), addresses.of_source(pk, number)),
    ]
    shown = {
        "title": label_of(obj),
        "source": prose([markup], viewer=viewer).plain(markup),
        "banner": banner(viewer, obj, revision),
        "version_url": addresses.of_version(pk, number),
        "trail": trail,
        "not_indexed": True,
    }
    response = render(request, "versions/source.html", shown)
    response.headers["X-Robots-Tag"] = "noindex"
    return keep(response, {f"object:{pk}"})


def _shown(obj: Object, told: Content, text: Prose, links: PageLinks, shown: Banner) -> tuple[str, str, Any]:
    if obj.kind == Kind.MUNICIPALITY and obj.municipality is not None:
        return "knowledge/municipality.html", "municipality", _municipality(obj, told, text, links, shown)
    if obj.kind == Kind.CARD:
        return "knowledge/card.html", "card", _card(obj, told, text, links, shown)
    page = PageContext(
        title=told.get("name") or told.get("title") or obj.title,
        links=links,
        body=text.html(told.get("body", "")),
        stub=bool(told.get("stub")),
        banner=shown,
    )
    return "knowledge/page.html", "page", page


def _municipality(
    obj: Object, told: Content, text: Prose, links: PageLinks, shown: Banner
) -> MunicipalityContext:
    areas = {area.name.casefold(): area for area in key_areas()}
    assert obj.municipality is not None
    home = obj.municipality
    groups = _teasers(told, areas, text, home)
    voices = {(group.slug, home.slug): Voice("warm", len(group.cards)) for group in groups}
    return MunicipalityContext(
        name=obj.title,
        county=county(home),
        links=links,
        street=street(home, areas.values(), voices),
        card_count=sum(len(group.cards) for group in groups),
        stub=bool(told.get("stub")),
        story=story(told, text),
        heroes=[Person(role=one["role"], name=text.plain(one["people"])) for one in told.get("heroes", ())],
        editors=[Person(role=one["role"], name=text.plain(one["people"])) for one in told.get("editors", ())],
        areas=groups,
        banner=shown,
    )


def _teasers(told: Content, areas: dict[str, KeyArea], text: Prose, home: Municipality) -> list[AreaCards]:
    groups: dict[str, list[CardTeaser]] = {}
    for card in told.get("cards", ()):
        url = text.address(_name_of(card, home))
        teaser = CardTeaser(title=card["title"], url=url, lead=text.html(card["lead"]))
        groups.setdefault(card["key_area"], []).append(teaser)
    shown = []
    for place, (name, cards) in enumerate(groups.items(), start=1):
        area = areas.get(name.casefold())
        url = addresses.of_key_area(area) if area else addresses.of_nothing(name)
        shown.append(AreaCards(area.slug if area else f"omrade-{place}", area_name(name), url, cards))
    return shown


def _name_of(card: Content, home: Municipality) -> str:
    """The title by which the card of a teaser is found: the one it names, or that of a card without page."""
    return first_upper(card.get("target", "")) or f"{home.short_name}/{card['title']}"


def _card(obj: Object, told: Content, text: Prose, links: PageLinks, shown: Banner) -> CardContext:
    lead = told.get("lead", "")
    home = obj.municipality
    return CardContext(
        title=told.get("title") or obj.title,
        links=links,
        lead=text.html(lead),
        body=text.html(without_lead(told.get("body", ""), lead)),
        municipality=Link(home.short_name, addresses.of_municipality(home)) if home else None,
        obstacle=text.html(told.get("obstacle", "")),
        stub=bool(told.get("stub")),
        banner=shown,
    )
