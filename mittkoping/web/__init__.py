"""Pages for people: one folder per package, and the shell they share."""
