"""Pages that look across everything: start, recent changes, coverage."""
