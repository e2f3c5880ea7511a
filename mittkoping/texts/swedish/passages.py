"""The best passage of a text for a query, with the words that were found marked."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from mittkoping.texts.swedish.analysis import Analyser, Hit
from mittkoping.texts.swedish.stems import IRREGULAR, fold
from mittkoping.texts.swedish.words import MAX_WORD, composed

SIZE = 240
_MOST_PLACES = 60
_JOINERS = re.compile("[-:\u00ad\u2010\u2011]")
_WORTH = {True: 3.0, False: 2.0}
_AGAIN = 0.1
_SENTENCE_END = re.compile(r"[.!?…] +")


class Piece(NamedTuple):
    """A stretch of a passage; `hit` when it is what was sought."""

    text: str
    hit: bool


def passage(
    text: str, stems: Collection[str], size: int = SIZE, *, analyser: Analyser, folded: bool = False
) -> tuple[Piece, ...]:
    """The stretch of about `size` characters that shows most of `stems`, as pieces to be joined.

    White space is evened out; `…` stands where something is left out. Without a hit it is the beginning
    of the text; an empty text gives (). With `folded`, `stems` are folded and compared so. Only a word or
    the part of a compound that answers is marked: **utvecklingsplaner** in kompetensutvecklingsplaner.
    """
    even = " ".join(composed(text).split())
    wanted = frozenset(stems)
    found = _hits(even, wanted, analyser, folded) if wanted else []
    if not found:
        return _pieces(even, 0, _word_end(even, size), [])
    first, last = _best_run(found, size)
    inside = found[first : last + 1]
    begin = _opening(even, inside[0].start, max(0, size - (inside[-1].end - inside[0].start)))
    end = max(_word_end(even, begin + size), inside[-1].end)
    return _pieces(even, begin, end, [hit for hit in found if begin <= hit.start and hit.end <= end])


def marked(
    text: str, stems: Collection[str], *, analyser: Analyser, folded: bool = False
) -> tuple[Piece, ...]:
    """The whole of a short text (a title) as pieces, with what answers to `stems` marked."""
    even = " ".join(composed(text).split())
    return _pieces(even, 0, len(even), _hits(even, frozenset(stems), analyser, folded))


def _hits(text: str, wanted: frozenset[str], analyser: Analyser, folded: bool) -> list[Hit]:
    """The hits of `text`; a word without a wanted stem as a string cannot answer and is not analysed."""
    if not wanted:
        return []
    lowered = text.lower()
    if len(lowered) != len(text):
        return analyser.hits(text[: MAX_WORD * _MOST_PLACES], wanted, folded=folded)
    found: list[Hit] = []
    reach = places = 0
    written = _written(wanted, _JOINERS.search(text) is not None)
    for place in written.finditer(fold(lowered) if folded else lowered):
        if place.start() < reach:
            continue
        begin, reach = _word_around(text, place.start(), place.end())
        found += [
            hit._replace(start=begin + hit.start, end=begin + hit.end)
            for hit in analyser.hits(text[begin:reach], wanted, folded=folded)
        ]
        places += 1
        if places == _MOST_PLACES:
            break
    return found


@lru_cache(128)
def _written(wanted: frozenset[str], joined: bool) -> re.Pattern[str]:
    """A pattern for `wanted` as they may be written; `joined` when hyphens and colons may stand inside."""
    sought = sorted({*wanted, *(form for form, base in IRREGULAR.items() if base in wanted)})
    return re.compile("|".join(map(_spelt if joined else re.escape, sought)))


def _spelt(key: str) -> str:
    """A pattern for `key` with hyphens inside, and with `1:1` where the stem is `1x1`."""
    return "[-\u00ad\u2010\u2011]?".join("[x:]" if letter == "x" else re.escape(letter) for letter in key)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first > 0 and start - first < MAX_WORD and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and last - end < MAX_WORD and not text[last].isspace():
        last += 1
    return first, last


def _best_run(found: Sequence[Hit], size: int) -> tuple[int, int]:
    """The first and last of the neighbouring hits within `size` that show most; the earliest of equals."""
    best, run = 0.0, (0, 0)
    for first, opening in enumerate(found):
        shown: dict[str, float] = {}
        again = 0
        last = first
        for at in range(first, len(found)):
            hit = found[at]
            if at > first and hit.end - opening.start > size:
                break
            again += hit.stem in shown
            shown[hit.stem] = max(shown.get(hit.stem, 0.0), _WORTH[hit.whole])
            last = at
        worth = sum(shown.values()) + _AGAIN * min(again, 5)
        if worth > best:
            best, run = worth, (first, last)
    return run


def _opening(text: str, hit: int, slack: int) -> int:
    """Where the passage begins: at a sentence if one opens within reach before the hit, else at a word."""
    earliest = max(0, hit - slack)
    if earliest == 0:
        return 0
    sentences = [mark.end() for mark in _SENTENCE_END.finditer(text, earliest, hit)]
    if sentences:
        return sentences[0]
    space = text.find(" ", max(0, hit - slack // 2), hit)
    return space + 1 if space >= 0 else hit


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, end - MAX_WORD), end + 1)
    return space if space > 0 else end


def _pieces(text: str, begin: int, end: int, hits: Sequence[Hit]) -> tuple[Piece, ...]:
    pieces = [Piece("… ", False)] if begin > 0 else []
    at = begin
    for hit in hits:
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start], False))
        pieces.append(Piece(text[hit.start : hit.end], True))
        at = hit.end
    if at < end:
        pieces.append(Piece(text[at:end], False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return tuple(pieces)
