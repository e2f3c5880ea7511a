"""The memo as a tagged PDF (PDF/UA-1), set by typst from data: nothing that is quoted is ever markup."""

import json
import re
from dataclasses import asdict
from datetime import UTC, date, datetime
from importlib import resources

import typst

from mittkoping.strategy.memo.content import Memo

# What the typeface that is shipped can show; the rest would make the standard refuse the whole document.
_SHOWN = re.compile(
    r"[^\n\x20-\x7e\xa0-\xac\xae-\u017f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    r"\u2010-\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac"
    r"\u2190-\u2193\u2212\u2260\u2264\u2265]"
)


def made(memo: Memo, as_of: date) -> bytes:
    """The memo as a PDF with title, language, headings and head rows; same memo and day, same bytes.

    Signs that the typeface lacks (emoji, other scripts) stand as ¤. Raises OSError when it cannot be set.
    """
    page = resources.files(__package__).joinpath("memo.typ").read_bytes()
    said = _SHOWN.sub("¤", json.dumps(asdict(memo), ensure_ascii=False))
    day = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    try:
        return typst.compile(
            page,
            format="pdf",
            sys_inputs={"memo": said},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=int(day.timestamp()),
        )
    except typst.TypstError as error:
        raise OSError("typst made no document") from error
