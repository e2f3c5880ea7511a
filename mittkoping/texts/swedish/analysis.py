"""Turn a text into what an index stores: stems of its words, stems inside its compounds, folded stems."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from mittkoping.texts.swedish.compounds import Decompounder
from mittkoping.texts.swedish.stems import fold, stem
from mittkoping.texts.swedish.words import composed, forms_of, raw_words, tokens

_MEMORY = 60_000


class Analysis(NamedTuple):
    """What one text is found by; the order of `words` is that of the text, so phrases can be sought in it."""

    words: list[str]
    """The stem of every word."""
    parts: list[str]
    """The stems of what stands inside compounds, to be weighed lower."""
    folded: list[str]
    """Words and parts that å, ä or ö change, without them; the others are the same in both forms."""


class Hit(NamedTuple):
    """A stretch of a text that a wanted stem explains; `whole` when it is a word, not a part of one."""

    start: int
    end: int
    stem: str
    whole: bool


class _Known(NamedTuple):
    words: tuple[str, ...]
    parts: tuple[str, ...]
    folded: tuple[str, ...]


class Analyser:
    """Analyses texts, remembering words it has seen; may be shared between threads."""

    def __init__(self, decompounder: Decompounder | None = None) -> None:
        self.decompounder = decompounder or Decompounder()
        self._memory: dict[str, _Known] = {}

    def analyse(self, text: str, at_most: int | None = None) -> Analysis:
        """The stems of `text`, of its first `at_most` words when given. Never raises."""
        words: list[str] = []
        parts: list[str] = []
        folded: list[str] = []
        memory = self._memory
        for raw in raw_words(composed(text))[:at_most]:
            known = memory.get(raw) or self._learn(raw)
            words += known.words
            parts += known.parts
            folded += known.folded
        return Analysis(words, parts, folded)

    def count(self, text: str) -> Counter[str]:
        """The words of `text` in the forms they are written, those inside compounds too, with their numbers.

        Only words of four letters or more: this feeds the decompounder and the suggestions.
        """
        seen: Counter[str] = Counter()
        for raw, number in Counter(raw_words(composed(text))).items():
            for form in forms_of(raw):
                for word in (form, *self.decompounder.words_inside(form)):
                    if len(word) >= 4 and word.isalpha():
                        seen[word] += number
        return seen

    def hits(self, text: str, wanted: Collection[str], *, folded: bool = False) -> list[Hit]:
        """Where `text` (composed) has a word, or a part of a compound, whose stem is wanted, in order.

        A whole word goes before its parts, a longer part before a shorter. With `folded`, stems
        are compared without å, ä and ö (`wanted` must be folded then).
        """
        found: list[Hit] = []
        for token in tokens(text):
            key = _key(stem(token.form), folded)
            if key in wanted:
                found.append(Hit(token.start, token.end, key, True))
                continue
            reach = token.start
            for part in sorted(self.decompounder.parts(token.form), key=lambda p: (p.start, -p.end)):
                key = _key(part.stem, folded)
                if key in wanted and token.start + part.start >= reach:
                    reach = token.start + part.end
                    found.append(Hit(token.start + part.start, min(reach, token.end), key, False))
        return found

    def _learn(self, raw: str) -> _Known:
        forms = forms_of(raw)
        words = tuple(stem(form) for form in forms)
        parts = tuple(part.stem for form in forms for part in self.decompounder.parts(form))
        known = _Known(words, parts, tuple(fold(key) for key in (*words, *parts) if fold(key) != key))
        if len(self._memory) >= _MEMORY:
            self._memory.clear()
        self._memory[raw] = known
        return known


def _key(key: str, folded: bool) -> str:
    return fold(key) if folded else key
