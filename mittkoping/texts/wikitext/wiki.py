"""The names of one wiki: namespaces with their Swedish and English aliases, and what a title is in full."""

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

MEDIA, MAIN, USER, USER_TALK, FILE, TEMPLATE, CATEGORY = -2, 0, 2, 3, 6, 10, 14

_NAMES: dict[int, tuple[str, ...]] = {
    -2: ("Media",),
    -1: ("Special",),
    1: ("Diskussion", "Talk"),
    2: ("Användare", "User"),
    3: ("Användardiskussion", "Användare diskussion", "User talk"),
    4: ("Project", "Projekt"),
    5: ("Project talk", "Projektdiskussion"),
    6: ("Fil", "Bild", "File", "Image"),
    7: ("Fildiskussion", "Bilddiskussion", "File talk", "Image talk"),
    8: ("MediaWiki",),
    9: ("MediaWiki-diskussion", "MediaWiki diskussion", "MediaWiki talk"),
    10: ("Mall", "Template"),
    11: ("Malldiskussion", "Template talk"),
    12: ("Hjälp", "Help"),
    13: ("Hjälpdiskussion", "Help talk"),
    14: ("Kategori", "Category"),
    15: ("Kategoridiskussion", "Category talk"),
}

# The prefixes a plain MediaWiki knows from the start, and the two-letter one everybody uses.
_INTERWIKI = {
    "w": "https://{language}.wikipedia.org/wiki/",
    "wikipedia": "https://{language}.wikipedia.org/wiki/",
    "wikt": "https://{language}.wiktionary.org/wiki/",
    "wiktionary": "https://{language}.wiktionary.org/wiki/",
    "wikibooks": "https://{language}.wikibooks.org/wiki/",
    "wikinews": "https://{language}.wikinews.org/wiki/",
    "wikiquote": "https://{language}.wikiquote.org/wiki/",
    "wikisource": "https://{language}.wikisource.org/wiki/",
    "wikiversity": "https://{language}.wikiversity.org/wiki/",
    "wikivoyage": "https://{language}.wikivoyage.org/wiki/",
    "commons": "https://commons.wikimedia.org/wiki/",
    "meta": "https://meta.wikimedia.org/wiki/",
    "metawikimedia": "https://meta.wikimedia.org/wiki/",
    "mediawikiwiki": "https://www.mediawiki.org/wiki/",
    "wikidata": "https://www.wikidata.org/wiki/",
    "wikispecies": "https://species.wikimedia.org/wiki/",
}
_LANGUAGES = frozenset({"da", "de", "en", "es", "fi", "fr", "is", "nb", "nn", "no", "se", "sv"})
_BAD_IN_TITLE = re.compile(r"[<>\[\]{}|\n\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Target:
    """Where a link leads: a title of this wiki ("" is the same page) with its anchor, or an outer address."""

    title: str
    anchor: str
    url: str | None = None


@dataclass(frozen=True)
class Wiki:
    """One wiki's namespace names by number, as its export gives them in `<siteinfo>`."""

    namespaces: Mapping[int, str]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        known = {alias.casefold(): number for number, aliases in _NAMES.items() for alias in aliases}
        return known | {_spaced(name).casefold(): number for number, name in self.namespaces.items() if name}

    def name(self, number: int) -> str:
        """The wiki's own name of a namespace; the Swedish one where the export names none."""
        return _spaced(self.namespaces.get(number) or _NAMES.get(number, ("",))[0])

    def split(self, title: str) -> tuple[int, str]:
        """Namespace number and the rest of the title: first letter upper-cased, underscores as spaces."""
        plain = _spaced(title).removeprefix(":").strip()
        prefix, colon, rest = plain.partition(":")
        number = self._numbers.get(prefix.strip().casefold()) if colon else None
        if number is None or not rest.strip():
            return MAIN, _first_upper(plain)
        return number, _first_upper(rest.strip())

    def normal(self, title: str) -> str:
        """The full title in the wiki's own spelling: `bild:a_b.jpg` is `Fil:A b.jpg`."""
        number, rest = self.split(title)
        return f"{self.name(number)}:{rest}" if number != MAIN else rest

    def target(self, written: str, page: str) -> Target | None:
        """What `[[written]]` on `page` points to; None when it cannot be a title."""
        decoded = html.unescape(unquote(written) if "%" in written else written)
        title, _, anchor = decoded.partition("#")
        title, anchor = _spaced(title), _spaced(anchor).replace(" ", "_")
        if _BAD_IN_TITLE.search(decoded) or (not title.strip(":") and not anchor):
            return None
        outer = self._outer(title)
        if outer:
            return Target("", "", outer + (f"#{quote(anchor)}" if anchor else ""))
        if title.startswith("/"):
            title = f"{page}/{title.strip('/ ')}"
        elif title.startswith("../"):
            title = _climb(page, title)
        return Target(self.normal(title) if title else "", anchor)

    def _outer(self, title: str) -> str | None:
        """The address behind an interwiki prefix; a language code counts only in lower case."""
        prefix, colon, rest = title.removeprefix(":").partition(":")
        prefix, rest, language = prefix.strip(), rest.strip(), "sv"
        if not colon or not rest or prefix.casefold() in self._numbers:
            return None
        if prefix in _LANGUAGES:
            return f"https://{prefix}.wikipedia.org/wiki/{quote(rest.replace(' ', '_'))}"
        pattern = _INTERWIKI.get(prefix.lower())
        if pattern is None:
            return None
        inner, colon, tail = rest.partition(":")
        if colon and inner in _LANGUAGES and tail.strip():
            language, rest = inner, tail.strip()
        return pattern.format(language=language) + quote(rest.replace(" ", "_"))


def _spaced(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).replace("_", " ").split())


def _first_upper(title: str) -> str:
    upper = title[:1].upper()
    return (upper if len(upper) == 1 else title[:1]) + title[1:]


def _climb(page: str, title: str) -> str:
    """`../Syskon` seen from `Sida/Del` is `Sida/Syskon`."""
    parts = page.split("/")
    while title.startswith("../"):
        parts, title = parts[:-1] or parts, title[3:]
    return "/".join([*parts, title.strip("/")] if title.strip("/") else parts)
