"""The words of the public texts as each process holds them.

They help to take compounds apart and to answer a misspelling with "Menade du".
"""

from functools import cached_property

from mittkoping.search.models import SearchVocabulary, SearchWord
from mittkoping.texts.swedish.analysis import Analyser
from mittkoping.texts.swedish.compounds import Decompounder
from mittkoping.texts.swedish.lists import listed
from mittkoping.texts.swedish.suggestions import Suggestions


class Vocabulary:
    """Words with counts, read once; before the first rebuild it knows the head words of the trade."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self._counts = dict(SearchWord.objects.values_list("word", "count")) if stamp else {}
        self.analyser = Analyser(Decompounder(self._counts))

    @cached_property
    def suggestions(self) -> Suggestions:
        """The index of near words; made when somebody first misspells, some 0.3 s for 50,000 words."""
        return Suggestions(self._counts or dict.fromkeys(listed("head_words"), 1))


_held: list[Vocabulary] = []


def current() -> Vocabulary:
    """The vocabulary as of the latest rebuild; one query, and the words only when they changed."""
    stamp = SearchVocabulary.objects.values_list("stamp", flat=True).first() or ""
    held = _held[0] if _held else None
    if held is None or held.stamp != stamp:
        held = Vocabulary(stamp)
        _held[:] = [held]
    return held
