"""History, versions, comparisons and the latest changes."""
