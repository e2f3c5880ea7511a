"""Markdown: front matter, comments and fences taken off, and the lines as blocks."""

import re

from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.markdown_html import without_blocks
from mittkoping.texts.documents.pieces import read_lines
from mittkoping.texts.documents.plain import decoded, lines_of

_KEY = re.compile(r"(?P<key>[^\W\d_][\w -]{0,60}):(?:\s+(?P<value>.*))?$")
_PART = re.compile(r"\s+(?:-\s+)?(?P<value>\S.*)|-\s+(?P<own>\S.*)")
_TITLES = {"title", "titel"}
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_MARKED = re.compile(r"([\\`*_{}\[\]()#+\-.!>~])")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_NOTE = re.compile(r"\s{0,3}\[(?P<mark>[^\]\s][^\]]{0,80})\]:\s*(?P<text>.*)")
_SHORT_LINK = re.compile(r"(?<!\])!?\[([^\[\]]{1,80})\](?![\[(:])")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,3}[.)])\s+)\[[ xX]\]\s+")
_NAMED = re.compile(r"^(\s{0,3}#.*?)\s*\{[#.:][^{}]*\}\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MOST_FRONT_MATTER = 200


def read(raw: bytes, builder: Builder) -> None:
    """Add the blocks of an .md file. Raises UnusableError when the bytes are no text."""
    facts, lines = _front_matter(lines_of(_without_comments(decoded(raw))))
    builder.heading(next((value for key, value in facts if key.lower() in _TITLES), ""), 1)
    for key, value in facts:
        if key.lower() not in _TITLES:
            builder.paragraph(f"{key}: {value}")
    lines = lines_of(without_blocks("\n".join(lines)))
    read_lines(_Unwrapping(lines).lines(), builder, markdown=True)


def _without_comments(text: str) -> str:
    parts = text.split("<!--")
    return parts[0] + "".join(part.partition("-->")[2] for part in parts[1:])


def _front_matter(lines: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The keys and values of a block of metadata at the top, and the lines below it."""
    if not lines or lines[0].rstrip() != "---":
        return [], lines
    for index, line in enumerate(lines[1:_MOST_FRONT_MATTER], start=1):
        if line.rstrip() in {"---", "..."}:
            return _facts(lines[1:index]), lines[index + 1 :]
    return [], lines


def _facts(lines: list[str]) -> list[tuple[str, str]]:
    """Keys that say something; the parts of a list stand with commas between them."""
    facts: list[tuple[str, list[str]]] = []
    for line in lines:
        if match := _KEY.match(line):
            value = (match["value"] or "").strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            facts.append((match["key"].strip(), [_bare(part) for part in listed]))
        elif facts and (match := _PART.match(line)):
            facts[-1][1].append(_bare(match["value"] or match["own"]))
    told = [(key, ", ".join(filter(None, values))) for key, values in facts]
    return [(key, value) for key, value in told if value]


def _bare(value: str) -> str:
    value = value.strip()
    return "" if value in {"|", ">", "|-", ">-", "null", "~"} else value.strip("\"'")


class _Unwrapping:
    """Takes lines out of what stands around them: quotes, fences, references, tags of breaks."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        marks = (match["mark"].lower() for line in lines if (match := _NOTE.match(line)))
        self._defined = {mark for mark in marks if not mark.startswith("^")}
        self._fenced = False

    def lines(self) -> list[str]:
        """The lines without those marks."""
        return [line for before in self._lines for line in self._unwrapped(before)]

    def _unwrapped(self, line: str) -> list[str]:
        if _FENCE.match(line):
            self._fenced = not self._fenced
            return [""]
        if self._fenced:
            return [_MARKED.sub(r"\\\1", line.strip())]  # what stands in a fence means nothing but itself
        if match := _NOTE.match(line):
            return ["", match["text"]] if match["mark"].startswith("^") else [""]
        if line.endswith("\\") and not line.endswith("\\\\"):
            line = line[:-1] + "  "
        line = _NAMED.sub(r"\1", _TASK.sub(r"\1", _QUOTE.sub("", line)))
        line = _SHORT_LINK.sub(self._linked, line) if self._defined else line
        return _BREAK.sub(" " if "|" in line else "  \n", line).split("\n")

    def _linked(self, match: re.Match[str]) -> str:
        return match[1] if match[1].lower() in self._defined else match[0]
