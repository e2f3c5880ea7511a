"""Readable addresses: a Swedish title becomes lower-case ASCII words joined by hyphens."""

import re
import unicodedata


def slug(title: str) -> str:
    """Fold `title` to ASCII words joined by hyphens; never empty.

    Decoration only: an object is found by its id, so two titles may give the same slug.
    """
    folded = unicodedata.normalize("NFKD", title.replace("/", " ")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded.lower())
    return "-".join(words)[:80].strip("-") or "utan-namn"


def sort_key(title: str) -> str:
    """A key that sorts as Swedes do: case-blind, å ä ö last and in that order.

    SQLite and PostgreSQL order å, ä and ö differently; a stored key is the same on both.
    """
    folded = unicodedata.normalize("NFC", title).casefold()
    return folded.translate(_SWEDISH)


_SWEDISH = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "é": "e", "ü": "u"})
