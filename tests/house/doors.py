"""The one door to the rows: which code writes, listens or reads the surroundings."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from tests.house.sources import Source

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
INSERTING = "insert_rows"  # our own, in history
ASYNC = {f"a{verb}" for verb in (*ALWAYS, "save", "create", "delete", "update")}
WRITING_SQL = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|DROP|ALTER|MERGE)\s", re.IGNORECASE)


def writes(sources: Iterable[Source]) -> list[str]:
    """Every place that writes rows: by the ORM's verbs or by SQL of its own."""
    return [f"{source.path}:{line} {verb}" for source in sources for line, verb in _writes_in(source.tree)]


def _writes_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == INSERTING:
            yield node.lineno, f"{INSERTING}("
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        verb = node.func.attr
        plain = verb[1:] if verb in ASYNC else verb
        # Positional arguments tell dict.update(other), cache.delete(key) from rows.
        by_keyword = plain in {"save", "create", "delete"} and not node.args
        changes = plain == "update" and not node.args and bool(node.keywords)
        if plain in ALWAYS or by_keyword or changes:
            yield node.lineno, f".{verb}("
        elif verb in {"execute", "executemany"} and node.args and WRITING_SQL.match(_said(node.args[0])):
            yield node.lineno, "SQL that writes"


def _said(node: ast.expr) -> str:
    """The beginning of a string, as far as it is written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and node.values:
        return _said(node.values[0])
    return ""


def side_doors(sources: Iterable[Source], allowed: Mapping[str, str]) -> list[str]:
    """Writes outside actions, models and the modules named in `allowed` (path: reason)."""
    outside = [
        source
        for source in sources
        if not re.search(r"/(actions|models)(\.py|/)", source.path) and source.path not in allowed
    ]
    return [f"{place}: rows are written by a verb in actions.py" for place in writes(outside)]


def idle_exceptions(sources: Iterable[Source], allowed: Mapping[str, str]) -> list[str]:
    """Modules allowed to write that are gone or do not write any more."""
    writing = {place.partition(":")[0] for place in writes(sources)}
    return [f"{path}: needs no exception any more" for path in allowed if path not in writing]


def receivers(sources: Iterable[Source]) -> list[str]:
    """Signal receivers: who cares reads Events from above instead."""
    breaches = []
    for source in sources:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            origin = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            words = {*origin.split("."), *(word for alias in node.names for word in alias.name.split("."))}
            if origin == "django.dispatch" or "signals" in words:
                breaches.append(
                    f"{source.path}:{node.lineno}: no signal receivers: use the list of followers"
                )
    return breaches


def environment_variables(source: Source) -> set[str]:
    """The names a module reads from the environment, through os.environ or a function of its own."""
    found = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(r"MITTKOPING_[A-Z_]+|[A-Z]+_URL", node.value):
                found.add(node.value)
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "dj_database_url.config":
            found.add("DATABASE_URL")
    return found
