"""The house rules as pure checkers: each takes text and returns one sentence per breach."""
