"""The corpus of steering documents and what a reader should find in them."""
