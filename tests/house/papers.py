"""The documents beside the code: words, map, operations, licences, the public description."""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

LANGUAGES = ("sv", "en")


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the first Markdown table whose first heading is `heading`, cell by cell."""
    rows: list[list[str]] = []
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            inside = False
        elif cells[0] == heading and not rows:
            inside = True
        elif inside and not set(line) <= set("|-: "):
            rows.append(cells)
    return rows


def word_breaches(rows: Iterable[list[str]], exists: Mapping[str, set[str]]) -> list[str]:
    """What is wrong in docs/words.md.

    Each row is code words, screen words, meaning, package or "later"; `exists` says which classes, fields and
    functions each package has.
    """
    breaches = []
    seen: set[str] = set()
    # Outside the data packages a class may have a word's name and mean something smaller.
    small = {"texts", "lib", "jobs", "web"}
    everywhere = set().union(*(names for package, names in exists.items() if package not in small))
    for cells in rows:
        for word in re.findall(r"[\w]+", cells[0]):
            package = cells[-1].strip("`")
            if word in seen:
                breaches.append(f"{word} stands twice")
            elif package == "later" and word in everywhere:
                breaches.append(f"{word} is there now: name its package instead of later")
            elif package not in {"later", *exists}:
                breaches.append(f"{word}: there is no package {package}")
            elif package != "later" and word not in exists[package]:
                breaches.append(f"{word}: {package} has no class, field or function of that name")
            seen.add(word)
    return breaches


def unmapped(packages: Iterable[str], text: str) -> list[str]:
    """Packages without a sentence in docs/map.md, and lines there about packages that are gone."""
    mapped: dict[str, str] = dict(re.findall(r"^- `(\w+)/` (.+)$", text, re.MULTILINE))
    there = set(packages)
    missing = [f"{name}: docs/map.md does not say what it is" for name in sorted(there - mapped.keys())]
    gone = [
        f"{name}: docs/map.md tells of a package that is not there" for name in sorted(mapped.keys() - there)
    ]
    return (
        missing
        + gone
        + [f"{name}: not one sentence" for name, said in mapped.items() if not said.endswith(".")]
    )


def undocumented(read: set[str], text: str) -> list[str]:
    """Settings that docs/operations.md does not have, and such as it has but nothing reads."""
    written = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))
    return [f"{name}: docs/operations.md does not say what it does" for name in sorted(read - written)] + [
        f"{name}: docs/operations.md has it, but nothing reads it" for name in sorted(written - read)
    ]


def unlicensed(paths: Iterable[str], reuse: Mapping[str, Any], licences: set[str]) -> list[str]:
    """Files that REUSE.toml does not cover, and licences without their text in LICENSES/ or without use."""
    globs = [
        (glob, part["SPDX-License-Identifier"])
        for part in reuse["annotations"]
        for glob in _globs(part["path"])
    ]
    used = {licence for _, licence in globs}
    bare = [path for path in paths if not any(_covers(glob, path) for glob, _ in globs)]
    return (
        [f"{path}: REUSE.toml does not say its licence" for path in bare]
        + [f"{name}: its text is missing in LICENSES/" for name in sorted(used - licences)]
        + [f"{name}: its text is there, but nothing uses it" for name in sorted(licences - used)]
        + [f"{glob}: covers no file" for glob, _ in globs if not any(_covers(glob, path) for path in paths)]
    )


def _globs(path: str | list[str]) -> list[str]:
    return [path] if isinstance(path, str) else path


def _covers(glob: str, path: str) -> bool:
    """REUSE's globs: ** crosses folders, * does not."""
    if "**" in glob:
        return fnmatchcase(path, glob.replace("**", "*"))
    return path.count("/") == glob.count("/") and fnmatchcase(path, glob)


def description_breaches(said: Mapping[str, Any]) -> list[str]:
    """What publiccode.yml lacks or says wrongly (the standard's own required keys and lengths)."""
    required = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType")
    breaches = [
        f"{key} is missing"
        for key in (*required, "description", "legal", "maintenance", "localisation")
        if not said.get(key)
    ]
    if said.get("developmentStatus") not in {"concept", "development", "beta", "stable", "obsolete"}:
        breaches.append("developmentStatus is none of the standard's words")
    if not (said.get("legal") or {}).get("license"):
        breaches.append("legal.license is missing")
    maintenance = said.get("maintenance") or {}
    if maintenance.get("type") in {"internal", "community"} and not maintenance.get("contacts"):
        breaches.append("maintenance.contacts is missing")
    for language in LANGUAGES:
        told = (said.get("description") or {}).get(language) or {}
        short, long = str(told.get("shortDescription", "")), str(told.get("longDescription", ""))
        if not 1 <= len(short) <= 150:
            breaches.append(
                f"description.{language}.shortDescription has {len(short)} characters, 1–150 are right"
            )
        if not 150 <= len(long) <= 10_000:
            breaches.append(
                f"description.{language}.longDescription has {len(long)} characters, 150–10 000 are right"
            )
        if not told.get("features"):
            breaches.append(f"description.{language}.features is missing")
    return breaches
