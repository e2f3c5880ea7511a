"""Lines that label what they say: `Källa: …`, `Ansvarig: …`, several on a line or in a two-column table."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mittkoping.strategy.reader.owners import LABEL as OWNER
from mittkoping.texts.documents.document import Block, Cell, Document, Heading, Span, Table

_LABELS: dict[str, str] = {
    "name": (
        r"mått(?:ets namn)?|namn på måttet|nyckeltal(?:ets namn)?|indikator(?:ns namn)?|mätetal|namn"
        r"|benämning|measure|indicator|name"
    ),
    "definition": (
        r"definition(?:en)?|beskrivning(?: av måttet)?|så mäts det|mäter|definition of measure"
        r"|calculation|beräkning(?:ssätt)?"
    ),
    "numerator": r"täljare(?:n)?|numerator",
    "denominator": r"nämnare(?:n)?|denominator",
    "reference_date": (
        r"mätdatum|avser(?: datum| läget)?|referensdatum|mättidpunkt|mätdag|avläsningsdatum|per datum"
        r"|statistiken avser|reference date|as at|mätperiod"
    ),
    "source": r"(?:data)?källa|källor|källa för data|uppgiftskälla|hämtas från|(?:data )?source",
    "unit": r"enhet(?: för måttet)?|måttenhet|mätenhet|unit(?: of measure)?",
    "baseline": (
        r"utgångsläge(?: \d{4})?|utgångsvärde(?: \d{4})?|nuläge(?: \d{4})?|basvärde|startvärde|baslinje"
        r"|baseline(?: \d{4})?"
    ),
    "target": r"målvärde(?: \d{4})?|målnivå(?: \d{4})?|måltal|mål \d{4}|target(?: value)?(?: \d{4})?",
    "suppression": (
        r"sekretess(?:regel)?|sekretessgräns|skydd|undertryckning|secrecy(?: rule)?|suppression|prickning"
        r"|redovisas inte"
    ),
    "break_note": (
        r"brott(?: i (?:tids)?serien| i tidsserie)?|tidsseriebrott|jämförbarhet|break(?: in series)?"
        r"|anmärkning"
    ),
    "frequency": (
        r"frekvens|mäts|mätfrekvens|mätintervall|hur ofta|uppföljning sker|frequency|measured"
        r"|periodicitet|intervall|följs upp|redovisas"
    ),
    "status": r"status|läge|lägesstatus|state|progress|bedömning",
    "owner": OWNER,
    "time": (
        r"klart?|tid(?:plan|punkt)?|klart senast|färdigt|slutdatum|när|sluttid|deadline|due(?: date)?"
        r"|completed?|senast|start och slut|tidsperiod|genomförs senast"
    ),
    "purpose": r"syfte|purpose|ändamål",
    "decision": r"beslut|decision",
    "comment": r"kommentar(?:er)?|comments?|notering",
    "resources": r"resurser|kostnad|budget|finansiering|resources|cost",
    "organisation": r"kommun|organisation|myndighet|huvudman|organisation/kommun|municipality",
    "document_type": r"dokumenttyp|typ av (?:styr)?dokument|document type|type of document|typ",
    "document_name": r"dokumentnamn|dokumentets namn|titel|dokument|title|document",
    "case_number": (
        r"dnr|d-nr|diarienr|diarienummer|diarie-?nummer|ärendenummer|ärendenr|case (?:number|no\.?)"
        r"|reg(?:istration)? (?:number|no\.?)|reference(?: number| no\.?)?|ref\.?(?: no\.?)?"
    ),
    "valid": (
        r"gäller(?: för)?(?: (?:period|perioden|åren|under|från|fr\.o\.m\.|från och med|till|till och med"
        r"|t\.o\.m\.))?|giltig(?:hetstid|t|hetsperiod)?(?: (?:till|från|t\.o\.m\.|till och med))?"
        r"|giltighet|avser (?:period|perioden|åren)|tidsperiod för dokumentet|period|giltighetsperiod"
        r"|(?:plan|program|mandat|avtals|strategi)period(?:en)?"
        r"|löptid|valid(?:ity)?(?: period)?|applies(?: from| to)?|in force"
    ),
    "decided_by": (
        r"(?:beslutad|antagen|fastställd|godkänd|antaget|beslutat|fastställt|godkänt|antagna|beslutade"
        r"|fastställda|godkända|beslut fattat) av"
        r"|beslutande(?: organ| instans)?|beslutsinstans|beslutsorgan|(?:adopted|decided|approved) by"
        r"|beslutsfattare"
    ),
    "decided_on": (
        r"(?:beslutad|antagen|fastställd|godkänd|antaget|beslutat|fastställt|godkänt)(?: den| datum)?"
        r"|besluts?datum|datum för (?:beslut|antagande|fastställande)|antagandedatum|(?:adopted|decided"
        r"|approved)(?: on)?|date of (?:decision|adoption)"
    ),
    "review_on": (
        r"revideras(?: senast)?|ses över(?: senast)?|nästa (?:revidering|översyn)|revidering(?: senast)?"
        r"|översyn(?: senast)?|aktualitetsprövas(?: senast)?|senast reviderad senast|to be (?:revised"
        r"|reviewed)(?: by)?|next (?:review|revision)|review(?: date| by)?|revision"
    ),
    "parents": (
        r"överordnade? (?:styr)?dokument|styrande dokument|överordnad(?: plan| strategi)?|bygger på"
        r"|utgår från|hör ihop med|tar avstamp i"
        r"|(?:kopplade|relaterade|anslutande|närliggande) (?:styr)?dokument|parent documents?|builds on"
        r"|superior documents?"
    ),
}
_ANY = re.compile(
    r"(?<![^\s.;|,(])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")\s*(?:[:=]|\s[–—-](?=\s))\s*",
    re.IGNORECASE,
)
_ALONE = {name: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE) for name, words in _LABELS.items()}
_MOST = 4000
_FRONT = 600
_LETTERHEAD = re.compile(r"([A-ZÅÄÖ][^.;:\n]{2,90}?(?::[^.;:\n]{2,80}?)? )[A-ZÅÄÖ][\w ]{1,30}:[^\n]*")


class Field(NamedTuple):
    """A label by its name, the place of its value, which may be empty, and where the label begins."""

    name: str
    value: Span
    start: int


def label_named(text: str, names: tuple[str, ...]) -> str | None:
    """The first of `names` whose words make up a text, `Källa:` → `source`."""
    return next((name for name in names if _ALONE[name].fullmatch(text)), None)


def fields(text: str, span: Span) -> list[Field]:
    """The labelled values of a line that begins with a label; empty for any other text.

    On the front of a document a line may begin with the letterhead, or with a label not known here.
    """
    end = min(span.end, span.start + _MOST)
    first = _ANY.match(text, span.start, end) or _after_letterhead(text, span.start, end)
    if first is None:
        return []
    marks = [first]
    for mark in _ANY.finditer(text, first.end(), end):
        if text[: mark.start()].rstrip()[-1] in ".;|," or _begins_a_line(mark):
            marks.append(mark)
    stops = [*(mark.start() for mark in marks[1:]), span.end]
    return [
        Field(mark.lastgroup or "", _value(text, mark.end(), stop), mark.start())
        for mark, stop in zip(marks, stops, strict=True)
    ]


def _after_letterhead(text: str, start: int, end: int) -> re.Match[str] | None:
    if start > _FRONT:
        return None
    before = _LETTERHEAD.match(text, start, end)
    marks = _ANY.finditer(text, before.end(1), before.end()) if before else ()
    return next((mark for mark in marks if _begins_a_line(mark)), None)


def _begins_a_line(mark: re.Match[str]) -> bool:
    """Whether a label in the middle of a line began one before the lines were joined: capital and colon."""
    return mark.group()[:1].isupper() and ":" in mark.group()


def fields_of(document: Document, block: Block) -> list[Field]:
    """The labelled values of a paragraph or an item; bold leads count. None of headings and tables."""
    if isinstance(block, Heading | Table):
        return []
    found = fields(document.text, block.span)
    if not found and block.lead is not None:
        named = [name for name in _LABELS if _ALONE[name].fullmatch(document.said(block.lead))]
        if named:
            return [Field(named[0], _value(document.text, block.lead.end, block.span.end), block.span.start)]
    return found


def table_fields(document: Document, table: Table) -> list[tuple[str, Cell, Cell]]:
    """The rows of a table of labels and values, as (label's text, label, value); empty if it is none."""
    if not table.rows or len(table.rows[0]) != 2:
        return []
    return [(document.said(label.span), label, value) for label, value in table.rows if label is not value]


def row_fields(document: Document, table: Table, names: tuple[str, ...]) -> list[Field]:
    """The rows of a two-column table whose first cell is a label among `names`."""
    found = []
    for said, label, value in table_fields(document, table):
        if name := label_named(said, names):
            found.append(Field(name, value.span, label.span.start))
    return found


def all_fields(document: Document) -> Iterator[Field]:
    """Every labelled value of the document, in order, from lines and two-column tables."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from row_fields(document, block, tuple(_LABELS))
        else:
            yield from fields_of(document, block)


def _value(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ":|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "|;,"):
        end -= 1
    return Span(start, end)
