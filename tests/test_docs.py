"""The documents tell of what is there: links, commands, options, settings, targets and files."""

import argparse
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from urllib.parse import unquote

import pytest

from mittkoping.jobs.command import SUBCOMMANDS
from tests.house import doors, sources
from tests.house.sources import ROOT, Source

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:^|[\s/])mittkoping +([a-z]+)((?: +[^|;)\n]+)?)")
VARIABLE = re.compile(r"\b(?:MITTKOPING_[A-Z_]+|[A-Z]+_URL)\b")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
# Files told of by their place in the product or the repository; what stands in <> or has a * is a pattern.
FILE = re.compile(r"(?<![\w:/.<>*-])((?:[\w.-]+/)+[\w.-]*\.(?:py|toml|html|txt|sh|md))(?![\w*])")
# Read by tests and make, never by the product.
FOR_TESTS = {"MITTKOPING_STRICT", "MITTKOPING_REAL_INPUT", "MITTKOPING_CHROMIUM"}
ABOUT_CODE = ("docs/map.md", "docs/recipes.md", "docs/decisions/", "CONTRIBUTING.md", "docs/words.md")


def documents() -> list[Source]:
    """Every Markdown file of the repository."""
    return sources.read(suffix=".md")


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown: lower case, hyphens, letters and digits."""
    plain = re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower()
    return re.sub(r"\s", "-", plain)


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings; what stands in a fence is no heading."""
    return {anchor(found) for found in re.findall(r"^#+ +(.+)$", FENCE.sub("", text), re.M)}


def dead_links(source: Source) -> list[str]:
    """Relative links that lead to no file, or to a heading that is not in it."""
    found = []
    for target in LINK.findall(FENCE.sub("", source.text)):
        path, _, mark = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = ((ROOT / source.path).parent / unquote(path)).resolve()
        if path and not (file.exists() and file.is_relative_to(ROOT)):
            found.append(f"{source.path}: {target} leads to no file")
        elif mark and unquote(mark) not in anchors(file.read_text() if path else source.text):
            found.append(f"{source.path}: {target} leads to no heading")
    return found


def said(text: str) -> Iterator[str]:
    """What stands as code in a document, continued lines joined."""
    for fence in FENCE.findall(text):
        yield from re.sub(r"\\\n\s*", "", fence).splitlines()[1:-1]
    yield from CODE.findall(FENCE.sub("", text))


@cache
def usage(name: str) -> str:
    """What a subcommand says of itself with --help."""
    parser = argparse.ArgumentParser(prog=name)
    import_module(f"mittkoping.jobs.{SUBCOMMANDS[name].module}").arguments(parser)
    return parser.format_help()


def untrue_commands(source: Source) -> list[str]:
    """Subcommands that do not exist, and options or kinds that theirs does not take."""
    found = []
    for name, rest in (pair for line in said(source.text) for pair in COMMAND.findall(line)):
        if name not in SUBCOMMANDS:
            found.append(f"{source.path}: there is no command mittkoping {name}")
            continue
        told = rest.partition(" #")[0]
        options = re.findall(r"(?<!\S)--[a-z-]+", told)
        options += re.findall(r"^ +(mediawiki|archive)\b", told)
        found += [
            f"{source.path}: mittkoping {name} takes no {one}" for one in options if one not in usage(name)
        ]
    return found


def untrue_variables(source: Source, read: set[str]) -> list[str]:
    """Environment variables told of that nothing reads."""
    told = {name for line in said(source.text) for name in VARIABLE.findall(line)}
    return [f"{source.path}: nothing reads {name}" for name in sorted(told - read)]


def untrue_targets(source: Source, makefile: str) -> list[str]:
    """Targets of make told of that the Makefile does not have."""
    there = set(re.findall(r"^([a-z]+):", makefile, re.M))
    told = {name for line in said(source.text) for name in TARGET.findall(line)}
    return [f"{source.path}: there is no make {name}" for name in sorted(told - there)]


def untrue_files(source: Source) -> list[str]:
    """Files told of that are not there, seen from the product, the repository or the document."""
    told = {name for line in said(source.text) for name in FILE.findall(line)}
    places = (ROOT / "mittkoping", ROOT, (ROOT / source.path).parent)
    return [
        f"{source.path}: {name} is not there"
        for name in sorted(told)
        if not any((place / name).exists() for place in places)
    ]


def agreed(breaches: Iterable[str]) -> None:
    """Fail with every breach on a line of its own."""
    found = list(breaches)
    assert not found, "\n" + "\n".join(found)


def variables() -> set[str]:
    """Every environment variable that the product or its tests read."""
    return FOR_TESTS | {name for source in sources.code() for name in doors.environment_variables(source)}


def test_every_link_leads_somewhere() -> None:
    agreed(breach for source in documents() for breach in dead_links(source))


def test_every_command_told_of_exists_and_every_one_that_exists_is_told_of() -> None:
    agreed(breach for source in documents() for breach in untrue_commands(source))
    manual = [line for source in sources.read(suffix=".md", below="docs/") for line in said(source.text)]
    told = {name for line in manual for name, _ in COMMAND.findall(line)}
    agreed(f"mittkoping {name} is told of nowhere in docs/" for name in SUBCOMMANDS if name not in told)


def test_every_variable_told_of_is_read() -> None:
    agreed(breach for source in documents() for breach in untrue_variables(source, variables()))


def test_every_target_told_of_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    agreed(breach for source in documents() for breach in untrue_targets(source, makefile))


def test_every_file_told_of_exists() -> None:
    about_code = [source for source in documents() if source.path.startswith(ABOUT_CODE)]
    agreed(breach for source in about_code for breach in untrue_files(source))


@pytest.mark.parametrize(
    ("text", "breaches"),
    [
        ("[a](../README.md) [b](https://example.org/x) [c](operations.md#settings)", 0),
        ("[a](../gone.md)", 1),
        ("[a](operations.md#no-such-heading)", 1),
        ("# Här är det\n[a](#här-är-det) [b](#där)", 1),
        ("```\n[a](gone.md)\n```", 0),
    ],
)
def test_a_link_that_leads_nowhere_is_found(text: str, breaches: int) -> None:
    assert len(dead_links(Source("docs/a.md", text))) == breaches


@pytest.mark.parametrize(
    ("text", "breaches"),
    [
        ("Kör `mittkoping verify --json`.", 0),
        ("`.venv/bin/mittkoping import archive FIL`", 0),
        ("Kör `mittkoping fly`.", 1),
        ("```sh\nmittkoping verify \\\n    --fast\n```", 1),
        ("`mittkoping export mediawiki FIL`", 1),
        ("mittkoping fly", 0),
    ],
)
def test_a_command_that_is_not_there_is_found(text: str, breaches: int) -> None:
    assert len(untrue_commands(Source("docs/a.md", text))) == breaches


def test_variables_targets_and_files_that_are_not_there_are_found() -> None:
    source = Source(
        "docs/a.md",
        "`MITTKOPING_HOME` `MITTKOPING_OLD` `make run` `make gold` `jobs/command.py` `jobs/no.py`",
    )
    assert untrue_variables(source, {"MITTKOPING_HOME"}) == ["docs/a.md: nothing reads MITTKOPING_OLD"]
    assert untrue_targets(source, "run: setup\n") == ["docs/a.md: there is no make gold"]
    assert untrue_files(source) == ["docs/a.md: jobs/no.py is not there"]
