"""Small MediaWiki exports in our own words, about an invented municipality."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mittkoping.history.tables import Table, label, ours, rows
from mittkoping.imports.mediawiki.run import import_file
from mittkoping.organisation.actions import add_invented_municipality
from mittkoping.organisation.models import Municipality

NAMESPACES = {
    -1: "Special",
    0: "",
    1: "Diskussion",
    2: "Användare",
    3: "Användardiskussion",
    6: "Fil",
    7: "Fildiskussion",
    8: "MediaWiki",
    9: "MediaWiki-diskussion",
    10: "Mall",
    11: "Malldiskussion",
    14: "Kategori",
    15: "Kategoridiskussion",
    3000: "Kommun",
    3001: "Kommundiskussion",
}
DAWN = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)
WAYS_OF_WORK = {"history.event", "history.counter", "history.cursor"}  # they tell of work, not of content


@dataclass(frozen=True)
class Rev:
    """One revision; `contributor` and `text_tag` replace what is written of author and text."""

    id: int
    text: str = ""
    at: str = ""
    user: str = "Tapio"
    comment: str | None = None
    minor: bool = False
    model: str = "wikitext"
    contributor: str = ""
    more: str = ""

    def xml(self) -> str:
        """The element as MediaWiki writes it."""
        at = self.at or f"{DAWN + timedelta(minutes=self.id):%Y-%m-%dT%H:%M:%SZ}"
        who = self.contributor or (
            f"<contributor><username>{escape(self.user)}</username><id>7</id></contributor>"
        )
        comment = "" if self.comment is None else f"<comment>{escape(self.comment)}</comment>"
        text = f'<text xml:space="preserve">{escape(self.text)}</text>' if self.text else "<text />"
        minor = "<minor/>" if self.minor else ""
        return (
            f"<revision><id>{self.id}</id><timestamp>{at}</timestamp>{who}{minor}{comment}"
            f"<model>{self.model}</model><format>text/x-wiki</format>{self.more or text}"
            "<sha1>x</sha1></revision>"
        )


@dataclass(frozen=True)
class Leaf:
    """One page of a wiki with its revisions."""

    id: int
    title: str
    revs: Sequence[Rev] = ()
    ns: int = 0
    more: str = ""

    def xml(self) -> str:
        """The element as MediaWiki writes it."""
        inner = "".join(rev.xml() for rev in self.revs)
        title = f"<title>{escape(self.title)}</title><ns>{self.ns}</ns><id>{self.id}</id>"
        return f"<page>{title}{self.more}{inner}</page>\n"


def leaf(number: int, title: str, *texts: str, ns: int = 0, first: int = 0) -> Leaf:
    """A page whose revisions hold `texts`, numbered from `first` (ten times the page's number when 0)."""
    return Leaf(number, title, [Rev((first or number * 10) + n, text) for n, text in enumerate(texts)], ns)


@dataclass
class Export:
    """A file's whole content."""

    leaves: Sequence[Leaf]
    database: str = "skogswikin"
    version: str = "0.11"
    namespaces: dict[int, str] = field(default_factory=lambda: NAMESPACES)

    def xml(self) -> str:
        """The whole file."""
        spaces = "".join(
            f"<namespace key={quoteattr(str(key))} case='first-letter'>{escape(name)}</namespace>"
            for key, name in self.namespaces.items()
        )
        return (
            f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-{self.version}/" '
            f'version="{self.version}" xml:lang="sv">\n<siteinfo><sitename>Skogswikin</sitename>'
            f"<dbname>{self.database}</dbname>"
            f"<base>http://wiki.example/index.php/Huvudsida</base><namespaces>{spaces}</namespaces>"
            "</siteinfo>\n" + "".join(leaf.xml() for leaf in self.leaves) + "</mediawiki>\n"
        )

    def write(self, path: Path) -> Path:
        """The file at `path`."""
        path.write_text(self.xml(), encoding="utf-8")
        return path


def brought_in(
    path: Path, *leaves: Leaf, mapping: str | None = None, database: str = "skogswikin"
) -> dict[str, Any]:
    """The report of an import of these pages by way of a file at `path`."""
    Export(leaves, database).write(path)
    return import_file(path, by=None, mapping=mapping).as_json()


def granvik() -> Municipality:
    """The invented municipality that the fixtures tell of."""
    found = Municipality.objects.filter(pk="9901").first()
    return found or add_invented_municipality(
        by=None, code="9901", name="Granvik", county=("99", "Skogs län")
    )


def dump(without: frozenset[str] = frozenset(WAYS_OF_WORK)) -> dict[str, list[dict[str, object]]]:
    """Every row of every table of ours, the tables in `without` left out."""
    return {
        label(table): list(rows(table, secrets=True)) for table in _tables() if label(table) not in without
    }


def _tables() -> Iterator[Table]:
    yield from sorted(ours(), key=label)


KOMMUN = """{{Kommun|namn=Granvik|län=Skogs län|rubrik=Rot och krona|introduktion=Så växte det.}}
== Hjältar ==
{{Hjälte|namn=Alva Tall och Bo Gran|roll=Rektor|sida=Användare:Hemlig Alva}}
== Wikiredaktörer ==
{{Wikiredaktör|namn=Cia Lärk|roll=Lärare}}
== Infrastruktur ==
{{Uppslag|rubrik=Nät i skogen|nyckelområde=Infrastruktur
|ingress=Fiber till varje stuga.|sida=Granvik/Nät i skogen}}
{{Uppslag|rubrik=Utan egen sida|nyckelområde=Infrastruktur|ingress=Bara några ord.}}
== Kompetens ==
{{Uppslag|rubrik=Utan egen sida|nyckelområde=Kompetens|ingress=Samma rubrik en gång till.}}
"""
NET = """{{Artikel|kommun=Granvik|nyckelområde=Infrastruktur|rubrik=Nät i skogen}}
Vi grävde ner fiber.

== Så gick det ==
Bra.
[[Kategori:Fiber]]"""


def small_town(*, more_of_net: Sequence[str] = ()) -> list[Leaf]:
    """A municipality's page, one card with a page of its own, talk, a category, redirects and a template."""
    talk = (
        "== Hur djupt ==\nHur djupt grävde ni? --[[Användare:Tapio|Tapio]] 18 mars 2017 kl. 10.00 (CET)\n"
        ":En meter. --[[Användare:Eva|Eva]] 18 mars 2017 kl. 11.00 (CET)\n"
    )
    return [
        leaf(1, "Kommun:Granvik", KOMMUN.replace("Så växte det.", "Först."), KOMMUN, ns=3000),
        leaf(2, "Granvik/Nät i skogen", "Första raden.", NET, *more_of_net),
        leaf(3, "Diskussion:Granvik/Nät i skogen", talk, ns=1),
        leaf(4, "Kategori:Fiber", "Om fiber.", ns=14),
        leaf(5, "Nätet", "#OMDIRIGERING [[Granvik/Nät i skogen]]"),
        leaf(6, "Mall:Ruta", "<noinclude>Så används den.</noinclude>{{{1}}}", ns=10),
        leaf(7, "Användare:Tapio", "Jag gräver.", ns=2),
        leaf(8, "Fil:Spade.jpg", "En spade.", ns=6),
    ]
