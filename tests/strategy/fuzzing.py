"""Reads broken files until the time is up: python -m tests.strategy.fuzzing [--seconds N] [--seed S].

It prints its seed, how many files were read and refused, and every fault with the line that shows it again.
"""

import argparse
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.printing import as_json
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import FORMATS, open_document
from tests.strategy.contracts import inexact
from tests.strategy.mutations import mutated
from tests.texts.documents.reading import check_spans

CORPUS = Path(__file__).parents[1] / "corpus" / "open"
AS_OF = date(2030, 3, 1)
MOST_SECONDS = 5.0  # of computing, for a file and what its reader starts; the contract's bound
PATIENCE = 30  # seconds by the clock, after which a file is given up
MOST_FAULTS = 5
CODES = {"empty", "too_large", "encrypted", "corrupt", "unsafe_content", "no_text"}


def main() -> int:
    """1 when a fault was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--round", type=int, help="only this one")
    args = parser.parse_args()
    print(f"seed {args.seed}", flush=True)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    signal.signal(signal.SIGALRM, _give_up)
    files = _files()
    began, answers, faulty = time.monotonic(), Counter[str](), 0
    rounds = [args.round] if args.round is not None else range(10**9)
    for number in rounds:
        if (args.round is None and time.monotonic() - began > args.seconds) or faulty == MOST_FAULTS:
            break
        name, faults = _tried(files, random.Random(f"{args.seed}:{number}"), answers)
        for fault in faults:
            print(f"--seed {args.seed} --round {number} ({name}): {fault}", flush=True)
        faulty += bool(faults)
    print(f"{answers.total()} files: {dict(answers.most_common())}")
    return 1 if faulty else 0


def _files() -> dict[str, bytes]:
    paths = sorted(path for path in CORPUS.iterdir() if path.suffix in FORMATS and path.stem != "README")
    return {path.name: path.read_bytes() for path in paths}


def _tried(files: dict[str, bytes], chance: random.Random, answers: Counter[str]) -> tuple[str, list[str]]:
    """A broken file's name, and what was wrong in how it was answered."""
    ending = chance.choice(list(FORMATS))
    alike = {name: raw for name, raw in files.items() if name.endswith(ending)}
    name = chance.choice(list(alike))
    broken = mutated(alike[name], list((files if chance.random() < 0.2 else alike).values()), chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(broken)
        began = _computed()
        try:
            with _nothing_written():
                answer, faults = _answer(path)
        except Exception:
            answer, faults = "failed", [traceback.format_exc()]
        took = _computed() - began
        if took > MOST_SECONDS:
            faults.append(f"took {took:.1f} s")
        if [each.name for each in Path(folder).iterdir()] != [name] or path.read_bytes() != broken:
            faults.append("wrote beside the file, or into it")
    answers[answer] += 1
    return name, faults + _left_behind()


def _answer(path: Path) -> tuple[str, list[str]]:
    """Whether the file was read, or why not; and what is inexact, or different the second time."""
    try:
        document = open_document(path)
    except UnusableError as error:
        return error.code, [] if error.code in CODES else [f"refused as {error.code}"]
    check_spans(document)
    draft = read(document)
    said = as_json(draft, lint(draft, AS_OF))
    faults = [f"inexact: {where}" for where in inexact(said)]
    if json.dumps(as_json(again := read(document), lint(again, AS_OF))) != json.dumps(said):
        faults.append("read differently the second time")
    return "read", faults


@contextmanager
def _nothing_written() -> Iterator[None]:
    """No file may grow by a byte, by this process or by one that it starts; nothing takes for ever."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _give_up(*_: object) -> NoReturn:
    raise TimeoutError(f"no answer in {PATIENCE} s")


def _computed() -> float:
    """Seconds of computing by this process and those it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _left_behind() -> list[str]:
    with suppress(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
        return ["left a process behind"]
    return []


if __name__ == "__main__":
    sys.exit(main())
