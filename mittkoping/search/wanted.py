"""What a query wants of the index, in stems, whatever the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from mittkoping.texts.swedish.queries import Query
from mittkoping.texts.swedish.stems import fold, stem


@dataclass(frozen=True)
class Wanted:
    """Stems that must all be there, runs of stems in order, and runs that may not be there.

    With `folded` the stems are without å, ä and ö, and phrases are read as words.
    """

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]
    folded: bool = False

    @property
    def ranks(self) -> bool:
        """Whether there is anything to find texts by; else every text is found that is not excluded."""
        return bool(self.terms or self.phrases)

    @property
    def stems(self) -> tuple[str, ...]:
        """All stems to be marked in what is shown."""
        return (*self.terms, *(key for phrase in self.phrases for key in phrase))


def wanted(query: Query, *, folded: bool = False) -> Wanted:
    """The stems of `query`; with `folded` as they are without å, ä and ö."""
    terms = _stems([term.form for term in query.terms])
    phrases = tuple(map(_stems, query.phrases))
    excluded = tuple(map(_stems, query.excluded))
    if not folded:
        return Wanted(terms, phrases, excluded)
    every = dict.fromkeys(fold(key) for key in (*terms, *(key for phrase in phrases for key in phrase)))
    return Wanted(tuple(every), (), excluded, folded=True)


def _stems(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(form) for form in forms)
