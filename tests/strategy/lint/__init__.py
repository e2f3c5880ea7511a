"""Tests of the linter: for each rule where it must speak and where it must be silent."""
