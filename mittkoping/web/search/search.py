"""The search page: what was asked, what was found, and how to narrow it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from mittkoping.history.actions import EVERYTHING
from mittkoping.knowledge.models import Kind
from mittkoping.search.facets import Choices, Facet, Option
from mittkoping.search.queries import Hit, Results, found
from mittkoping.versions.queries import visible_objects
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import asked, asked_number
from mittkoping.web.shell.contexts import FacetGroup, FacetOption, Pager
from mittkoping.web.shell.page_cache import keep
from mittkoping.web.shell.tongue import area_name
from mittkoping.web.shell.viewer import viewer_of

LONGEST = 500
SHOWN = 12  # options of a facet, until somebody asks for all of them
# What each facet is called in an address and on the page; those that matter most stand open.
FACETS = {
    "key_area": ("omrade", gettext_lazy("Nyckelområde"), True),
    "municipality": ("kommun", gettext_lazy("Kommun"), True),
    "county": ("lan", gettext_lazy("Län"), False),
    "year": ("ar", gettext_lazy("År"), False),
    "kind": ("typ", gettext_lazy("Vad det är"), True),
}
KINDS: dict[str, object] = {
    Kind.MUNICIPALITY: gettext_lazy("Kommunsidor"),
    Kind.CARD: gettext_lazy("Uppslag"),
    Kind.KEY_AREA: gettext_lazy("Nyckelområden"),
    Kind.PAGE: gettext_lazy("Sidor"),
    Kind.CATEGORY: gettext_lazy("Kategorier"),
    Kind.USER: gettext_lazy("Användarsidor"),
}


def search(request: HttpRequest) -> HttpResponse:
    """`q` asks; `omrade`, `kommun`, `lan`, `ar` and `typ` narrow; `alla` shows one whole; `sida` pages."""
    viewer = viewer_of(request)
    question = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    choices = Choices.read({facet: asked(request, word) for facet, (word, _, _) in FACETS.items()})
    results = found(question, viewer=viewer, choices=choices, page=asked_number(request, "sida") or 1)
    objects = (
        visible_objects(viewer)
        .select_related("municipality")
        .in_bulk([hit.object_id for hit in results.hits])
    )
    shown = {
        "question": question,
        "results": results,
        "hits": [
            _hit(hit, addresses.of_object(objects[hit.object_id]))
            for hit in results.hits
            if hit.object_id in objects
        ],
        "groups": [_group(facet, question, choices, asked(request, "alla")) for facet in results.facets],
        "clear_url": _address(question, Choices()) if choices.chosen() else "",
        "suggestion_url": _address(results.suggestion, choices) if results.suggestion else "",
        "pager": _pager(results, question, choices),
        "section": "sok",
        "trail": [(gettext("Sök"), f"{addresses.root()}/sok")],
    }
    return keep(render(request, "search/search.html", shown), {EVERYTHING})


def _address(question: str, choices: Choices, page: int = 1, whole: str = "") -> str:
    words = {"q": question}
    words |= {word: getattr(choices, facet) for facet, (word, _, _) in FACETS.items()}
    words |= {"alla": whole, "sida": str(page) if page > 1 else ""}
    return f"{addresses.root()}/sok?{urlencode({name: value for name, value in words.items() if value})}"


def _hit(hit: Hit, url: str) -> dict[str, object]:
    return {
        "url": url,
        "title": hit.title_pieces,
        "passage": hit.passage,
        "kind": KINDS.get(hit.kind, "") if hit.kind != Kind.CARD else "",
        "municipality": hit.municipality if hit.kind != Kind.MUNICIPALITY else "",
        "key_area": area_name(hit.key_area),
    }


def _group(facet: Facet, question: str, choices: Choices, whole: str) -> FacetGroup:
    """The options of a facet with most hits, and whatever is chosen; all of them when `whole` names it."""
    word, label, is_open = FACETS[facet.name]
    first = facet.options if whole == word else facet.options[:SHOWN]
    options = []
    for option in [*first, *(row for row in facet.options[len(first) :] if row.chosen)]:
        wanted = Choices(**{**choices.chosen(), facet.name: "" if option.chosen else option.value})
        options.append(
            FacetOption(_named(facet, option), option.count, _address(question, wanted), option.chosen)
        )
    rest = len(facet.options) - len(options)
    more = f"{_address(question, choices, whole=word)}#begransa" if rest else ""
    return FacetGroup(str(label), options, is_open or whole == word, more, len(facet.options))


def _named(facet: Facet, option: Option) -> str:
    if facet.name == "kind":
        return str(KINDS.get(option.value, option.label))
    return area_name(option.label) if facet.name == "key_area" else option.label


def _pager(results: Results, question: str, choices: Choices) -> Pager:
    page = results.page
    return Pager(
        newer=_address(question, choices, page - 1) if page > 1 else "",
        older=_address(question, choices, page + 1) if page < results.pages else "",
    )
