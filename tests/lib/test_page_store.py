"""Finished pages in a file that the processes of one server share."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from mittkoping.lib import page_store
from mittkoping.lib.page_store import PageStore, begin, store_of_server

PLENTY = 10_000_000


def test_what_one_process_puts_another_gets(tmp_path: Path) -> None:
    path = begin(tmp_path)
    PageStore(path, PLENTY).put("a", ["etag", {"object:1": 3}], b"one")
    other = PageStore(path, PLENTY)
    assert other.get("a") == (["etag", {"object:1": 3}], b"one")
    assert other.get("b") is None


def test_the_last_put_counts(tmp_path: Path) -> None:
    store = PageStore(begin(tmp_path), PLENTY)
    store.put("a", 1, b"one")
    store.put("a", 2, b"two")
    assert store.get("a") == (2, b"two")


def test_a_process_finds_the_store_of_the_server_that_started_it(tmp_path: Path) -> None:
    PageStore(begin(tmp_path), PLENTY).put("a", None, b"one")
    asked = (
        "import sys; from pathlib import Path; from mittkoping.lib.page_store import store_of_server;"
        "print(store_of_server(Path(sys.argv[1]), 1).get('a')[1].decode())"
    )
    said = subprocess.run([sys.executable, "-c", asked, str(tmp_path)], capture_output=True, text=True)
    assert said.stdout == "one\n", said.stderr
    assert store_of_server(tmp_path, PLENTY) is None  # whoever started the tests has none


def test_a_server_begins_empty_and_clears_away_what_ended_servers_left(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = tmp_path / f"pages-{socket.gethostname()}-{ended.pid}.sqlite3-wal"
    runs = tmp_path / f"pages-{socket.gethostname()}-{os.getppid()}.sqlite3"
    elsewhere = tmp_path / f"pages-another-machine-{ended.pid}.sqlite3"
    for file in (left, runs, elsewhere):
        file.touch()
    PageStore(begin(tmp_path), PLENTY).put("a", None, b"one")
    assert PageStore(begin(tmp_path), PLENTY).get("a") is None
    assert [file.exists() for file in (left, runs, elsewhere)] == [False, True, True]


def test_the_oldest_pages_go_when_there_is_no_more_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_store, "LOOK", 10)
    store = PageStore(begin(tmp_path), 300_000)
    for number in range(200):
        store.put(f"{number}", None, os.urandom(5_000))
    held = [number for number in range(200) if store.get(f"{number}")]
    assert 30 <= len(held) <= 80
    assert held == list(range(held[0], 200))


def test_a_broken_or_vanished_file_counts_as_not_found(tmp_path: Path) -> None:
    store = PageStore(tmp_path / "gone.sqlite3", PLENTY)
    store.put("a", None, b"one")
    assert store.get("a") is None
    assert not store.path.exists()
    store.path.write_bytes(b"no database" * 1000)
    store.put("a", None, b"one")
    assert store.get("a") is None
