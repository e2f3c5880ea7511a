"""One index over all that is published."""
