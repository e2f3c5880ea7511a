"""Find what somebody asks for among all that the viewer may see."""

from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter

from mittkoping.search import conditions, statements, vocabulary
from mittkoping.search.facets import Choices, Facet, facets, tally
from mittkoping.search.names import Names, names
from mittkoping.search.statements import Found
from mittkoping.search.vocabulary import Vocabulary
from mittkoping.search.wanted import Wanted, wanted
from mittkoping.texts.swedish.passages import Piece, marked, passage
from mittkoping.texts.swedish.queries import Query, parse, respell
from mittkoping.texts.swedish.stems import stem
from mittkoping.versions.queries import Viewer

PAGE = 20
REACHABLE = 10_000
_FEW = 3
_COMMONER = 10
_ENTRY = Found._fields.index("entry")


@dataclass(frozen=True)
class Hit:
    """One found object, ready to be shown; pieces with `hit` are what answered."""

    object_id: int
    kind: str
    lang: str
    title: str
    title_pieces: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    municipality_code: str
    municipality: str
    key_area_id: int | None
    key_area: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Results:
    """The answer to a query.

    `folded`: nothing was spelt so, these are found without å, ä and ö. `corrected`: nothing was found at
    all, these are the hits of `suggestion`. Otherwise `suggestion` is what may have been meant, or "".
    `capped`: there are more hits than can be reached; the reader should refine.
    """

    query: Query
    choices: Choices
    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    page: int = 1
    pages: int = 0
    suggestion: str = ""
    corrected: bool = False
    capped: bool = False
    folded: bool = False


@dataclass(frozen=True)
class _Try:
    """One attempt: what was sought, what meets the choices and what one can choose."""

    query: Query
    wanted: Wanted
    found: list[Found]
    facets: tuple[Facet, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.found)


def found(query_text: str, *, viewer: Viewer, choices: Choices | None = None, page: int = 1) -> Results:
    """Search for `query_text` (anything may be typed; this never raises for it).

    Hits, counts and facets come from one and the same condition on what `viewer` may see. Without words,
    filters and choices nothing is sought and nothing found; with filters or choices alone the hits stand
    in the order of titles. Five queries, and one more for each further try when nothing is found.
    """
    query, choices = parse(query_text), choices or Choices()
    if query.asks_nothing and not choices.chosen():
        return Results(query, choices)
    known, held = names(), vocabulary.current()
    first = _attempt(query, viewer, choices, known)
    best, suggestion = first, ""
    if first.total < _FEW and query.terms:
        suggestion = _suggestion(query, held)
        best = _further(first, suggestion, viewer, choices, known)
    if best.total == 0:
        return Results(query, choices, facets=first.facets, suggestion=suggestion)
    pages = -(-min(best.total, REACHABLE) // PAGE)
    page = max(1, min(page, pages))
    shown = nsmallest(page * PAGE, best.found)[(page - 1) * PAGE : REACHABLE]
    rows = statements.rows(list(map(itemgetter(_ENTRY), shown)))
    return Results(
        query,
        choices,
        hits=tuple(_hit(row, best.wanted, known, held) for row in rows),
        total=best.total,
        facets=best.facets,
        page=page,
        pages=pages,
        suggestion=suggestion,
        corrected=best.query is not query,
        capped=best.total > REACHABLE,
        folded=best.wanted.folded,
    )


def _attempt(query: Query, viewer: Viewer, choices: Choices, known: Names, *, folded: bool = False) -> _Try:
    want = wanted(query, folded=folded)
    under = [*conditions.rights(viewer), *conditions.filtered(query.filters, known)]
    left, numbers = tally(statements.found(statements.matching(want), under), choices)
    return _Try(query, want, left, facets(numbers, choices, known.label))


def _further(first: _Try, suggestion: str, viewer: Viewer, choices: Choices, known: Names) -> _Try:
    """The next best attempt when the first found nothing: without å, ä and ö, then as suggested."""
    if first.total:
        return first
    second = _attempt(first.query, viewer, choices, known, folded=True)
    if second.total or not suggestion:
        return second if second.total else first
    third = _attempt(parse(suggestion), viewer, choices, known)
    return third if third.total else first


def _suggestion(query: Query, held: Vocabulary) -> str:
    """The query with its words replaced by the nearest much commoner ones; "" when there are none.

    A word with the same stem is no correction: it would find the same.
    """
    known = held.suggestions
    corrections = {}
    for term in query.terms:
        seen = known.count(term.form)
        near = known.nearest(term.form) if term.form.isalpha() else []
        better = [
            word for word in near if known.count(word) > _COMMONER * seen and stem(word) != stem(term.form)
        ]
        if better:
            corrections[term.form] = better[0]
    return respell(query, corrections) if corrections else ""


def _hit(row: statements.Row, want: Wanted, known: Names, held: Vocabulary) -> Hit:
    stems = frozenset(want.stems)
    text = f"{row.lead} {row.body}" if row.lead not in row.body else row.body
    return Hit(
        object_id=row.object_id,
        kind=row.kind,
        lang=row.lang,
        title=row.title,
        title_pieces=marked(row.title, stems, analyser=held.analyser, folded=want.folded),
        passage=passage(text, stems, analyser=held.analyser, folded=want.folded),
        municipality_code=row.municipality or "",
        municipality=known.label("municipality", row.municipality or ""),
        key_area_id=row.key_area,
        key_area=known.label("key_area", str(row.key_area or "")),
        years=tuple(map(int, row.years.split())),
    )
