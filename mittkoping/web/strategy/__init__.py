"""Steering documents: the demonstration that reads one without keeping it."""
