"""What a document says of itself: title, kind, owner, period, decision, case number, review."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from mittkoping.strategy.draft import DocumentType, Facts, Parent
from mittkoping.strategy.reader.labels import Field, all_fields
from mittkoping.strategy.reader.moments import moments
from mittkoping.strategy.reader.municipalities import municipality_code
from mittkoping.strategy.reader.organisation import organisation_of
from mittkoping.strategy.reader.owners import owner_in
from mittkoping.strategy.reader.parents import CASE, parents
from mittkoping.strategy.reader.period import period
from mittkoping.strategy.reader.roles import names_role
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.strategy.reader.title import NAMES, title_block, type_labels, type_said
from mittkoping.texts.documents.document import Document, Heading, Span, Table

_FRONT = 1500
_DECIDED = re.compile(
    r"\b(?:antagen|antaget|antagna|antogs|beslutad|beslutat|beslutade|beslutades|fastställd"
    r"|fastställt|fastställda|fastställdes"
    r"|godkänd|godkänt|godkända|godkändes|adopted|approved|decided)\s+"
    r"(?:av|by)\s+(?:the\s+)?([^\d.;:|()§·]{3,90}?)(?=\s+(?:den|på|vid|under|on|at|i|in)\s|\s*[,.;:"
    r"|()§\d]|\s*$)",
    re.IGNORECASE,
)
_DECIDED_WORD = re.compile(
    r"\b(?:antag(?:en|et|na|its)|antogs|beslut(?:ad|at|ade|ades)|fastställ(?:d|t|da|des)|godkän(?:d|t|da|des)"
    r"|adopted|approved|decided)\b[^.;|·\n]{0,120}",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b((?:[A-ZÅÄÖ][\w-]*(?: och [\w-]+)?)(?:\s(?:i|för)\s[A-ZÅÄÖ][\w-]+)?(?:\s[a-zåäö]+){0,2}?)\s"
    r"(?:har )?(?:antog|antagit|fastställde|fastställt|godkände|godkänt|beslutade om|beslutade att anta)"
    r"\s(?:denna\s|den här\s)?\w*(?:planen|strategin?|programmet|policyn|riktlinjerna|reglerna|plan|program"
    r"|policy|dokumentet)\b[^.;|·\n]{0,80}"
)
_REVIEW = re.compile(
    r"\b(?:revideras|ses över|aktualitetsprövas|omprövas|revidering(?:en)? (?:ska ske|sker|görs)"
    r"|översyn (?:ska ske|sker|görs)|be (?:revised|reviewed|updated)|(?:is|are) (?:revised|reviewed)"
    r"|next (?:revision|review)|nästa (?:revidering|översyn))\b[^.;|\n]{0,80}",
    re.IGNORECASE,
)
_REVIEW_BEFORE = re.compile(
    r"\b(?:senast|no later than|by)\b[^.;|\n]{0,60}?\b(?:revideras|ses över|be revised|be reviewed)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    rf"\b(?:dnr|d-nr|diarienr|diarienummer|diarie-nummer|ärendenummer|ärendenr|case (?:number|no\.?)"
    rf"|reg(?:istration)? no\.?|reference(?: no\.?)?|ref\.?(?: no\.?)?)\.?\s*:?\s*({CASE})",
    re.IGNORECASE,
)
_UNLABELLED = re.compile(r"(?<![\w/-])[A-ZÅÄÖ]{2,6}[ /-]\d{2,4}[./:-]\d[\w./:-]*")
_PROPOSAL = re.compile(
    r"\b(?:förslag till (?:beslut|antagande)?|utkast|remissversion|remissutgåva|samrådsversion"
    r"|arbetsversion|(?:ännu )?(?:inte|ej) (?:antagen|beslutad|fastställd)|föreslås (?:anta"
    r"|fastställa|besluta|godkänna)"
    r"|draft|proposal|not (?:yet )?(?:adopted|decided|approved))\b|^\W*förslag\W*$|\(förslag\)",
    re.IGNORECASE | re.MULTILINE,
)
_PROPOSED = re.compile(r"\W*(?:\d+\W+)?förslag till beslut\W*", re.IGNORECASE)
_ITSELF = re.compile(r"(?:^|[.:] |\n)(?:(?:Den här|Det här|Denna|Detta|Dessa|This|The) )?(\w+)(?= \w)")
_ENGLISH = re.compile(r"\b(?:the|and|shall|of|with|for|is|are|to|by|must|in)\b", re.IGNORECASE)
_SWEDISH = re.compile(r"\b(?:och|ska|skall|att|av|med|för|är|som|till|den|det|på|i)\b", re.IGNORECASE)


def facts(document: Document) -> Facts:
    """The facts of a document; what it does not say is None."""
    at = title_block(document)
    named = list(all_fields(document))
    title = (
        document.said(document.blocks[at].span).strip() if at is not None else _named_title(document, named)
    )
    above = parents(document)
    body = _decided_by(document, named)
    proposal = _is_proposal(document, title)
    organisation = organisation_of(document, named, at)
    applies, open_ended = period(document, named, title or "", at)
    return Facts(
        title=title,
        type=_type(document, named, title),
        language=_language(document.text),
        organisation=organisation,
        municipality_code=municipality_code(organisation) if organisation else None,
        period=applies,
        decided_by=body,
        decided_on=None if proposal else _decided_on(document, named),
        case_number=_case_number(document, named, above),
        review_on=_review_on(document, named),
        parents=above,
        open_ended=open_ended,
    )


def _named_title(document: Document, named: list[Field]) -> str | None:
    """The title that a row or line *Dokumentnamn*, *Namn* gives before the first heading."""
    titles = [field for name in NAMES for field in _fields(named, name)]
    end = _front_end(document)
    return next((document.said(field.value) for field in titles if field.start < end), None)


def _type(document: Document, named: list[Field], title: str | None) -> DocumentType:
    """The kind a row *Dokumenttyp* names; a board item by its headings; else the kind that the title, a label
    of its own or the document's own sentences name.
    """
    for field in _fields(named, "document_type"):
        if stated := type_said(document.said(field.value)):
            return stated
    if _is_board_item(document):
        return "beslut"
    front = document.text[:_FRONT]
    labels = (document.said(document.blocks[at].span) for at in sorted(type_labels(document)))
    own = (match.group(1) for match in _ITSELF.finditer(front))
    said = (type_said(words) for words in (title or "", *labels, *own))
    return next((kind for kind in said if kind), "annat")


def _is_board_item(document: Document) -> bool:
    """Whether a board is to decide by this document: a proposal for its decision stands over a part of it."""
    return any(
        isinstance(block, Heading) and _PROPOSED.fullmatch(document.said(block.span))
        for block in document.blocks
    ) or bool(
        re.search(r"beskrivning av ärendet|^\W*§ \d+", document.text, re.IGNORECASE | re.MULTILINE)
        and ("§" in document.text[:_FRONT] or "ärendet" in document.text.lower())
        and type_said(document.text[:_FRONT].split("\n")[0]) in {None, "beslut"}
    )


def _language(text: str) -> Literal["sv", "en"]:
    said = text[:20000]
    return "en" if len(_ENGLISH.findall(said)) > len(_SWEDISH.findall(said)) else "sv"


def _fields(named: Iterable[Field], name: str) -> list[Field]:
    return [field for field in named if field.name == name and field.value.end > field.value.start]


def _is_proposal(document: Document, title: str | None) -> bool:
    """Whether the document is not decided yet: a proposal, a draft, a version for comments."""
    front = document.text[:_FRONT]
    if re.match(r"\W*(?:förslag|utkast|proposal|draft)\b", title or "", re.IGNORECASE):
        return True
    lines = [
        line
        for line in front.split("\n")
        if not re.search(r"[Hh]ör \w*\s?ihop|bygger på|utgår från|avstamp|builds on", line)
    ]
    return bool(_PROPOSAL.search("\n".join(lines)))


def _decided_by(document: Document, named: list[Field]) -> str | None:
    for field in [*_fields(named, "decided_by"), *_fields(named, "decided_on")]:
        said = re.split(
            r"\s+den\s+\d|\s*,?\s*\(?(?:\d{4}-|\d{1,2} \w+ \d{4}|§)|\s*[,;|(]", document.said(field.value)
        )[0]
        said = re.sub(r"^(?:av|by)\s+(?:the\s+)?", "", said)
        if said and not re.match(r"\W*\d", said):
            begin = document.text.index(said, field.value.start)
            owner = owner_in(document.text, Span(begin, begin + len(said)))
            if owner:
                return document.said(owner)
    for match in _DECIDED.finditer(document.text):
        if _about_itself(document.text, match.start()):
            owner = owner_in(document.text, Span(*match.span(1)))
            return document.said(owner) if owner else None
    active = _DECIDES.search(document.text[:_FRONT])
    return active.group(1) if active and names_role(active.group(1)) else None


def _about_itself(text: str, at: int) -> bool:
    """Whether a decision is that of this document: on its front, or in a sentence about it."""
    window = text[max(0, at - 300) : at]
    line = re.split(r"\n|\. ", window)[-1]
    own = re.search(
        r"\b(?:denna|den här|this)\b|^\W*(?:[Pp]lanen|[Ss]trategin|[Pp]rogrammet|[Pp]olicyn"
        r"|[Rr]iktlinjerna|[Dd]okumentet|\w+planen|\w+strategin|The (?:plan|strategy|programme"
        r"|policy))\b",
        line,
    )
    return (
        not line.strip(" (|")
        or bool(own)
        or (
            at < _FRONT
            and not re.search(r"bygger på|utgår från|builds on|hör ihop|avstamp|ersätter|replaces", line)
        )
    )


def _decided_on(document: Document, named: list[Field]) -> date | None:
    for field in [*_fields(named, "decided_on"), *_fields(named, "decided_by")]:
        if day := _day(document.said(field.value)):
            return day
    for match in _DECIDED_WORD.finditer(document.text):
        if _about_itself(document.text, match.start()) and (day := _day(match.group())):
            return day
    active = _DECIDES.search(document.text[:_FRONT])
    return _day(active.group()) if active else None


def _day(said: str) -> date | None:
    """The first single day that a text names."""
    return next((moment.first for moment in moments(said) if moment.first == moment.last), None)


def _case_number(document: Document, named: list[Field], above: tuple[Parent, ...]) -> str | None:
    taken = [parent.sentence for parent in above if parent.sentence]
    for field in _fields(named, "case_number"):
        match = re.match(CASE, document.said(field.value)) or re.match(
            r"\S+(?: \d\S*)?", document.said(field.value)
        )
        if match and any(letter.isdigit() for letter in match.group()):
            return match.group().strip(" .,;")
    for match in _CASE.finditer(document.text):
        if not any(span.start <= match.start() < span.end for span in taken) and match.start() < 2 * _FRONT:
            return match.group(1).strip(" .,;")
    front = document.text[: _front_end(document)]
    for match in _UNLABELLED.finditer(front):
        if not any(span.start <= match.start() < span.end for span in taken):
            return match.group().strip(" .,;")
    return None


def _front_end(document: Document) -> int:
    """Where the lines around the title end: at the first heading after the first block."""
    return next(
        (b.span.start for b in document.blocks[1:] if isinstance(b, Heading)), min(len(document.text), _FRONT)
    )


def _review_on(document: Document, named: list[Field]) -> date | None:
    for field in _fields(named, "review_on"):
        found = moments(document.said(field.value))
        if found:
            return found[0].last
    for block in document.blocks:
        if isinstance(block, Table) or not _REVIEW.search(document.said(block.span)):
            continue
        for sentence in sentences(document.text, block.span):
            said = document.said(sentence)
            match = _REVIEW_BEFORE.search(said) or _REVIEW.search(said)
            if match and (found := moments(match.group())):
                return found[0].last
    return None
