"""Opens a document: looks at the file before its content, and asks the reader of its format."""

import hashlib
from importlib import import_module
from pathlib import Path

from mittkoping.texts.documents.building import Builder, TooMuchTextError
from mittkoping.texts.documents.document import Document, Source
from mittkoping.texts.documents.refusals import refusal

MOST_BYTES = 20 * 1024 * 1024

# Ending: the module that reads it, loaded when needed so that a text file waits for no library; media type.
FORMATS = {
    ".txt": ("plain", "text/plain"),
    ".md": ("markdown", "text/markdown"),
    ".html": ("web", "text/html"),
    ".docx": ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pdf": ("pdf", "application/pdf"),
}


def open_document(path: Path) -> Document:
    """Read a .txt, .md, .html, .docx or .pdf file by the reading rules; nothing outside the file is read.

    Raises UnusableError with a code of the error contract: `not_found`, `unsupported_type`, `empty`,
    `too_large` (over 20 MiB, or 200 MiB unpacked), `encrypted`, `corrupt`, `unsafe_content` or `no_text`.
    """
    if path.suffix.lower() not in FORMATS:
        raise refusal("unsupported_type" if path.is_file() else "not_found")
    module, media_type = FORMATS[path.suffix.lower()]
    raw = _bytes(path)
    if not raw.strip():
        raise refusal("empty")
    builder = Builder()
    try:
        pages = import_module(f"mittkoping.texts.documents.{module}").read(raw, builder)
    except TooMuchTextError:
        raise refusal("too_large") from None
    if not builder.blocks:
        raise refusal("no_text")
    digest = hashlib.sha256(raw).hexdigest()
    return builder.document(Source(path.name, media_type, digest, len(raw), pages))


def _bytes(path: Path) -> bytes:
    """The file's bytes. Only an ordinary file is opened, as a pipe or a device may never end."""
    try:
        if not path.is_file():
            raise refusal("not_found")
        if path.stat().st_size > MOST_BYTES:
            raise refusal("too_large")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise refusal("not_found") from None
    if len(raw) > MOST_BYTES:
        raise refusal("too_large")
    return raw
