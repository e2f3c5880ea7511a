"""The register of Sweden's counties and municipalities (codes and names, CC0)."""

import csv
from collections.abc import Iterator
from pathlib import Path

REGISTER = Path(__file__).parent / "municipalities.csv"


def register_rows() -> Iterator[dict[str, str]]:
    """Each municipality as a row; codes are strings, so that the leading zero stays."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
