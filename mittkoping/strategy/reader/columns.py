"""What a table's columns hold, by their head words, and where its head ends."""

import re

from mittkoping.strategy.draft import ColumnKind
from mittkoping.strategy.reader.roles import names_role
from mittkoping.strategy.reader.scope import grades
from mittkoping.texts.documents.document import Cell, Document, Table

_HEADS: tuple[tuple[ColumnKind, str], ...] = (
    (
        "target",
        (
            r"målvärde\w*|målnivå\w*|måltal\w*|målsatt värde|önskat värde|target(?: value)?s?"
            r"|mål (?:år )?\d{4}|värde \d{4}|ambitionsnivå"
        ),
    ),
    (
        "baseline",
        (
            r"utgångsläge\w*|utgångsvärde\w*|nuläge\w*|nuvärde|basvärde\w*|startvärde\w*|baslinje|baseline"
            r"|utfall(?: \d{4})?|current (?:value|level)|läge \d{4}|starting (?:value|point)"
        ),
    ),
    (
        "status",
        (
            r"status\w*|läge|måluppfyllelse\w*|uppfyllelse\w*|bedömning\w*|progress|state|trafikljus"
            r"|resultatbedömning|uppfyllt"
        ),
    ),
    (
        "area",
        (
            r"(?:insats|fokus|mål|utvecklings|prioriterat |verksamhets|kvalitets|strategiskt )?område\w*"
            r"|perspektiv|(?:focus |priority |action )?areas?|tema|kapitel|delområde\w*"
        ),
    ),
    (
        "follow_up",
        (
            r"uppföljning\w*|indikator\w*|mått\w*|nyckeltal\w*|mätetal|mätning\w*|mätmetod|utvärdering\w*"
            r"|(?:hur|så) (?:mäts|mäter|följs|följer|följer vi|mäter vi).*|follow-?up|indicators?|measures?"
            r"|monitoring|evaluation|mäts genom|kpi"
        ),
    ),
    (
        "owner",
        (
            r"ansvar\w*|huvudansvar\w*|ägare|aktör\w*|utförare|vem|vem gör|funktion|owners?|responsible"
            r"|responsibility|who|lead|beslutad av"
        ),
    ),
    (
        "time",
        (
            r"tid|tidplan\w*|tidpunkt|tidsplan\w*|tidsram\w*|tidsatt|när|klart?|färdig\w*|slutdatum|senast"
            r"|deadline|datum|due(?: date)?|when|time(?:frame|line|table)?|date|period|genomförs|avslutas"
            r""
        ),
    ),
    (
        "activity",
        (
            r"aktivitet\w*|insats(?:er|en|erna)?|åtgärd\w*|initiativ\w*|vad|vad gör vi|vad ska göras"
            r"|genomförande|projekt|actions?|activit(?:y|ies)|initiatives?|uppgift\w*|att göra|arbetssätt"
        ),
    ),
    (
        "goal",
        (
            r"mål|målen|delmål\w*|målsättning\w*|nämndmål\w*|effektmål\w*|resultatmål\w*|inriktningsmål\w*"
            r"|mål och inriktning|goals?|objectives?|önskat läge|vad vill vi uppnå|måltext|mål för \w+"
        ),
    ),
    ("resources", r"resurser?|kostnad\w*|budget|medel|finansiering|resources?|costs?|budget \w+"),
    ("role", r"roll(?:er)?|funktion/roll|nivå|organ|instans|roles?|levels?"),
)
_LEADING = (
    r"(?:(?:planerade?|föreslagna?|prioriterade?|strategiska?|övergripande|konkreta?|our|planned"
    r"|kommunens|nämndens) )?"
)
_COMPILED = tuple((kind, re.compile(rf"{_LEADING}(?:{words})", re.IGNORECASE)) for kind, words in _HEADS)
_FIRST_WORD = tuple(
    (kind, re.compile(rf"{_LEADING}(?:{words})(?=\s|/|\(|,|:|$)", re.IGNORECASE)) for kind, words in _HEADS
)
_VALUE = re.compile(
    r"\W*(?:minst|högst|ca|cirka|at least|at most)?\W*\d[\d ]*(?:[.,]\d+)?\W*(?:%|procent\w*|st"
    r"|per ?cent)?\W*$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 60


def column_kind(head: str) -> ColumnKind:
    """The kind of column a head announces; `other` when its words say nothing known."""
    said = " ".join(head.strip(" :*").split())
    if not said or len(said) > _LONGEST_HEAD:
        return "other"
    without = re.sub(r"\s*\([^)]*\)", "", said)
    for kind, pattern in _COMPILED:
        if pattern.fullmatch(without):
            return kind
    for part in re.split(r"\s*/\s*|\s+(?:och|and|samt|eller|or)\s+", without):
        for kind, pattern in _COMPILED:
            if pattern.fullmatch(part.strip()):
                return kind
    return next((kind for kind, pattern in _FIRST_WORD if pattern.match(without)), "other")


def head_rows(document: Document, table: Table) -> int:
    """How many of the table's first rows are its head; 0 when none looks like one."""
    for index, row in enumerate(table.rows[:3]):
        cells = distinct(row)
        known = sum(column_kind(document.said(cell.span)) != "other" for cell in cells)
        if len(cells) > 1 and (known >= 2 or (known and all(cell.heading for cell in cells))):
            return index + 1
    marked = 0
    for row in table.rows:
        if not all(cell.heading or cell.span.start == cell.span.end for cell in row) or not any(
            c.heading for c in row
        ):
            break
        marked += 1
    if not marked and table.rows and _is_head_of_roles(document, table):
        return 1
    return marked if marked < len(table.rows) else 0


def kinds(document: Document, table: Table, heads: int) -> tuple[ColumnKind, ...]:
    """The kind of each column. One that holds only numbers is no goal's; grades as heads make a ladder."""
    if not table.rows:
        return ()
    width = len(table.rows[0])
    if not heads:
        return tuple[ColumnKind, ...](["other"] * width)
    found = [column_kind(document.said(table.rows[heads - 1][column].span)) for column in range(width)]
    steps = [bool(grades(document.said(cell.span))) for cell in table.rows[heads - 1]]
    if sum(steps) > 1:
        found = ["goal" if step else kind for step, kind in zip(steps, found, strict=True)]
    for column, kind in enumerate(found):
        if kind in {"goal", "other"} and _holds_values(document, table, heads, column):
            found[column] = "target" if kind == "goal" else kind
    return tuple(found)


def distinct(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a row, a merged one once."""
    return list(dict.fromkeys(row))


def _holds_values(document: Document, table: Table, heads: int, column: int) -> bool:
    said = [document.said(row[column].span).strip() for row in table.rows[heads:]]
    filled = [text for text in said if text and text not in {"–", "-", "—"}]
    return bool(filled) and all(_VALUE.match(text) for text in filled)


def _is_head_of_roles(document: Document, table: Table) -> bool:
    first = [document.said(cell.span) for cell in distinct(table.rows[0])[1:]]
    return len(first) > 1 and all(
        len(said) < _LONGEST_HEAD and names_role(said) for said in first if said.strip()
    )
