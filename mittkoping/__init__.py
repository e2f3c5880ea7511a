"""Mittköping: municipalities tell, learn together, decide and follow up."""
