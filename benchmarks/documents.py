"""How long a steering document takes to be read and linted by the command, process start included.

The same text of 10 and of 100 pages in each format: chapters with goals, a table, follow-ups and prose,
in own words and seeded. Seconds are the shortest of three runs, memory the largest of the process and
those it starts.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pypandoc
import typst

from benchmarks.table import aligned

PAGES = (10, 100)
FORMATS = ("txt", "md", "html", "docx", "pdf")
RUNS = 3
COMMAND = [sys.executable, "-m", "mittkoping.jobs.command", "strategy", "lint"]
AIM_SECONDS = 1.0  # for ten pages of .docx
_SUBJECTS = ("Förskolorna", "Skolorna", "Biblioteken", "Fritidshemmen", "Alla lärare", "Rektorerna")
_DEEDS = (
    "läsa högt varje dag",
    "ha en plan för nya språk",
    "dela sina erfarenheter",
    "ha tillgång till en lots",
)
_PROSE = "Det började som ett försök på två håll och blev snart vardag för dem som var med från början. "


@dataclass(frozen=True)
class Reading:
    """One format and length: kilobytes of file, seconds and megabytes."""

    form: str
    pages: int
    kilobytes: float
    seconds: float
    megabytes: float


def measured() -> list[Reading]:
    """Every format at every length."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            _measure(path, form, pages) for pages in PAGES for form, path in _written(Path(folder), pages)
        ]


def lines(readings: list[Reading]) -> str:
    """The readings as a table."""
    rows = [["document", "pages", "kB", "s", "MB", "aim"]]
    for row in readings:
        has_aim = row.form == "docx" and row.pages == PAGES[0]
        aim = f"≤ {AIM_SECONDS:.0f} s {'✓' if row.seconds <= AIM_SECONDS else '✗'}" if has_aim else ""
        rows.append(
            [
                row.form,
                str(row.pages),
                f"{row.kilobytes:.0f}",
                f"{row.seconds:.2f}",
                f"{row.megabytes:.0f}",
                aim,
            ]
        )
    return aligned(rows)


def text_of(pages: int) -> str:
    """A plan of about so many printed pages, in Markdown."""
    drawn = Random(f"plan {pages}")
    parts = ["# Läsplan 2031–2034", "Antagen av barn- och utbildningsnämnden 2030-11-05. Dnr 2030/114."]
    for number in range(1, pages + 1):
        parts += [f"## Område {number}", _PROSE * 8]
        for _ in range(3):
            parts.append(
                f"{drawn.choice(_SUBJECTS)} ska senast {drawn.randint(2031, 2034)} {drawn.choice(_DEEDS)}."
            )
        parts.append(
            "| Mål | Aktivitet | Ansvarig | Tid |\n|---|---|---|---|\n"
            f"| {drawn.choice(_SUBJECTS)} ska {drawn.choice(_DEEDS)} | Utbilda lotsar | Skolkontoret | 2032 |"
        )
        parts += [
            "### Uppföljning",
            f"- Andel som kan {drawn.choice(_DEEDS)}, årligen (Skolkontoret)",
            _PROSE * 6,
        ]
    return "\n\n".join(parts) + "\n"


def _written(folder: Path, pages: int) -> Iterator[tuple[str, Path]]:
    text = text_of(pages)
    for form in FORMATS:
        path = folder / f"plan-{pages}.{form}"
        if form == "pdf":
            markup = folder / "plan.typ"
            markup.write_text(str(pypandoc.convert_text(text, "typst", format="md")), encoding="utf-8")
            typst.compile(markup, output=path)
        elif form == "md":
            path.write_text(text, encoding="utf-8")
        else:
            written = {"txt": "plain"}.get(form, form)
            pypandoc.convert_text(
                text, written, format="md", outputfile=str(path), extra_args=["--standalone"]
            )
        yield form, path


def _measure(path: Path, form: str, pages: int) -> Reading:
    runs = [_run(path) for _ in range(RUNS)]
    seconds, megabytes = min(run[0] for run in runs), max(run[1] for run in runs)
    return Reading(form, pages, path.stat().st_size / 1000, seconds, megabytes)


def _run(path: Path) -> tuple[float, float]:
    started = time.perf_counter()
    process = subprocess.Popen([*COMMAND, str(path), "--json"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{path.name} could not be read")
    return time.perf_counter() - started, used.ru_maxrss / 1024
