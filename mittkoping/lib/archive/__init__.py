"""The zip that holds a whole installation: its layout, how it is written and how it is read."""
