"""Conversations on a page."""
