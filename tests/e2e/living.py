"""A whole site of its own for the browser: seeded, with two imported wikis, served by a real process."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from tests import real_input
from tests.e2e.long_wiki import long_wiki

START_WITHIN = 30  # seconds


@contextmanager
def living_town(home: Path) -> Iterator[str]:
    """The address of a site in the folder `home`, without a slash at its end, for as long as one is inside.

    The real wiki comes in too where it is found.
    """
    surroundings = _surroundings(home)
    home.mkdir(parents=True, exist_ok=True)
    made_up = home / "lampor.xml"
    made_up.write_text(long_wiki(), encoding="utf-8")
    wikis = [made_up]
    if real_input.is_there():
        wikis.append(real_input.real_input("data/mittkoping-mediawiki.xml"))
    command = [sys.executable, "-m", "mittkoping.jobs.command"]
    _run([*command, "migrate"], surroundings)
    _run([*command, "seed"], surroundings)
    for wiki in wikis:
        _run([*command, "import", "mediawiki", str(wiki)], surroundings)
    _run([sys.executable, "-m", "django", "collectstatic", "--no-input", "-v", "0"], surroundings)
    port = _free_port()
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            # Imported here, since `make shots` reads this module before Django is set up.
            import_module("mittkoping.jobs.serving").server_command("127.0.0.1", port, workers=1),
            env=surroundings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        _wait_for(base, server)
        yield base
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop, and see to it that nothing it has started is left."""
    server.terminate()
    try:
        server.wait(timeout=20)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def _surroundings(home: Path) -> dict[str, str]:
    """The environment of the site: a database file of its own, whatever the tests beside it use."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("MITTKOPING_") and name not in {"DATABASE_URL", "CACHE_URL"}
    }
    return kept | {
        "MITTKOPING_HOME": str(home),
        "MITTKOPING_SECRET_KEY": secrets.token_urlsafe(40),
        "DJANGO_SETTINGS_MODULE": "mittkoping.config.settings",
    }


def _run(command: list[str], surroundings: dict[str, str]) -> None:
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[1:])} failed:\n{done.stdout}\n{done.stderr}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/om/om", timeout=5):  # noqa: S310 -- our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"The site did not start within {START_WITHIN} seconds.")
