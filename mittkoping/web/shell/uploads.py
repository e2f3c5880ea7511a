"""What comes in as files, bounded while it comes: what is too large is never written down."""

import os
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

LARGEST = 20 * 1024 * 1024  # bytes of all files of one request; the contract's limit for a document
FAR_TOO_LARGE = 4 * LARGEST  # not even read to its end
LONGEST_STEM, LONGEST_ENDING = 200, 20  # bytes; a temporary file's name repeats the ending

_TOO_LARGE = "too_large_upload"


def is_too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was larger than is read."""
    return getattr(request, _TOO_LARGE, False)


class BoundedUpload(TemporaryFileUploadHandler):
    """Writes an uploaded file to the disk until it is too large; then the request has no file.

    `is_too_large` tells the view. The rest of the request is read past, so that the browser hears the answer.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._taken = 0

    def handle_raw_input(self, *given: Any, **_: Any) -> None:
        """Refuse at once what says itself that it is beyond all measure; the third argument is its length."""
        if given[2] > FAR_TOO_LARGE:
            raise RequestDataTooBig("a request larger than any document")

    def new_file(self, field_name: str, file_name: str, *about: Any, **more: Any) -> None:
        """A file begins; its name is cut to what every file system takes."""
        stem, ending = os.path.splitext(file_name)
        name = f"{_cut(stem, LONGEST_STEM)}{_cut(ending, LONGEST_ENDING)}"
        super().new_file(field_name, name, *about, **more)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, or stop."""
        self._taken += len(raw_data)
        if self._taken > LARGEST:
            setattr(self.request, _TOO_LARGE, True)
            self.file.close()
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)


def _cut(name: str, most: int) -> str:
    """As much of a name as fits in `most` bytes, without half a character at its end."""
    return name.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
