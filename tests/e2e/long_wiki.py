"""A small wiki as a MediaWiki export with all that strains a page: many, long, wide and old."""

from datetime import UTC, datetime, timedelta
from html import escape

MUNICIPALITY = "Ale"
PAGE = "Skolgårdens belysning"
LONG_WORD = "Kommunövergripandekompetensutvecklingssamordningsplaneringsunderlagsdokumentation"
VERSIONS = 400
CARDS = 400
FIRST = datetime(2010, 3, 1, 10, tzinfo=UTC)
AREAS = ("Infrastruktur", "Juridik", "Kompetens", "Styrning")
COLUMNS = ("Stolpe", "Armatur", "Ljuskälla", "Timmar", "Effekt", "Byte")

_HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="sv">
<siteinfo><sitename>Provwikin</sitename><dbname>prov</dbname><base>http://wiki.example.se/Huvudsida</base>
<namespaces><namespace key="0"/><namespace key="1">Diskussion</namespace>
<namespace key="2">Användare</namespace><namespace key="14">Kategori</namespace>
<namespace key="3000">Kommun</namespace></namespaces></siteinfo>
"""
_LAMPS = """Vi satte upp lampor på skolgården. Nu lyser {count} stycken.

== Lamporna ==
{lamps}

== Mått ==
{{| class="wikitable"
|+ Lamporna i siffror
! {columns}
{rows}
|}}

== Källa ==
http://lampor.example.se/{address}

== Frågor ==
[[Vem byter lampan]]"""


def long_wiki() -> str:
    """The export: a page of 400 versions with a wide table, a municipality of 400 cards, a long title."""
    pages = [
        _page(1, 0, PAGE, [_lamps(number) for number in range(1, VERSIONS + 1)]),
        _page(2, 3000, f"Kommun:{MUNICIPALITY}", [_municipality()]),
        _page(3, 0, LONG_WORD, [f"Den här sidan har en lång rubrik. {LONG_WORD} {LONG_WORD}\n\n[[{PAGE}]]"]),
        _page(4, 2, "Användare:Vide", ["Jag byter lampor."]),
    ]
    return f"{_HEAD}{''.join(pages)}</mediawiki>\n"


def _lamps(number: int) -> str:
    """Version `number` of the page: each one counts one lamp more and lists them, forty at most."""
    return _LAMPS.format(
        count=number,
        lamps="\n".join(f"* Lampan vid grind {lamp} tändes" for lamp in range(1, min(number, 40) + 1)),
        columns=" !! ".join(COLUMNS),
        rows="\n".join("|-\n" + "\n".join(f"| {name} {row}" for name in COLUMNS) for row in range(1, 5)),
        address="mycket-lang-adress-" * 6,
    )


def _municipality() -> str:
    cards = [
        f"{{{{Uppslag\n|rubrik=Lampa {number} på väg {number * 7}\n|nyckelområde={AREAS[number % 4]}\n"
        f"|ingress=Vi tände lampa {number} och skrev upp när den slocknade.\n}}}}"
        for number in range(1, CARDS + 1)
    ]
    story = "Vi började 2016 med en lampa. 2019 hade vi många."
    return "\n\n".join([f"{{{{Kommun\n|namn={MUNICIPALITY}\n}}}}", story, *cards])


def _page(number: int, space: int, title: str, texts: list[str]) -> str:
    revisions = "".join(_revision(number * 1000 + place, place, text) for place, text in enumerate(texts, 1))
    return f"<page><title>{escape(title)}</title><ns>{space}</ns><id>{number}</id>{revisions}</page>"


def _revision(number: int, place: int, text: str) -> str:
    when = FIRST + timedelta(days=9 * place)
    name = "Vide" if place % 3 else LONG_WORD
    return (
        f"<revision><id>{number}</id><timestamp>{when:%Y-%m-%dT%H:%M:%SZ}</timestamp>"
        f"<contributor><username>{name}</username><id>{1 + place % 3}</id></contributor>"
        f"<comment>Lampa {place} tänd</comment>{'' if place % 5 else '<minor/>'}"
        f"<text>{escape(text)}</text></revision>"
    )
