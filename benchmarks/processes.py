"""Memory and processor time of a process and those it started, read from /proc."""

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Memory:
    """What a process holds, in MB: all of it, and the part that is its own (not mapped files)."""

    resident: float
    own: float


def family(pid: int) -> list[int]:
    """`pid` and all it started, directly or not, that still run."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(_stat(int(entry.name))[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for member in found:
        found += parents.get(member, [])
    return found


def memory(pid: int) -> Memory:
    """What one process holds now; nothing of one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return Memory(0, 0)
    rows = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines)}
    sizes = [int(rows[name][0]) / 1024 if name in rows else 0.0 for name in ("VmRSS", "RssAnon")]
    return Memory(*sizes)


def processor_seconds(pids: Iterable[int]) -> float:
    """Processor time, user and system, that the processes have used so far."""
    total = 0
    for pid in pids:
        fields = _stat(pid)
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; the name before them may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class MemoryWatch:
    """Samples the memory of a family of processes until it is stopped."""

    def __init__(self, pid: int, every: float = 0.25) -> None:
        self.pid, self.every = pid, every
        self.samples: list[float] = []
        self.alone: list[float] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while not self.over.wait(self.every):
            held = [memory(pid).resident for pid in family(self.pid)]
            if held[0] > 0:
                self.alone.append(held[0])
                self.samples.append(sum(held))

    def stop(self) -> None:
        """Sample no more."""
        self.over.set()
        self.thread.join()

    def at(self, share: float) -> float:
        """What the whole family held when `share` (0 to 1) of the time had gone, in MB."""
        if not self.samples:
            return 0.0
        return self.samples[min(len(self.samples) - 1, int(share * len(self.samples)))]
