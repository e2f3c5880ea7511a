"""mittkoping backup FILE: database and files in one file, passwords too, while the site is in use."""

import argparse
import sys
from pathlib import Path

from mittkoping.exports.archive import export_archive
from mittkoping.jobs.exporting import said_of
from mittkoping.lib.archive.layout import UnusableError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    parser.add_argument("file", type=Path, help="filen som skrivs; en äldre med samma namn ersätts")


def run(args: argparse.Namespace) -> int:
    """Write the backup and read it back; 2 when it cannot be written, with one sentence."""
    try:
        manifest = export_archive(args.file, full=True)
    except UnusableError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{args.file}: {said_of(manifest)} Kopian är kontrollerad.")
    print("Den innehåller lösenord i skyddad form. Bara du får läsa filen; förvara den så.")
    print(f"Kontrollsumma för historiken: {manifest.verify}")
    return 0
