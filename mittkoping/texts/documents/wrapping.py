"""Whether a line of plain text runs on in the next one, or ended because its writer ended it."""

import re
from collections.abc import Sequence
from itertools import pairwise

_ENDED = re.compile(r"[.!?:;…]\W*$")
_LIST_WORD = re.compile(r"att\s")
# Lines of a proportional font are not equally long when they are copied as characters.
_SLACK = 0.85
_NARROWEST = 28


def is_unfinished(line: str) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return not _ENDED.search(line[-40:])


class Measure:
    """How wide the lines of a text are."""

    def __init__(self, lines: Sequence[str]) -> None:
        followed = [len(line.strip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
        lengths = sorted(followed)
        self.width = lengths[int(len(lengths) * 0.95)] if lengths else 0

    def is_full(self, line: str, after: str) -> bool:
        """Whether the first word of `after` had no room left on `line`."""
        line, word = line.strip(), after.split(maxsplit=1)[0]
        return self.width >= _NARROWEST and len(line) + 1 + len(word) > self.width * _SLACK

    def runs_on(self, line: str, after: str) -> bool:
        """Whether `after`, which follows at once and has no list mark, belongs to the paragraph of `line`."""
        after = after.strip()
        if self.is_full(line, after) or line.rstrip().endswith(("-", "\xad")):
            return True
        return after[0].islower() and is_unfinished(line) and not _LIST_WORD.match(after)
