"""mittkoping export archive FILE: everything there is, for other systems and for later years."""

import argparse
import sys
from pathlib import Path

from mittkoping.exports.archive import export_archive
from mittkoping.lib.archive.layout import Manifest, UnusableError
from mittkoping.lib.counting import counted, pages, rows, versions


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is written, and to which file."""
    parser.add_argument("what", choices=["archive"], help="vad som lämnas ut")
    parser.add_argument("file", type=Path, help="filen som skrivs")


def run(args: argparse.Namespace) -> int:
    """Write the archive; 2 when it cannot be written, with one sentence."""
    try:
        manifest = export_archive(args.file)
    except UnusableError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.file}: {said_of(manifest)}")
    print(f"Kontrollsumma för historiken: {manifest.verify}")
    return 0


def said_of(manifest: Manifest) -> str:
    """How much there is in an archive."""
    counts = manifest.counts
    told = f"{pages(counts.get('versions.object', 0))} med {versions(counts.get('versions.revision', 0))}"
    files = counted(sum(name.startswith("files/") for name in manifest.members), "fil", "filer")
    return f"{told}, {rows(sum(counts.values()))} och {files}."
