"""Texts that nobody writes but somebody may send take no longer than others of their length."""

import time
from datetime import date
from pathlib import Path

import pytest

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.opening import open_document

HARD = {
    "one word": "A" * 60_000,
    "one number": "1" * 60_000,
    "no end of blanks": "a" + " " * 100_000 + "b",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_line_without_an_end_takes_no_time(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(text)
    started = time.process_time()
    assert lint(read(open_document(path)), date(2030, 1, 1)) is not None
    assert time.process_time() - started < 3  # ten and more, when each sign was begun from
