"""The import of the generated Sweden, timed from outside, its memory sampled while it runs."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import MemoryWatch
from benchmarks.surroundings import LONGEST, MITTKOPING, Surroundings, end

QUARTERS = (0.25, 0.5, 0.75, 1.0)


@dataclass
class Imported:
    """How the import went; memory in MB, of the importer with all it started, and of itself alone."""

    revisions: int
    seconds: float
    settling_seconds: float
    file_mb: float
    memory_at: dict[str, float]  # after a quarter, half … of the time
    memory_peak: float
    memory_alone_peak: float

    @property
    def rate(self) -> float:
        """Revisions in a second, from start of the command to its end."""
        return self.revisions / self.seconds


def generate(place: Surroundings, *, revisions: int, municipalities: int, cards: int) -> Path:
    """Write the export into the data directory."""
    path = place.home / "sweden.xml"
    sizes = {"revisions": revisions, "municipalities": municipalities, "cards": cards}
    wanted = [word for name, size in sizes.items() for word in (f"--{name}", str(size))]
    place.run([sys.executable, "-m", "benchmarks.sweden", str(path), *wanted])
    return path


def measure_import(place: Surroundings, path: Path) -> Imported:
    """Import the file with the product's own command. Raises RuntimeError when that fails."""
    place.run([*MITTKOPING, "migrate", "--quiet"])
    begun = time.perf_counter()
    process = place.start([*MITTKOPING, "import", "mediawiki", str(path), "--json"])
    watch = MemoryWatch(process.pid)
    try:
        said, _ = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"the import takes longer than {LONGEST} seconds") from None
    finally:
        watch.stop()
        end(process)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError("the import failed")
    return Imported(
        revisions=json.loads(said)["created"]["revisions"],
        seconds=seconds,
        settling_seconds=place.ask("settling"),
        file_mb=path.stat().st_size / 1e6,
        memory_at={f"{share:.0%}": watch.at(share) for share in QUARTERS},
        memory_peak=max(watch.samples, default=0.0),
        memory_alone_peak=max(watch.alone, default=0.0),
    )
