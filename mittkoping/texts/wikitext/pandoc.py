"""Run pandoc on many small wikitexts in one process; what it cannot take comes out as escaped paragraphs."""

import html
import re
import subprocess
from collections.abc import Sequence
from functools import cache

import pypandoc

from mittkoping.texts.wikitext.pieces import SENTINEL, STOP
from mittkoping.texts.wikitext.simple import blocks

_SPLIT = re.compile(f"<p>{SENTINEL}(\\d+){STOP}</p>")
_SECONDS, _BYTES_PER_SECOND = 5, 100_000


def to_html(texts: Sequence[str]) -> list[str]:
    """Each wikitext as pandoc's HTML, in order.

    One call for all of them (starting pandoc costs 50 ms); when it fails or its parts do not match, the
    halves are tried on their own, so one bad text costs the others little. Takes at most 5 s and 10 s/MB for
    a text.
    """
    read = [blocks(text) for text in texts]
    answers = iter(_convert([part for parts in read for kind, part in parts if kind == "wikitext"]))
    return ["\n".join(part if kind == "html" else next(answers) for kind, part in parts) for parts in read]


def _convert(texts: list[str]) -> list[str]:
    if not texts:
        return []
    joined = "".join(f"{text}\n\n{SENTINEL}{index}{STOP}\n\n" for index, text in enumerate(texts))
    answer = _run(joined)
    if answer is not None:
        parts = _SPLIT.split(answer)
        if parts[1::2] == [str(index) for index in range(len(texts))]:
            return [part.strip() for part in parts[:-1:2]]
    if len(texts) == 1:
        return [escaped(texts[0])]
    half = len(texts) // 2
    return _convert(texts[:half]) + _convert(texts[half:])


def escaped(text: str) -> str:
    """The text as it is written, a paragraph for each block of lines."""
    blocks = (block.strip("\n") for block in re.split(r"\n\s*\n", html.unescape(text)))
    return "\n".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks if block.strip())


@cache
def _command() -> tuple[str, ...]:
    options = ("--sandbox", "--from=mediawiki-auto_identifiers", "--to=html", "--wrap=none")
    return (pypandoc.get_pandoc_path(), *options)


def _run(text: str) -> str | None:
    seconds = _SECONDS + len(text) / _BYTES_PER_SECOND
    try:
        done = subprocess.run(_command(), input=text.encode(), capture_output=True, timeout=seconds)  # noqa: S603 - fixed arguments, no shell, the text goes in on stdin
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode() if done.returncode == 0 else None
