"""The files of the repository, read once for all checkers."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One file: where it lies (posix path from the root) and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        """Physical lines, blanks and comments included."""
        return len(self.text.splitlines())

    @property
    def module(self) -> str:
        """The dotted name of a Python file: mittkoping.history.actions."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def files() -> list[str]:
    """Every file that is tracked, or new and not ignored; without git, every file outside hidden folders."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        names = {name for name in listing.stdout.split("\0") if name}
    else:
        names = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")}
        names = {
            name
            for name in names
            if not name.startswith((".venv", "var", ".git/")) and "__pycache__" not in name
        }
    return sorted(name for name in names if (ROOT / name).is_file())


def read(*, suffix: str = "", below: str = "") -> list[Source]:
    """The text files whose path begins and ends as asked; what is not UTF-8 is left out."""
    found = []
    for name in files():
        if name.startswith(below) and name.endswith(suffix):
            try:
                found.append(Source(name, (ROOT / name).read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return found


def is_migration(path: str) -> bool:
    """Whether the file is a generated migration, exempt from budgets."""
    return "/migrations/" in path


def code() -> list[Source]:
    """The product's Python, migrations left out."""
    return [source for source in read(suffix=".py", below="mittkoping/") if not is_migration(source.path)]


def python() -> list[Source]:
    """All Python that people wrote: product, tests and benchmarks."""
    return [source for source in read(suffix=".py") if not is_migration(source.path)]


def templates() -> list[Source]:
    """Every page, partial and feed."""
    found = [
        source for suffix in (".html", ".xml") for source in read(suffix=suffix, below="mittkoping/web/")
    ]
    return [source for source in found if "/static/" not in source.path]
