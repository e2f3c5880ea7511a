"""PDF: asks a process of its own for the words of the pages, and puts paragraphs and tables together."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.pdf_aligned import set_aligned
from mittkoping.texts.documents.pdf_flow import Flow, Sheet, without_furniture
from mittkoping.texts.documents.pdf_lines import Line, Word, lines_of
from mittkoping.texts.documents.pdf_tables import Rule, lattices
from mittkoping.texts.documents.prose import Prose
from mittkoping.texts.documents.refusals import refusal

_CHILD = Path(__file__).with_name("pdf_child.py")
_SECONDS = 4.0
_SAID = {11: "encrypted", 12: "corrupt", 13: "too_large"}
# How PDFium ends itself when it gets no more memory, beside the system doing so.
_STARVED = {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL, -signal.SIGKILL}


def read(raw: bytes, builder: Builder) -> int:
    """Add the blocks of a .pdf file; returns the number of its pages. Raises UnusableError."""
    if b"%PDF-" not in raw[:1024]:
        raise refusal("corrupt")
    sheets = [_sheet(page, number) for number, page in enumerate(_pages(raw))]
    without_furniture(sheets)
    set_aligned(sheets)
    Flow(sheets, Prose(builder)).write()
    return len(sheets)


def _pages(raw: bytes) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-P", str(_CHILD)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_SECONDS)  # noqa: S603 - our own script, the file goes in on stdin
    except subprocess.TimeoutExpired:
        raise refusal("too_large") from None
    if done.returncode:
        starved = "too_large" if done.returncode in _STARVED else "corrupt"
        raise refusal(_SAID.get(done.returncode, starved))
    for line in done.stdout.splitlines():
        yield json.loads(line)


def _sheet(page: dict[str, Any], number: int) -> Sheet:
    """A page's lines and tables in the order the file tells them."""
    rules = [Rule(*rule) for rule in page["rules"]]
    tables = lattices(rules)
    bullets = [Word(*bullet) for bullet in page["bullets"]]
    outside: list[Word] = []
    begins: dict[int, int] = {}
    for word in (Word(*given) for given in page["words"]):
        table = next((at for at, table in enumerate(tables) if table.holds(word)), None)
        if table is None:
            outside.append(word)
        else:
            begins.setdefault(table, len(outside))
            tables[table].words.append(word)
    lines = lines_of(outside, bullets, number)
    return Sheet(lines, [(_line_after(lines, begins[at]), tables[at].rows()) for at in begins], rules)


def _line_after(lines: list[Line], words: int) -> int:
    """The index of the line that the word with this number begins or stands in."""
    passed = 0
    for index, line in enumerate(lines):
        if passed >= words:
            return index
        passed += len(line.words)
    return len(lines)
