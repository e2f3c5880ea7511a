"""Words the templates know."""
