"""Measures a generated Sweden and prints ratios: `python -m benchmarks`."""
