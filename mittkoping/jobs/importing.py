"""mittkoping import mediawiki FILE and mittkoping import archive FILE."""

import argparse
import json
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from mittkoping.imports.archive import Arrival, import_archive
from mittkoping.imports.mediawiki.reader import UnreadableError
from mittkoping.imports.mediawiki.run import import_file
from mittkoping.lib.archive.layout import UnusableError
from mittkoping.lib.counting import pages, rows, versions
from mittkoping.lib.terminal import printable, printable_json
from mittkoping.search.index import rebuild_words
from mittkoping.texts.wikitext.mapping import MappingError

STOPPED = "Importen avbröts; kör samma kommando igen så fortsätter den."
UNDONE = "Importen avbröts. Inget har ändrats."


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is imported, and from which file."""
    parser.add_argument("what", choices=["mediawiki", "archive"], help="vad filen är")
    parser.add_argument("file", type=Path, help="filen")
    parser.add_argument("--mapping", type=Path, help="TOML som säger vilka mallar som blir vad")
    parser.add_argument(
        "--dry-run", action="store_true", help="pröva utan att spara; så länge kan ingen annan spara"
    )
    parser.add_argument("--json", action="store_true", help="skriv rapporten som JSON")


def run(args: argparse.Namespace) -> int:
    """Import the file; 2 when it cannot be used or brought to an end, 130 when stopped, with one sentence."""
    try:
        return _mediawiki(args) if args.what == "mediawiki" else _archive(args)
    except (KeyboardInterrupt, BrokenProcessPool) as error:
        if sys.stderr.isatty():
            print(file=sys.stderr)
        all_or_nothing = args.dry_run or args.what == "archive"
        print(UNDONE if all_or_nothing else STOPPED, file=sys.stderr)
        return 130 if isinstance(error, KeyboardInterrupt) else 2


def _archive(args: argparse.Namespace) -> int:
    if args.mapping or args.dry_run:
        print("--mapping och --dry-run hör till mediawiki.", file=sys.stderr)
        return 2
    try:
        arrival = import_archive(args.file)
    except UnusableError as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    print(
        json.dumps({"changed": arrival.changed, "counts": arrival.counts}) if args.json else said_of(arrival)
    )
    if arrival.changed and arrival.counts.get("organisation.user") and not args.json:
        print("Lösenord följer inte med i ett arkiv. Kör mittkoping setup för att ge en administratör ett.")
    return 0


def said_of(arrival: Arrival) -> str:
    """What came in, in one sentence."""
    if not arrival.changed:
        return "Allt i filen finns redan här. Inget har ändrats."
    counts = arrival.counts
    told = f"{pages(counts.get('versions.object', 0))} med {versions(counts.get('versions.revision', 0))}"
    return f"Klart: {told}, {rows(sum(counts.values()))} i alla tabeller."


def _mediawiki(args: argparse.Namespace) -> int:
    try:
        mapping = args.mapping.read_text(encoding="utf-8") if args.mapping else None
        report = import_file(args.file, by=None, mapping=mapping, dry_run=args.dry_run, progress=Bar())
    except (UnreadableError, MappingError) as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    except (OSError, UnicodeDecodeError):
        print(f"Mallfilen {args.mapping} går inte att läsa.", file=sys.stderr)
        return 2
    if report.created_revisions and not args.dry_run:
        rebuild_words()  # what is misspelt from now on is understood with the new words
    if sys.stderr.isatty():
        print(file=sys.stderr)
    text = report.as_text() if not args.json else printable_json(report.as_json())
    print(text)
    return 0


class Bar:
    """A line on the terminal with pages, revisions and rate; silent when nobody watches."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, done: int, revisions: int) -> None:
        """Show how far the import has come: pages and revisions."""
        if sys.stderr.isatty():
            rate = round(revisions / max(time.monotonic() - self.started, 0.001))
            line = f"\r{pages(done)}, {versions(revisions)}, {versions(rate)} i sekunden "
            print(line, end="", file=sys.stderr, flush=True)
