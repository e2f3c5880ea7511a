"""Take Swedish compounds apart: `kompetensutvecklingsplaner` holds kompetens, utvecklingsplan and more."""

from collections.abc import Mapping
from typing import NamedTuple

from mittkoping.texts.swedish.lists import listed
from mittkoping.texts.swedish.stems import IRREGULAR, stem

_LONGEST = 60
_LONGEST_ENDING = 8
_MOST_MEMBERS = 5
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 4
_SHORTEST_TAIL = 5
_SEEN_OFTEN_ENOUGH = 2
_HEAD_COST = 10
# Dearer than two head words' difference, cheaper than two corpus words: split into head words where possible.
_CORPUS_COST = 22
_ENDINGS = listed("endings")


class Part(NamedTuple):
    """A meaningful run of members inside a compound: `word[start:end]`, and the stem it is found by."""

    start: int
    end: int
    stem: str


class TakenApart(NamedTuple):
    """A compound's parts, and the words inside it as one would write them alone.

    The words are its tails as they stand and the beginnings whose base form is known
    (`kompetensutveckling`, `kompetens`, `utvecklingsplaner`, `planer`).
    """

    parts: tuple[Part, ...]
    words: tuple[str, ...]


class Decompounder:
    """Splits words into known members: the head words of the trade and the words of the texts themselves.

    `vocabulary` maps the texts' own words (surface forms) to how often they are seen; a word seen
    only once, shorter than four letters or itself only a leftover ending is never taken as a member.
    Immutable after construction, so it may be shared between threads.
    """

    def __init__(self, vocabulary: Mapping[str, int] | None = None) -> None:
        self._words = listed("head_words")
        self._heads = frozenset(map(stem, self._words))
        self._short_heads = frozenset(word for word in self._words if len(word) < _SHORTEST_PART)
        corpus: dict[str, int] = {}
        for word, count in (vocabulary or {}).items():
            if _SHORTEST_PART <= len(word) <= _LONGEST and word.isalpha() and word not in _ENDINGS:
                key = stem(word)
                corpus[key] = corpus.get(key, 0) + count
        self._corpus = frozenset(
            key for key, count in corpus.items() if count >= _SEEN_OFTEN_ENOUGH and len(key) >= _SHORTEST_PART
        )
        # Where none of these begins and nearly ends, no member does: it spares the stemmer most questions.
        self._openings = self._heads | self._corpus | self._short_heads | {word[:4] for word in IRREGULAR}

    def members(self, word: str) -> tuple[Part, ...]:
        """The smallest members of `word` in order, or () when it is no compound.

        `word` is a case-folded form as `words.tokens` gives it. At hyphens it is always cut.
        """
        found: list[Part] = []
        start = 0
        for piece in word.split("-"):
            inner = self._cut(piece)
            if inner:
                found += [Part(start + begin, start + end, key) for begin, end, key in inner]
            elif piece:
                found.append(Part(start, start + len(piece), stem(piece)))
            start += len(piece) + 1
        return tuple(found) if len(found) > 1 else ()

    def parts(self, word: str) -> tuple[Part, ...]:
        """Every run of members shorter than the whole: for kompetens|utvecklings|plan the three members,
        kompetensutveckling and utvecklingsplan. () when `word` is no compound.
        """
        return self.take_apart(word).parts

    def take_apart(self, word: str) -> TakenApart:
        """The parts of `word` and the readable words among them."""
        members = self.members(word)
        parts: list[Part] = []
        inside: list[str] = []
        for first, member in enumerate(members):
            for last in range(first, min(len(members), first + _MOST_MEMBERS)):
                if (first, last) == (0, len(members) - 1):
                    continue
                end = members[last].end
                key = member.stem if last == first else stem(word[member.start : end])
                parts.append(Part(member.start, end, key))
                inside += self._readable(word, member.start, members[last])
        return TakenApart(tuple(parts), tuple(inside))

    def _readable(self, word: str, start: int, last: Part) -> list[str]:
        """The run of members from `start` to `last` as one writes it alone; [] when that is not known."""
        surface = word[start : last.end]
        if last.end == len(word):
            return [surface]
        forms = (surface, surface[:-1], f"{surface}a", f"{surface[:-1]}a")
        return [form for form in forms if form[last.start - start :] in self._words][:1]

    def _cut(self, word: str) -> list[tuple[int, int, str]]:
        """The cheapest way through `word` from left to right in known members, [] when there is none."""
        length = len(word)
        if not _SHORTEST_COMPOUND <= length <= _LONGEST or not word.isalpha() or stem(word) in self._heads:
            return []
        best: dict[int, tuple[int, list[tuple[int, int, str]]]] = {0: (0, [])}
        for begin in range(length - 2):
            if begin not in best:
                continue
            cost, way = best[begin]
            if len(way) == _MOST_MEMBERS:
                continue
            for end in self._ends(word, begin):
                price, key = self._price(word, begin, end)
                if price and (end not in best or cost + price < best[end][0]):
                    best[end] = (cost + price, [*way, (begin, end, key)])
        way = best.get(length, (0, []))[1]
        return way if len(way) > 1 else []

    def _ends(self, word: str, begin: int) -> list[int]:
        """Where a member that begins at `begin` may end: soon after the end of a known stem."""
        length, openings = len(word), self._openings
        ends: list[int] = []
        reach = 0
        for end in range(begin + 3, length + 1):
            if word[begin:end] in openings:
                reach = end + _LONGEST_ENDING
            if end <= reach and (end < length - 2 or end == length):
                ends.append(end)
        return ends

    def _price(self, word: str, begin: int, end: int) -> tuple[int, str]:
        """What `word[begin:end]` costs as a member and the stem of its base form; 0 when it is none."""
        piece = word[begin:end]
        last = end == len(word)
        if len(piece) < _SHORTEST_PART:
            return (_HEAD_COST, piece) if piece in self._short_heads else (0, "")
        if piece in _ENDINGS or (begin == 0 and last):
            return 0, ""
        keys = (stem(piece),) if last else _bases(piece)
        for key in keys:
            if key in self._heads:
                return _HEAD_COST, key
        if last and len(piece) < _SHORTEST_TAIL:
            return 0, ""
        return next(((_CORPUS_COST, key) for key in keys if key in self._corpus), (0, ""))


def _bases(piece: str) -> tuple[str, ...]:
    """The stems that a member may have: as it stands, or without its binding letter (`läro` → lära)."""
    if piece[-1] in "oue":
        return stem(piece), stem(piece[:-1])
    if piece[-1] == "s" and len(piece) > _SHORTEST_PART:
        return stem(piece[:-1]), stem(piece)
    return (stem(piece),)
