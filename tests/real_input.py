"""Where the real wiki lies: beside the repository, or where MITTKOPING_REAL_INPUT points; never inside it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """The folder with the real input, whether it is there or not."""
    return Path(os.environ.get("MITTKOPING_REAL_INPUT") or ROOT.parent / "shared")


def is_there() -> bool:
    """Whether tests marked real_input have something to read."""
    return (folder() / "data").is_dir()


def real_input(relative: str) -> Path:
    """The file at `relative` ("data/municipalities.csv"); the test fails when it is absent."""
    path = folder() / relative
    if not path.exists():
        pytest.fail(f"The real input lacks {relative}: point MITTKOPING_REAL_INPUT at its folder.")
    return path
