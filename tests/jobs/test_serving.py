"""The server starts where it may, says where it is, and takes its worker with it when it ends."""

import argparse
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from django.contrib.staticfiles import storage
from pytest_django import Settings

from mittkoping.jobs import serving
from mittkoping.jobs.seeding import DEMO_PASSWORD
from mittkoping.organisation.actions import add_user
from tests.jobs.conftest import COMMAND, surroundings

WORKER = "mittkoping.jobs.command worker"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("127.0.0.1", 0, "0 är ingen port."),
        ("127.0.0.1", 70_000, "70000 är ingen port."),
        ("finns-inte.invalid", 8000, "Det finns ingen adress finns-inte.invalid att lyssna på."),
    ],
)
def test_a_place_where_one_cannot_listen_is_named(host: str, port: int, sentence: str) -> None:
    assert serving._about_the_port(host, port) == [sentence]


def test_a_port_in_use_is_named_and_a_free_one_is_not() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert serving._about_the_port("127.0.0.1", port) == [
            f"Port {port} används redan. Stäng det som använder den, eller välj en annan med --port."
        ]
    assert serving._about_the_port("127.0.0.1", free_port()) == []


@pytest.mark.django_db
def test_every_reason_is_told_and_nothing_starts(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    serving.arguments(parser)
    given = ["--host", "192.0.2.1", "--workers", "0"]
    assert serving.run(parser.parse_args(given)) == 2
    said = capsys.readouterr().err
    assert "MITTKOPING_HOSTS" in said
    assert "minst en process" in said


@pytest.mark.django_db
def test_the_greeting_names_the_address_and_the_demo_users() -> None:
    assert "http://127.0.0.1:8000/" in serving.greeting("127.0.0.1", 8000)
    assert "http://[::1]:80/" in serving.greeting("::1", 80)
    assert DEMO_PASSWORD not in serving.greeting("127.0.0.1", 8000)
    add_user(by=None, email="siv@example.se", name="Siv Prov", password="x", role="rektor", demo=True)
    said = serving.greeting("127.0.0.1", 8000)
    assert "siv@example.se" in said
    assert "Siv Prov, rektor" in said
    assert DEMO_PASSWORD in said


def test_static_files_are_collected_when_they_changed(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path / "static", [source]
    assert not serving.collect_static()  # plain files need none
    kept = storage.ManifestStaticFilesStorage(location=str(tmp_path / "static"), base_url="/static/")
    monkeypatch.setattr(serving, "staticfiles_storage", kept)
    called: list[str] = []
    monkeypatch.setattr(serving, "call_command", lambda name, **_: called.append(name))
    assert serving.collect_static()
    assert not serving.collect_static()
    (source / "a.css").write_text("a{color:red}")
    assert serving.collect_static()
    assert called == ["collectstatic"] * 2


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_answers_and_takes_its_processes_with_it(installation_home: Path, number: signal.Signals) -> None:
    port = free_port()
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "2", "--with-worker"]
    kept = surroundings(installation_home)
    with subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
            assert _answers(port)
            processes = {pid: _command_line(pid) for pid in _children(server.pid)}
            assert sum(WORKER in command for command in processes.values()) == 1
            assert sum("granian" in command for command in processes.values()) == 2
        finally:
            server.send_signal(number)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(map(_command_line, processes)):
        time.sleep(0.2)
    assert not [command for pid, command in processes.items() if _command_line(pid) == command]


@pytest.mark.slow
def test_interrupted_at_the_keyboard_it_stops_at_once_and_complains_of_nothing(
    installation_home: Path,
) -> None:
    port = free_port()
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(
        command,
        env=surroundings(installation_home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # Ctrl-C reaches all of a group; this one is ours alone
    ) as server:
        assert _answers(port)
        os.killpg(server.pid, signal.SIGINT)
        said, _ = server.communicate(timeout=8)
    assert server.returncode == 0
    assert "[WARNING]" not in said


def _answers(port: int) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.2)
    return False


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
