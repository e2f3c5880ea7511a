"""Plain text: which characters the bytes are, and the lines as blocks."""

import codecs
import re

from mittkoping.texts.documents.building import MOST_CHARACTERS, Builder
from mittkoping.texts.documents.pieces import read_lines
from mittkoping.texts.documents.refusals import refusal

_LINE_ENDS = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
# Control characters that no text has; tab, line ends, page break and old printers' escapes are left.
_BINARY = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_UNDEFINED = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")  # the bytes that Windows-1252 gives no meaning


def read(raw: bytes, builder: Builder) -> None:
    """Add the blocks of a .txt file. Raises UnusableError when the bytes are no text."""
    read_lines(lines_of(decoded(raw)), builder, markdown=False)


# What other formats begin with: a file of theirs under the wrong name is no text.
_OTHERS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", bytes.fromhex("d0cf11e0a1b11ae1"))


def decoded(raw: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 with a byte order mark, or else Windows-1252.

    A few bytes without meaning are left out. Raises UnusableError `corrupt` for what is text in none of them.
    """
    if raw.startswith(_OTHERS):
        raise refusal("corrupt")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _checked(raw.decode("utf-16"))
        except UnicodeDecodeError:
            raise refusal("corrupt") from None
    try:
        return _checked(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _UNDEFINED.sub("", _checked(raw.decode("cp1252", errors="surrogateescape")))


def _checked(text: str) -> str:
    """The text, unless it has characters that only programs write."""
    if len(text) > MOST_CHARACTERS:
        raise refusal("too_large")
    if _BINARY.search(text) or len(_UNDEFINED.findall(text)) * 200 > len(text):
        raise refusal("corrupt")
    return text


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them; a page break stays in its line."""
    return _LINE_ENDS.split(text)
