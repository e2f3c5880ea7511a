"""A document read in a process of its own, bounded in time and memory: for files from anybody.

Run as a script with a file and a day it writes one JSON object: `draft` as the contract has it and `memo`, or
`error` as the contract has that.
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
from typing import Any

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.memo.content import Memo, Remark, memo_of
from mittkoping.strategy.printing import Json, as_json
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import open_document

SECONDS = 8.0
MOST_MEMORY = 700 * 1024 * 1024  # of addresses; what is really used stays below half of it
TOO_MUCH = (
    "too_large",
    "Dokumentet är för stort eller för invecklat för att läsas här.",
    "Dela upp det, eller spara om det som vanlig text.",
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read: the draft as the contract `strategy-draft` prints it, and the memo on it."""

    draft: Json
    memo: Memo


def read_apart(path: Path, as_of: date) -> Attempt:
    """Read and lint a file in another process, which is gone afterwards. Raises UnusableError."""
    command = [sys.executable, "-P", "-m", "mittkoping.strategy.apart", str(path), as_of.isoformat()]
    with subprocess.Popen(  # noqa: S603 - our own module; the path is one argument
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            said, _ = child.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise UnusableError(*TOO_MUCH) from None
        finally:
            with suppress(ProcessLookupError):  # it and whatever it started
                os.killpg(child.pid, signal.SIGKILL)
    try:
        answer = json.loads(said)
    except ValueError:  # it was cut off
        raise UnusableError(*TOO_MUCH) from None
    if error := answer.get("error"):
        raise UnusableError(error["code"], error["message"], error["hint"])
    return Attempt(answer["draft"], memo_from(answer["memo"]))


def memo_from(said: dict[str, Any]) -> Memo:
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
        return {"error": {"code": error.code, "message": str(error), "hint": error.hint}}


def main() -> int:
    """Answer for the file and day given as arguments."""
    with suppress(ValueError, OSError):  # a system that does not let itself be asked
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    path, day = sys.argv[1:]
    sys.stdout.write(json.dumps(_answer(Path(path), date.fromisoformat(day)), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
