"""Measurements on a generated Sweden: python -m benchmarks."""
