"""mittkoping strategy: what it prints, what it refuses, and that it needs no Django for any of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mittkoping.texts.documents.refusals import refusal
from tests.jobs.conftest import COMMAND

PLAN = """# Läsplan 2030–2032
## Bibliotek
Varje skola ska senast 2031 ha en egen bibliotekarie.
### Uppföljning
- Bemanning på biblioteken, årligen (Kulturenheten)
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The contract's own example."""
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def typed(*words: str | Path, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, with no settings to be found."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "MITTKOPING"))}
    command = [*COMMAND, "strategy", *map(str, words)]
    return subprocess.run(command, env=kept | surroundings, capture_output=True, check=False, timeout=60)


def test_lint_prints_the_contracts_object(plan: Path) -> None:
    done = typed("lint", plan, "--json", "--as-of", "2030-03-01")
    assert (done.returncode, done.stderr) == (0, b"")
    said = json.loads(done.stdout)
    assert (said["schema_version"], said["as_of"]) == ("1.0", "2030-03-01")
    assert said["source"]["filename"] == "plan.md"
    assert said["summary"] == {"total": 2, "by_rule": {"L9": 1, "L12": 1}, "by_severity": {"info": 2}}
    parent, count = said["findings"]
    assert (parent["rule"], parent["variant"], parent["span"]) == ("L9", "none", None)
    assert (count["rule"], count["excerpt"], count["target"]["label"]) == (
        "L12",
        "Varje skola",
        "Varje skola ska senast 2031",
    )


def test_import_prints_the_draft_with_the_same_findings(plan: Path) -> None:
    linted = json.loads(typed("lint", plan, "--json", "--as-of", "2030-03-01").stdout)
    drafted = json.loads(typed("import", plan, "--json", "--as-of", "2030-03-01").stdout)
    assert drafted["findings"] == linted["findings"]
    assert drafted["text"] == linted["text"]
    assert [goal["due"] for goal in drafted["goals"]] == ["2031-12-31"]


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "djup" / "mapp" / "plan.md"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_text(PLAN, encoding="utf-8")
    first = typed("lint", plan, "--json", "--as-of", "2030-03-01", PYTHONHASHSEED="1", LC_ALL="C")
    second = typed("lint", elsewhere, "--json", "--as-of", "2030-03-01", PYTHONHASHSEED="2")
    assert first.stdout == second.stdout
    assert "ska senast 2031" in first.stdout.decode("utf-8")


def test_it_answers_in_swedish_for_people(plan: Path) -> None:
    done = typed("lint", plan, "--as-of", "2030-03-01", COLUMNS="60")
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "”Varje skola” utan antal" in said.replace("\n  ", " ")
    assert "\033" not in said
    assert max(map(len, said.splitlines())) <= 60


def test_import_tells_what_is_promised_by_when_and_who_answers(plan: Path) -> None:
    said = typed("import", plan, COLUMNS="100").stdout.decode("utf-8")
    assert "Mål: Varje skola ska senast 2031 ha en egen bibliotekarie." in said
    assert "senast den 31 december 2031" in said
    assert "ansvarig Kulturenheten, varje år" in said


def test_no_django_is_brought_in(plan: Path, tmp_path: Path) -> None:
    asked = (
        "import sys; from mittkoping.jobs.command import main; "
        f"main(['strategy', 'lint', {str(plan)!r}, '--memo', {str(tmp_path / 'svar.html')!r}]); "
        "brought = [name for name in sys.modules if name.split('.')[0] == 'django']; sys.exit(len(brought))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_a_memo_is_written_beside_the_answer(plan: Path, tmp_path: Path, kind: str) -> None:
    memo = tmp_path / f"svar.{kind}"
    done = typed("lint", plan, "--memo", memo, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["summary"]["by_rule"]
    begins = {"docx": b"PK", "html": b"<!DOCTYPE html>", "pdf": b"%PDF"}
    assert memo.read_bytes().startswith(begins[kind])
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


FILES: dict[str, tuple[str, bytes]] = {
    "unsupported_type": ("plan.odt", b"text"),
    "empty": ("tom.md", b"\n\n\n"),
    "too_large": ("stor.txt", b"x" * (20 * 1024 * 1024 + 1)),
    "encrypted": (
        "last.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "corrupt": ("trasig.docx", b"no zip file"),
    "no_text": ("bild.html", b"<html><body><img src='x.png' alt=''></body></html>"),
}


@pytest.mark.parametrize("code", FILES)
def test_a_file_that_cannot_be_used_is_refused_with_its_code(code: str, tmp_path: Path) -> None:
    name, content = FILES[code]
    (tmp_path / name).write_bytes(content)
    refused(typed("lint", tmp_path / name, "--json"), code, tmp_path)
    refused(typed("import", tmp_path / name, "--json"), code, tmp_path)


def refused(done: subprocess.CompletedProcess[bytes], code: str, home: Path) -> dict[str, str]:
    """The error object of a refusal: exit code 2, nothing on stdout, nothing else on stderr, no folders."""
    assert (done.returncode, done.stdout) == (2, b"")
    said = json.loads(done.stderr)
    assert list(said) == ["error"]
    error: dict[str, str] = said["error"]
    assert error["code"] == code
    assert error["message"].strip()
    assert error["hint"].strip()
    assert str(home) not in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    return error


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(typed("lint", tmp_path / "borta.md", "--json"), "not_found", tmp_path)
    refused(typed("lint", tmp_path, "--json"), "not_found", tmp_path)


def test_no_file_name_steers_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "plan\x1b[31m\x9b2J.html"
    page.write_text("<p>Alla ska ha en dator.</p>")
    told = [typed("lint", page), typed("import", page, "--json"), typed("lint", page, "--memo", page)]
    for done in told:
        said = (done.stdout + done.stderr).decode()
        assert all(sign.isprintable() or sign == "\n" for sign in said)
    assert json.loads(told[1].stdout)["source"]["filename"] == page.name


def test_without_json_one_line_says_why(tmp_path: Path) -> None:
    done = typed("lint", tmp_path / "borta.md")
    known = refusal("not_found")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"{known.message} {known.hint}\n"


@pytest.mark.parametrize("day", ["2030-02-30", "i morgon", "30-1-1", "", "2030-03-01T10"])
def test_a_day_that_is_none(plan: Path, day: str) -> None:
    refused(typed("lint", plan, "--json", "--as-of", day), "invalid_input", plan.parent)


def test_a_memo_that_cannot_be_written(plan: Path, tmp_path: Path) -> None:
    nowhere = typed("lint", plan, "--json", "--memo", tmp_path / "borta" / "svar.pdf")
    assert "svar.pdf" in refused(nowhere, "invalid_input", tmp_path)["message"]
    refused(typed("lint", plan, "--json", "--memo", tmp_path / "svar.odt"), "unsupported_type", tmp_path)
    refused(typed("import", plan, "--json", "--memo", tmp_path / "svar.pdf"), "invalid_input", tmp_path)


def test_a_memo_never_replaces_the_document(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_text("<h1>Plan 2030</h1><p>Alla skolor ska ha ett kök.</p>")
    refused(typed("lint", page, "--json", "--memo", page), "invalid_input", tmp_path)
    assert "kök" in page.read_text()


def test_a_reader_that_fails_is_a_refusal_and_no_trace(plan: Path) -> None:
    asked = (
        "import mittkoping.jobs.strategy as job, sys\n"
        "def fail(document): raise RecursionError('/secret/folder')\n"
        "job.read = fail\n"
        "from mittkoping.jobs.command import main\n"
        f"sys.exit(main(['strategy', 'lint', {str(plan)!r}, '--json']))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    refused(done, "corrupt", Path("/secret"))
