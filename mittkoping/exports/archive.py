"""Everything there is, written to one zip: an archive for others, or a backup with passwords.

The tables are read as they were at one moment, while the site is in use, and in chunks, so that
memory does not grow with what there is. How the zip is laid out stands in `lib/archive/layout.py`.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

import mittkoping
from mittkoping.history.tables import carried, label, one_moment, rows
from mittkoping.lib.archive.layout import FILES, README, SITE, Manifest, UnusableError, files_in, readme
from mittkoping.lib.archive.reading import reading
from mittkoping.lib.archive.writing import Writer, writing
from mittkoping.versions.verifying import newest_revision, site_digest

_PIECE = 1 << 20


def export_archive(path: Path, *, full: bool = False) -> Manifest:
    """Write everything to `path` and return the manifest; `full` makes it a backup, with passwords.

    The same state gives the same bytes, except that a backup says when it was made. A backup is read
    back and checked before it is called done. Raises UnusableError with a sentence.
    """
    if path.is_dir():
        raise UnusableError(f"{path} är en mapp. Ange en fil.")
    with one_moment():
        manifest = Manifest(
            product=mittkoping.__version__,
            full=full,
            verify=site_digest(newest_revision()),
            made=timezone.now().isoformat(timespec="seconds") if full else "",
        )
        with writing(path, manifest) as writer:
            _write(writer, full)
    with reading(path):  # checks every member
        return manifest


def _write(writer: Writer, full: bool) -> None:
    writer.member(README, [readme(full=full)])
    for table in sorted(carried(), key=label):
        writer.rows(label(table), rows(table, secrets=full))
    if full and (site := settings.HOME / SITE).exists():
        writer.member(SITE, [site.read_bytes()])
    for file in files_in(settings.FILES):
        writer.member(f"{FILES}{file.relative_to(settings.FILES).as_posix()}", _pieces(file))


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            yield piece
