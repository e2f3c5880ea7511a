"""Read an archive that may be broken or hostile: everything is checked before anything is used."""

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from mittkoping.lib.archive.layout import (
    FILES,
    MANIFEST,
    README,
    SITE,
    TABLES,
    Manifest,
    Member,
    UnusableError,
    is_safe,
    read_manifest,
)

# Rows of JSON shrink to a tenth or so; what claims to shrink to less than a two-hundredth is a bomb.
MOST_GROWTH, ALWAYS_ALLOWED = 200, 50_000_000
LONGEST_ROW = 256_000_000  # bytes; the longest page that is let in has 50 MB
LARGEST_MANIFEST = 64_000_000
_PIECE = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Reader:
    """The members of an archive, of which only those that the manifest names can be read."""

    def __init__(self, package: zipfile.ZipFile, manifest: Manifest) -> None:
        self._package = package
        self.manifest = manifest

    def labels(self) -> list[str]:
        """The tables the archive holds."""
        names = [name for name in self.manifest.members if name.startswith(TABLES)]
        return sorted(name.removeprefix(TABLES).removesuffix(".jsonl") for name in names)

    def files(self) -> list[str]:
        """The paths of the stored files, below the files directory."""
        names = [name for name in self.manifest.members if name.startswith(FILES)]
        return sorted(name.removeprefix(FILES) for name in names)

    def rows(self, label: str) -> Generator[dict[str, Any], None, None]:
        """The rows of a table, one at a time. Raises UnusableError for a line that is no JSON object."""
        name = f"{TABLES}{label}.jsonl"
        try:
            with self._package.open(name) as file:
                while text := file.readline(LONGEST_ROW + 1):
                    if len(text) > LONGEST_ROW:
                        raise UnusableError(f"Arkivet har en orimligt lång rad i {name}.")
                    yield _row(text, name)
        except _BROKEN as error:
            raise UnusableError(f"Delen {name} går inte att läsa.") from error

    def pieces(self, name: str) -> Generator[bytes, None, None]:
        """The bytes of a member, in pieces, never more than the manifest declares."""
        left = self.manifest.members[name].size
        try:
            with self._package.open(name) as file:
                while piece := file.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise UnusableError(f"Delen {name} är större än arkivet uppger.")
                    yield piece
        except _BROKEN as error:
            raise UnusableError(f"Delen {name} går inte att läsa.") from error

    def check(self) -> None:
        """Read every member once. Raises UnusableError for the first whose size or checksum is wrong."""
        for name, said in self.manifest.members.items():
            size, digest = 0, hashlib.sha256()
            for piece in self.pieces(name):
                size += len(piece)
                digest.update(piece)
            if Member(size, digest.hexdigest()) != said:
                raise UnusableError(f"Delen {name} stämmer inte med sin kontrollsumma. Arkivet är skadat.")


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """A Reader of the archive at `path`, its members checked one by one.

    Raises UnusableError with a sentence when it is none, is damaged, or is made to do harm.
    """
    try:
        package = zipfile.ZipFile(path)
    except IsADirectoryError as error:
        raise UnusableError(f"{path} är en mapp, inte en fil.") from error
    except FileNotFoundError as error:
        raise UnusableError(f"Det finns ingen fil {path}.") from error
    except PermissionError as error:
        raise UnusableError(f"Du får inte läsa {path}.") from error
    except (*_BROKEN, ValueError) as error:
        raise UnusableError(f"{path} är inte en zip-fil, eller så är den skadad.") from error
    with package:
        entries = _entries(package, path)
        reader = Reader(package, _manifest(package, entries))
        _compare(entries, reader.manifest)
        reader.check()
        yield reader


def _entries(package: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The entries by name, each fit to be read, together no bomb."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in package.infolist():
        name = entry.filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if name in entries:
            raise UnusableError(f"Delen {name} finns två gånger i arkivet.")
        if (name != MANIFEST and not is_safe(name)) or kind not in {0, stat.S_IFREG}:
            raise UnusableError(f"Arkivet har en del med otillåtet namn: {name!r}.")
        if entry.flag_bits & 1 or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnusableError(f"Delen {name} är packad på ett sätt som inte går att läsa.")
        entries[name] = entry
    declared = sum(entry.file_size for entry in entries.values())
    if declared > ALWAYS_ALLOWED + MOST_GROWTH * path.stat().st_size:
        raise UnusableError("Arkivet uppger sig växa orimligt mycket när det packas upp.")
    return entries


def _manifest(package: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Manifest:
    if MANIFEST not in entries:
        raise UnusableError("Filen är inte ett arkiv från Mittköping: den saknar manifest.json.")
    if entries[MANIFEST].file_size > LARGEST_MANIFEST:
        raise UnusableError("Arkivets manifest är orimligt stort.")
    try:
        return read_manifest(package.read(MANIFEST))
    except _BROKEN as error:
        raise UnusableError("Arkivets manifest går inte att läsa.") from error


def _compare(entries: dict[str, zipfile.ZipInfo], manifest: Manifest) -> None:
    """The manifest names exactly what is there, at the size it has."""
    there = set(entries) - {MANIFEST}
    if missing := sorted(set(manifest.members) - there):
        raise UnusableError(f"Delen {missing[0]} saknas i arkivet.")
    if unnamed := sorted(there - set(manifest.members)):
        raise UnusableError(f"Delen {unnamed[0]} finns i arkivet men inte i dess manifest.")
    for name, member in manifest.members.items():
        if entries[name].file_size != member.size:
            raise UnusableError(f"Delen {name} har inte den storlek som arkivet uppger.")
        if name.startswith(TABLES) and not name.endswith(".jsonl"):
            raise UnusableError(f"Arkivet har en del med otillåtet namn: {name!r}.")
        if name == SITE and not manifest.full:
            raise UnusableError(f"Delen {SITE} hör bara hemma i en säkerhetskopia.")
    if README not in manifest.members:
        raise UnusableError(f"Delen {README} saknas i arkivet.")


def _row(text: bytes, name: str) -> dict[str, Any]:
    try:
        row = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnusableError(f"Arkivet har en rad i {name} som inte är JSON.") from error
    if not isinstance(row, dict):
        raise UnusableError(f"Arkivet har en rad i {name} som inte är ett JSON-objekt.")
    return row


def _no_number(said: str) -> NoReturn:
    raise ValueError(f"{said} is no JSON")
