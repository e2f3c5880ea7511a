"""What stands where in an archive, and what its manifest says.

    README.txt                  what this is, in Swedish
    manifest.json               format, counts, and size and checksum of every other member
    site.toml                   the site's own settings (only in a backup)
    tables/LABEL.jsonl          one JSON object a line for each row, by id
    files/PATH                  stored files

The same state gives the same bytes: rows are sorted by id, keys by name, and no member knows the hour.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "mittkoping"
FORMAT_VERSION = 1
MANIFEST, README, SITE = "manifest.json", "README.txt", "site.toml"
TABLES, FILES = "tables/", "files/"

README_TEXT = """\
Detta är ett arkiv från Mittköping.

Här finns allt som fanns i installationen när arkivet skrevs: sidor, uppslag och diskussioner med
hela sin historik, registret över kommuner, personer, händelser och uppladdade filer.

manifest.json   vilken version av formatet det är, hur många rader varje tabell har, och storlek och
                kontrollsumma (SHA-256) för varje del
tables/         en fil för varje tabell; varje rad är ett JSON-objekt
files/          uppladdade filer, om det finns några

{secrets}

Arkivet läses in i en tom installation med

    {command}

Det som kan räknas fram igen följer inte med: sökregistret, färdiga sidor och räknare. Det görs om vid
inläsningen.
"""
_SECRETS = {
    False: "Lösenord och inloggningar följer inte med.",
    True: "Detta är en säkerhetskopia: den innehåller lösenord i skyddad form. Förvara den så att ingen\n"
    "annan kommer åt den.",
}
_COMMAND = {False: "mittkoping import archive FIL.zip", True: "mittkoping restore FIL"}


class UnusableError(Exception):
    """An archive cannot be written, read or brought in; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Member:
    """Size in bytes and SHA-256 of one member."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """What the archive says of itself; `full` is a backup, with passwords, and knows when it was made."""

    product: str
    full: bool
    verify: str
    made: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)


def readme(*, full: bool) -> bytes:
    """The text of README.txt."""
    return README_TEXT.format(secrets=_SECRETS[full], command=_COMMAND[full]).encode()


def table_member(label: str) -> str:
    """The name of the member that holds the rows of the table `label`, such as `talk.thread`."""
    return f"{TABLES}{label}.jsonl"


def files_in(folder: Path) -> list[Path]:
    """The files below `folder` in the order of an archive, by path; links are not followed."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def line(row: Mapping[str, Any]) -> bytes:
    """A row as one line of canonical JSON; half a character, which UTF-8 cannot say, is escaped."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(row, sort_keys=True, separators=(',', ':'))}\n".encode()


def is_safe(name: str) -> bool:
    """Whether a member's name stays inside the archive wherever it is unpacked."""
    parts = name.split("/")
    return (
        not re.search(r"[\\:\x00-\x1f\x7f]", name)
        and all(part not in {"", ".", ".."} for part in parts)
        and (name in {README, SITE} or (len(parts) > 1 and f"{parts[0]}/" in {TABLES, FILES}))
    )


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as JSON that a person can read too."""
    said = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(manifest)}
    return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def read_manifest(text: bytes) -> Manifest:
    """The manifest in `text`. Raises UnusableError for another format or version, or what is none."""
    try:
        said = json.loads(text)
        ours = said["format"] == FORMAT
        version = int(said["format_version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnusableError("Arkivets manifest går inte att läsa.") from error
    if not ours:
        raise UnusableError("Filen är inte ett arkiv från Mittköping.")
    if version != FORMAT_VERSION:
        raise UnusableError(_other_format(version))
    try:
        return Manifest(
            product=str(said["product"]),
            full=bool(said["full"]),
            verify=str(said["verify"]),
            made=str(said["made"]),
            counts={str(label): int(count) for label, count in said["counts"].items()},
            members={str(name): _member(member) for name, member in said["members"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnusableError("Arkivets manifest är inte helt.") from error


def _other_format(version: int) -> str:
    if version > FORMAT_VERSION:
        return (
            f"Arkivet är skrivet av en nyare version av Mittköping (format {version}, här läses format "
            f"{FORMAT_VERSION}). Uppdatera den här installationen och försök igen."
        )
    return (
        f"Arkivet är skrivet av en äldre version av Mittköping (format {version}, här läses format "
        f"{FORMAT_VERSION}). Läs in det i den version som skrev det, uppdatera den och skriv ut arkivet igen."
    )


def _member(said: Mapping[str, Any]) -> Member:
    member = Member(int(said["size"]), str(said["sha256"]))
    if member.size < 0 or not re.fullmatch(r"[0-9a-f]{64}", member.sha256):
        raise ValueError(said)
    return member
