"""Tests of strategy."""
