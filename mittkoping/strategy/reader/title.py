"""Which block of a document is its title, and what kind of document the title says it is."""

import re

from mittkoping.strategy.draft import DocumentType
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.texts.documents.document import Document, Heading, Paragraph

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
_ORGANISATION_ONLY = re.compile(
    r"\W*(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:(?i:kommun|stad|municipality))(?:\W*$|\s*[·|,–].*)|\W*(?:City"
    r"|Municipality) of [A-ZÅÄÖ]\w+\W*|\W*Region [A-ZÅÄÖ]\w+\W*"
)
_FRONT = 6
_POSSIBLE = ("goal_area", "activities", "goals")
_LONGEST = 160


def title_block(document: Document) -> int | None:
    """The index of the block that is the document's title: its first top heading, else a title line."""
    headings = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Heading)]
    own = [at for at, block in headings if not _ORGANISATION_ONLY.match(document.said(block.span))]
    line = _title_line(document, own[0] if own else len(document.blocks))
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


def _title_line(document: Document, before: int) -> int | None:
    """A short line among the first blocks that names a kind of document."""
    lines = []
    for at, block in enumerate(document.blocks[: min(before, _FRONT)]):
        said = document.said(block.span)
        if (
            not isinstance(block, Paragraph)
            or len(said) > _LONGEST
            or said.rstrip().endswith((".", ":"))
            or re.search(r":\s", said)
        ):
            continue
        if not _ORGANISATION_ONLY.fullmatch(said):
            lines.append(at)
    return next((at for at in lines if type_said(document.said(document.blocks[at].span))), None)


def type_said(title: str) -> DocumentType | None:
    """The kind of document a title or a row *Dokumenttyp* names, by the word that comes first."""
    found = []
    for rank, (kind, pattern) in enumerate(_COMPILED):
        if match := pattern.search(title):
            found.append((match.start(), -match.end(), rank, kind))
    return min(found)[3] if found else None
