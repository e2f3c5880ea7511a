"""Measures a generated Sweden on this machine and prints ratios: python -m benchmarks [--quick].

    export generated ─► imported ─► worker's share ─► product and baseline served side by side
                                                         └ kind by kind: warm pass, turns, one reader

Listens on 127.0.0.1 only, lives in a temporary directory, ends by itself. With --database the
measurements run in a new database on that PostgreSQL server, which is dropped afterwards. Last, steering
documents of 10 and 100 pages are read and linted in every format.
"""

import argparse
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote_plus

from benchmarks import documents, table
from benchmarks.importing import Imported, generate, measure_import
from benchmarks.measuring import CONNECTIONS, Bench, Measured
from benchmarks.processes import memory
from benchmarks.surroundings import ROOT, Surroundings, surroundings
from benchmarks.vocabulary import draw_queries

KEPT = ROOT / "var" / "bench.json"
DOCUMENTS = "documents"
QUERIES, COLD_QUERIES, COUNTED = 2_000, 200, 20


def main() -> int:
    """Measure what the arguments ask for; 1 when a page answered wrongly."""
    args = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers and files go, whoever ends it
    sizes = {"revisions": 3_000, "municipalities": 29} if args.quick else {}
    sizes = {"revisions": 50_000, "municipalities": 290, "cards": 33} | sizes
    rounds, seconds = (1, 1.0) if args.quick else (args.rounds, args.seconds)
    if args.home and args.database:
        sys.exit("--home keeps an SQLite file; it cannot be used with --database")
    if args.only == [DOCUMENTS]:
        print(documents.lines(documents.measured()))
        return 0
    with surroundings(args.database, args.home) as place:
        imported = _imported(place, sizes)
        held = place.ask("addresses")
        print(table.import_lines(imported, held["database_bytes"] / 1e6), flush=True)
        found, workers = _measure_pages(place, held["addresses"], rounds, seconds, args.only)
        queries = place.ask("counting", _sample(held["addresses"]))
    print(table.pages_table(found, queries))
    print(table.NOTES.format(connections=CONNECTIONS))
    print(_client_line(found))
    print(table.memory_line(workers))
    if not args.only:
        print(documents.lines(documents.measured()))
    _keep(imported, held["database_bytes"], found, workers, queries)
    wrong = {address: why for row in found for address, why in row.wrong.items()}
    for address, why in list(wrong.items())[:10]:
        print(f"{address} answers {why}", file=sys.stderr)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="29 municipalities and one round: does it run")
    parser.add_argument("--database", default="", help="postgres://…; otherwise SQLite")
    parser.add_argument("--home", type=Path, help="keep the imported Sweden here and use it again")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0, help="length of one turn")
    parser.add_argument("--only", nargs="*", default=[], help="kinds of page, or documents")
    return parser.parse_args()


def _imported(place: Surroundings, sizes: dict[str, int]) -> Imported:
    """The import measured now, or when it came into a kept directory."""
    noted = place.home / "imported.json"
    if noted.exists():
        return Imported(**json.loads(noted.read_text(encoding="utf-8")))
    imported = measure_import(place, generate(place, **sizes))
    noted.write_text(json.dumps(asdict(imported)), encoding="utf-8")
    return imported


def _measure_pages(
    place: Surroundings, addresses: dict[str, list[str]], rounds: int, seconds: float, only: list[str]
) -> tuple[list[Measured], list[Any]]:
    found = []
    rows = Random("rows").sample(addresses["baseline"], len(addresses["baseline"]))
    with (
        place.server("mittkoping.config.settings", "/") as product,
        place.server("benchmarks.baseline_settings", rows[0]) as baseline,
    ):
        bench = Bench(place, product, baseline, rounds=rounds, seconds=seconds)
        for kind in [kind for kind in (*addresses, "search") if kind != "baseline"]:
            if only and kind not in only:
                continue
            warm = _searches("cold", COLD_QUERIES) if kind == "search" else None
            pages = _searches("warm", QUERIES) if kind == "search" else addresses[kind]
            found.append(bench.measure(kind, pages, rows, warm))
            print(f"  {kind}: {found[-1].rate:.0f} requests/s", file=sys.stderr, flush=True)
        return found, [memory(pid) for pid in product.workers()]


def _searches(seed: str, count: int) -> list[str]:
    queries = dict.fromkeys(draw_queries(Random(seed), 4 * count))
    return [f"/sok?q={quote_plus(query)}" for query in list(queries)[:count]]


def _sample(addresses: dict[str, list[str]]) -> dict[str, list[str]]:
    """Some pages of each kind, of which the one with most queries counts."""
    pages = {kind: pages for kind, pages in addresses.items() if kind != "baseline"}
    pages["search"] = _searches("counted", COUNTED)
    return {kind: Random(kind).sample(some, min(COUNTED, len(some))) for kind, some in pages.items()}


def _client_line(found: list[Measured]) -> str:
    client = max(row.client_ms for row in found)
    return (
        f"the reader itself spends up to {client:.3f} ms on a request: at most {1000 / client:.0f} requests/s"
    )


def _keep(
    imported: Imported,
    database_bytes: int,
    found: list[Measured],
    workers: list[Any],
    queries: dict[str, dict[str, int]],
) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    kept = {
        "import": asdict(imported) | {"rate": imported.rate},
        "database_bytes": database_bytes,
        "pages": [asdict(row) for row in found],
        "workers": [asdict(row) for row in workers],
        "queries": queries,
    }
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{KEPT.relative_to(Path.cwd()) if KEPT.is_relative_to(Path.cwd()) else KEPT}")


if __name__ == "__main__":
    sys.exit(main())
