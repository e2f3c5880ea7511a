"""The measurements as one table to read, with the aims beside them."""

from collections.abc import Iterable, Sequence

from benchmarks.importing import Imported
from benchmarks.measuring import Measured
from benchmarks.processes import Memory

RATIO_AIM, MEMORY_AIM, SEARCH_AIM, IMPORT_AIM = 0.7, 150, 15, 1000
AIMED = {"card", "municipality", "key area", "history"}

HEADS = (
    *(
        "kind",
        "pages",
        "req/s",
        "base",
        "ratio",
        "w-ratio",
        "p50",
        "p95",
        "p50¹",
        "p95¹",
        "made¹",
        "cold",
        "c-p95",
    ),
    *("kept", "w-ms", "kB", "sql", "aim"),
)


def pages_table(found: Iterable[Measured], queries: dict[str, dict[str, int]]) -> str:
    """One line for each kind of page."""
    return aligned([HEADS, *(_line(row, queries.get(row.kind, {})) for row in found)])


def _line(row: Measured, asked: dict[str, int]) -> tuple[str, ...]:
    return (
        row.kind,
        f"{row.pages}" if row.warmed >= row.pages else f"{row.warmed}/{row.pages}",
        f"{row.rate:.0f}",
        f"{row.baseline_rate:.0f}",
        f"{row.ratio:.2f}",
        f"{row.worker_ratio:.2f}",
        *(f"{value:.1f}" for value in (row.p50, row.p95, row.alone_p50, row.alone_p95, row.alone_made_p50)),
        *(f"{value:.1f}" for value in (row.cold_p50, row.cold_p95)),
        f"{row.hit_rate:.0%}",
        f"{row.worker_ms:.2f}",
        f"{row.bytes / 1000:.1f}",
        f"{asked.get('made', 0)}/{asked.get('kept', 0)}",
        _aim(row),
    )


def _aim(row: Measured) -> str:
    if row.kind == "search":
        return _judged(row.alone_made_p50 <= SEARCH_AIM, f"made¹ ≤ {SEARCH_AIM} ms")
    if row.kind in AIMED:
        return _judged(row.ratio >= RATIO_AIM, f"ratio ≥ {RATIO_AIM}")
    return ""


def import_lines(found: Imported, database_mb: float) -> str:
    """How the import went."""
    over_time = ", ".join(f"{value:.0f} MB at {share}" for share, value in found.memory_at.items())
    rate = _judged(found.rate >= IMPORT_AIM, f"{found.rate:.0f} revisions/s, aim ≥ {IMPORT_AIM}")
    return (
        f"import: {found.revisions} revisions ({found.file_mb:.0f} MB) in {found.seconds:.0f} s: {rate}\n"
        f"  memory: peak {found.memory_peak:.0f} MB with its helpers, {found.memory_alone_peak:.0f} alone, "
        f"over time {over_time}\n"
        f"  the worker afterwards: {found.settling_seconds:.1f} s; database: {database_mb:.0f} MB"
    )


def memory_line(workers: Sequence[Memory]) -> str:
    """What each worker holds, with the database file it has mapped and without."""
    held = " and ".join(f"{row.resident:.0f} MB ({row.own:.0f} of its own)" for row in workers)
    most = max((row.resident for row in workers), default=0.0)
    return f"workers: {held}: {_judged(most <= MEMORY_AIM, f'aim ≤ {MEMORY_AIM} MB')}"


def _judged(reached: bool, aim: str) -> str:
    return f"{aim} {'✓' if reached else '✗'}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, the first and the last to the left."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    last = len(widths) - 1
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in {0, last} else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


NOTES = """\
base: the baseline's requests/s in the same rounds. ratio: median of the rounds' req/s ÷ base.
w-ratio: the same of worker processor time, which the reader's share of the processors does not flatten.
p50, p95: ms with {connections} readers at once, so mostly waiting in line; ¹: one reader at a time,
made¹: p50 of pages it had to wait to be made (0.0: none had to).
cold, c-p95: ms of pages made for the first time, two readers. kept: answers from finished pages.
w-ms: worker time of a request. kB: of an answer. sql: queries of a page made anew/kept."""
