"""The chain of digests: every revision's digest covers its content and the digest before it.

    digest(n) = SHA-256( digest(n-1) + "\n" + canonical JSON of everything revision n says )

Persons stand in it by key, so that a name can be forgotten without breaking a digest.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def revision_digest(
    previous: str,
    *,
    uid: str,
    number: int,
    base: int,
    at: datetime,
    author: str,
    summary: str,
    minor: bool,
    schema: int,
    snapshot: Mapping[str, Any],
) -> str:
    """The digest of a revision in hexadecimal; `previous` is "" for the first, `author` a person's key."""
    said = {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "author": author,
        "base": base,
        "minor": minor,
        "number": number,
        "object": uid,
        "schema": schema,
        "snapshot": snapshot,
        "summary": summary,
    }
    return hashlib.sha256(f"{previous}\n{canonical(said)}".encode()).hexdigest()


def text_size(snapshot: Mapping[str, Any]) -> int:
    """Bytes of all text in a snapshot, keys left out; what a history page calls the size."""
    return sum(_size(value) for value in snapshot.values())


def _size(value: object) -> int:
    if isinstance(value, str):
        return len(value.encode())
    if isinstance(value, Mapping):
        return sum(_size(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return sum(_size(inner) for inner in value)
    return 0
