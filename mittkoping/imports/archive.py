"""An archive or a backup comes in: into an empty installation, or in place of what is there.

    check every member ──► empty? same? else refuse ──► all tables in one transaction ──► files ──► search

Everything keeps its id. What can be made again is made again: the search index, and the counters
that finished pages are kept under. No event is recorded, since history comes with its own.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.actions import count_up_everything
from mittkoping.history.tables import (
    DERIVED,
    SHIPPED,
    RowError,
    Table,
    carried,
    instance,
    label,
    one_moment,
    ours,
    rows,
)
from mittkoping.imports.clean import is_clean
from mittkoping.lib.archive.layout import FILES, SITE, Manifest, UnusableError, files_in, line, table_member
from mittkoping.lib.archive.reading import Reader, reading
from mittkoping.organisation.models import Municipality
from mittkoping.search import follower
from mittkoping.versions.models import Object

BATCH = 300
COUNTERS = "history.counter"  # never emptied, so that no number comes twice


@dataclass(frozen=True)
class Arrival:
    """What came in; `changed` is False when everything was there already."""

    manifest: Manifest
    changed: bool
    counts: dict[str, int] = field(default_factory=dict)


def import_archive(path: Path, *, full: bool = False, replace: bool = False) -> Arrival:
    """Bring in the archive at `path`, or the backup when `full`; with `replace` in place of what is there.

    Raises UnusableError with a sentence when it cannot be used or the installation holds other
    things; then nothing has changed.
    """
    with reading(path) as reader:
        _insist_on_flavour(reader.manifest, full)
        _insist_on_tables(reader)
        if not is_empty():
            if _holds(reader):
                return Arrival(reader.manifest, changed=False)
            if not replace:
                raise UnusableError(
                    "Installationen är inte tom och har annat innehåll än filen. Inget har ändrats."
                )
        return Arrival(reader.manifest, changed=True, counts=_bring_in(reader))


def is_empty() -> bool:
    """Whether nothing is here but what a new installation is shipped with."""
    used = [table for table in ours() if label(table) not in SHIPPED | set(DERIVED)]
    return not any(table._base_manager.exists() for table in used) and not any(files_in(settings.FILES))


def _insist_on_flavour(manifest: Manifest, full: bool) -> None:
    if full and not manifest.full:
        raise UnusableError("Filen är ett arkiv och ingen säkerhetskopia. Hämta in den med import archive.")
    if manifest.full and not full:
        raise UnusableError("Filen är en säkerhetskopia. Läs in den med restore.")


def _insist_on_tables(reader: Reader) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise UnusableError("Databasen är inte uppdaterad. Kör mittkoping migrate först.")
    unknown = set(reader.labels()) - {label(table) for table in carried()}
    if unknown:
        raise UnusableError(
            f"Arkivet kommer från en annan version: tabellen {min(unknown)} finns inte här. "
            "Uppdatera Mittköping först."
        )


def _holds(reader: Reader) -> bool:
    """Whether the tables and files here are exactly those of the archive."""
    said, full = reader.manifest.members, reader.manifest.full
    if set(reader.labels()) != {label(table) for table in carried()}:
        return False
    if reader.files() != [path.relative_to(settings.FILES).as_posix() for path in files_in(settings.FILES)]:
        return False
    for name in reader.files():
        with (settings.FILES / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != said[f"{FILES}{name}"].sha256:
                return False
    with one_moment():
        return all(_checksum(t, secrets=full) == said[table_member(label(t))].sha256 for t in carried())


def _checksum(table: Table, *, secrets: bool) -> str:
    digest = hashlib.sha256()
    for row in rows(table, secrets=secrets):
        digest.update(line(row))
    return digest.hexdigest()


def _bring_in(reader: Reader) -> dict[str, int]:
    """Tables, files and site settings; nothing of it stays when anything fails."""
    arriving, before = (settings.FILES.with_name(f"files.{word}") for word in ("arriving", "before"))
    try:
        _unpack(reader, arriving)
        with _swapped_back(before), transaction.atomic():
            counts = _fill_tables(reader)
            _swap(arriving, before)
        shutil.rmtree(before, ignore_errors=True)
    except RowError as error:
        raise UnusableError(f"Arkivet passar inte i databasen: {error}. Inget har ändrats.") from error
    except (IntegrityError, DataError, OverflowError) as error:
        raise UnusableError("Arkivets delar hänger inte ihop. Inget har ändrats.") from error
    except OSError as error:
        raise UnusableError(f"Filerna går inte att skriva: {error.strerror}. Inget har ändrats.") from error
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    if SITE in reader.manifest.members:
        (settings.HOME / SITE).write_bytes(b"".join(reader.pieces(SITE)))
    return counts


def _unpack(reader: Reader, arriving: Path) -> None:
    shutil.rmtree(arriving, ignore_errors=True)
    arriving.mkdir(parents=True)
    for name in reader.files():
        place = arriving / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.writelines(reader.pieces(f"{FILES}{name}"))


def _swap(arriving: Path, before: Path) -> None:
    """Put the unpacked files where files are kept: the last thing that can fail before the commit."""
    if settings.FILES.exists():
        settings.FILES.rename(before)
    arriving.rename(settings.FILES)


@contextmanager
def _swapped_back(before: Path) -> Iterator[None]:
    """When the block fails, the files that were set aside in `before` come back."""
    shutil.rmtree(before, ignore_errors=True)
    try:
        yield
    except BaseException:
        if before.exists():
            shutil.rmtree(settings.FILES, ignore_errors=True)
            before.rename(settings.FILES)
        raise


def _fill_tables(reader: Reader) -> dict[str, int]:
    there = set(reader.labels())
    tables = [table for table in carried() if label(table) in there]
    for table in [*_derived(), *reversed(carried())]:
        if label(table) in there or label(table) not in SHIPPED:
            table._base_manager.all()._raw_delete(connection.alias)
    Session.objects.all().delete()
    counts = {label(table): _fill(table, reader) for table in tables}
    connection.check_constraints([table._meta.db_table for table in tables])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    follower.rebuild()
    count_up_everything(_keys())
    return counts


def _derived() -> list[Table]:
    found = [table for table in ours() if label(table) in DERIVED and label(table) != COUNTERS]
    # A table that is its row's other half goes before it.
    return sorted(found, key=lambda table: not isinstance(table._meta.pk, models.OneToOneField))


def _fill(table: Table, reader: Reader) -> int:
    count = 0
    with closing(reader.rows(label(table))) as said:
        found = (instance(table, row) for row in said)
        while batch := list(islice(found, BATCH)):
            if not all(map(is_clean, batch)):
                raise UnusableError(f"Arkivet har text i {label(table)} som inte är ren. Inget har ändrats.")
            table._base_manager.bulk_create(batch, batch_size=BATCH)
            count += len(batch)
    if count != reader.manifest.counts.get(label(table)):
        raise UnusableError(f"Arkivet har inte så många rader i {label(table)} som det uppger.")
    return count


def _keys() -> Iterator[str]:
    """Every counter that a page here can be kept under."""
    for word, table in (("object", Object), ("municipality", Municipality), ("area", KeyArea)):
        yield from (f"{word}:{pk}" for pk in table._base_manager.values_list("pk", flat=True).iterator())
