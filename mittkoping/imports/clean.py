"""HTML that comes in with an archive must be spelt as the product itself stores it: nothing else is shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from mittkoping.knowledge.content import INNER_TEXTS, TEXTS
from mittkoping.knowledge.models import Card, Hero, WikiEditor
from mittkoping.talk.models import Comment
from mittkoping.texts.canon import canon
from mittkoping.versions.models import Conflict, Revision

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Card: ("lead", "took", "obstacle"),
    Comment: ("body",),
    Hero: ("said",),
    WikiEditor: ("said",),
}


def is_clean(row: models.Model) -> bool:
    """Whether every piece of HTML in a row is canonical, and so without script or foreign addresses."""
    return all(canon(text) == text for text in _html_of(row))


def _html_of(row: models.Model) -> Iterator[str]:
    for column in COLUMNS.get(type(row), ()):
        yield getattr(row, column)
    if isinstance(row, Conflict) or (isinstance(row, Revision) and row.schema != Revision.SOURCE_MARKUP):
        yield from _in_snapshot(row.snapshot)


def _in_snapshot(snapshot: Mapping[str, Any]) -> Iterator[str]:
    for name in TEXTS & set(snapshot):
        yield str(snapshot[name] or "")
    for name, inner in INNER_TEXTS.items():
        for part in snapshot.get(name) or ():
            yield str(part.get(inner) or "")
