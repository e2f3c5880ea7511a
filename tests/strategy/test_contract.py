"""The two commands keep the contract: its schemas, its own examples, and an error for each code."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mittkoping.jobs.command import main
from mittkoping.texts.documents.opening import FORMATS
from tests.real_input import real_input
from tests.strategy.contracts import Json, breaches, inexact
from tests.texts.documents import hostile

pytestmark = pytest.mark.real_input

CORPUS = Path(__file__).parents[1] / "corpus"
DOCUMENTS = [
    path
    for part in ("open", "held_out")
    for path in sorted((CORPUS / part).iterdir())
    if path.suffix in FORMATS and path.stem != "README"
]
AS_OF = "2030-03-01"
Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture(name="run")
def _run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Type a strategy command: its exit code, standard output and standard error."""

    def run(what: str, path: Path) -> tuple[int, bytes, bytes]:
        code = main(["strategy", what, str(path), "--json", "--as-of", AS_OF])
        return code, *capsysbinary.readouterr()

    return run


def _kept(run: Run, path: Path) -> list[str]:
    """What the contract has against the answers to both commands, without a word of the document."""
    answers: dict[str, Json] = {}
    for what in ("import", "lint"):
        code, out, err = run(what, path)
        if code or err:
            return [f"{what}: exit code {code}"]
        answers[what] = json.loads(out)
    drafted, linted = answers["import"], answers["lint"]
    faults = breaches("strategy-draft", drafted) + breaches("strategy-lint", linted)
    faults += inexact(drafted) + inexact(linted)
    faults += [key for key in ("source", "text", "findings") if drafted[key] != linted[key]]
    return faults + _miscounted(linted) + _loose_ends(drafted)


def _miscounted(linted: Json) -> list[str]:
    """Findings out of order, or a summary that does not add up."""
    found, summary = linted["findings"], linted["summary"]
    order = [((each["span"] or [-1])[0], int(each["rule"][1:])) for each in found]
    sums = {summary["total"], sum(summary["by_rule"].values()), sum(summary["by_severity"].values())}
    return ["order"] * (order != sorted(order)) + ["summary"] * (sums != {len(found)})


def _loose_ends(drafted: Json) -> list[str]:
    """Ids that occur twice in a list, and references to what is not there."""
    kinds = ("areas", "goals", "follow_ups", "responsibilities", "activities")
    ids = {kind: [each["id"] for each in drafted[kind]] for kind in kinds}
    twice = [f"{kind}: id twice" for kind, known in ids.items() if len(known) != len(set(known))]
    areas, goals = {None, *ids["areas"]}, {None, *ids["goals"]}
    held = [each["area"] for kind in ("goals", "follow_ups", "activities") for each in drafted[kind]]
    held += [each["parent"] for each in drafted["areas"]]
    meant = [each["goal"] for each in drafted["activities"]]
    meant += [goal for each in drafted["follow_ups"] for goal in each["goals"]]
    return (
        twice + ["area nowhere"] * (not areas.issuperset(held)) + ["goal nowhere"] * (not goals >= {*meant})
    )


def test_the_seed_keeps_the_contract(run: Run) -> None:
    assert _kept(run, real_input("seeds/003-e-strategi-huddinge.txt")) == []


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_every_document_of_the_corpus_keeps_the_contract(run: Run, number: int) -> None:
    assert _kept(run, DOCUMENTS[number]) == []


def _examples() -> dict[str, Json]:
    """The objects that the contract prints, by the word after ```json."""
    page = real_input("contracts/README.md").read_text(encoding="utf-8")
    return {word: json.loads(said) for word, said in re.findall(r"```json (\w+)\n(.*?)```", page, re.DOTALL)}


def _example_plan(folder: Path) -> Path:
    page = real_input("contracts/README.md").read_text(encoding="utf-8")
    told = page.split("Input `plan.md`:\n\n")[1].split("\n\nOutput")[0]
    path = folder / "plan.md"
    path.write_text(re.sub("^    ", "", told, flags=re.MULTILINE) + "\n", encoding="utf-8")
    return path


def _fixed(wanted: Any, said: Any) -> Any:
    """What was said, cut down to the fields that the contract prints; extra fields are always allowed."""
    if isinstance(wanted, dict) and isinstance(said, dict):
        return {key: _fixed(wanted[key], said[key]) for key in wanted if key in said}
    if isinstance(wanted, list) and isinstance(said, list) and len(wanted) == len(said):
        return [_fixed(*pair) for pair in zip(wanted, said, strict=True)]
    return said


def test_the_draft_of_the_example_comes_out_as_it_is_printed(run: Run, tmp_path: Path) -> None:
    wanted = _examples()["draft"]
    code, out, err = run("import", _example_plan(tmp_path))
    assert (code, err) == (0, b"")
    said = _fixed(wanted, json.loads(out))
    assert re.fullmatch("[0-9a-f]{64}", said["source"].pop("sha256"))
    assert wanted["source"].pop("sha256") == "…"
    for key, own in (("message_sv", str), ("message_en", str)):  # the tool's own words
        assert all(isinstance(each.pop(key), own) for each in said["findings"])
        assert all(each.pop(key) for each in wanted["findings"])
    assert said == wanted


def test_the_lint_report_of_the_example_comes_out_as_it_is_printed(run: Run, tmp_path: Path) -> None:
    page = real_input("contracts/README.md").read_text(encoding="utf-8")
    wanted = json.loads(page.split("## Lint report")[1].split("```json\n")[1].split("```")[0])
    code, out, err = run("lint", _example_plan(tmp_path))
    assert (code, err) == (0, b"")
    assert _fixed(wanted, json.loads(out)) == wanted


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
REFUSED = {
    "not_found": ("borta.md", None),
    "unsupported_type": ("plan.odt", b"Alla barn ska simma."),
    "empty": ("tom.md", b"\n\n\n"),
    "too_large": ("stor.txt", b"x" * (20 * hostile.MIB + 1)),
    "encrypted": ("last.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
    "corrupt": ("trasig.pdf", b"Alla barn ska simma."),
    "unsafe_content": ("farlig.html", b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;'),
    "no_text": ("bild.html", b"<html><body><img src='x.png' alt=''></body></html>"),
}


@pytest.mark.parametrize("what", ["import", "lint"])
@pytest.mark.parametrize("code", REFUSED)
def test_every_refusal_keeps_the_contract(run: Run, tmp_path: Path, code: str, what: str) -> None:
    name, content = REFUSED[code]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, err = run(what, tmp_path / name)
    said = json.loads(err)
    assert (status, out, said["error"]["code"]) == (2, b"", code)
    assert breaches("error", said) == []


def test_a_day_that_is_none_is_refused_by_the_contract(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["strategy", "lint", "plan.md", "--json", "--as-of", "2030-02-30"]) == 2
    said = json.loads(capsysbinary.readouterr().err)
    assert said["error"]["code"] == "invalid_input"
    assert breaches("error", said) == []


def test_the_example_of_an_error_comes_out_with_its_fields(run: Run, tmp_path: Path) -> None:
    wanted = _examples()["error"]
    (tmp_path / "tom.md").write_bytes(b"\n\n\n")
    code, out, err = run("import", tmp_path / "tom.md")
    said = json.loads(err)
    assert (code, out, list(said)) == (2, b"", list(wanted))
    assert list(said["error"]) == list(wanted["error"])
    assert said["error"]["code"] == wanted["error"]["code"] == "empty"


def test_what_breaks_the_contract_is_seen(run: Run, tmp_path: Path) -> None:
    drafted = json.loads(run("import", _example_plan(tmp_path))[1])
    assert (breaches("strategy-draft", drafted), inexact(drafted), _loose_ends(drafted)) == ([], [], [])
    drafted["goals"][0] |= {"modality": "kanske", "span": [27, 81], "area": "a9"}
    assert [breach.split(":")[0] for breach in breaches("strategy-draft", drafted)] == ["$.goals[0].modality"]
    assert inexact(drafted) == ["goals[0]"]
    assert _loose_ends(drafted) == ["area nowhere"]
