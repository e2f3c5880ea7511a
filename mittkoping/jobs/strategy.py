"""mittkoping strategy import FILE and mittkoping strategy lint FILE: a steering document, read and linted."""

import argparse
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from mittkoping.lib.dates import STOCKHOLM
from mittkoping.lib.terminal import printable, printable_json
from mittkoping.strategy.lint.rules import lint
from mittkoping.strategy.memo.content import memo_of
from mittkoping.strategy.memo.writing import refuse_form, write_memo
from mittkoping.strategy.printing import Json, as_json, error_json
from mittkoping.strategy.reader.read import read
from mittkoping.strategy.report import lint_report
from mittkoping.strategy.terminal import Sheet, draft_for_terminal, findings_for_terminal
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import open_document
from mittkoping.texts.documents.refusals import not_understood

_NARROWEST, _WIDEST = 50, 100


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is done with which file, and how it is answered."""
    parser.add_argument("what", choices=["import", "lint"], help="läsa in, eller granska")
    parser.add_argument("file", type=Path, help="dokumentet: .docx, .pdf, .html, .md eller .txt")
    parser.add_argument("--json", action="store_true", help="svara med JSON enligt kontraktet")
    parser.add_argument("--as-of", metavar="DATUM", help="dagen som tider jämförs med (i dag, om inget sägs)")
    parser.add_argument(
        "--memo", type=Path, metavar="FIL", help="skriv granskningen som .docx, .html eller .pdf"
    )


def run(args: argparse.Namespace) -> int:
    """0: done, whatever was found. 2: the input cannot be used, said in one sentence and a hint."""
    try:
        said = _answer(args)
    except UnusableError as error:
        _refuse(error, coded=args.json)
        return 2
    except Exception:
        _refuse(not_understood(args.file.name), coded=args.json)
        return 2
    _write(sys.stdout, said)
    return 0


def _answer(args: argparse.Namespace) -> str:
    as_of = _day(args.as_of)
    if args.memo is not None:
        _refuse_memo(args)
    draft = read(open_document(args.file))
    findings = lint(draft, as_of)
    if args.memo is not None:
        write_memo(memo_of(draft, findings, as_of), args.memo, as_of)
    if args.json:
        importing = args.what == "import"
        return _json(as_json(draft, findings) if importing else lint_report(draft, findings, as_of))
    sheet = Sheet(_width(), bold=sys.stdout.isatty())
    if args.what == "import":
        return draft_for_terminal(draft, findings, sheet)
    return findings_for_terminal(draft, findings, as_of, sheet)


def _day(given: str | None) -> date:
    if given is None:
        return datetime.now(STOCKHOLM).date()
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise UnusableError(
            "invalid_input",
            f"Dagen {given} i --as-of är inget datum.",
            "Skriv år, månad och dag, till exempel 2030-03-01.",
        ) from None


def _refuse_memo(args: argparse.Namespace) -> None:
    """Say before anything is read that a memo cannot be had, or would replace the document itself."""
    if args.what == "import":
        raise UnusableError(
            "invalid_input", "--memo hör till lint.", "Kör mittkoping strategy lint med samma fil."
        )
    refuse_form(args.memo)
    if args.memo.resolve() == args.file.resolve():
        raise UnusableError(
            "invalid_input",
            f"Yttrandet skulle skriva över dokumentet {args.file.name}.",
            "Ge yttrandet ett annat namn.",
        )


def _refuse(error: UnusableError, *, coded: bool) -> None:
    if coded:
        _write(sys.stderr, _json(error_json(error)))
    else:
        _write(sys.stderr, printable(f"{error.message} {error.hint}"))


def _json(said: Json) -> str:
    return printable_json(said, indent=1)


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def _write(stream: TextIO, said: str) -> None:
    """Write in UTF-8, whatever the terminal's locale believes."""
    stream.buffer.write(f"{said}\n".encode("utf-8", "replace"))
    stream.buffer.flush()
