"""How a document reports the state of its goals: words, letters, colours and symbols by its own legend."""

import re

from mittkoping.strategy.draft import Status
from mittkoping.strategy.reader.columns import distinct
from mittkoping.texts.documents.document import Document, Heading, Table

_MEANINGS: tuple[tuple[Status, str], ...] = (
    (
        "closed_unassessed",
        (
            r"avslut\w*[, ]+(?:men )?(?:utan|ej|inte|ingen)\b|\bavförd|\bavför[ts]|avbrut|avbröt|\butgår\b"
            r"|\butgått|stängd|closed|cancelled|discontinued"
        ),
    ),
    (
        "not_measured",
        (
            r"\b(?:inte|ej|aldrig)\b[^.]*\b(?:mät|mätt|mätts|mäts|uppmätt|genomförd|genomfört|tillgänglig)\w*"
            r"|mätning\w*[^.]*\b(?:inte|ej|saknas)|\bsaknas\b|saknar|ingen mätning|går inte att (?:mäta"
            r"|bedöma)|not (?:been )?measured|no (?:data|measurement)|uppgift saknas"
        ),
    ),
    (
        "transferred",
        (
            r"överförd|överfört|överförts|överflyttad|överlämnad|flytta[dt]|övergått|ingår i|transferred"
            r"|handed over|moved"
        ),
    ),
    ("under_inquiry", r"utred|under inquiry|under investigation|being investigated"),
    (
        "not_started",
        (
            r"(?:ej|inte|icke|ännu inte)\s+(?:\w+\s+)?(?:påbörja|starta|inled)|not (?:yet )?(?:started|begun)"
            r"|planera[dt]|planeras|kommande|vilande"
        ),
    ),
    (
        "not_met",
        (
            r"\b(?:ej|inte|icke)\b[^.]*\b(?:uppnå|uppfyll|nå|klar|nås|godkän|möt)|uppnås (?:inte|ej)"
            r"|når (?:inte|ej)|misslyck|not (?:\w+ )?(?:met|achieved|reached|fulfilled)|avviker"
        ),
    ),
    ("partly_met", r"delvis|till viss del|till del|nästan|i huvudsak inte|partly|partially|nära målet"),
    (
        "in_progress",
        (
            r"pågå|påbörja|under arbete|på väg|på god väg|i gång|igång|enligt plan|startad|in progress"
            r"|ongoing|under way|on track|started"
        ),
    ),
    (
        "met",
        (
            r"uppnå|uppfyll|nådd|nått|nåtts|klar|slutför|genomförd|genomfört|avslutad|avslutat|infriat"
            r"|infriad|färdig|helt|\bmet\b|achieved|completed?|done|reached|fulfilled|finished"
        ),
    ),
)
_COMPILED = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _MEANINGS)
_COLOURS: dict[str, Status] = {
    "grön": "met",
    "grönt": "met",
    "green": "met",
    "🟢": "met",
    "gul": "partly_met",
    "gult": "partly_met",
    "yellow": "partly_met",
    "🟡": "partly_met",
    "amber": "partly_met",
    "röd": "not_met",
    "rött": "not_met",
    "red": "not_met",
    "🔴": "not_met",
    "grå": "not_measured",
    "grått": "not_measured",
    "grey": "not_measured",
    "gray": "not_measured",
}
_SIGN = r"(?:(?<=^)|(?<=[.,;|] ))[^\s=,;|().:]+ [^\s=,;|().:]+|[^\s=,;|():]{1,14}|\([A-ZÅÄÖ]\)"
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s,;(|:.]))({_SIGN})\s*(?:=|\s[–—-]\s|:\s|\sbetyder\s"
    r"|\smeans\s)\s*([^,;=|]{3,90}?)(?=\s*(?:[,;|]|$|\.(?:\s|$)|\soch\s\S{1,14}\s*="
    r"|\sand\s\S{1,14}\s*=))",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"teckenförklaring|förklaring|legend|färgerna|symbolerna|bokstäverna|key\b|status\w*|bedömning"
    r"|trafikljus|markering|=",
    re.IGNORECASE,
)


def legend_of(document: Document) -> dict[str, Status]:
    """The document's own legend: sign in lower case → status. Unexplained colours are as usual."""
    found: dict[str, Status] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            found.update(_legend_rows(document, block))
        elif not isinstance(block, Heading) and _LEGEND.search(document.said(block.span)):
            for sign, meaning in _entries(document.said(block.span)):
                if status := status_said(meaning):
                    found[sign] = status
    return found


def status_of(cell: str, legend: dict[str, Status]) -> Status | None:
    """The status a cell reports by the legend, else by its words; None where neither says."""
    said = cell.strip().lower()
    if not said:
        return None
    for key in (said, said.strip(" .()*"), said.split()[0].strip(".,:;()")):
        if key in legend:
            return legend[key]
    return (
        status_said(said)
        or _COLOURS.get(said.strip(" .()*"))
        or _COLOURS.get(said.split()[0].strip(".,:;()"))
    )


def status_said(meaning: str) -> Status | None:
    """The status that words mean: *Målet är delvis uppnått* → partly_met."""
    return next((status for status, words in _COMPILED if words.search(meaning)), None)


def _entries(line: str) -> list[tuple[str, str]]:
    return [(match.group(1).lower().strip("()"), match.group(2)) for match in _ENTRY.finditer(line)]


def _legend_rows(document: Document, table: Table) -> dict[str, Status]:
    """The rows of a small table that explains signs: a sign, or several words for it, and a meaning."""
    found: dict[str, Status] = {}
    for row in table.rows:
        cells = [document.said(cell.span).strip() for cell in distinct(row)]
        if len(cells) != 2 or len(cells[0]) > 14 or not cells[0] or len(table.rows[0]) != 2:
            return {}
        if status := status_said(cells[1]):
            found[cells[0].lower()] = status
    return found
