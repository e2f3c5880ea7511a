"""Writes a generated Sweden as a MediaWiki export: python -m benchmarks.sweden OUT.xml --revisions 50000.

The words are our own and drawn by Zipf's law; the same numbers and seed give the same file, byte for byte.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TextIO
from xml.sax.saxutils import escape

from benchmarks.pages import WRITERS, Draft, Sweden

NAMESPACES = {
    -2: "Media",
    -1: "Special",
    0: "",
    1: "Diskussion",
    2: "Användare",
    3: "Användardiskussion",
    4: "Mittköping",
    5: "Mittköpingdiskussion",
    6: "Fil",
    7: "Fildiskussion",
    8: "MediaWiki",
    9: "MediaWiki-diskussion",
    10: "Mall",
    11: "Malldiskussion",
    12: "Hjälp",
    13: "Hjälpdiskussion",
    14: "Kategori",
    15: "Kategoridiskussion",
    3000: "Kommun",
    3001: "Kommundiskussion",
}
SCHEMA = "http://www.mediawiki.org/xml/export-0.11/"
BEGINNING = datetime(2016, 1, 11, 8, 0, tzinfo=UTC)
COMMENTS = [
    "Ny text",
    "Lite tillägg",
    "Rättade stavfel",
    "Efter mötet",
    "",
    "",
    "/* Resultat */ Förtydligade",
]


def shares(weights: list[float], total: int, random: Random) -> list[int]:
    """`total` revisions over pages: one for each, the rest drawn by weight. Raises ValueError if too few."""
    if total < len(weights):
        raise ValueError(f"{len(weights)} pages need at least as many revisions, not {total}")
    sums = list(accumulate(weights))
    drawn = Counter(random.choices(range(len(weights)), cum_weights=sums, k=total - len(weights)))
    return [1 + drawn[place] for place in range(len(weights))]


def write_export(out: TextIO, *, revisions: int, municipalities: int, cards: int, seed: int = 1) -> int:
    """Write the whole export page by page and return the number of pages."""
    sweden = Sweden(municipalities, cards, seed)
    counts = shares([draft.weight for draft in sweden.drafts], revisions, sweden.random("shares"))
    out.write(_opening())
    first_revision = 1
    for number, (draft, count) in enumerate(zip(sweden.drafts, counts, strict=True), start=1):
        out.write(_page(sweden, draft, number, count, first_revision))
        first_revision += count
    out.write("</mediawiki>\n")
    return len(counts)


def _opening() -> str:
    names = "\n".join(
        f'      <namespace key="{key}" case="first-letter">{name}</namespace>'
        for key, name in NAMESPACES.items()
    )
    return (
        f'<mediawiki xmlns="{SCHEMA}" version="0.11" xml:lang="sv">\n  <siteinfo>\n'
        "    <sitename>Uppmätta Sverige</sitename>\n    <dbname>sweden</dbname>\n"
        "    <base>http://127.0.0.1/wiki/Huvudsida</base>\n    <generator>benchmarks.sweden</generator>\n"
        f"    <case>first-letter</case>\n    <namespaces>\n{names}\n    </namespaces>\n  </siteinfo>\n"
    )


def _page(sweden: Sweden, draft: Draft, number: int, count: int, first_revision: int) -> str:
    random = sweden.random("revisions", draft.title)
    when = _moments(random)
    rows = [
        _revision(random, first_revision + place, first_revision if place else 0, next(when), text)
        for place, text in enumerate(sweden.texts(draft, count))
    ]
    return (
        f"  <page>\n    <title>{escape(draft.title)}</title>\n    <ns>{draft.namespace}</ns>\n"
        f"    <id>{number}</id>\n{''.join(rows)}  </page>\n"
    )


def _moments(random: Random) -> Iterator[datetime]:
    now = BEGINNING + timedelta(minutes=random.randrange(500_000))
    while True:
        yield now
        now += timedelta(minutes=1 + int(random.expovariate(1 / 20_000)))


def _revision(random: Random, number: int, parent: int, at: datetime, text: str) -> str:
    if random.random() < 0.03:
        who = f"<ip>10.0.{random.randrange(9)}.{random.randrange(250)}</ip>"
    else:
        place = int(len(WRITERS) * random.random() ** 2)
        who = f"<username>{WRITERS[place]}</username><id>{place + 1}</id>"
    comment = random.choice(COMMENTS)
    return (
        f"    <revision>\n      <id>{number}</id>\n"
        + (f"      <parentid>{number - 1}</parentid>\n" if parent else "")
        + f"      <timestamp>{at:%Y-%m-%dT%H:%M:%SZ}</timestamp>\n      <contributor>{who}</contributor>\n"
        + ("      <minor />\n" if random.random() < 0.1 else "")
        + (f"      <comment>{escape(comment)}</comment>\n" if comment else "")
        + "      <model>wikitext</model>\n      <format>text/x-wiki</format>\n"
        + f'      <text bytes="{len(text.encode())}" xml:space="preserve">{escape(text)}</text>\n'
        + "    </revision>\n"
    )


def main() -> None:
    """Write the export that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--revisions", type=int, default=50_000)
    parser.add_argument("--municipalities", type=int, default=290)
    parser.add_argument("--cards", type=int, default=33, help="cards in each municipality")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    try:
        with args.out.open("w", encoding="utf-8") as out:
            pages = write_export(
                out,
                revisions=args.revisions,
                municipalities=args.municipalities,
                cards=args.cards,
                seed=args.seed,
            )
    except ValueError as error:
        parser.error(str(error))
    print(f"{args.out}: {pages} pages, {args.revisions} revisions, {args.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
