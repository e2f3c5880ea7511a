"""The zip file that a Word document is: opened with a look at its directory, and read within limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from mittkoping.texts.documents.refusals import refusal

MOST_UNPACKED = 200 * 1024 * 1024
# A part of XML with more than this is no document, and the parser may have to hold as much twice.
MOST_IN_A_PART = 48 * 1024 * 1024
_MOST_ENTRIES, _MOST_DIRECTORY = 10_000, 4 * 1024 * 1024
_CHUNK = 64 * 1024
_END, _END_OF_64 = b"PK\x05\x06", b"PK\x06\x07"
# What the library raises for a directory or a part that is wrong, a place outside the file among it.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


class Package:
    """A package's parts by name. What is read is counted, as the directory may lie about sizes."""

    def __init__(self, raw: bytes) -> None:
        """Raises UnusableError for what is no package, is protected, or would unpack beyond the limit."""
        _look(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN:
            raise refusal("corrupt") from None
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise refusal("too_large")
        if any(entry.flag_bits & 1 for entry in entries):
            raise refusal("encrypted")
        self.names = [entry.filename for entry in entries]
        self._read = 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes in pieces; nothing for a part that is not there."""
        if name not in self._zip.NameToInfo:
            return
        entry = self._zip.getinfo(name)
        if entry.file_size > MOST_IN_A_PART:
            raise refusal("too_large")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise refusal("corrupt")
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    self._count(len(chunk))
                    yield chunk
        except _BROKEN:
            raise refusal("corrupt") from None

    def _count(self, read: int) -> None:
        self._read += read
        if self._read > MOST_UNPACKED:
            raise refusal("too_large")


def _look(raw: bytes) -> None:
    """Refuse what the first and the last bytes tell, before a directory of any length is read."""
    if raw.startswith(_OLE):
        # Word puts a protected document into a container of its older format.
        raise refusal("corrupt" if "WordDocument".encode("utf-16-le") in raw else "encrypted")
    end = raw.rfind(_END, max(0, len(raw) - 65_557))
    if end < 0 or len(raw) - end < 22:
        raise refusal("corrupt")
    entries, size = struct.unpack_from("<HI", raw, end + 10)
    if raw[max(0, end - 20) : end].startswith(_END_OF_64):
        raise refusal("corrupt")  # made for archives above 4 GiB
    if entries > _MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise refusal("too_large")
