"""Matching and rank in PostgreSQL's full-text search."""

from collections.abc import Iterable

from mittkoping.search.matching import (
    BODY,
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

# Four labels for the weights: A title, B key area, place, lead and headings, C body, D parts of compounds.
_NAMES = (PLACE + LEAD) / 2
_WEIGHTS = ", ".join(str(weight / TITLE) for weight in (PART, BODY, _NAMES, TITLE))
_BY_LENGTH = 1  # divide by 1 + log(length), as bm25 does in its way
_QUERY = "to_tsquery('simple', %s)"
_RANK = (
    f"- ts_rank('{{{_WEIGHTS}}}', t.vector, {_QUERY}, {_BY_LENGTH})"
    f" - {TITLE_PART / TITLE} * ts_rank('{{1, 1, 1, 1}}', t.title_vector, {_QUERY}, {_BY_LENGTH})"
)
_FOLDED_RANK = f"{_RANK} - {PART / TITLE} * ts_rank(t.folded_vector, {_QUERY}, {_BY_LENGTH})"
_HAS_EXCLUDED = "SELECT 1 FROM search_searchtext x WHERE x.entry_id = e.id AND x.vector @@"
_EXCLUDED = f"NOT EXISTS ({_HAS_EXCLUDED} {_QUERY})"
_SOURCE = "search_searchtext t JOIN search_searchentry e ON e.id = t.entry_id"


def matching(wanted: Wanted) -> Matching:
    """`wanted` as tsvectors match it, ranked by ts_rank."""
    excluded = [Condition(_EXCLUDED, (_phrase(run),)) for run in wanted.excluded]
    if not wanted.ranks:
        return everything(*excluded)
    anything = " | ".join(map(_lexeme, wanted.stems))
    if wanted.folded:
        either = f"t.vector @@ {_QUERY} OR t.folded_vector @@ {_QUERY}"
        conditions = [Condition(either, (_lexeme(key), _lexeme(key))) for key in wanted.terms]
        return Matching(_SOURCE, (*conditions, *excluded), _FOLDED_RANK, (anything,) * 3)
    query = " & ".join([*map(_lexeme, wanted.terms), *map(_phrase, wanted.phrases)])
    condition = Condition(f"t.vector @@ {_QUERY}", (query,))
    return Matching(_SOURCE, (condition, *excluded), _RANK, (query, anything))


def _lexeme(key: str) -> str:
    """One quoted lexeme of a tsquery."""
    return "'" + key.replace("\\", " ").replace("'", "''") + "'"


def _phrase(run: Iterable[str]) -> str:
    """Lexemes in a row, of whole words only (the label D is for parts of compounds)."""
    return "(" + " <-> ".join(f"{_lexeme(key)}:ABC" for key in run) + ")"
