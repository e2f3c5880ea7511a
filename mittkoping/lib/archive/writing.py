"""Write an archive: member by member, beside its place, and put there only when it is whole."""

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mittkoping.lib.archive.layout import (
    MANIFEST,
    Manifest,
    Member,
    UnusableError,
    is_safe,
    line,
    manifest_bytes,
    table_member,
)

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows; any fixed one would do
_OWNER_ONLY = 0o600


class Writer:
    """Adds members to an open archive and keeps their checksums in `manifest`."""

    def __init__(self, package: zipfile.ZipFile, manifest: Manifest) -> None:
        self._package = package
        self.manifest = manifest

    def rows(self, label: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows of the table `label`, one a line; returns how many."""
        count = 0

        def lines() -> Iterator[bytes]:
            nonlocal count
            for row in rows:
                count += 1
                yield line(row)

        self.member(table_member(label), lines())
        self.manifest.counts[label] = count
        return count

    def member(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one member in pieces. Raises UnusableError for a name that would not come back."""
        if not is_safe(name):
            raise UnusableError(f"Filen {name!r} har ett namn som inte kan stå i ett arkiv.")
        size, digest = 0, hashlib.sha256()
        with self._package.open(_entry(name), "w", force_zip64=True) as out:
            for piece in pieces:
                size += len(piece)
                digest.update(piece)
                out.write(piece)
        self.manifest.members[name] = Member(size, digest.hexdigest())

    def finish(self) -> None:
        """Write the manifest, which is the last member."""
        self._package.writestr(_entry(MANIFEST), manifest_bytes(self.manifest))


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A Writer whose archive stands at `path`, readable by its owner only, once the block has ended well.

    Nothing is left behind when it has not. Raises UnusableError when the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    except OSError as error:
        raise UnusableError(f"Det går inte att skriva till {path}: {error.strerror}.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as package:
                writer = Writer(package, manifest)
                yield writer
                writer.finish()
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise UnusableError(f"Det går inte att skriva till {path}: {error.strerror}.") from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.create_system = 3  # Unix, wherever it is written
    entry.external_attr = _OWNER_ONLY << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
