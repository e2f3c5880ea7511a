"""Tests of the memo."""
