"""Budgets of length, and words a name may not be."""

import ast
import math
import re
from collections.abc import Iterable, Iterator

from tests.house.sources import Source

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FORBIDDEN = {
    *("utils", "util", "common", "helpers", "helper", "core", "base", "misc"),
    *("manager", "handler", "service", "data", "info"),
}
# No class or function may end in these; "base", "core" and "data" are honest last words of a longer name.
FORBIDDEN_ENDINGS = {"utils", "util", "helpers", "helper", "misc", "manager", "handler", "service", "info"}


def too_long(sources: Iterable[Source], most: int) -> list[str]:
    """Files of more than `most` lines."""
    return [
        f"{source.path}: {source.lines} lines, at most {most}: make a folder with one file per behaviour"
        for source in sources
        if source.lines > most
    ]


def functions(source: Source) -> Iterator[tuple[str, int]]:
    """Where each function stands, methods and nested ones too, and how many lines it has."""
    for node in ast.walk(source.tree):
        if isinstance(node, FUNCTIONS):
            yield (
                f"{source.path}:{node.lineno} {node.name}",
                (node.end_lineno or node.lineno) - node.lineno + 1,
            )


def long_functions(sources: Iterable[Source], most: int) -> list[str]:
    """Functions of more than `most` lines."""
    return [
        f"{place}: {length} lines, at most {most}: name its steps and let each be a function"
        for source in sources
        for place, length in functions(source)
        if length > most
    ]


def percentile(lengths: Iterable[int], share: float) -> int:
    """The smallest length that at least `share` of all do not exceed; 0 of nothing."""
    ordered = sorted(lengths)
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else 0


def forbidden_names(sources: Iterable[Source]) -> list[str]:
    """Modules, classes and functions called by a word that says nothing."""
    return [breach for source in sources for breach in _forbidden_in(source)]


def _forbidden_in(source: Source) -> Iterator[str]:
    stem = source.module.rpartition(".")[2]
    if FORBIDDEN & set(stem.split("_")):
        yield f"{source.path}: the module's name says nothing: name what it thinks about"
    for node in ast.walk(source.tree):
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            continue
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", node.name).lower().strip("_").split("_")
        if "_".join(words) in FORBIDDEN or words[-1] in FORBIDDEN_ENDINGS:
            yield f"{source.path}:{node.lineno} {node.name}: the name says nothing: name what it does"


def auto_named_migrations(paths: Iterable[str]) -> list[str]:
    """Migrations that Django named: ours are sentences in snake case."""
    pattern = re.compile(r"/migrations/\d{4}_(auto_|.*_and_more|(alter|rename|remove)_\w+_\w+_\w+$)")
    return [
        f"{path}: give the migration a sentence of its own" for path in paths if pattern.search(path[:-3])
    ]
