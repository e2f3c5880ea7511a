"""The memo as a Word document, made by pandoc from its HTML."""

import os
import subprocess
from datetime import UTC, date, datetime

import pypandoc

from mittkoping.strategy.memo.content import Memo
from mittkoping.strategy.memo.page import as_body, titled

_SECONDS = 30


def made(memo: Memo, as_of: date) -> bytes:
    """The memo as .docx with real headings, head rows and the language sv-SE; same memo and day, same bytes.

    pandoc runs in its sandbox and reads standard input only. Raises OSError when it cannot be run or fails.
    """
    # The title goes in with the text: what is given as an argument others on the machine can see.
    said = f"<html><head>{titled(memo)}</head><body>{as_body(memo)}</body></html>"
    command = (
        *(pypandoc.get_pandoc_path(), "--sandbox", "--from=html", "--to=docx", "--output=-"),
        "--metadata=lang:sv-SE",
    )
    day = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(int(day.timestamp()))}
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell, the text goes in on stdin
            command,
            input=said.encode(),
            capture_output=True,
            timeout=_SECONDS,
            env=surroundings,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise OSError("pandoc made no document") from error
    return done.stdout
