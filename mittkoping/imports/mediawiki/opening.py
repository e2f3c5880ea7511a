"""An export opened for reading, plain or compressed; what cannot be read is said in one sentence."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast


class UnreadableError(Exception):
    """The file cannot be imported; the message is the sentence the user sees."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, decompressed. Raises UnreadableError, also for what goes wrong while reading."""
    name = path.name or str(path)
    try:
        with _stream(path, name) as file:
            yield file
    except FileNotFoundError:
        raise UnreadableError(f"Filen {name} finns inte.") from None
    except IsADirectoryError:
        raise UnreadableError(f"Det som heter {name} är en mapp. Ange en fil.") from None
    except PermissionError:
        raise UnreadableError(f"Filen {name} får inte läsas av dig.") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableError(f"Filen {name} är komprimerad men avbruten eller trasig.") from None
    except OSError as error:
        if error.errno is None:  # what bz2 says of broken content
            raise UnreadableError(f"Filen {name} är komprimerad men avbruten eller trasig.") from None
        raise UnreadableError(f"Filen {name} går inte att läsa: {error.strerror}.") from None


def _stream(path: Path, name: str) -> IO[bytes]:
    if path.is_dir():
        raise IsADirectoryError
    if path.exists() and not path.is_file():
        raise UnreadableError(f"Det som heter {name} är inte en vanlig fil. Spara exporten i en fil först.")
    with path.open("rb") as file:
        start = file.read(3)
    if not start:
        raise UnreadableError(f"Filen {name} är tom.")
    if path.suffix == ".gz" or start[:2] == b"\x1f\x8b":
        if start[:2] != b"\x1f\x8b":
            raise UnreadableError(f"Filen {name} heter .gz men är inte en gzip-fil.")
        return cast(IO[bytes], gzip.open(path, "rb"))
    if path.suffix == ".bz2" or start == b"BZh":
        if start != b"BZh":
            raise UnreadableError(f"Filen {name} heter .bz2 men är inte en bzip2-fil.")
        return bz2.open(path, "rb")
    return path.open("rb")
