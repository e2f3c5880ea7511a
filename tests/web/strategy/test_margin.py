"""What is shown of a draft is its text, whole and in order, with every note at a sentence that is there."""

import json
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittkoping.strategy.apart import memo_from
from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.memo.content import memo_of
from mittkoping.strategy.printing import as_json
from mittkoping.strategy.reader.read import read
from mittkoping.strategy.words import WEIGHTS
from mittkoping.texts.documents.opening import open_document
from mittkoping.web.strategy import margin
from mittkoping.web.strategy.margin import Shown, shown

SENTENCES = st.sampled_from(
    [
        "# Plan 2030–2032",
        "## Skolor",
        "Alla skolor ska senast 2031 ha en egen lots, och eleverna ska få plats.",
        "Vi främjar läsning.",
        "### Uppföljning",
        "- Antal lotsar, årligen (Skolkontoret)",
        "## Ansvar",
        "**Rektor** ansvarar för planen och följer upp den.",
        "| Mål | Aktivitet | Ansvarig | Tid |\n|---|---|---|---|\n| Fler ska läsa | Öppna | Rektor | 2031 |",
        "En vanlig rad utan löften.",
    ]
)


def draft_of(text: str, folder: Path) -> dict[str, Any]:
    path = folder / "plan.md"
    path.write_text(text, encoding="utf-8")
    read_draft = read(open_document(path))
    findings = lint(read_draft, date(2030, 1, 1))
    memo = memo_of(read_draft, findings, date(2030, 1, 1))
    assert memo.title
    return as_json(read_draft, findings)


def text_of(page: Shown) -> list[str]:
    return ["".join(p.text for s in line.sentences for p in s.pieces) for line in page.lines]


@given(parts=st.lists(SENTENCES, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_text_is_whole_and_every_note_has_its_sentence(
    parts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    draft = draft_of("\n\n".join(parts), tmp_path_factory.mktemp("plan"))
    page = shown(draft, "sv")
    assert text_of(page) == [line for line in draft["text"].split("\n") if line]
    numbers = {sentence.number for line in page.lines for sentence in line.sentences if sentence.number}
    notes = [note for line in page.lines for note in line.notes]
    assert all(note.sentence in numbers for note in notes)
    found = sum(len(draft[kind]) for kind in margin.KINDS if kind != "responsibilities")
    assert sum(note.kind in margin.KINDS and note.kind != "responsibilities" for note in notes) == found
    assert [note.number for note in page.remarks] == list(range(1, len(draft["findings"]) + 1))
    assert len(page.general) + sum(note.kind in WEIGHTS for note in notes) == len(draft["findings"])


def test_of_a_long_document_only_what_matters_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(margin, "MOST_LINES", 3)
    text = "# Plan 2030\n\n## Skolor\n\nEn rad.\n\nEn till.\n\nAlla skolor ska ha en lots.\n\nSlut.\n"
    page = shown(draft_of(text, tmp_path), "sv")
    assert page.shortened
    assert text_of(page)[-1] == "Alla skolor ska ha en lots."
    assert "En rad." not in text_of(page)


def test_a_remark_has_the_number_and_title_that_it_has_in_the_memo(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan 2030\n\n## Skolor\n\nAlla skolor ska ha en lots.\n", encoding="utf-8")
    read_draft = read(open_document(path))
    findings = lint(read_draft, date(2030, 1, 1))
    memo = memo_of(read_draft, findings, date(2030, 1, 1))
    page = shown(as_json(read_draft, findings), "sv")
    assert len(page.remarks) > 2
    assert [(note.number, note.title) for note in page.remarks] == [
        (remark.number, remark.title) for remark in memo.all
    ]


def test_a_memo_comes_back_from_json_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan 2030\n\n## Skolor\n\nAlla skolor ska ha en lots.\n", encoding="utf-8")
    read_draft = read(open_document(path))
    memo = memo_of(read_draft, lint(read_draft, date(2030, 1, 1)), date(2030, 1, 1))
    assert memo_from(json.loads(json.dumps(asdict(memo)))) == memo


def test_a_document_with_a_note_on_every_line_is_shown_at_once() -> None:
    lines = 12_000  # a minute, if each line looked through all notes
    text = "\n".join(["Alla ska."] * lines)
    spans = [[start, start + 9] for start in range(0, len(text), 10)]
    about = {"title_sv": "Alla", "message_sv": "Hur många?", "target": {"label": "Alla"}}
    remarks = [{"span": span, "severity": "info", **about} for span in spans]
    goal: dict[str, Any] = {"modality": "ska", "target": None, "scope": [], "due": None, "stage": None}
    found: dict[str, list[object]] = {kind: [] for kind in margin.KINDS} | {
        "goals": [goal | {"span": span} for span in spans]
    }
    started = time.process_time()
    page = shown({"text": text, "areas": [], "findings": remarks, **found}, "sv")
    assert time.process_time() - started < 5
    assert all([note.kind for note in line.notes] == ["goals", "info"] for line in page.lines)
