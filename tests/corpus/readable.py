"""A plain look at a corpus document's words, only good enough to check that expected texts stand in it."""

import codecs
import html
import re
import zipfile
from pathlib import Path

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNREAD = ("script", "style", "nav", "header", "footer", "aside", "template", "noscript", "head")
BYTE_ORDER = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CELL = r"\s*</t[dh]>\s*<t[dh][^>]*>\s*"


def collapsed(text: str) -> str:
    """The text with every run of white space as one space, soft hyphens gone."""
    return " ".join(text.replace("\u00ad", "").split())


def _of_text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-16" if raw.startswith(BYTE_ORDER) else "utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    text = re.sub(r"^\f?(Sida \d+ \(\d+\)|\w+ kommun {5,}\w+)?\s*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(\w)-\r?\n\s*(?!och\b|eller\b)(\w)", r"\1\2", text)
    return re.sub(r"^\s*[-•]\s", "", text, flags=re.MULTILINE)


def _of_markdown(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^\s*(#+|[-*]|\d+\.)\s", "", text, flags=re.MULTILINE)
    return text.replace("*", "")


def _of_html(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"<div hidden>.*?</div>", " ", text, flags=re.DOTALL)
    for tag in UNREAD:
        text = re.sub(rf"<{tag}\b.*?</{tag}>", " ", text, flags=re.DOTALL)
    text = re.sub(CELL, " | ", text)
    text = re.sub(r"</?(strong|em|b|i|a)\b[^>]*>", "", text)
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def _of_word(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = tree.iter(f"{WORD}p")
    return "\n".join("".join(t.text or "" for t in paragraph.iter(f"{WORD}t")) for paragraph in paragraphs)


def readable(path: Path) -> str:
    """The document's words, white space collapsed; of a PDF those of the page it was printed from."""
    if path.suffix == ".pdf":
        return collapsed(_of_html(path.parents[1] / "making" / f"{path.stem}.html"))
    read = {".txt": _of_text, ".md": _of_markdown, ".html": _of_html, ".docx": _of_word}
    return collapsed(read[path.suffix](path))
