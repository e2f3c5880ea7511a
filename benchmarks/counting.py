"""How many questions a page asks the database, made anew and kept; runs inside Django."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def answer(asked: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """Kind → most queries of a page made anew, and of the same page asked for again."""
    client = Client(headers={"host": "127.0.0.1", "accept-encoding": "gzip"})
    client.get("/")  # what the process reads once for all
    return {
        kind: {
            "made": max(_queries(client, address) for address in addresses),
            "kept": max(_queries(client, address) for address in addresses),
        }
        for kind, addresses in asked.items()
    }


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return len(captured)
