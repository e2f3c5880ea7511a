"""Wikitext of generated pages: blocks of sentences, and how a text looked before it was finished."""

from collections.abc import Iterator
from random import Random

from benchmarks.vocabulary import draw_words

Block = list[str]  # its sentences, list items or lines; a heading is a block of one

STOPS = ".........?"
HEADINGS = [
    "Så gjorde vi",
    "Bakgrund",
    "Resultat",
    "Vad det tog",
    "Hinder på vägen",
    "Nästa steg",
    "Lärdomar",
]


def title(random: Random) -> str:
    """Three to six words that could head a card; unique only together with a number or a place."""
    return _sentence(random, random.randint(3, 6), stop="")


def paragraph(random: Random, sentences: int) -> Block:
    """Sentences of six to sixteen words."""
    return [
        _sentence(random, random.randint(6, 16), random.choice(STOPS)).replace(" stöd ", " '''stöd''' ")
        for _ in range(sentences)
    ]


def bullets(random: Random, count: int) -> Block:
    """A list with one short line to each item."""
    return [f"* {_sentence(random, random.randint(3, 8), stop='')}" for _ in range(count)]


def table(random: Random, rows: int) -> Block:
    """A table of who answers for what; one block of one piece, since half a table is none."""
    lines = "\n".join(
        f"|-\n| {' '.join(draw_words(random, 2))} || {' '.join(draw_words(random, 3))}" for _ in range(rows)
    )
    return [f'{{| class="wikitable"\n! Vem !! Vad\n{lines}\n|}}']


def footnote(random: Random) -> str:
    """A source to put after a sentence."""
    return f"<ref>{_sentence(random, 5, stop='')}, {random.randint(2010, 2018)}.</ref>"


def written(blocks: list[Block]) -> str:
    """The blocks as wikitext: lines of a list under each other, sentences after each other."""
    return "\n\n".join(("\n" if block[0].startswith("*") else " ").join(block) for block in blocks)


def earlier_states(random: Random, blocks: list[Block], steps: int) -> Iterator[list[Block]]:
    """What stood here one, two, … `steps` changes ago: fewer sentences, other words."""
    state = [list(block) for block in blocks]
    for _ in range(steps):
        bare_heading = state[-1][0].startswith("==")
        block = random.choice(state)
        if len(state) > 2 and (bare_heading or random.random() < 0.25):
            state.pop()
        elif len(block) > 1 and random.random() < 0.6:
            block.pop(random.randrange(len(block)))
        else:
            block[-1] = _reworded(random, block[-1])
        yield [list(block) for block in state]


def _sentence(random: Random, words: int, stop: str) -> str:
    text = " ".join(draw_words(random, words))
    return text[:1].upper() + text[1:] + stop


def _reworded(random: Random, sentence: str) -> str:
    words = sentence.split(" ")
    plain = [place for place, word in enumerate(words) if word.isalpha()]
    for place in random.sample(plain, min(2, len(plain))):
        words[place] = draw_words(random, 1)[0]
    return " ".join(words)
