"""Sentences that a list finishes: *Skolorna ska:*, *Målet är att:*, *Följande åtgärder ska genomföras:*."""

import re
from typing import NamedTuple

from mittkoping.strategy.draft import AreaKind, Modality
from mittkoping.strategy.reader.dates import Deadline, deadline
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.strategy.reader.inflection import is_finite, tokens
from mittkoping.strategy.reader.modality import MODALS, modal
from mittkoping.strategy.reader.scope import stage
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.texts.documents.document import Block, Document, Heading, Item, Paragraph, Span, Table

_OPEN_END = re.compile(
    r"(?::|\b(?:ska|skall|måste|bör|vill|att|genom att|shall|must|should|to)|\b(?:ska|skall|måste|bör"
    r"|shall|must|should)(?: \w+){1,3})\s*:?$",
    re.IGNORECASE,
)
_OF_KIND: tuple[tuple[AreaKind, re.Pattern[str]], ...] = (
    (
        "follow_up",
        re.compile(
            r"\b(?:följas upp|följs upp|följer upp|följer vi upp|mäts genom|mäta|uppföljning\w*"
            r"|indikatorer"
            r"|mått|mäts|nyckeltal|follow up|followed up|indicators|measured)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "activities",
        re.compile(
            r"\b(?:åtgärder(?:na)?|insatser(?:na)?|aktiviteter(?:na)?|actions|activities)\b", re.IGNORECASE
        ),
    ),
    (
        "goals",
        re.compile(r"\b(?:mål|målen|delmål|målet|målsättning\w*|goals?|objectives?|aims?)\b", re.IGNORECASE),
    ),
)


_BE = frozenset({"är", "finns", "var", "are", "is"})
_PASSIVE = re.compile(r"\w{2,}[ae]s|ingår|består")


class Stem(NamedTuple):
    """What the items after a stem are: their kind and modality, their date and grade, its depth."""

    mode: AreaKind
    modality: Modality | None
    due: tuple[Deadline, str] | None
    grade: str | None
    depth: int
    sentence: Span


def stem_at(document: Document, at: int) -> Stem | None:
    """The stem that the block at index `at` ends with, if a list follows that finishes it."""
    block = document.blocks[at]
    if isinstance(block, Heading | Table) or not _list_follows(document, at, block):
        return None
    parts = list(sentences(document.text, block.span))
    if not parts:
        return None
    last = parts[-1]
    said = document.said(last).strip()
    if not _OPEN_END.search(said):
        return None
    depth = block.depth if isinstance(block, Item) else 0
    binding = modal(said.rstrip(": ") + " …")
    day = deadline(said)
    due = (day, said[day.start : day.end]) if day else None
    if binding and said[binding.start : binding.end].lower() not in MODALS and binding.modality == "ska":
        binding = None
    mode = _mode(said, binding is not None)
    if mode is None:
        return None
    return Stem(mode, binding.modality if binding else None, due, stage(said), depth, last)


def opens_list(document: Document, block: Block) -> bool:
    """Whether a block that looks like a heading is a clause that the list after it ends: verb and colon."""
    if not isinstance(block, Heading) or block.level is not None:
        return False
    said = document.said(block.span).rstrip()
    words = [token.word for token in tokens(said)]
    verb = any(word in _BE or is_finite(word) or _PASSIVE.fullmatch(word) for word in words[:-1])
    return said.endswith(":") and kind_of(said) == "goal_area" and verb


def _list_follows(document: Document, at: int, block: Paragraph | Item) -> bool:
    following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    return isinstance(following, Item) and (isinstance(block, Paragraph) or following.depth > block.depth)


def _mode(said: str, binding: bool) -> AreaKind | None:
    """What the items become; None for a stem that says nothing of it."""
    announced = kind_of(said) if len(said) < 60 and said.endswith(":") else "goal_area"
    if announced in {"follow_up", "activities", "goals"}:
        return announced
    end = said[-90:]
    if not binding or re.search(r"\b(?:följande|dessa|the following|these|genom)\b", end, re.IGNORECASE):
        for kind, words in _OF_KIND:
            if words.search(end) and (binding or kind != "goals" or _states_aim(said)):
                return kind
    return "goals" if binding else None


def _states_aim(said: str) -> bool:
    return bool(
        re.search(
            r"\b(?:mål|målet|målen|målsättning\w*|goals?|objectives?|aims?)\b[^.]*(?:\b(?:är"
            r"|gäller|are|is)\b"
            r"|:$)",
            said,
            re.IGNORECASE,
        )
    )
