"""Matching and rank in SQLite's FTS5."""

from collections.abc import Iterable

from mittkoping.search.matching import (
    BODY,
    FOLDED,
    HEADING,
    LEAD,
    PART,
    PLACE,
    TITLE,
    TITLE_PART,
    Condition,
    Matching,
    everything,
)
from mittkoping.search.wanted import Wanted

_WORDS = "{title_stems place_stems lead_stems heading_stems body_stems}"
_WORDS_AND_PARTS = "{title_stems place_stems lead_stems heading_stems body_stems title_parts parts}"
_WEIGHTS = ", ".join(map(str, (TITLE, PLACE, LEAD, HEADING, BODY, TITLE_PART, PART, FOLDED)))
_EXCLUDED = "e.id NOT IN (SELECT rowid FROM search_fts WHERE search_fts MATCH %s)"


def matching(wanted: Wanted) -> Matching:
    """`wanted` as FTS5 matches it, ranked by bm25."""
    excluded = [Condition(_EXCLUDED, (f"{_WORDS} : {_phrase(run)}",)) for run in wanted.excluded]
    if not wanted.ranks:
        return everything(*excluded)
    return Matching(
        "search_fts JOIN search_searchentry e ON e.id = search_fts.rowid",
        (Condition("search_fts MATCH %s", (_expression(wanted),)), *excluded),
        f"bm25(search_fts, {_WEIGHTS})",
    )


def _expression(wanted: Wanted) -> str:
    within = "" if wanted.folded else f"{_WORDS_AND_PARTS} : "
    terms = [f"{within}{_phrase((key,))}" for key in wanted.terms]
    return " AND ".join([*terms, *(f"{_WORDS} : {_phrase(run)}" for run in wanted.phrases)])


def _phrase(stems: Iterable[str]) -> str:
    """A quoted string of FTS5, in which nothing but the quotation mark has a meaning."""
    text = " ".join(stems).replace('"', '""')
    return f'"{text}"'
