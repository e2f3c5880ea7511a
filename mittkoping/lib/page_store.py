"""Finished pages that the processes of one server share, in a file of their own.

Each process keeps the pages it reads most in memory. What another process has made, or what no
longer fits there, is found here instead of being made again. A server begins with an empty file, so
no page outlives the templates, settings or database it was made from.
"""

import json
import os
import socket
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

TABLE = "CREATE TABLE page (number INTEGER PRIMARY KEY, key TEXT UNIQUE, about TEXT, body BLOB)"
PATIENCE = 0.05  # seconds to wait for another process; after that the page is simply made again
LOOK = 500  # pages put between two looks at the size


def begin(folder: Path) -> Path:
    """Make the empty file of the server that this process becomes; files of servers that ended go."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob(f"{_name('*')}*"):
        number = leftover.name.split(".sqlite3")[0].rpartition("-")[2]
        if number == str(os.getpid()) or not _runs(number):
            leftover.unlink(missing_ok=True)
    path = folder / _name(str(os.getpid()))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(TABLE)
    connection.close()
    return path


def store_of_server(folder: Path, most_bytes: int) -> "PageStore | None":
    """The file of the server that started this process; None when it made none."""
    path = folder / _name(str(os.getppid()))
    return PageStore(path, most_bytes) if path.exists() else None


def _name(server: str) -> str:
    # With the machine's name, since several machines may share the data directory.
    return f"pages-{socket.gethostname()}-{server}.sqlite3"


def _runs(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


class PageStore:
    """The shared file, up to a number of bytes; whatever goes wrong with it counts as not found."""

    def __init__(self, path: Path, most_bytes: int) -> None:
        self.path, self.most_bytes = path, most_bytes
        self.connection: sqlite3.Connection | None = None
        self.owner = 0
        self.lock = Lock()
        self.count = 0

    def get(self, key: str) -> tuple[Any, bytes] | None:
        """What was put under `key` last: what it is about, and the body."""
        with self.lock, suppress(sqlite3.Error):
            asked = self._opened().execute("SELECT about, body FROM page WHERE key = ?", (key,))
            if row := asked.fetchone():
                return json.loads(row[0]), row[1]
        return None

    def put(self, key: str, about: Any, body: bytes) -> None:
        """Keep `body`, and `about` as JSON, instead of what was there."""
        with self.lock, suppress(sqlite3.Error):
            connection = self._opened()
            connection.execute(
                "INSERT OR REPLACE INTO page (key, about, body) VALUES (?, ?, ?)",
                (key, json.dumps(about), body),
            )
            self.count += 1
            if self.count % LOOK == 0:
                self._make_room(connection)

    @staticmethod
    def _used(connection: sqlite3.Connection) -> int:
        asked = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), "
        asked += "pragma_freelist_count(), pragma_page_size()"
        return int(connection.execute(asked).fetchone()[0])

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Drop the quarter that was put longest ago when there are too many bytes."""
        if self._used(connection) > self.most_bytes:
            first, last = connection.execute("SELECT min(number), max(number) FROM page").fetchone()
            connection.execute("DELETE FROM page WHERE number <= ?", (first + (last - first) // 4,))

    def _opened(self) -> sqlite3.Connection:
        # A connection must not cross a fork, and the server forks its workers.
        if self.connection is None or self.owner != os.getpid():
            self.connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=rw",
                uri=True,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            self.connection.execute("PRAGMA synchronous=OFF")  # after a power cut the server begins anew
            self.owner = os.getpid()
        return self.connection
