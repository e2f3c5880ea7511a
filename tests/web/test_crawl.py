"""A reader who follows every link: it leads somewhere, the page is sound, and nothing hidden is told."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import pytest
from django.http import HttpResponse

from tests.cast import CITIZEN, MODERATOR, Cast
from tests.web import markup

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STARTS = ("/", "/sidor", "/sok?q=gemensam", "/senaste-andringar?fore=9999999999.0_1", "/logga-in", "/stubbar")
MOST = 700
TOWNS = {"ekvik", "sjoberga", "ale", "ovanaker"}  # two that tell, two that do not


@dataclass(frozen=True)
class Read:
    """A page as it was answered, and where its address stood."""

    address: str
    asked_from: str
    answer: HttpResponse

    @property
    def text(self) -> str:
        return self.answer.content.decode()

    @property
    def is_page(self) -> bool:
        return self.answer.headers["Content-Type"].startswith("text/html")


def crawl(cast: Cast, member: str, starts: Iterable[str]) -> Iterator[Read]:
    """Every page `member` comes to from `starts`, each once; redirects are followed."""
    browser = cast.client(member)
    waiting = deque((start, "") for start in starts)
    known = {start for start, _ in waiting}
    while waiting:
        address, origin = waiting.popleft()
        answer = browser.get(address)
        hops = 0
        while answer.status_code in {301, 302} and hops < 4:
            answer = browser.get(answer.headers["Location"])
            hops += 1
        read = Read(address, origin, answer)  # type: ignore[arg-type]  # the test client's own answer
        yield read
        if not read.is_page or answer.status_code != 200:
            continue
        for link in markup.links(read.text):
            there = urldefrag(urljoin(address, link))[0]
            if there not in known and followed(there):
                known.add(there)
                waiting.append((there, address))
        assert len(known) < MOST, "the site has no end"


def followed(address: str) -> bool:
    """Whether the crawl goes there: not out, not to 290 empty towns, not into every mix of choices."""
    path, _, asked = address.removeprefix("/en").partition("?")
    if not address.startswith("/") or path.startswith("/static/"):
        return False
    if path.startswith("/kommun/"):
        return path.split("/")[2] in TOWNS
    return path != "/sok" or asked.count("=") < 3


def sound(read: Read) -> list[str]:
    """What is wrong with an answer; a page that somebody waits for is missing by its nature."""
    wanted = "/wiki/" in read.address
    if read.answer.status_code != (404 if wanted else 200):
        return [f"{read.address} on {read.asked_from} answers {read.answer.status_code}"]
    if not read.is_page:
        return []
    loose = [f"#{part} leads nowhere" for part in inner_targets(read.text) if f'id="{part}"' not in read.text]
    return [f"{read.address}: {fault}" for fault in [*markup.faults(read.text), *loose]]


def inner_targets(text: str) -> set[str]:
    return {link[1:] for link in markup.links(text) if link.startswith("#") and len(link) > 1}


@pytest.mark.parametrize("member", [CITIZEN, MODERATOR, "ekvik_editor", "sjoberga_board_member"])
def test_every_link_leads_somewhere_and_nothing_hidden_is_told(cast: Cast, member: str) -> None:
    wrong: list[str] = []
    number = 0
    for read in crawl(cast, member, STARTS):
        number += 1
        wrong += sound(read)
        leaked = [mark for mark in cast.hidden_marks(member) if mark in read.text]
        wrong += [f"{member} reads {leaked} at {read.address}"] if leaked else []
    assert number > 100
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_english_stays_english(cast: Cast) -> None:
    wrong: list[str] = []
    for read in crawl(cast, CITIZEN, ("/en/", "/en/sidor", "/en/sok?q=gemensam")):
        if not read.address.startswith("/en"):
            continue
        wrong += sound(read)
        if not read.is_page or read.answer.status_code != 200:
            continue
        page = markup.parsed(read.text)
        wrong += [] if page.get("lang") == "en" else [f"{read.address} says it is in {page.get('lang')}"]
        for element in page.iter("a"):
            link = element.get("href") or ""
            if link.startswith("/") and not link.startswith("/en") and element.get("hreflang") != "sv":
                wrong.append(f"{read.address} leads out of English to {link}")
        switched = [e.get("href") for e in page.iter("a") if e.get("hreflang") == "sv"]
        wrong += [] if len(switched) == 1 else [f"{read.address} leads to Swedish {len(switched)} times"]
    assert not wrong, "\n".join(sorted(set(wrong)))
