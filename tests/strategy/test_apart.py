"""What is read or written apart has bounds: of time, of memory, and of how much is answered."""

import json
import resource
import sys
from datetime import date
from pathlib import Path

import pytest

from mittkoping.strategy import apart
from mittkoping.strategy.apart import read_apart, write_apart
from mittkoping.strategy.memo.content import Memo
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import open_document

DAY = date(2030, 1, 1)


def plan(folder: Path, text: str) -> Path:
    path = folder / "plan.md"
    path.write_text(text, encoding="utf-8")
    return path


def memo(title: str) -> Memo:
    return Memo(title, (("Fil", "plan.md"),), "Inget.", (), (), (), "Slut.", "sv")


def test_what_is_read_comes_back_as_the_contract_prints_it(tmp_path: Path) -> None:
    path = plan(tmp_path, "# Plan 2030\n\n## Skolor\n\nAlla skolor ska ha en lots.\n")
    made = read_apart(path, DAY)
    assert made.draft["text"] == open_document(path).text
    assert made.memo.title == "Synpunkter på Plan 2030"


def test_an_answer_too_large_to_hold_is_refused_where_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = plan(tmp_path, "# Plan 2030\n\n## Skolor\n\nAlla skolor ska ha en lots.\n")
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)  # they would bind the tests themselves
    monkeypatch.setattr(sys, "argv", ["apart", "read", str(path), DAY.isoformat()])
    assert apart.main() == 0
    assert b"lots" in capsysbinary.readouterr().out
    monkeypatch.setattr(apart, "MOST_ANSWERED", 500)
    assert apart.main() == 1
    assert capsysbinary.readouterr().out == b""


def test_a_failure_that_nobody_foresaw_is_not_called_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fail(_: object) -> None:
        raise KeyError("/secret/folder")

    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(apart, "read", fail)
    path = plan(tmp_path, "# Plan 2030\n")
    monkeypatch.setattr(sys, "argv", ["apart", "read", str(path), DAY.isoformat()])
    assert apart.main() == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert said["error"]["code"] == "corrupt"
    assert "secret" not in str(said)


@pytest.mark.parametrize(("ending", "begins"), [(".docx", b"PK"), (".html", b"<!DOCTYPE"), (".pdf", b"%PDF")])
def test_a_title_of_any_length_is_written(ending: str, begins: bytes) -> None:
    assert write_apart(memo("Synpunkter på " + "en plan " * 25_000), DAY, ending).startswith(begins)


def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(UnusableError) as refused:
        write_apart(memo("Synpunkter"), DAY, ".html")
    assert refused.value.hint.startswith("Ta hem dem som webbsida")
    with pytest.raises(UnusableError):
        read_apart(plan(tmp_path, "# Mål\n\nEn rad."), DAY)
