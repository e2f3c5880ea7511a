"""The believable town as data: an invented county in our own words, shown by `make run` and used by tests."""
