"""The marks people type in plain text: emphasis, links, list marks and lines drawn as tables."""

import html
import re
from typing import NamedTuple

from mittkoping.texts.documents.runs import Run

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]{1,400}?)(?<=\S)\1(?![\w*_])")
_LINK = re.compile(
    r"!?\[([^\[\]]{0,400})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+\"[^\"]*\")?\)|!?\[([^\[\]]{1,400})\]\[[^\[\]]{0,400}\]|<(https?://[^<>\s]+)>"
)
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,400}(?<=\S)~~")
_BOLD_ITALIC = re.compile(r"(\*\*\*|___)(?=\S)([^*_]{1,400})(?<=\S)\1")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|\[\^[^\]\s]+\](?!:)")
_CODE = re.compile(r"(`{1,3})([^`]{1,400})\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_HELD = {char: chr(0x100000 + number) for number, char in enumerate("\\`*_{}[]()#+-.!|>~")}
_RELEASED = {ord(held): char for char, held in _HELD.items()}

# A longer paragraph nobody has typed, and looking for marks in it would take long.
_LONGEST = 20_000

BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[•·▪■□●○◦‣⁃➢➤✓❖\uf000-\uf0ff]\s*|[-–—*+o](?:\s+|$)|-(?=[^\W\d_]))"
    r"(?P<text>.*)"
)
NUMBER = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>(?:\d{1,3}|(?![vsp]\.\s+\d)[a-zåäö])[.)]|\((?:\d{1,2}|[a-z])\))\s+"
    r"(?P<text>\S.*)"
)
CODED = re.compile(r"(?P<indent>[ \t]*)(?P<text>(?P<mark>[A-ZÅÄÖ]{1,3}\d{1,2}(?:\.\d{1,2})*)[.:)]\s+\S.*)")
RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$")
BORDER = re.compile(r"\s*[|+]?(?:\s*:?[-=]{2,}:?\s*[|+])*\s*:?[-=]{2,}:?\s*[|+]?\s*$")


class Mark(NamedTuple):
    """A list mark at the start of a line: where it stands, what it is, and the text after it."""

    indent: int
    mark: str
    text: str

    @property
    def numbered(self) -> bool:
        """Whether the mark counts."""
        return any(char.isdigit() for char in self.mark)


def list_mark(line: str) -> Mark | None:
    """The list mark a line begins with; codes such as `M3.` stay in the text."""
    match = BULLET.match(line) or NUMBER.match(line) or CODED.match(line)
    if match is None:
        return None
    return Mark(len(match["indent"].expandtabs(4)), match["mark"].strip(), match["text"].strip())


def emphasised(text: str, *, markdown: bool) -> list[Run]:
    """The runs of a line without its marks of emphasis; in Markdown links, code and tags go as well."""
    if len(text) > _LONGEST:
        return [Run(text)]
    if markdown:
        text = _ESCAPE.sub(lambda match: _HELD[match[1]], text)
        text = _CODE.sub(r"\2", text)
        text = _BOLD_ITALIC.sub(r"**\2**", _STRUCK.sub("", text))
        text = _LINK.sub(lambda match: match[1] or match[2] or match[3] or "", text)
        text = html.unescape(_TAG.sub("", text))
    runs: list[Run] = []
    end = 0
    for match in _BOLD.finditer(text):
        runs += [Run(text[end : match.start()]), Run(match[2], bold=True)]
        end = match.end()
    runs.append(Run(text[end:]))
    return [Run(_ITALIC.sub(r"\2", run.text).translate(_RELEASED), run.bold) for run in runs if run.text]


def cells(line: str) -> list[str]:
    """The cells of a line drawn with `|` or, where there is none, with tabs."""
    if "|" in line:
        inner = line.strip().removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]
    return [cell.strip() for cell in line.strip("\n").split("\t")]
