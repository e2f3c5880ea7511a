"""A reader of many pages in a process of its own: a job as JSON on stdin, what it met as JSON on stdout."""

import json
import resource
import select
import socket
import sys
import time
from collections.abc import Iterator
from typing import TypedDict

HOST = "127.0.0.1"  # never another machine


class Job(TypedDict):
    """What to ask for: `order` names places in `addresses`; it ends when order or seconds end."""

    port: int
    addresses: list[str]
    order: list[int]
    connections: int
    seconds: float


class Met(TypedDict):
    """What came back; times in seconds, one per answer, and how each was made."""

    answers: int
    seconds: float
    client_seconds: float
    times: list[float]
    kept: list[bool]
    bytes: int
    wrong: dict[str, str]  # address → first line of an answer that was not 200


class _Line:
    """One connection that asks one thing at a time."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.came = b""
        self.wants = -1  # bytes of the whole answer, -1 while its head is not here
        self.head = b""
        self.asked = 0
        self.since = 0.0

    def ask(self, place: int, request: bytes) -> None:
        self.asked, self.came, self.wants = place, b"", -1
        self.since = time.perf_counter()
        self.socket.sendall(request)

    def hear(self) -> bool:
        """Take what has come; whether the answer is whole."""
        more = self.socket.recv(1 << 18)
        if not more:
            raise ConnectionError("the server hung up")
        self.came = self.came + more if self.came else more
        if self.wants < 0:
            head, end, _ = self.came.partition(b"\r\n\r\n")
            if not end:
                return False
            self.head = head
            self.wants = len(head) + 4 + _length(head)
        return len(self.came) >= self.wants


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    if not found:
        raise ValueError(f"an answer without a length: {head[:200]!r}")
    return int(rest.split(b"\r\n", 1)[0])


def read_pages(job: Job) -> Met:
    """Do the job over as many connections as it says, each asking again as soon as it is answered."""
    requests = [_request(job["port"], address) for address in job["addresses"]]
    waiting = iter(job["order"])
    lines = {line.socket.fileno(): line for line in (_Line(job["port"]) for _ in range(job["connections"]))}
    poll = select.epoll()
    met = Met(answers=0, seconds=0, client_seconds=0, times=[], kept=[], bytes=0, wrong={})
    begun, used = time.perf_counter(), _used()
    deadline = begun + job["seconds"]
    open_lines = 0
    for number, line in lines.items():
        poll.register(number, select.EPOLLIN)
        open_lines += _next(line, waiting, requests, deadline)
    while open_lines:
        for number, _ in poll.poll(60):
            line = lines[number]
            if line.hear():
                _note(line, met, job["addresses"])
                open_lines -= not _next(line, waiting, requests, deadline)
    met["seconds"], met["client_seconds"] = time.perf_counter() - begun, _used() - used
    for line in lines.values():
        line.socket.close()
    return met


def _next(line: _Line, waiting: Iterator[int], requests: list[bytes], deadline: float) -> bool:
    place = next(waiting, None) if time.perf_counter() < deadline else None
    if place is None:
        return False
    line.ask(place, requests[place])
    return True


def _note(line: _Line, met: Met, addresses: list[str]) -> None:
    met["times"].append(time.perf_counter() - line.since)
    met["answers"] += 1
    met["bytes"] += len(line.came)
    met["kept"].append(b": kept" in line.head)
    if not line.head.startswith(b"HTTP/1.1 200"):
        met["wrong"].setdefault(addresses[line.asked], line.head.split(b"\r\n", 1)[0].decode("latin-1"))


def _request(port: int, address: str) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    print(json.dumps(read_pages(json.load(sys.stdin))))
