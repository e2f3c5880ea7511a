"""Figures with their words, for what the command says in Swedish."""


def counted(number: int, one: str, many: str) -> str:
    """`1 sida`, `0 sidor`, `3 sidor`: the number and the form of the word that goes with it."""
    return f"{number} {one if number == 1 else many}"


def pages(number: int) -> str:
    """So many pages."""
    return counted(number, "sida", "sidor")


def versions(number: int) -> str:
    """So many versions."""
    return counted(number, "version", "versioner")


def rows(number: int) -> str:
    """So many rows."""
    return counted(number, "rad", "rader")
