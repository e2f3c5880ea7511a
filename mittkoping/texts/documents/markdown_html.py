"""HTML blocks inside Markdown, written as Markdown: headings, items and rows of tables."""

import re
from collections.abc import Iterator

_BLOCK = re.compile(
    r"<(?P<end>/?)(?P<tag>h[1-6]|li|tr|td|th|ul|ol|dl|dt|dd|p|div|section|article|table|thead|tbody|details|summary|"
    r"blockquote|caption|figure|figcaption)\b[^<>]*>",
    re.IGNORECASE,
)
_CELLS = {"td", "th"}


def without_blocks(text: str) -> str:
    """The text with Markdown's own marks in place of the tags of blocks; other tags are left."""
    return "".join(_written(text)) if _BLOCK.search(text) else text


def _written(text: str) -> Iterator[str]:
    """The pieces of the text in order. Inside a row everything stands on one line."""
    table, row, last = False, False, 0
    for match in _BLOCK.finditer(text):
        tag, ends = match["tag"].lower(), bool(match["end"])
        yield _said(text[last : match.start()], row, table)
        last = match.end()
        if tag == "tr":
            table, row = True, not ends
            yield "|" if ends else "\n"
        elif row:
            yield "| " if tag in _CELLS and not ends else " "
        elif tag == "li":
            yield "\n" if ends else "\n- "
        elif tag[0] == "h" and not ends:
            yield f"\n\n{'#' * int(tag[1])} "
        elif tag not in {"thead", "tbody"}:
            table = tag == "table" and not ends
            yield "\n\n"
    yield _said(text[last:], row=False, table=False)


def _said(text: str, row: bool, table: bool) -> str:
    if table and not text.strip():
        return ""
    return " ".join(text.split()).replace("|", "\\|") if row else text
