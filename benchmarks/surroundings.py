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
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from benchmarks.load import HOST
from benchmarks.processes import family

ROOT = Path(__file__).resolve().parent.parent
MITTKOPING = [sys.executable, "-m", "mittkoping.jobs.command"]
SERVER = [
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"),
    *("--no-ws", "--host", HOST, "--log-level", "warning", "mittkoping.config.wsgi:application"),
]
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

    def collect_static(self) -> None:
        """Lay out the static files as they are served."""
        self.run([sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"])

    @contextmanager
    def server(self, settings: str) -> Iterator["Server"]:
        """The web server under `settings` on a free port, stopped at the end."""
        port = _free_port()
        process = self.start([*SERVER, "--port", str(port)], DJANGO_SETTINGS_MODULE=settings)
        try:
            _wait_for(port, process)
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
        return [pid for pid in family(self.pid)[1:] if b"spawn_main" in _command(pid)]


def end(process: subprocess.Popen[str]) -> None:
    """Stop a process and what it started, gently at first."""
    members = family(process.pid)
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in members[1:]:
        try:
            if b"spawn_main" in _command(pid):
                os.kill(pid, signal.SIGKILL)
        except OSError:
            continue
    if process.stdout:
        process.stdout.close()


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


def _wait_for(port: int, process: subprocess.Popen[str], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            asked = http.client.HTTPConnection(HOST, port, timeout=5)
            asked.request("GET", "/finns-inte")
            asked.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
