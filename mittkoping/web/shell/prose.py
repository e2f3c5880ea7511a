"""Stored text made ready to be shown: names put in, links led on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mittkoping.knowledge import queries
from mittkoping.organisation.models import Municipality
from mittkoping.organisation.people import keys_in, named, names_of
from mittkoping.texts.links import led_on, links_in
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer
from mittkoping.web.shell import addresses
from mittkoping.web.shell.tongue import Told


@dataclass(frozen=True)
class Prose:
    """The names and addresses that the texts of one page need; two or three queries for all of them."""

    names: Mapping[str, str]
    targets: Mapping[str, str]
    counters: frozenset[str] = frozenset()  # of the objects its links lead to
    waits: bool = False  # whether a link leads to a page that nobody has written

    def html(self, text: str) -> SafeString:
        """Canonical HTML with names and addresses put in."""
        shown = led_on(text, self._address)
        return mark_safe(named(shown, {key: escape(name) for key, name in self.names.items()}))  # noqa: S308 - sanitised at save

    def plain(self, text: str) -> str:
        """Plain text with names put in."""
        return named(text, dict(self.names))

    def address(self, title: str) -> str:
        """Where the page called `title` is read, or where one is told that nobody has written it."""
        return self._address(title)[0]

    def _address(self, title: str) -> tuple[str, bool]:
        url = self.targets.get(title)
        return (url, True) if url else (addresses.of_nothing(title), False)


def prose(texts: Iterable[str], *, viewer: Viewer, source: str = "", titles: Iterable[str] = ()) -> Prose:
    """What is needed to show `texts`, canonical HTML of the wiki `source`, and to link to `titles`."""
    written = [text for text in texts if text]
    titles = [*(link.title for link in links_in(written)), *titles]
    found = queries.resolved(titles, source, viewer) if titles else {}
    targets = {title: addresses.of_object(obj) for title, obj in found.items()}
    counters = frozenset(f"object:{obj.pk}" for obj in found.values())
    return Prose(names_of(keys_in(written)), targets, counters, len(found) < len(set(titles)))


def label_of(obj: Object) -> str:
    """What an object is called in a list: with its municipality where the title alone says too little."""
    town: Municipality | None = obj.municipality
    if town is None or obj.kind == "municipality":
        return Told(obj.title)
    return Told(f"{obj.title} – {town.short_name}")
