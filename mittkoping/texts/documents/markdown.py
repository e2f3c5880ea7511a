"""Markdown: front matter, comments and fences taken off, and the lines as blocks."""

import re

from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.pieces import read_lines
from mittkoping.texts.documents.plain import decoded, lines_of

_TITLE = re.compile(r"title:\s*(?P<title>.+?)\s*$", re.IGNORECASE)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_NOTE = re.compile(r"\s{0,3}\[(?P<mark>[^\]\s]{1,80})\]:\s*(?P<text>.*)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MOST_FRONT_MATTER = 200


def read(raw: bytes, builder: Builder) -> None:
    """Add the blocks of an .md file. Raises UnusableError when the bytes are no text."""
    lines = lines_of(_without_comments(decoded(raw)))
    title, lines = _front_matter(lines)
    builder.heading(title, 1)
    read_lines([line for before in lines for line in _unwrapped(before)], builder, markdown=True)


def _without_comments(text: str) -> str:
    parts = text.split("<!--")
    return parts[0] + "".join(part.partition("-->")[2] for part in parts[1:])


def _front_matter(lines: list[str]) -> tuple[str, list[str]]:
    """The title in a block of metadata at the top, and the lines below it."""
    if not lines or lines[0].rstrip() != "---":
        return "", lines
    for index, line in enumerate(lines[1:_MOST_FRONT_MATTER], start=1):
        if line.rstrip() in {"---", "..."}:
            found = [match["title"] for line in lines[1:index] if (match := _TITLE.match(line))]
            return (found[0].strip("\"'") if found else ""), lines[index + 1 :]
    return "", lines


def _unwrapped(line: str) -> list[str]:
    """A line without marks of quotes, fences and references; an HTML break becomes two blanks at its end."""
    if _FENCE.match(line):
        return [""]
    if match := _NOTE.match(line):
        return ["", match["text"], ""] if match["mark"].startswith("^") else [""]
    if "|" not in line:
        line = _BREAK.sub("  \n", line)
    return _QUOTE.sub("", line).split("\n")
