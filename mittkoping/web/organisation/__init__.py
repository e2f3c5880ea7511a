"""Signing in, persons and what they wrote."""
