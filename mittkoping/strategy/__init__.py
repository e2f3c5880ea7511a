"""Steering documents: read from files to what they promise, and linted for what they forgot."""
