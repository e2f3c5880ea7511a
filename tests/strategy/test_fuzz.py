"""Broken files from the open corpus: each is read with exact spans or refused, in time and without a trace.

MITTKOPING_FUZZ_SECONDS says for how long; without it a minute where nothing may be left out, else 5 seconds.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = os.environ.get("MITTKOPING_FUZZ_SECONDS") or (
    "60" if os.environ.get("MITTKOPING_STRICT") == "1" else "5"
)


def fuzzed(*words: str) -> subprocess.CompletedProcess[str]:
    """The script's answer."""
    command = [sys.executable, "-m", "tests.strategy.fuzzing", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=float(SECONDS) + 120
    )


@pytest.mark.slow
def test_broken_files_are_read_or_refused() -> None:
    done = fuzzed("--seconds", SECONDS)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    told = re.search(r"(\d+) files: .*'read': (\d+)", done.stdout)
    assert told, done.stdout
    assert int(told[1]) > int(told[2]) > 0


@pytest.mark.slow
def test_a_seed_and_a_round_show_the_same_file_again() -> None:
    assert fuzzed("--seed", "7", "--round", "3").stdout == fuzzed("--seed", "7", "--round", "3").stdout
