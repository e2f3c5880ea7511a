"""Finished pages kept in memory, each under the counters of what it shows.

    request ─► kept? ─► site counter as when last checked ─────────────► answer
                 │        └ else: the page's own counters unchanged ───► answer
                 └ no, or they changed ─► the view makes it anew

Asking the site counter is one read by primary key, so a page is right at the next request after
a save, and a save elsewhere costs each kept page one more read. Only readers who are not signed
in get kept pages; a page says itself what it shows (`keep`).
"""

import gzip
import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeGuard

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from mittkoping.history.queries import counted, stamp
from mittkoping.lib.page_store import PageStore, store_of_server
from mittkoping.organisation.actions import PEOPLE

Answer = Callable[[HttpRequest], HttpResponse]
Key = tuple[str, str, str, str]
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
STORE_TIMES = 10  # as many bytes on disk as one process may use in memory
OVERHEAD = 1500  # bytes an entry takes beside its body, roughly


def keep(response: HttpResponse, keys: Iterable[str]) -> HttpResponse:
    """Mark a page as one that may be kept as long as none of the counters in `keys` moves."""
    response.kept_under = frozenset({*keys, PEOPLE})  # type: ignore[attr-defined]  # a note to the middleware below
    return response


def objects(ids: Iterable[int]) -> set[str]:
    """The counters of objects that stand on a page beside its own."""
    return {f"object:{pk}" for pk in ids}


@dataclass
class Kept:
    """A finished page: compressed, with its headers and the counters it stands under."""

    body: bytes
    headers: dict[str, str]
    etag: str
    counters: dict[str, int]
    stamp: int


class PageCache:
    """The most recently read pages of one process, up to a number of bytes."""

    def __init__(self, most_bytes: int, store: PageStore | None = None) -> None:
        self.most_bytes = most_bytes
        self.store = store
        self.bytes = 0
        self.pages: OrderedDict[Key, Kept] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """The kept page, if what it shows has not changed."""
        if self._stands(kept := self.pages.get(key)):
            with self.lock:
                if key in self.pages:
                    self.pages.move_to_end(key)
            return kept
        if self._stands(kept := self._stored(key)):
            self._remember(key, kept)
            return kept
        return None

    @staticmethod
    def _stands(kept: Kept | None) -> TypeGuard[Kept]:
        if kept is None:
            return False
        now = stamp()
        if kept.stamp != now:
            if counted(kept.counters) != kept.counters:
                return False
            kept.stamp = now
        return True

    def _stored(self, key: Key) -> Kept | None:
        """What another process of this server has made."""
        found = self.store.get("\n".join(key)) if self.store else None
        return Kept(found[1], *found[0]) if found else None

    def put(self, key: Key, kept: Kept) -> None:
        """Keep a page here and for the other processes of this server."""
        self._remember(key, kept)
        if self.store:
            about = [kept.headers, kept.etag, kept.counters, kept.stamp]
            self.store.put("\n".join(key), about, kept.body)

    def _remember(self, key: Key, kept: Kept) -> None:
        """Keep a page in memory, dropping those read longest ago when there is no more room."""
        self.drop(key)
        with self.lock:
            self.pages[key] = kept
            self.bytes += len(kept.body) + OVERHEAD
            while self.bytes > self.most_bytes and self.pages:
                _, old = self.pages.popitem(last=False)
                self.bytes -= len(old.body) + OVERHEAD

    def drop(self, key: Key) -> None:
        """Forget a page."""
        with self.lock:
            if old := self.pages.pop(key, None):
                self.bytes -= len(old.body) + OVERHEAD


def page_cache(get_response: Answer) -> Answer:
    """Middleware, the outermost: answers from kept pages, keeps those that say they may be."""
    most = settings.PAGE_CACHE_MB * 1_000_000
    cache = PageCache(most, store_of_server(settings.HOME / "cache", STORE_TIMES * most) if most else None)
    session = settings.SESSION_COOKIE_NAME

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or session in request.META.get("HTTP_COOKIE", ""):
            return get_response(request)
        meta = request.META
        # A page that came in without TLS where TLS is asked for is never kept: it is led on instead.
        key = (
            request.scheme or "",
            meta.get("HTTP_HOST", ""),
            request.path_info,
            meta.get("QUERY_STRING", ""),
        )
        if kept := cache.get(key):
            return _answer(request, kept, "kept")
        before = stamp() if cache.most_bytes else 0
        response = get_response(request)
        keys = getattr(response, "kept_under", None)
        if keys is None or response.status_code != 200 or request.method != "GET" or response.cookies:
            return response
        kept = _kept(response, counted(keys), before)
        if cache.most_bytes and stamp() == before:  # nobody wrote while the page was made
            cache.put(key, kept)
        return _answer(request, kept, "made")

    return answer


def _kept(response: HttpResponse, counters: dict[str, int], before: int) -> Kept:
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return Kept(gzip.compress(response.content, 6, mtime=0), dict(response.headers), etag, counters, before)


def _answer(request: HttpRequest, kept: Kept, how: str) -> HttpResponse:
    if kept.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        unchanged = HttpResponseNotModified()
        unchanged.headers["ETag"] = kept.etag
        unchanged.headers["Cache-Control"] = "no-cache"
        unchanged.headers["Vary"] = kept.headers["Vary"]
        return unchanged
    packed = GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
    body = kept.body if packed else gzip.decompress(kept.body)
    response = HttpResponse(body, headers=kept.headers)
    response.headers["Server-Timing"] = how
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(body))
    return response
