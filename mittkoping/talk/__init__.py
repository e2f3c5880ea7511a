"""Threads on any object."""
