"""A document read, or its memo written, in a process of its own with bounds: for files from anybody.

Run as a script with `read`, a file and a day it writes one JSON object: `draft` as the contract has it and
`memo`, or `error` as the contract has that. With `write`, an ending and a day it takes a memo as JSON on
standard input and writes the finished file.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.memo.content import Memo, Remark, memo_of
from mittkoping.strategy.memo.writing import made
from mittkoping.strategy.printing import Json, as_json, error_json
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import open_document
from mittkoping.texts.documents.refusals import not_understood

SECONDS = 8.0
MOST_MEMORY = 700 * 1024 * 1024  # of addresses; what is really used stays below half of it
MOST_ANSWERED = 4_000_000  # bytes of JSON; a long plan takes a tenth, and whoever asks has to hold it all
TOO_MUCH = (
    "too_large",
    "Dokumentet är för stort eller för invecklat för att läsas här.",
    "Dela upp det, eller spara om det som vanlig text.",
)
TOO_MUCH_TO_WRITE = (
    "too_large",
    "Synpunkterna är för många för att skrivas i den formen här.",
    "Ta hem dem som webbsida, eller dela upp dokumentet.",
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read: the draft as the contract `strategy-draft` prints it, and the memo on it."""

    draft: Json
    memo: Memo


def read_apart(path: Path, as_of: date) -> Attempt:
    """Read and lint a file in another process, which is gone afterwards. Raises UnusableError."""
    try:
        answer = json.loads(_said("read", str(path), as_of) or "")
    except ValueError:  # it was cut off
        raise UnusableError(*TOO_MUCH) from None
    if error := answer.get("error"):
        raise UnusableError(error["code"], error["message"], error["hint"])
    return Attempt(answer["draft"], memo_from(answer["memo"]))


def write_apart(memo: Memo, as_of: date, ending: str) -> bytes:
    """The memo in a form of FORMS, made in a process that is gone afterwards. Raises UnusableError."""
    written = _said("write", ending, as_of, json.dumps(asdict(memo)).encode())
    if not written:
        raise UnusableError(*TOO_MUCH_TO_WRITE)
    return written


def _said(what: str, of: str, as_of: date, given: bytes = b"") -> bytes | None:
    """What this module writes when run as a script; None when it fails or takes too long."""
    command = [sys.executable, "-P", "-m", "mittkoping.strategy.apart", what, of, as_of.isoformat()]
    with subprocess.Popen(  # noqa: S603 - our own module; what is read is one argument
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            said, _ = child.communicate(given, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return None
        finally:
            with suppress(ProcessLookupError):  # it and whatever it started
                os.killpg(child.pid, signal.SIGKILL)
    return None if child.returncode else said


def memo_from(said: Json) -> Memo:
    """The memo that `asdict` and JSON made plain."""
    remarks = {name: tuple(Remark(**row) for row in said[name]) for name in ("general", "remarks")}
    facts = tuple((label, words) for label, words in said["facts"])
    return Memo(**{**said, **remarks, "facts": facts, "strengths": tuple(said["strengths"])})


def _answer(path: Path, as_of: date) -> Json:
    try:
        draft = read(open_document(path))
        findings = lint(draft, as_of)
        return {"draft": as_json(draft, findings), "memo": asdict(memo_of(draft, findings, as_of))}
    except UnusableError as error:
        return error_json(error)
    except MemoryError:
        return error_json(UnusableError(*TOO_MUCH))
    except Exception:  # what nobody foresaw is no reason to call the document too large
        return error_json(not_understood(path.name))


def _written(ending: str, as_of: date) -> bytes:
    memo = memo_from(json.load(sys.stdin.buffer))
    return made(memo, ending, as_of)


def main() -> int:
    """Answer as the arguments ask; 1 for an answer larger than whoever asked should have to hold."""
    for bound, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, int(SECONDS) + 1)):
        with suppress(ValueError, OSError):  # a system that does not let itself be asked
            resource.setrlimit(bound, (most, most))
    what, of, day = sys.argv[1:]
    as_of = date.fromisoformat(day)
    said = _written(of, as_of) if what == "write" else json.dumps(_answer(Path(of), as_of)).encode()
    if what == "read" and len(said) > MOST_ANSWERED:
        return 1
    sys.stdout.buffer.write(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
