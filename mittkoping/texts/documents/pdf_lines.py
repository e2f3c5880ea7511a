"""Words on a page as lines, from their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mittkoping.texts.documents.runs import Run


class Word(NamedTuple):
    """A word, in points from the page's lower left corner; `glued` when no space stands before it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: int = 0
    glued: int = 0


@dataclass(slots=True)
class Line:
    """Words on one baseline."""

    words: list[Word] = field(default_factory=list)
    page: int = 0
    bullet: float | None = None  # where a bullet is drawn before it
    edge: float = 0.0  # how far right it could have gone
    alone: bool = False  # whether it is known to be a paragraph of its own

    @property
    def left(self) -> float:
        """Where the text begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the text ends."""
        return max(word.right for word in self.words)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return max((len(word.text), word.size) for word in self.words)[1]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words with spaces between them."""
        return "".join(run.text for run in self.runs)

    @property
    def runs(self) -> list[Run]:
        """Its words as runs of one weight."""
        return [
            Run(word.text if word.glued or index == 0 else f" {word.text}", bool(word.bold))
            for index, word in enumerate(self.words)
        ]


def lines_of(words: Iterable[Word], bullets: Sequence[Word] = (), page: int = 0) -> list[Line]:
    """Lines in the order the file tells its words; one ends where the next word stands on another level."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        level = last is not None and abs(last.y - word.y) < 0.35 * max(last.size, word.size)
        if last is not None and level and word.left > last.right - last.size:
            lines[-1].words.append(word)
        else:
            lines.append(Line([word], page))
    for bullet in bullets:
        beside = [line for line in lines if _stands_before(bullet, line)]
        if beside:
            nearest = min(beside, key=lambda line: line.left)
            nearest.bullet = bullet.left
    return lines


def _stands_before(bullet: Word, line: Line) -> bool:
    middle = bullet.y + (bullet.right - bullet.left) / 2
    level = abs(middle - (line.y + 0.3 * line.size)) < 0.35 * line.size
    return level and -1 < line.left - bullet.right < 3 * line.size
