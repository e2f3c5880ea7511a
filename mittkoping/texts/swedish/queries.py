"""Read what somebody typed in the search box: words, "fraser", -uteslut, kommun:, år: and so on."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from mittkoping.texts.swedish.lists import listed
from mittkoping.texts.swedish.stems import fold
from mittkoping.texts.swedish.words import composed, tokens

LONGEST = 400
MOST_WORDS = 16
FIELDS = ("område", "kommun", "år", "författare", "län", "typ")

_FIELD_OF = {fold(name): name for name in FIELDS}
_QUOTES = str.maketrans(dict.fromkeys("”“„«»‟＂", '"'))
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_CHUNK = re.compile(r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
STOP_WORDS = listed("stop_words")


class Term(NamedTuple):
    """One word sought, case-folded; `text[start:end]` of the query is how it was typed."""

    form: str
    start: int
    end: int


class Filter(NamedTuple):
    """`field:value`; `field` is one of FIELDS, `excluded` when a minus stood before it."""

    field: str
    value: str
    excluded: bool


@dataclass(frozen=True)
class Query:
    """What was asked for. Every term and phrase must be there, nothing excluded may."""

    text: str
    """The query as it was understood: composed, without control characters, at most LONGEST characters."""
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    """Words (or phrases, as several words in order) that must not be there."""
    filters: tuple[Filter, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Whether the query neither seeks, excludes nor filters."""
        return not (self.terms or self.phrases or self.excluded or self.filters)


def parse(text: str) -> Query:
    """Read a query; whatever is typed has a meaning, so this never raises.

    Small words (och, i, hur …) outside phrases are left out unless nothing else is sought. An unclosed
    quotation reaches to the end. An unknown `field:` is read as words.
    """
    clean = composed(_UNPRINTABLE.sub(" ", text[: LONGEST * 2])).translate(_QUOTES)[:LONGEST].strip()
    terms: list[Term] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    filters: list[Filter] = []
    for chunk in _CHUNK.finditer(clean):
        minus = bool(chunk["minus"])
        field = _FIELD_OF.get(fold((chunk["field"] or "").casefold()))
        value = chunk["quoted"] if chunk["quoted"] is not None else chunk["bare"]
        if field:
            if value.strip():
                filters.append(Filter(field, value.strip(), minus))
            continue
        start = chunk.start("field") if chunk["field"] else chunk.start() + len(chunk["minus"] or "")
        words = [Term(t.form, start + t.start, start + t.end) for t in tokens(clean[start : chunk.end()])]
        forms = tuple(word.form for word in words)
        if minus:
            excluded += [forms] if forms else []
        elif chunk["quoted"] is not None and len(forms) > 1:
            phrases.append(forms)
        else:
            terms += words
    return Query(clean, _meaningful(terms, phrases), *_few(phrases, excluded), tuple(filters[:MOST_WORDS]))


def respell(query: Query, corrections: dict[str, str]) -> str:
    """The query's text with each term that `corrections` knows written anew; all else stays as typed."""
    text = query.text
    for term in sorted(query.terms, key=lambda term: term.start, reverse=True):
        if term.form in corrections:
            text = text[: term.start] + corrections[term.form] + text[term.end :]
    return text


def _meaningful(terms: list[Term], phrases: list[tuple[str, ...]]) -> tuple[Term, ...]:
    telling = [term for term in terms if term.form not in STOP_WORDS]
    chosen = telling if telling or phrases else terms
    once = {term.form: term for term in reversed(chosen)}
    return tuple(sorted(once.values(), key=lambda term: term.start))[:MOST_WORDS]


def _few(
    phrases: list[tuple[str, ...]], excluded: list[tuple[str, ...]]
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    return (
        tuple(phrase[:MOST_WORDS] for phrase in phrases[:MOST_WORDS]),
        tuple(phrase[:MOST_WORDS] for phrase in excluded[:MOST_WORDS]),
    )
