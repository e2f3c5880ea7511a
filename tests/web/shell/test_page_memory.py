"""Kept pages have a bound in memory, those read stay longest, and nothing made during a write is kept."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from mittkoping.history.actions import event, record
from mittkoping.web.shell.page_cache import OVERHEAD, Kept, PageCache, keep, page_cache

pytestmark = pytest.mark.django_db


def entry(body: bytes) -> Kept:
    return Kept(body, {}, "", {}, 0)


def test_the_memory_has_a_bound() -> None:
    cache = PageCache(10 * (1000 + OVERHEAD))
    for number in range(25):
        cache.put(("http", "h", f"/{number}", ""), entry(b"x" * 1000))
    assert len(cache.pages) == 10
    assert cache.bytes == 10 * (1000 + OVERHEAD)
    cache.put(("http", "h", "/24", ""), entry(b"x" * 500))
    assert cache.bytes == 10 * (1000 + OVERHEAD) - 500
    cache.put(("http", "h", "/stor", ""), entry(b"x" * 100_000))
    assert not cache.pages
    assert cache.bytes == 0


def test_what_is_read_stays_longest() -> None:
    cache = PageCache(3 * (100 + OVERHEAD))
    keys = [("http", "h", f"/{number}", "") for number in range(4)]
    for key in keys[:3]:
        cache.put(key, Kept(b"x" * 100, {}, "", {"site": 0}, -1))
    cache.pages[keys[0]].counters = {}
    assert cache.get(keys[0])
    cache.put(keys[3], entry(b"x" * 100))
    assert list(cache.pages) == [keys[2], keys[0], keys[3]]


def making(work: Callable[[], None]) -> tuple[Callable[[HttpRequest], HttpResponse], list[int]]:
    """A view behind the cache that does `work` while it makes its page, and how often it was asked."""
    asked: list[int] = []

    def view(request: HttpRequest) -> HttpResponse:
        asked.append(1)
        work()
        return keep(HttpResponse("sida"), {"object:1"})

    return page_cache(view), asked


def test_a_page_that_was_made_while_somebody_wrote_is_not_kept() -> None:
    answer, asked = making(lambda: record([event("test.done", by=None)]))
    for _ in range(2):
        answer(RequestFactory().get("/x"))
    assert len(asked) == 2
    answer, asked = making(lambda: None)
    for _ in range(2):
        answer(RequestFactory().get("/x"))
    assert len(asked) == 1


def test_without_memory_every_page_is_made(settings: Settings) -> None:
    settings.PAGE_CACHE_MB = 0
    answer, asked = making(lambda: None)
    for _ in range(2):
        assert answer(RequestFactory().get("/x")).content == b"sida"
    assert len(asked) == 2
