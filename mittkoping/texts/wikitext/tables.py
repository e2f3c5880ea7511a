"""Wiki tables to HTML tags, line by line as MediaWiki does it; the HTML reader mends what is broken."""

import re
from dataclasses import dataclass

from mittkoping.texts.wikitext.masks import open_tag
from mittkoping.texts.wikitext.pieces import Pieces

_START = re.compile(r"[ :]*\{\|(.*)")
_BARS = re.compile(r"\|\|")
_HEAD_BARS = re.compile(r"\|\||!!")


@dataclass(slots=True)
class _Table:
    row: bool = False
    cell: str = ""  # the tag that is open


class _Writer:
    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.lines: list[str] = []
        self.open: list[_Table] = []

    def tags(self, *tags: str) -> None:
        """Tags on a line of their own, so that what stands between them is read as text of its own."""
        token = self.pieces.add("".join(tags), "")
        self.lines += ["", token, ""]

    def end_cell(self) -> str:
        table = self.open[-1]
        ended, table.cell = table.cell, ""
        return f"</{ended}>" if ended else ""

    def end_row(self) -> str:
        ended = self.end_cell()
        row, self.open[-1].row = self.open[-1].row, False
        return ended + ("</tr>" if row else "")

    def begin_cell(self, tag: str, written: str) -> None:
        attributes, text = _attributes(written)
        before = self.end_cell()
        if tag == "caption":
            before += self.end_row()
        elif not self.open[-1].row:
            before += "<tr>"
            self.open[-1].row = True
        self.open[-1].cell = tag
        self.tags(before, open_tag(tag, self.pieces.source(attributes)))
        if text.strip():
            # the empty piece keeps a cell that begins with * or # from being read as a list
            self.lines.append(self.pieces.add("", "") + text.strip())


def tables(text: str, pieces: Pieces) -> str:
    """`text` with every wiki table as tokens for its tags, each on a line of its own between blank lines.

    A table that is never closed ends with the text.
    """
    if "{|" not in text:
        return text
    writer = _Writer(pieces)
    for line in text.split("\n"):
        _line(writer, line)
    while writer.open:
        writer.tags(writer.end_row(), "</table>")
        writer.open.pop()
    return "\n".join(writer.lines)


def _line(writer: _Writer, line: str) -> None:
    stripped = line.strip()
    start = _START.fullmatch(line)
    if start:
        if writer.open and not writer.open[-1].cell:
            writer.begin_cell("td", "")
        writer.tags(open_tag("table", writer.pieces.source(start[1])))
        writer.open.append(_Table())
    elif not writer.open:
        writer.lines.append(line)
    elif stripped.startswith("|}"):
        writer.tags(writer.end_row(), "</table>")
        writer.open.pop()
        writer.lines.append(stripped[2:])
    elif stripped.startswith("|-"):
        writer.tags(writer.end_row())
    elif stripped.startswith("|+"):
        writer.begin_cell("caption", stripped[2:])
    elif stripped.startswith("!"):
        for cell in _HEAD_BARS.split(stripped[1:]):
            writer.begin_cell("th", cell)
    elif stripped.startswith("|"):
        for cell in _BARS.split(stripped[1:]):
            writer.begin_cell("td", cell)
    elif stripped and not writer.open[-1].cell:
        # text between the rows: HTML would throw it out of the table, a cell keeps it where it stands
        writer.begin_cell("td", "")
        writer.lines.append(line)
    else:
        writer.lines.append(line)


def _attributes(cell: str) -> tuple[str, str]:
    """The attributes before a single bar, and the text after it."""
    before, bar, after = cell.partition("|")
    if bar and "=" in before and "[" not in before:
        return before, after
    if bar and not before.strip():
        return "", after
    return "", cell
