"""mittkoping serve: looks whether all is well, makes the static files ready and starts the server."""

import argparse
import errno
import hashlib
import os
import socket
import subprocess
import sys

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.utils.module_loading import import_string

import mittkoping
from mittkoping.jobs.seeding import DEMO_PASSWORD
from mittkoping.lib.page_store import begin
from mittkoping.organisation.queries import demo_users

APPLICATION = "mittkoping.config.wsgi:application"
STAMP = ".stamp"
SHOWN = 8  # demo accounts named when the server starts: the roles of the first municipality


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, with how many processes."""
    parser.add_argument("--host", default="127.0.0.1", help="adressen att lyssna på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="porten att lyssna på (8000)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="antal processer (en för varje kärna)"
    )
    parser.add_argument("--with-worker", action="store_true", help="sköt också det som görs i bakgrunden")


def run(args: argparse.Namespace) -> int:
    """Become the server; 2 with a sentence for each reason not to."""
    found: list[str] = import_string(settings.STARTUP_CHECKS)(args.host)
    found += _about_the_port(args.host, args.port)
    if args.workers < 1:
        found.append("Servern behöver minst en process.")
    if found:
        print("\n".join(found), file=sys.stderr)
        return 2
    collect_static()
    begin(settings.HOME / "cache")
    print(greeting(args.host, args.port), flush=True)
    return _become_server(args)


def _become_server(args: argparse.Namespace) -> int:
    if args.with_worker:
        # It sees by its parent's id when the server, which takes over this process, is gone.
        command = [sys.executable, "-m", "mittkoping.jobs.command", "worker", "--parent", str(os.getpid())]
        subprocess.Popen(command)
    os.execv(sys.executable, server_command(args.host, args.port, args.workers))


def server_command(host: str, port: int, workers: int) -> list[str]:
    """The command that serves; one thread in each process, since more only wait for each other."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "10", "--respawn-failed-workers", APPLICATION),
    ]


def _about_the_port(host: str, port: int) -> list[str]:
    """Why one cannot listen there, in a sentence."""
    if not 0 < port < 65536:
        return [f"{port} är ingen port."]
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return [f"Det finns ingen adress {host} att lyssna på."]
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return [f"Port {port} används redan. Stäng det som använder den, eller välj en annan med --port."]
        if error.errno == errno.EACCES:
            return [f"Du får inte lyssna på port {port}. Välj en över 1023 med --port."]
        return [f"Det går inte att lyssna på {host}:{port}: {error.strerror}."]
    return []


def collect_static() -> bool:
    """Make the static files ready if any of them changed since last time; whether it was needed."""
    if not hasattr(staticfiles_storage, "manifest_name"):
        return False
    stamp, now = settings.STATIC_ROOT / STAMP, _stamp()
    if stamp.exists() and stamp.read_text() == now:
        return False
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)
    return True


def _stamp() -> str:
    """A digest of where every static file is, how large it is and when it was changed."""
    digest = hashlib.sha256(f"{mittkoping.__version__} {settings.STORAGES['staticfiles']}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            there = os.stat(storage.path(path))
            digest.update(f"{path} {there.st_size} {there.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def greeting(host: str, port: int) -> str:
    """The address, and whom one can sign in as when this is the believable town."""
    shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
    lines = [f"{settings.SITE_NAME} finns på http://{shown}:{port}/"]
    if users := demo_users():
        lines.append(f"Du kan logga in som någon av dem här, alla med lösenordet {DEMO_PASSWORD}:")
        lines += [f"  {user.email:<30} {user.person.name}, {user.person.role}" for user in users[:SHOWN]]
        if len(users) > SHOWN:
            lines.append(f"  och {len(users) - SHOWN} till, som finns i mittkoping/jobs/town/people.toml")
    lines.append("Stoppa med Ctrl-C.")
    return "\n".join(lines)
