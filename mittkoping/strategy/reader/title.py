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
        r"tjänsteskrivelse|tjänsteutlåtande|protokoll(?:sutdrag)?|beslut(?:sunderlag)?|minutes|decision",
    ),
    ("handlingsplan", r"\w*handlingsplan(?:en)?|\w*åtgärdsplan(?:en)?|aktivitetsplan|action plan"),
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
    r"\W*(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:kommun|stad|municipality)\W*|\W*(?:City"
    r"|Municipality) of [A-ZÅÄÖ]\w+\W*|\W*Region [A-ZÅÄÖ]\w+\W*"
)
_FRONT = 6
_LONGEST = 160


def title_block(document: Document) -> int | None:
    """The index of the block that is the document's title: its first top heading, else a title line."""
    headings = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Heading)]
    line = _title_line(document, headings[0][0] if headings else len(document.blocks))
    stated = [block.level for _, block in headings if block.level is not None]
    top = min(stated) if stated else None
    candidates = [(at, block) for at, block in headings if block.level == top or at < _FRONT]
    for at, block in candidates:
        said = document.said(block.span)
        if _ORGANISATION_ONLY.fullmatch(said):
            continue
        if at >= _FRONT and (block.level is None or sum(level == top for level in stated) > 1):
            break
        if line is not None and (kind_of(said) not in {"goal_area", "activities"} or not type_said(said)):
            return line
        return (
            at
            if kind_of(said) in {"goal_area", "activities", "goals"}
            or type_said(said)
            or _stands_alone(document, at, top, stated)
            else line
        )
    return line


def _stands_alone(document: Document, at: int, top: int | None, stated: list[int]) -> bool:
    block = document.blocks[at]
    return (
        isinstance(block, Heading)
        and top is not None
        and block.level == top
        and stated.count(top) == 1
        and len(stated) > 1
    )


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
