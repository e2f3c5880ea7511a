"""Every page type and state, each by the address that the site itself gives it."""

import urllib.parse
import urllib.request
from dataclasses import dataclass

from lxml import html

from tests import real_input
from tests.e2e.long_wiki import LONG_WORD, PAGE

CARD = "Frånvaroanmälan före klockan åtta"
STUB_TOWN = "ronnstad"


@dataclass(frozen=True)
class Place:
    """A page to look at: what it is called, its address, and the answer's status."""

    name: str
    path: str
    status: int = 200


class Guide:
    """Finds addresses by reading the pages that link to them."""

    def __init__(self, base: str) -> None:
        self.base = base

    def link(self, page: str, words: str) -> str:
        """The address of the first link on `page` whose text begins with `words`."""
        for link in self._tree(page).iter("a"):
            if " ".join(link.text_content().split()).startswith(words):
                return str(link.get("href"))
        raise LookupError(f"{page} links to nothing called {words}")

    def leading_to(self, page: str, beginning: str) -> str:
        """The address of the first link on `page` that begins with `beginning`."""
        for link in self._tree(page).iter("a"):
            if (link.get("href") or "").startswith(beginning):
                return str(link.get("href"))
        raise LookupError(f"{page} links to nothing under {beginning}")

    def _tree(self, page: str) -> html.HtmlElement:
        with urllib.request.urlopen(f"{self.base}{page}") as answer:  # noqa: S310 -- our own address
            return html.document_fromstring(answer.read().decode())


def places(base: str) -> list[Place]:
    """Every page type and state of the site at `base`, for a reader who is not signed in."""
    guide = Guide(base)
    return [*_knowledge(guide), *_versions(guide), *_lists(guide), *_frame(guide)]


def _knowledge(guide: Guide) -> list[Place]:
    card = guide.link("/kommun/ekvik", CARD)
    page = guide.link("/sidor", PAGE)
    return [
        Place("municipality", "/kommun/ekvik"),
        Place("municipality-begun", f"/kommun/{STUB_TOWN}"),
        Place("municipality-empty", "/kommun/arboga"),
        Place("municipality-400-cards", "/kommun/ale"),
        Place("key-area", "/nyckelomrade/kompetens"),
        Place("key-area-narrowed-to-nothing", "/nyckelomrade/kompetens?lan=09"),
        Place("key-areas", "/nyckelomraden"),
        Place("card", card),
        Place("card-stub", guide.leading_to("/stubbar", "/uppslag/")),
        Place("page", page),
        Place("page-long-title", guide.link("/sidor", LONG_WORD)),
        Place("category", guide.leading_to("/sidor", "/kategori/")),
        Place("stubs", "/stubbar"),
        Place("links-here", guide.link(page, "Länkar hit")),
        Place("unwritten", "/wiki/Vem_byter_lampan", 404),
    ]


def _versions(guide: Guide) -> list[Place]:
    card = guide.link("/kommun/ekvik", CARD)
    page = guide.link("/sidor", PAGE)
    history, long_history = guide.link(card, "Historik"), guide.link(page, "Historik")
    version = guide.leading_to(history, "/version/")
    old_page = guide.leading_to(long_history, "/version/")
    town = guide.leading_to(guide.link("/kommun/ale", "Historik"), "/version/")
    return [
        Place("history", history),
        Place("history-400-versions", long_history),
        Place("version-card", f"{version.rpartition('/')[0]}/1"),
        Place("version-page", old_page),
        Place("version-municipality", town),
        Place("comparison", guide.leading_to(history, "/jamfor/")),
        Place("comparison-long", f"{old_page.rpartition('/')[0].replace('version', 'jamfor')}/1/400"),
        Place("source", guide.link(old_page, "Visa wikitexten")),
        Place("talk", guide.link(card, "Diskussion")),
        Place("talk-empty", guide.link(page, "Diskussion")),
    ]


def _lists(guide: Guide) -> list[Place]:
    person = guide.leading_to("/senaste-andringar", "/person/")
    return [
        Place("municipalities", "/kommuner"),
        Place("pages", "/sidor"),
        Place("wanted", "/onskade-sidor"),
        Place("changes", "/senaste-andringar"),
        Place("changes-narrowed-to-nothing", "/senaste-andringar?kommun=0127"),
        Place("person", person),
        Place("contributions", person.replace("/person/", "/bidrag/")),
        Place("try-strategy", "/prova-din-strategi"),
        Place("search", "/sok"),
        Place("search-hits", "/sok?q=kompetens"),
        Place("search-none", "/sok?q=zyxwvuts"),
        Place("search-suggestion", "/sok?q=kompetnsutveckling"),
    ]


def _frame(guide: Guide) -> list[Place]:
    real = [Place("municipality-real", "/kommun/harryda")] if real_input.is_there() else []
    return [
        Place("start", "/"),
        Place("start-english", "/en/"),
        Place("about", "/om/om"),
        Place("about-accessibility", "/om/tillganglighet"),
        Place("sign-in", "/logga-in"),
        Place("not-found", "/finns-inte", 404),
        *real,
    ]


def quoted(path: str) -> str:
    """An address with Swedish letters as the browser's address field sends it."""
    return urllib.parse.quote(path, safe="/?=&%:#")
