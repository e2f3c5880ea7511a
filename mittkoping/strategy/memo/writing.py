"""The memo in the form that is asked for, and written to a file whose name says which."""

import re
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from mittkoping.strategy.memo.content import Memo
from mittkoping.texts.documents.document import UnusableError

# Ending: the module that makes it, loaded when needed, as two of them bring a large library.
FORMS = {".docx": "word", ".html": "page", ".pdf": "printed"}

LONGEST_NAME = 80  # characters, with the ending
_UNSAFE = re.compile(r"[^\w .,()–-]")


def made(memo: Memo, ending: str, as_of: date) -> bytes:
    """The memo in the form of a file with `ending`, one of FORMS. Raises OSError when it cannot be made."""
    module = import_module(f"mittkoping.strategy.memo.{FORMS[ending]}")
    written: bytes = module.made(memo, as_of)
    return written


def filename(memo: Memo, ending: str) -> str:
    """What the memo is called as a file: its title and `ending`, together at most `LONGEST_NAME` characters.

    Of other signs than letters, digits, spaces and the few that every file system takes, nothing is left.
    """
    words = " ".join(_UNSAFE.sub(" ", memo.title).split())
    return f"{words[: LONGEST_NAME - len(ending)].rstrip(' .,')}{ending}"


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
        unfinished.write_bytes(made(memo, path.suffix.lower(), as_of))
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise UnusableError(
            "invalid_input",
            f"Yttrandet {path.name} gick inte att skriva.",
            "Kontrollera att mappen finns och att du får skriva i den.",
        ) from None
