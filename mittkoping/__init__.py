"""Mittköping: municipalities tell, learn together, decide and follow up."""

__version__ = "0.1.0"
