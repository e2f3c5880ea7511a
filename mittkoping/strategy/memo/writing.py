"""Writes the memo to a file in the form that its name asks for."""

from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from mittkoping.strategy.memo.content import Memo
from mittkoping.texts.documents.document import UnusableError

# Ending: the module that makes it, loaded when needed, as two of them bring a large library.
FORMS = {".docx": "word", ".html": "page", ".pdf": "printed"}


def refuse_form(path: Path) -> None:
    """Raise UnusableError (`unsupported_type`) for a file whose name asks for no form of memo."""
    if path.suffix.lower() not in FORMS:
        raise UnusableError(
            "unsupported_type",
            f"Yttrandet kan inte skrivas som {path.name}.",
            "Ge filen ett namn som slutar på .docx, .html eller .pdf.",
        )


def write_memo(memo: Memo, path: Path, as_of: date) -> None:
    """Write a .docx, .html or .pdf file, whole or not at all; an older file of that name is replaced.

    Raises UnusableError: `unsupported_type` for another ending, `invalid_input` where it cannot be written.
    """
    refuse_form(path)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        module = import_module(f"mittkoping.strategy.memo.{FORMS[path.suffix.lower()]}")
        unfinished.write_bytes(module.made(memo, as_of))
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise UnusableError(
            "invalid_input",
            f"Yttrandet {path.name} gick inte att skriva.",
            "Kontrollera att mappen finns och att du får skriva i den.",
        ) from None
