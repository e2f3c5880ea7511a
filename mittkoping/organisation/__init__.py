"""Municipalities, people and users."""
