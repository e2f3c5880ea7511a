"""The running text of one block: pieces with their formatting, written in one canonical way.

Formatting that only marks (strong, em …) is nested in a fixed order inside links and other wrappers, equal
neighbours are joined, and white space is collapsed as a browser shows it: the same text always gives the
same HTML, whichever editor wrote it.
"""

import re
from html import escape
from typing import NamedTuple
from unicodedata import normalize

from mittkoping.texts.allowed import MARKS

_SPACES = re.compile(r"[ \t\n\r\f]+")
_WHITE = " \t\n\r\f"
BREAK = "<br>"


class Wrap(NamedTuple):
    """An inline element around text. Two wraps with the same `key` are one element when they meet."""

    tag: str
    opening: str
    key: str
    is_mark: bool


class Run(NamedTuple):
    """Text (or, if `is_atom`, ready HTML such as an image) and the elements around it, outermost first."""

    wraps: tuple[Wrap, ...]
    text: str
    is_atom: bool = False


def opening(tag: str, attributes: dict[str, str]) -> str:
    """The start tag; attributes come in the order given."""
    if not attributes:
        return f"<{tag}>"
    return "<" + tag + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + ">"


def written(runs: list[Run], *, keep_lines: bool = False) -> str:
    """The runs as canonical HTML on one line; "" if there is nothing to see.

    With `keep_lines` (for `pre`) white space stays as it is and line feeds are written `&#10;`.
    """
    joined = _joined([Run(_path(run.wraps), run.text, run.is_atom) for run in runs if run.text])
    return _markup(_kept(joined) if keep_lines else _collapsed(joined))


def _path(wraps: tuple[Wrap, ...]) -> tuple[Wrap, ...]:
    """Links and the like in the order they stood (no link inside a link), then marks in fixed order."""
    if len(wraps) < 2:
        return wraps
    wrappers: list[Wrap] = []
    for wrap in wraps:
        if not wrap.is_mark and not (wrap.tag == "a" and any(other.tag == "a" for other in wrappers)):
            wrappers.append(wrap)
    marks = {wrap.tag: wrap for wrap in wraps if wrap.is_mark}
    return (*wrappers, *(marks[tag] for tag in MARKS if tag in marks))


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours inside the same elements become one; then characters are composed (NFC)."""
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        if last and not last.is_atom and not run.is_atom and _same_place(last.wraps, run.wraps):
            result[-1] = Run(last.wraps, last.text + run.text)
        else:
            result.append(run)
    return [run if run.is_atom else Run(run.wraps, normalize("NFC", run.text)) for run in result]


def _same_place(one: tuple[Wrap, ...], other: tuple[Wrap, ...]) -> bool:
    return len(one) == len(other) and all(a.key == b.key for a, b in zip(one, other, strict=True))


def _collapsed(runs: list[Run]) -> list[Run]:
    """White space as a browser shows it: single, none at the edges or beside a line break."""
    forward: list[Run] = []
    after_space = True
    for run in runs:
        if run.is_atom:
            forward.append(run)
            after_space = run.text == BREAK
            continue
        text = _SPACES.sub(" ", run.text)
        text = text[1:] if after_space and text.startswith(" ") else text
        if text:
            forward.append(Run(run.wraps, text))
            after_space = text.endswith(" ")
    backward: list[Run] = []
    at_end = True
    for run in reversed(forward):
        text = run.text
        if run.is_atom:
            at_end = text == BREAK
        elif at_end:
            text = text.removesuffix(" ")
            at_end = at_end and not text
        if text:
            backward.append(Run(run.wraps, text, run.is_atom))
    return _without_outer_breaks(backward[::-1])


def _without_outer_breaks(runs: list[Run]) -> list[Run]:
    while runs and runs[0].text == BREAK:
        runs = runs[1:]
    while runs and runs[-1].text == BREAK:
        runs = runs[:-1]
    return runs


def _kept(runs: list[Run]) -> list[Run]:
    """White space of preformatted text: kept, but for empty lines at its beginning and end."""
    lines = [Run(run.wraps, "\n") if run.text == BREAK else run for run in runs]
    lines = _joined(lines)
    while lines and not lines[0].is_atom and not lines[0].text.lstrip("\n"):
        lines = lines[1:]
    while lines and not lines[-1].is_atom and not lines[-1].text.strip(_WHITE):
        lines = lines[:-1]
    if lines and not lines[0].is_atom:
        lines[0] = Run(lines[0].wraps, lines[0].text.lstrip("\n"))
    if lines and not lines[-1].is_atom:
        lines[-1] = Run(lines[-1].wraps, lines[-1].text.rstrip(_WHITE))
    return lines


def _markup(runs: list[Run]) -> str:
    parts: list[str] = []
    standing: list[Wrap] = []
    for run in runs:
        shared = 0
        for old, new in zip(standing, run.wraps, strict=False):
            if old.key != new.key:
                break
            shared += 1
        parts += [f"</{wrap.tag}>" for wrap in reversed(standing[shared:])]
        parts += [wrap.opening for wrap in run.wraps[shared:]]
        standing = list(run.wraps)
        parts.append(run.text if run.is_atom else escape(run.text, quote=False).replace("\n", "&#10;"))
    parts += [f"</{wrap.tag}>" for wrap in reversed(standing)]
    return "".join(parts)
