"""Which block of a document is its title, and what kind of document the title says it is."""

import re

from mittkoping.strategy.draft import DocumentType
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.strategy.reader.labels import row_fields
from mittkoping.texts.documents.document import Document, Heading, Paragraph, Table

_TYPES: tuple[tuple[DocumentType, str], ...] = (
    (
        "uppföljning",
        (
            r"uppföljning(?:srapport|en)?|utvärdering(?:en)?|\w*bokslut|årsredovisning|verksamhetsberättelse"
            r"|kvalitetsrapport|kvalitetsredovisning|delårsrapport|tertialrapport"
            r"|årsrapport|resultatrapport|lägesrapport|statusrapport|rapport|styrkort|follow-up|evaluation"
            r"|(?:annual |progress |status )?report|scorecard"
        ),
    ),
    (
        "beslut",
        (
            r"(?<!.)\W*§ ?\d+|tjänsteskrivelse|tjänsteutlåtande|protokoll(?:sutdrag)?"
            r"|beslut(?:sunderlag)?|minutes|decision"
        ),
    ),
    (
        "handlingsplan",
        r"\w*handlingsplan(?:en)?|\w*åtgärdsplan(?:en)?|aktivitetsplan|(?<!climate )action plan",
    ),
    ("strategi", r"[\w-]*strategi(?:n|er)?|[\w-]*strategy"),
    ("program", r"[\w-]*program(?:met)?|programme"),
    ("policy", r"[\w-]*policy(?:n)?"),
    ("riktlinje", r"[\w-]*riktlinje(?:r|rna)?|guidelines?"),
    ("regler", r"[\w-]*(?:regler|reglemente|föreskrifter|ordningsregler)|rules|regulations"),
    ("plan", r"[\w-]*plan(?:en)?|[\w-]*planer"),
)
_COMPILED = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for kind, words in _TYPES
)
_KIND_ONLY = re.compile(
    r"\W*(?:(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:kommun|stad) )?(?:tjänsteskrivelse|tjänsteutlåtande"
    r"|styrdokument|styrande dokument|strategi|program|plan|handlingsplan|policy|riktlinjer?|regler"
    r"|rapport|uppföljning|strategy|programme|guidelines|rules|report)\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\W*(?:anta|beslut|fastställ|godkän|gäller|dnr|diarie|version|adopted|approved|case)", re.I
)
_ORGANISATION_ONLY = re.compile(
    r"\W*(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:(?i:kommun|stad|municipality))(?:\W*$|\s*[·|,–].*)|\W*(?:City"
    r"|Municipality) of [A-ZÅÄÖ]\w+\W*|\W*Region [A-ZÅÄÖ]\w+\W*"
)
NAMES = ("document_name", "name")
"""The labels of rows that hold a document's title."""
_FRONT = 6
_POSSIBLE = ("goal_area", "activities", "goals")
_LONGEST = 160


def title_block(document: Document) -> int | None:
    """The index of the block that is the document's title: its first top heading, else a title line.

    A line that only says what kind of document this is (*Policy*) is a label, where a title follows it.
    """
    labels = type_labels(document)
    found = _title_but(document, labels)
    if found is not None and _is_named_before(document, found):
        return None
    return found if found is not None else _title_but(document, frozenset())


def _is_named_before(document: Document, at: int) -> bool:
    """Whether a table before a heading that names no kind of document has a row for the document's name."""
    return type_said(document.said(document.blocks[at].span)) is None and any(
        isinstance(block, Table) and row_fields(document, block, NAMES) for block in document.blocks[:at]
    )


def type_labels(document: Document) -> frozenset[int]:
    """The indexes of the first blocks that hold nothing but a kind of document: *Styrdokument*, *REGLER*.

    A heading above all others is no label, whatever it says.
    """
    levels = [block.level for block in document.blocks if isinstance(block, Heading) and block.level]
    top = min(levels) if levels and levels.count(min(levels)) == 1 else None
    return frozenset(
        at
        for at, block in enumerate(document.blocks[:_FRONT])
        if isinstance(block, Heading | Paragraph)
        and not (isinstance(block, Heading) and block.level is not None and block.level == top)
        and _KIND_ONLY.fullmatch(document.said(block.span))
    )


def _title_but(document: Document, labels: frozenset[int]) -> int | None:
    headings = [
        (at, block)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading) and at not in labels
    ]
    own = [at for at, block in headings if not _ORGANISATION_ONLY.match(document.said(block.span))]
    line = _title_line(document, own[0] if own else len(document.blocks), labels)
    stated = [block.level for _, block in headings if block.level is not None]
    before = next((at for at, block in headings if block.level is not None), _FRONT)
    heading = _first_seen(document, [at for at, _ in headings if at < min(before, _FRONT)])
    if stated and (heading is None or not type_said(document.said(document.blocks[heading].span))):
        heading = _first_stated(document, headings, stated)
    if line is not None and (heading is None or not type_said(document.said(document.blocks[heading].span))):
        return line
    return heading


def _first_stated(document: Document, headings: list[tuple[int, Heading]], stated: list[int]) -> int | None:
    """The first heading of the top level, if it stands alone there or before everything else."""
    at = next(at for at, block in headings if block.level == min(stated))
    said = document.said(document.blocks[at].span)
    first = at < _FRONT and (kind_of(said) in _POSSIBLE or type_said(said) is not None)
    alone = stated.count(min(stated)) == 1 and len(stated) > 1
    return at if first or alone else None


def _first_seen(document: Document, front: list[int]) -> int | None:
    """Of headings known by their look, the first that names a kind of document, else the first that can."""
    said = {at: document.said(document.blocks[at].span) for at in front}
    possible = [at for at in front if not _ORGANISATION_ONLY.match(said[at])]
    for at in possible:
        if kind_of(said[at]) == "frame" and not type_said(said[at]):
            break
        if type_said(said[at]):
            return at
    first = next(iter(possible), None)
    return first if first is not None and kind_of(said[first]) in _POSSIBLE else None


def _title_line(document: Document, before: int, labels: frozenset[int]) -> int | None:
    """A short line among the first blocks that names a kind of document, or stands after its label."""
    lines = []
    for at, block in enumerate(document.blocks[: min(before, _FRONT)]):
        said = document.said(block.span)
        if (
            not isinstance(block, Paragraph)
            or at in labels
            or len(said) > _LONGEST
            or said.rstrip().endswith((".", ":"))
            or re.search(r":\s", said)
        ):
            continue
        if not _ORGANISATION_ONLY.fullmatch(said):
            lines.append(at)
    words = {at: document.said(document.blocks[at].span) for at in lines}
    named = [at for at in lines if type_said(words[at])]
    labelled = [at for at in lines if at - 1 in labels and not _NO_TITLE.match(words[at])]
    return next(iter([*named, *labelled]), None)


def type_said(title: str) -> DocumentType | None:
    """The kind of document a title or a row *Dokumenttyp* names, by the word that comes first."""
    found = []
    for rank, (kind, pattern) in enumerate(_COMPILED):
        if match := pattern.search(title):
            found.append((match.start(), -match.end(), rank, kind))
    return min(found)[3] if found else None
