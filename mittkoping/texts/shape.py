"""Whether the tags of a stretch of our HTML fit together, told without parsing the whole document."""

import re

from mittkoping.texts.allowed import ATOMS, LEAVES, MARKS

Shape = tuple[tuple[str, ...], tuple[str, ...]]

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>")
_NOT_IN_THEMSELVES = frozenset({"a", *MARKS})


def open_tags(html: str) -> Shape | None:
    """The elements that `html` closes without having opened them, and those it opens without closing.

    None if its tags cross or an element stands where it cannot (a paragraph in a heading, a link in a link).
    A whole document is sound if both are empty.
    """
    closed: list[str] = []
    standing: list[str] = []
    for end, tag in _TAG.findall(html):
        if tag in ATOMS:
            continue
        if end:
            if not standing:
                closed.append(tag)
            elif standing.pop() != tag:
                return None
        elif not _may_open(tag, standing):
            return None
        else:
            standing.append(tag)
    return tuple(closed), tuple(standing)


def _may_open(tag: str, standing: list[str]) -> bool:
    if tag in _NOT_IN_THEMSELVES:
        return tag not in standing
    return tag not in LEAVES or LEAVES.isdisjoint(standing)
