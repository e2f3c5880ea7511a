"""Measures the reader and the linter on the corpus: python -m tests.corpus.accuracy [--part PART].

Misses are printed for the open part only, unless --misses asks for them: the held-out part is never tuned to.
Fields are counted over the objects that were found; numbers are micro counts over all documents of a part.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import cast

from mittkoping.strategy.draft import Draft, Facts, Finding, Period
from mittkoping.texts.documents.document import Document, Source
from tests.corpus.check_corpus import Case, cases
from tests.corpus.comparison import compare
from tests.corpus.tally import Tallies, Tally

ORDER = (
    *("documents", "document.", "areas", "goals", "not_goals", "follow_ups", "not_follow", "activities"),
    *("not_act", "responsib", "duties", "measures", "not_in", "exact", "lint must L", "lint must_not"),
)
NOTHING = Draft(
    Document(Source("", "", "", 0), "", ()),
    Facts(None, "annat", "sv", None, None, Period(), None, None, None, None, ()),
)


@dataclass(frozen=True)
class Product:
    """The three steps that are measured; without a linter (None) reading alone is."""

    open: Callable[[Path], Document]
    read: Callable[[Document], Draft]
    lint: Callable[[Draft, date], Sequence[Finding]] | None


def _named(module: str, name: str) -> Callable[..., object] | None:
    try:
        return cast(Callable[..., object], getattr(import_module(module), name))
    except (ImportError, AttributeError) as error:
        print(f"{module} has no {name} yet ({error}).")
        return None


def product() -> Product | None:
    """What the product has of the three steps; says what is missing, and is None if it cannot read."""
    opening = _named("mittkoping.texts.documents.opening", "open_document")
    reading = _named("mittkoping.strategy.reader.read", "read")
    linting = _named("mittkoping.strategy.lint.rules", "lint")
    if opening is None or reading is None:
        return None
    return Product(
        cast(Callable[[Path], Document], opening),
        cast(Callable[[Document], Draft], reading),
        cast(Callable[[Draft, date], Sequence[Finding]] | None, linting),
    )


def measure(case: Case, by: Product) -> Tallies:
    """One document's tallies; one that cannot be read counts as read to nothing, and says why."""
    try:
        draft = by.read(by.open(case.path))
        as_of = date.fromisoformat(case.expected["as_of"])
        findings = by.lint(draft, as_of) if by.lint else None
    except Exception as error:  # a document that breaks the reader is a miss, and the others still count
        tallies = compare(case.expected, NOTHING, [] if by.lint else None)
        tallies["documents read"].check(False, f"{type(error).__name__}: {error}")
        return tallies
    tallies = compare(case.expected, draft, findings)
    tallies["documents read"].check(True, "")
    return tallies


def measured(part: str, by: Product) -> Tallies:
    """The tallies of one part of the corpus."""
    whole = Tallies()
    for case in cases(part):
        whole.add(measure(case, by), f"{case.path.name}: ")
    return whole


def _share(value: float | None) -> str:
    return "     –" if value is None else f"{value:6.3f}"


def _line(kind: str, tally: Tally) -> str:
    return f"{kind:34}{tally.expected:6}  {_share(tally.precision)}  {_share(tally.recall)}"


def report(part: str, tallies: Tallies, *, misses: bool) -> str:
    """A table of kinds with n, precision and recall, misses below each kind if asked for, and a total."""
    lines = [f"{part:34}{'n':>6}  {'prec.':>6}  {'recall':>6}"]
    for kind, tally in sorted(tallies.items(), key=lambda one: _place(one[0])):
        lines.append(_line(kind, tally))
        lines += [f"    {miss}" for miss in tally.misses if misses]
    return "\n".join([*lines, _line("total", tallies.total())])


def _place(kind: str) -> tuple[int, str, int]:
    """Documents first, objects before their fields, lint by rule number, spans last."""
    words, _, number = kind.rpartition("L")
    at = next((place for place, start in enumerate(ORDER) if kind.startswith(start)), len(ORDER))
    return at, words if number.isdigit() else kind, int(number) if number.isdigit() else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measurement; 0 when it could be made, 1 when the product cannot read yet."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.accuracy")
    parser.add_argument("--part", choices=("open", "held_out", "all"), default="all")
    parser.add_argument("--misses", action=argparse.BooleanOptionalAction)
    asked = parser.parse_args(arguments)
    by = product()
    if by is None:
        return 1
    for part in ("open", "held_out") if asked.part == "all" else (asked.part,):
        misses = part == "open" if asked.misses is None else asked.misses
        print(report(part, measured(part, by), misses=misses), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
