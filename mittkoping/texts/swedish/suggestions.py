"""\"Menade du …\": the known words nearest to one that is not known."""

from array import array
from collections import Counter
from collections.abc import Mapping

from mittkoping.texts.swedish.stems import fold

LEAST_SIMILARITY = 0.35
_LONGEST = 40
_CLOSEST = 25
_CHEAP_CHANGE = 0.5


class Suggestions:
    """An index of a vocabulary by its trigrams: about 60 bytes and 8 µs a word, read-only when built.

    `vocabulary` maps words (case-folded) to how often they are seen; the commoner of two equally
    near words is preferred.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._words = [word for word in vocabulary if 3 < len(word) <= _LONGEST]
        self._counts = array("L", (vocabulary[word] for word in self._words))
        self._count_of = dict(zip(self._words, self._counts, strict=True))
        self._having: dict[str, array[int]] = {}
        for number, word in enumerate(self._words):
            for gram in _trigrams(word):
                self._having.setdefault(gram, array("L")).append(number)

    def count(self, word: str) -> int:
        """How often `word` is seen; 0 when it is not known."""
        return self._count_of.get(word, 0)

    def nearest(self, word: str, at_most: int = 3) -> list[str]:
        """Known words that `word` may be a misspelling of, best first; never `word` itself.

        A candidate shares at least 35 % of the trigrams (Jaccard, å/ä/ö folded) and lies within one
        edit for words up to five letters, two up to nine, three beyond.
        """
        word = word.casefold()[:_LONGEST]
        grams = _trigrams(word)
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(self._having.get(gram, ()))
        similar = []
        for number, common in shared.items():
            similarity = common / (len(grams) + len(self._words[number]) + 1 - common)
            if similarity >= LEAST_SIMILARITY and self._words[number] != word:
                similar.append((similarity, number))
        similar.sort(reverse=True)
        allowed = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
        ranked = []
        for similarity, number in similar[:_CLOSEST]:
            known = self._words[number]
            distance = edit_distance(word, known) if abs(len(word) - len(known)) <= allowed else allowed + 1
            if distance <= allowed:
                ranked.append((distance, -self._counts[number], -similarity, self._words[number]))
        return [known for _, _, _, known in sorted(ranked)[:at_most]]


def edit_distance(one: str, other: str) -> float:
    """Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment).

    Writing a, o or e for å, ä, ö or é costs half.
    """
    before: list[float] = []
    last = [float(n) for n in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        row = [float(i)]
        for j, b in enumerate(other, 1):
            change = 0.0 if a == b else _CHEAP_CHANGE if fold(a) == fold(b) else 1.0
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _trigrams(word: str) -> set[str]:
    padded = f" {fold(word)} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
