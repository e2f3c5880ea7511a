"""Turn a text into what an index stores: stems of its words, stems inside its compounds, folded stems."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from mittkoping.texts.swedish.compounds import Decompounder
from mittkoping.texts.swedish.stems import fold, stem
from mittkoping.texts.swedish.words import Token, composed, forms_of, raw_words, tokens

_MEMORY = 60_000
_SHORTEST_SHOWN = 4


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
    shown: tuple[str, ...]


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

    def count(self, texts: Iterable[str]) -> Counter[str]:
        """The words of `texts` in the forms they are written, those inside compounds too, with their numbers.

        Only words of four letters or more: this feeds the decompounder and the suggestions.
        """
        raw_counts: Counter[str] = Counter()
        for text in texts:
            raw_counts.update(raw_words(composed(text)))
        seen: Counter[str] = Counter()
        for raw, number in raw_counts.items():
            for word in (self._memory.get(raw) or self._learn(raw)).shown:
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
            else:
                found += self._hits_inside(token, wanted, folded)
        return found

    def _hits_inside(self, token: Token, wanted: Collection[str], folded: bool) -> list[Hit]:
        found: list[Hit] = []
        reach = 0
        for part in sorted(self.decompounder.parts(token.form), key=lambda part: (part.start, -part.end)):
            key = _key(part.stem, folded)
            if key in wanted and part.start >= reach:
                reach = part.end
                found.append(Hit(token.start + part.start, token.start + part.end, key, False))
        # A form of another length than the word (soft hyphens, ligatures) does not tell where parts are.
        if found and len(token.form) != token.end - token.start:
            return [found[0]._replace(start=token.start, end=token.end)]
        return found

    def _learn(self, raw: str) -> _Known:
        forms = forms_of(raw)
        words = tuple(stem(form) for form in forms)
        apart = [self.decompounder.take_apart(form) for form in forms]
        parts = tuple(part.stem for one in apart for part in one.parts)
        shown = (*forms, *(word for one in apart for word in one.words))
        known = _Known(
            words,
            parts,
            tuple(fold(key) for key in (*words, *parts) if fold(key) != key),
            tuple(word for word in shown if len(word) >= _SHORTEST_SHOWN and word.isalpha()),
        )
        if len(self._memory) >= _MEMORY:
            self._memory.clear()
        self._memory[raw] = known
        return known


def _key(key: str, folded: bool) -> str:
    return fold(key) if folded else key
