"""mittkoping restore FILE: a backup comes back, on the database it was made on or the other one."""

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from mittkoping.exports.archive import export_archive
from mittkoping.imports.archive import Arrival, import_archive, is_empty
from mittkoping.jobs.importing import said_of
from mittkoping.lib.archive.layout import UnusableError
from mittkoping.lib.dates import swedish_moment
from mittkoping.lib.terminal import printable


def arguments(parser: argparse.ArgumentParser) -> None:
    """The backup, and whether what is here may be replaced."""
    parser.add_argument("file", type=Path, help="säkerhetskopian")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="ersätt det som finns; en kopia av det läggs först bredvid filen",
    )


def run(args: argparse.Namespace) -> int:
    """Restore; 2 when the file cannot be used or the installation is in use, with one sentence."""
    try:
        arrival = _restore(args.file, replace=args.replace)
    except UnusableError as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    print(said_of(arrival))
    print(_age(arrival))
    return 0


def _restore(file: Path, *, replace: bool) -> Arrival:
    before = None
    if replace and file.is_file() and not is_empty():
        before = file.with_name(f"{file.stem}-innan-{timezone.localtime():%Y%m%d-%H%M%S}{file.suffix}")
        export_archive(before, full=True)
    try:
        arrival = import_archive(file, full=True, replace=replace)
    except UnusableError:
        if before is not None:
            before.unlink(missing_ok=True)
        raise
    if before is not None and not arrival.changed:
        before.unlink(missing_ok=True)
    elif before is not None:
        print(f"Det som fanns innan ligger i {before}.")
    return arrival


def _age(arrival: Arrival) -> str:
    """When the backup was made, and how long ago that is."""
    try:
        made = datetime.fromisoformat(arrival.manifest.made)
    except ValueError:
        return "Kopian säger inte när den gjordes."
    return f"Kopian gjordes den {swedish_moment(made)}, {_ago(timezone.now() - made)}."


def _ago(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    if hours < 1:
        return "för mindre än en timme sedan"
    if hours < 48:
        return "för en timme sedan" if hours == 1 else f"för {hours} timmar sedan"
    return f"för {hours // 24} dagar sedan"
