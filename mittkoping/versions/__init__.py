"""The object, its revisions and the save that never loses a word."""
