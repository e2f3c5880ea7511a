"""Convert what every page is full of without pandoc: prose, headings, plain lists, fixed lines.

Pandoc takes 8 ms for a page of 4 kB. These shapes become what pandoc would make of them (the tests
compare the two) in a fraction of the time; anything with a doubt in it is left to pandoc.
"""

import html
import re
from itertools import groupby

from mittkoping.texts.wikitext.pieces import ONLY_TOKENS

_HEADING = re.compile(r"(={2,6})[ ]*([^=\n]*[^=\s])[ ]*\1[ ]*")
_LIST = re.compile(r"([*#]+)[ ]*([^\s*#:;=|!{ -].*)")
_PROSE_START = re.compile(r"[^\s*#:;=|!{<-]")
_DOUBT = re.compile(
    r"''''|&(?!(?:lt|#91|#123|#125|amp|nbsp);)|__|~~~|\\|----|\t|[\x00-\x08\x0b-\x1f]|[a-z]:/|mailto:", re.I
)
_QUOTES = re.compile(r"('{2,3})")
_DEEPEST = 8


def blocks(text: str) -> list[tuple[str, str]]:
    """The text in blocks: `("html", …)` for what is converted already and `("wikitext", …)` for pandoc."""
    found: list[tuple[str, str]] = []
    for lines in _grouped(text):
        block = "\n".join(lines)
        converted = _convert(lines)
        if converted is not None:
            found.append(("html", converted))
        elif found and found[-1][0] == "wikitext":
            found[-1] = ("wikitext", f"{found[-1][1]}\n\n{block}")
        else:
            found.append(("wikitext", block))
    return found


def _grouped(text: str) -> list[list[str]]:
    """Lines that belong together: between blank lines, and headings alone."""
    groups: list[list[str]] = [[]]
    for written in text.split("\n"):
        line = written.strip() if ONLY_TOKENS.fullmatch(written) else written
        if not line.strip():
            groups.append([])
        elif groups[-1] and _is_fixed(line) != _is_fixed(groups[-1][-1]):
            groups.append([line])
        elif _HEADING.fullmatch(line):
            groups += [[line], []]
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _is_fixed(line: str) -> bool:
    return line.startswith(" ")


def _convert(lines: list[str]) -> str | None:
    heading = _HEADING.fullmatch(lines[0])
    if heading:
        inner = _inline(heading[2])
        return None if inner is None else f"<h{len(heading[1])}>{inner}</h{len(heading[1])}>"
    if _is_fixed(lines[0]):
        # pandoc makes a paragraph of code with line breaks out of such lines
        rows = (_inline(line[1:]) or html.escape(html.unescape(line[1:]), quote=False) for line in lines)
        return f"<pre>{chr(10).join(rows)}</pre>"
    if all(_LIST.fullmatch(line) for line in lines):
        return _list([(found[1], found[2]) for line in lines if (found := _LIST.fullmatch(line))], 1)
    if all(_PROSE_START.match(line) for line in lines):
        inner = _inline("\n".join(line.strip() for line in lines))
        return None if inner is None else f"<p>{inner}</p>"
    return None


def _list(items: list[tuple[str, str]], depth: int) -> str | None:
    """A list and those inside it; None when a level is skipped."""
    out: list[str] = []
    if depth > _DEEPEST:
        return None
    for mark, group in groupby(items, key=lambda item: item[0][depth - 1]):
        rows: list[str] = []
        inner: list[tuple[str, str]] = []
        for marks, text in [*group, (mark, "")]:
            if len(marks) > depth:
                inner.append((marks, text))
                continue
            if inner:
                nested = _list(inner, depth + 1)
                if nested is None or not rows:
                    return None
                rows[-1] += nested
                inner = []
            converted = _inline(text)
            if converted is None:
                return None
            rows.append(converted)
        tag = "ul" if mark == "*" else "ol"
        out.append(f"<{tag}>{''.join(f'<li>{row}</li>' for row in rows[:-1])}</{tag}>")
    return "\n".join(out)


def _inline(text: str) -> str | None:
    """Text with bold and italics that open and close within a line; None for everything less plain."""
    if _DOUBT.search(text):
        return None
    safe = html.escape(html.unescape(text), quote=False)
    if "''" not in safe:
        return safe
    out: list[str] = []
    still_open = ""
    for piece in _QUOTES.split(safe):
        if not _QUOTES.fullmatch(piece):
            if still_open and ("\n" in piece or piece != piece.strip() or not piece):
                return None
            out.append(piece)
            continue
        if still_open and piece != still_open:
            return None
        tag = "em" if piece == "''" else "strong"
        out.append(f"</{tag}>" if still_open else f"<{tag}>")
        still_open = "" if still_open else piece
    return None if still_open else "".join(out)
