"""Paragraphs of a format that knows paragraphs: what the look says beside what the format states."""

import re
from collections.abc import Sequence

from mittkoping.texts.documents.building import Builder, CellText
from mittkoping.texts.documents.headings import is_strong_heading, numbered_level
from mittkoping.texts.documents.marks import list_mark
from mittkoping.texts.documents.runs import Run, said, split_at_breaks
from mittkoping.texts.documents.spaces import clean

_TYPED = re.compile(r"[^\W\d_]")


class Prose:
    """Adds blocks to a builder, and sees bold lines, numbers and typed list marks for what they are."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._stated = False

    def heading(self, runs: Sequence[Run], level: int) -> None:
        """A heading that the format states."""
        self._stated = True
        self.builder.heading(_one_line(runs), level)

    def item(self, runs: Sequence[Run], depth: int, *, numbered: bool = False) -> None:
        """An item of a list. Numbered and bold as a whole, it is a heading that somebody numbered by hand."""
        line = said([Run(run.text.replace("\n", " "), run.bold) for run in runs])
        if numbered and is_strong_heading(clean(line.text), bold=line.bold):
            self.builder.heading(line.text)
        else:
            self.builder.item(line.text, depth, line.lead)

    def paragraph(self, runs: Sequence[Run]) -> None:
        """A paragraph, or what looks like something else: each line between breaks by itself."""
        for line in split_at_breaks(runs):
            self._line(line)

    def table(self, rows: Sequence[Sequence[CellText]]) -> None:
        """A table."""
        self.builder.table(rows)

    def _line(self, runs: Sequence[Run]) -> None:
        line = said(runs)
        text = clean(line.text)
        level = numbered_level(text)
        mark = list_mark(line.text.strip())
        if level and (level > 1 or line.bold or not self._stated):
            self.builder.heading(text, level)
        elif is_strong_heading(text, bold=line.bold):
            self.builder.heading(text)
        elif mark and mark.text and _TYPED.search(mark.text):
            lead = list_mark(line.lead.strip()) if line.lead else None
            self.builder.item(mark.text, 1, lead.text if lead else line.lead)
        else:
            self.builder.paragraph(text, line.lead)


def _one_line(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs).replace("\n", " ")
