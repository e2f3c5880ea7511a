"""An installation of its own for tests that start the command as a process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "mittkoping.jobs.command")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with every table, made once."""
    home = tmp_path_factory.mktemp("migrated")
    subprocess.run([*COMMAND, "migrate"], env=surroundings(home), check=True, capture_output=True)
    return home


@pytest.fixture
def installation_home(migrated: Path, tmp_path: Path) -> Path:
    """A new installation for one test."""
    return Path(shutil.copytree(migrated, tmp_path / "installation"))


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a process that keeps its things in `home`, on SQLite."""
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return kept | {"MITTKOPING_HOME": str(home)}
