"""Responsibility matrices: tasks against roles with letters, and tables that list each role's duties."""

import re

from mittkoping.strategy.draft import DutyKind
from mittkoping.strategy.reader.columns import column_kind
from mittkoping.strategy.reader.duties import duties, kind_said
from mittkoping.strategy.reader.responsibility import Roles
from mittkoping.strategy.reader.roles import names_role
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.texts.documents.document import Cell, Document, Heading, Span, Table

_CODE = re.compile(
    r"\W*(?:[A-ZÅÄÖa-zåäö]{1,2}(?:\s?[/,+]\s?[A-ZÅÄÖ]{1,2})*|[●○◐■□✓✔×•*xX])\W*$|[●○◐■□✓✔×•*]$"
)
_ENTRY = re.compile(r"(?<![\w])([A-ZÅÄÖ]{1,2}|[●○◐■□✓✔×•xX])\s*(?:=|:|–|-|betyder)\s*([^,;.|=]+)")
_RACI: dict[str, DutyKind | None] = {"r": "responsible", "a": "responsible", "c": "contributes", "i": None}
_MARKS = frozenset("x●■✓✔×•*")


def read_matrix(document: Document, table: Table, heads: int, roles: Roles, *, chapter: bool) -> bool:
    """Read a table of responsibilities, in such a `chapter` or not; False when it is none."""
    if not table.rows:
        return False
    head = table.rows[max(heads, 1) - 1]
    body = table.rows[max(heads, 1) :]
    if _is_matrix(document, head, body):
        _across(document, head, body, roles)
        return True
    first = [row[0] for row in body]
    if body and len(head) > 2 and _all_roles(document, first) and _coded(document, [row[1:] for row in body]):
        _down(document, head, body, roles)
        return True
    if chapter or column_kind(document.said(head[0].span)) == "role":
        return _listed(document, table, heads, roles)
    return False


def _is_matrix(document: Document, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...]) -> bool:
    return (
        len(head) > 2 and _all_roles(document, list(head[1:])) and _coded(document, [row[1:] for row in body])
    )


def _all_roles(document: Document, cells: list[Cell]) -> bool:
    said = [document.said(cell.span).strip() for cell in dict.fromkeys(cells)]
    return bool(said) and sum(names_role(name) for name in said) >= max(2, (len(said) + 1) // 2)


def _coded(document: Document, rows: list[tuple[Cell, ...]]) -> bool:
    said = [document.said(cell.span).strip() for row in rows for cell in row]
    filled = [text for text in said if text]
    return bool(filled) and sum(bool(_CODE.match(text)) or text in "–-—" for text in filled) >= 0.8 * len(
        filled
    )


def _legend(document: Document) -> dict[str, DutyKind | None]:
    """Letter → kind by the document's own words; letters said to mean informed give none."""
    found: dict[str, DutyKind | None] = {}
    for block in document.blocks:
        said = document.said(block.span)
        if isinstance(block, Table):
            pairs = [
                (document.said(r[0].span).strip(), document.said(r[1].span))
                for r in block.rows
                if len(r) == 2
            ]
        elif isinstance(block, Heading) or not re.search(
            r"\b[A-ZÅÄÖ●xX]{1,2}\s*(?:=|:|–|-|betyder)\s*\w", said
        ):
            continue
        else:
            pairs = [(match.group(1), match.group(2)) for match in _ENTRY.finditer(said)]
        for sign, meaning in pairs:
            if len(sign) <= 2 and (kind_said(meaning) or re.search(r"inform", meaning, re.IGNORECASE)):
                found[sign.lower()] = (
                    "responsible"
                    if sign.lower() == "r" and re.search(r"utför|genomför", meaning, re.IGNORECASE)
                    else None
                    if re.search(r"inform", meaning, re.IGNORECASE)
                    else kind_said(meaning)
                )
    return found


def _kinds(code: str, legend: dict[str, DutyKind | None]) -> list[DutyKind]:
    signs = [sign.lower() for sign in re.findall(r"[^\W\d_]+|[●■✓✔×•*]", code)]
    found = [
        legend.get(sign, _RACI.get(sign, "responsible" if sign in _MARKS else None))
        if sign not in legend
        else legend[sign]
        for sign in signs
    ]
    return [kind for kind in dict.fromkeys(found) if kind]


def _across(
    document: Document, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...], roles: Roles
) -> None:
    legend = _legend(document)
    for column in range(1, len(head)):
        if not document.said(head[column].span).strip():
            continue
        roles.named(head[column].span)
        for row in body:
            _add(document, row[0].span, document.said(row[column].span), legend, roles)


def _down(
    document: Document, head: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...], roles: Roles
) -> None:
    legend = _legend(document)
    for row in body:
        if document.said(row[0].span).strip():
            roles.named(row[0].span)
            for column in range(1, len(head)):
                _add(document, head[column].span, document.said(row[column].span), legend, roles)


def _add(document: Document, task: Span, code: str, legend: dict[str, DutyKind | None], roles: Roles) -> None:
    if document.said(task).strip():
        for kind in _kinds(code, legend):
            roles.duty(kind, task)


def _listed(document: Document, table: Table, heads: int, roles: Roles) -> bool:
    """A table with a role to each row and its duties beside it; a column's head may name their kind."""
    body = table.rows[heads:]
    if len(table.rows[0]) < 2 or (
        not _all_roles(document, [row[0] for row in body])
        and not (heads and column_kind(document.said(table.rows[heads - 1][0].span)) == "role")
    ):
        return False
    for row in body:
        if not document.said(row[0].span).strip() or row[0] is row[1]:
            continue
        roles.named(row[0].span)
        for column in range(1, len(row)):
            head = document.said(table.rows[heads - 1][column].span) if heads else ""
            for sentence in sentences(document.text, row[column].span):
                clauses = duties(document.said(sentence), listed=True)
                fallback = kind_said(head) or "responsible"
                for kind in [clause.kind for clause in clauses] or [fallback]:
                    roles.duty(kind, sentence)
    return True
