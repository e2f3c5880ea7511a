"""Where the measurements live: a data directory and database of their own, commands and servers in them."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from benchmarks.load import HOST
from benchmarks.processes import family

ROOT = Path(__file__).resolve().parent.parent
MITTKOPING = [sys.executable, "-m", "mittkoping.jobs.command"]
WORKERS = 2
SERVE = [*MITTKOPING, "serve", "--host", HOST, "--workers", str(WORKERS)]
LONGEST = 1800  # seconds any one step may take


class Surroundings:
    """One data directory and the environment that commands in it run with."""

    def __init__(self, home: Path, database: str) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MITTKOPING_")}
        kept.pop("CACHE_URL", None)
        self.environment = kept | {
            "MITTKOPING_HOME": str(home),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "mittkoping.config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, command: list[str], **extra: str) -> subprocess.Popen[str]:
        """Start a command and return at once; its output is to be read."""
        return subprocess.Popen(
            command,
            cwd=self.home,
            env=self.environment | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, command: list[str], said: str = "", **extra: str) -> str:
        """Run a command to its end and return what it printed. Raises CalledProcessError."""
        done = subprocess.run(
            command,
            cwd=self.home,
            env=self.environment | extra,
            input=said,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=LONGEST,
        )
        return done.stdout

    def ask(self, module: str, question: Any = None) -> Any:
        """What `benchmarks.<module>.answer(question)` returns inside Django."""
        return json.loads(self.run([sys.executable, "-m", "benchmarks.inside", module], json.dumps(question)))

    def read(self, job: Mapping[str, Any]) -> Any:
        """What the reader in its own process met."""
        return json.loads(self.run([sys.executable, "-m", "benchmarks.load"], json.dumps(job)))

    @contextmanager
    def server(self, settings: str, probe: str) -> Iterator["Server"]:
        """The web server under `settings` on a free port; ready when it answers `probe`, stopped after."""
        port = _free_port()
        process = self.start([*SERVE, "--port", str(port)], DJANGO_SETTINGS_MODULE=settings)
        try:
            _wait_for(port, probe, process)
            yield Server(port, process.pid)
        finally:
            end(process)


class Server:
    """A running server: its port and its workers."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self.pid = pid

    def workers(self) -> list[int]:
        """The processes that answer."""
        return family(self.pid)[1:]


def end(process: subprocess.Popen[str]) -> None:
    """Stop a process and what it started, gently at first."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _end_group(process.pid)
    if process.stdout:
        process.stdout.close()


def _end_group(group: int) -> None:
    """Stop what the process left behind; it was started as the leader of a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@contextmanager
def surroundings(database: str, kept: Path | None = None) -> Iterator[Surroundings]:
    """A data directory, and with `database` (postgres://…) a new database beside it; gone afterwards.

    A `kept` directory stays, for the next measurement to find.
    """
    home = kept or Path(tempfile.mkdtemp(prefix="mittkoping-bench-"))
    home.mkdir(parents=True, exist_ok=True)
    try:
        if not database:
            yield Surroundings(home, "")
            return
        parts = urlsplit(database)
        name = f"mittkoping_bench_{os.getpid()}"
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            try:
                yield Surroundings(home, urlunsplit(parts._replace(path=f"/{name}")))
            finally:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    finally:
        if kept is None:
            shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, probe: str, process: subprocess.Popen[str], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            asked = http.client.HTTPConnection(HOST, port, timeout=5)
            asked.request("GET", probe)
            asked.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")
