"""What code must say of itself: first sentences, contracts, and reasons for exceptions."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator

from tests.house.shape import FUNCTIONS
from tests.house.sources import Source

CONTRACTS = {"rules", "queries", "actions"}
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def without_purpose(sources: Iterable[Source]) -> list[str]:
    """Modules whose docstring does not open with one sentence on one line."""
    breaches = []
    for source in sources:
        if not source.tree.body:
            continue
        first, _, _ = (ast.get_docstring(source.tree) or "").partition("\n")
        if not first:
            breaches.append(f"{source.path}: no docstring: say the module's purpose in one sentence")
        elif not first.endswith((".", ":")) or re.search(r"[.!?]\s+[A-ZÅÄÖ]", first):
            breaches.append(f"{source.path}: its first line is not one whole sentence: {first!r}")
    return breaches


def owes_contracts(path: str, pure: Iterable[str]) -> bool:
    """Whether the module's public names are contracts: rules, queries, actions and pure thinking."""
    return bool(CONTRACTS & set(re.split(r"[/.]", path))) or path.startswith(tuple(pure))


def without_contract(sources: Iterable[Source]) -> list[str]:
    """Public functions, classes and methods without a docstring."""
    return [
        f"{source.path}:{node.lineno} {node.name}: no docstring: say what it takes and returns, units, errors"
        for source in sources
        for node in _public(source.tree.body)
        if ast.get_docstring(node) is None
    ]


def _public(body: list[ast.stmt]) -> Iterator[Definition]:
    for node in body:
        if (
            isinstance(node, (*FUNCTIONS, ast.ClassDef))
            and not node.name.startswith("_")
            and not _overrides(node)
        ):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public([member for member in node.body if isinstance(member, FUNCTIONS)])


def _overrides(node: Definition) -> bool:
    return any(
        "override" in ast.unparse(mark) or "overload" in ast.unparse(mark) for mark in node.decorator_list
    )


def unreasoned_exceptions(sources: Iterable[Source]) -> list[str]:
    """Comments that silence a tool without naming what they silence and why."""
    breaches = []
    for source in sources:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type == tokenize.COMMENT and (said := _silences(token.string)):
                breaches.append(f"{source.path}:{token.start[0]}: {said}")
    return breaches


def _silences(comment: str) -> str:
    """What is missing in a silencing comment; empty for any other comment."""
    silenced = re.search(r"#\s*(type:\s*ignore|noqa|mypy:\s*ignore-errors|ruff:\s*noqa)", comment)
    if not silenced:
        return ""
    if not re.search(r"(ignore\[[\w, -]+\]|noqa:\s*[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*)", comment):
        return "a silenced tool needs the code it silences"
    rest = re.sub(r"#\s*type:\s*ignore\[[^\]]*\]|#\s*(ruff:\s*)?noqa:\s*[A-Z\d, ]+(?![a-z])", " ", comment)
    if len(re.findall(r"\w{2,}", rest)) < 2:
        return "a silenced tool needs the reason, after the code"
    return ""


def skips(sources: Iterable[Source]) -> list[str]:
    """Tests that leave themselves out: what cannot run is left out by conftest.py, which says so."""
    pattern = re.compile(r"\bpytest\.(mark\.)?(skip|skipif|importorskip|xfail)\b")
    return [
        f"{source.path}:{number}: a test runs or is not there"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), 1)
        if pattern.search(line)
    ]
