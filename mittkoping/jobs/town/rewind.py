"""Takes a text back to the version before it, so that history can be written as differences."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from mittkoping.jobs.town.shapes import Text

_FIELDS = tuple(field.name for field in fields(Text))


class TownError(Exception):
    """The town's files contradict each other; the message says where."""


def rewind(newer: Text, version: Mapping[str, Any]) -> Text:
    """The text of `version`, the one before `newer`.

    A field standing whole in `version` replaces that field. Then each of its `undo` entries (field, now, was)
    replaces `now` by `was`; `now` must stand exactly once in the field, else TownError.
    """
    texts: dict[str, str] = asdict(newer)
    texts.update({name: version[name] for name in _FIELDS if name in version})
    for undo in version.get("undo", []):
        name, now = undo["field"], undo["now"]
        if texts[name].count(now) != 1:
            found = texts[name].count(now)
            raise TownError(
                f"{version['object']} {version['at']}: “{now[:60]}” stands {found} times in {name}"
            )
        texts[name] = texts[name].replace(now, undo["was"])
    return Text(**texts)
