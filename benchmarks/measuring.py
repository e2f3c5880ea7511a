"""Requests per second and waiting times of one kind of page, turn by turn with the baseline.

The machine is never quiet, so baseline and page take turns and what is compared stands side by side;
of several rounds the median counts. Besides requests/s, which the reader's own work flattens on few
processors, the processor time that the workers spend on one request is compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import median

from benchmarks.load import Met
from benchmarks.processes import processor_seconds
from benchmarks.surroundings import Server, Surroundings
from benchmarks.vocabulary import Zipf

CONNECTIONS = 16
WARM_SECONDS = 900.0  # at most, for all pages of one kind once
ORDERED = 60_000  # more requests than a round can hold


@dataclass(frozen=True)
class Turn:
    """One measured stretch: requests in a second, worker time of a request and the client's share."""

    rate: float
    worker_ms: float
    client_ms: float
    met: Met


@dataclass
class Measured:
    """What was found about one kind of page; times in milliseconds."""

    kind: str
    pages: int
    warmed: int
    rate: float
    baseline_rate: float
    ratio: float  # median of the rounds' own ratios of requests/s
    worker_ratio: float  # the same of worker time
    p50: float
    p95: float
    alone_p50: float  # one reader at a time
    alone_p95: float
    alone_made_p50: float  # the same, of pages that had to be made
    cold_p50: float
    cold_p95: float
    hit_rate: float
    worker_ms: float
    client_ms: float
    bytes: float  # of an answer with its head
    wrong: dict[str, str] = field(default_factory=dict)


class Bench:
    """The two servers side by side, and how long and how often each is asked."""

    def __init__(
        self, place: Surroundings, product: Server, baseline: Server, *, rounds: int, seconds: float
    ) -> None:
        self.place, self.product, self.baseline = place, product, baseline
        self.rounds, self.seconds = rounds, seconds

    def measure(
        self, kind: str, addresses: Sequence[str], rows: Sequence[str], warm: Sequence[str] | None = None
    ) -> Measured:
        """One kind of page: a warm pass (over `warm`, or all of them once), then rounds by Zipf's law."""
        random = Random(kind)
        shuffled = random.sample(addresses, len(addresses))
        cold = self._warm(random.sample(warm or addresses, len(warm or addresses)))
        pairs = [
            (
                self._turn(self.baseline, rows, random, CONNECTIONS),
                self._turn(self.product, shuffled, random, CONNECTIONS),
            )
            for _ in range(self.rounds)
        ]
        alone = [self._turn(self.product, shuffled, random, 1).met for _ in range(self.rounds)]
        turns = [page for _, page in pairs]
        made = made_only(cold)
        return Measured(
            kind=kind,
            pages=len(addresses),
            warmed=cold["answers"],
            rate=median(turn.rate for turn in turns),
            baseline_rate=median(base.rate for base, _ in pairs),
            ratio=median(page.rate / base.rate for base, page in pairs),
            worker_ratio=median(base.worker_ms / page.worker_ms for base, page in pairs),
            p50=median(share(turn.met["times"], 0.5) for turn in turns) * 1000,
            p95=median(share(turn.met["times"], 0.95) for turn in turns) * 1000,
            alone_p50=median(share(met["times"], 0.5) for met in alone) * 1000,
            alone_p95=median(share(met["times"], 0.95) for met in alone) * 1000,
            alone_made_p50=median(share(made_only(met), 0.5) for met in alone) * 1000,
            cold_p50=share(made, 0.5) * 1000,
            cold_p95=share(made, 0.95) * 1000,
            hit_rate=sum(sum(turn.met["kept"]) for turn in turns)
            / sum(turn.met["answers"] for turn in turns),
            worker_ms=median(turn.worker_ms for turn in turns),
            client_ms=median(turn.client_ms for turn in turns),
            bytes=median(turn.met["bytes"] / turn.met["answers"] for turn in turns),
            wrong=cold["wrong"] | {name: why for turn in turns for name, why in turn.met["wrong"].items()},
        )

    def _warm(self, addresses: Sequence[str]) -> Met:
        met: Met = self.place.read(
            {
                "port": self.product.port,
                "addresses": list(addresses),
                "order": list(range(len(addresses))),
                "connections": 2,
                "seconds": WARM_SECONDS,
            }
        )
        return met

    def _turn(self, server: Server, addresses: Sequence[str], random: Random, connections: int) -> Turn:
        order = Zipf(len(addresses)).places(random, ORDERED)
        workers = server.workers()
        before = processor_seconds(workers)
        met: Met = self.place.read(
            {
                "port": server.port,
                "addresses": list(addresses),
                "order": order,
                "connections": connections,
                "seconds": self.seconds,
            }
        )
        spent = processor_seconds(workers) - before
        answers = met["answers"]
        return Turn(
            rate=answers / met["seconds"],
            worker_ms=max(spent, 0.01) / answers * 1000,
            client_ms=met["client_seconds"] / answers * 1000,
            met=met,
        )


def made_only(met: Met) -> list[float]:
    """The times of answers that had to be made."""
    return [seconds for seconds, kept in zip(met["times"], met["kept"], strict=True) if not kept]


def share(times: Sequence[float], part: float) -> float:
    """The time that `part` (0 to 1) of all did not exceed; 0 of none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
