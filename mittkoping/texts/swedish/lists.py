"""The word lists that lie beside these modules: one word per line, # begins a comment."""

from importlib import resources


def listed(name: str) -> frozenset[str]:
    """The words of the list `name` (`head_words`, `endings`, `stop_words`)."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
