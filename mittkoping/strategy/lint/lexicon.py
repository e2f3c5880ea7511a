"""Word lists as they are written in code: words between spaces, compared as they stand or by their stems."""

from mittkoping.texts.swedish.stems import stem


def words(text: str) -> frozenset[str]:
    """The words of a list, as they stand."""
    return frozenset(text.split())


def stems(text: str) -> frozenset[str]:
    """The stems of a list's words, so that every inflected form is found."""
    return frozenset(stem(word) for word in text.split())
