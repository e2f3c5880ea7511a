"""Trying a strategy by the page that everybody uses."""

from playwright.sync_api import FilePayload, Page

from tests import real_input

ADDRESS = "/prova-din-strategi"
FIELD = "input[type=file]"
NAME = "e-strategi.txt"
MADE_UP = """Läsplan 2030–2032

1. Bibliotek

Mål
- Alla elever ska senast 2031 ha en skolbibliotekarie på sin skola.
- Eleverna ska läsa mer och bättre.

Att följa upp
- Bemanning på biblioteken, årligen (Kulturenheten)
"""


def strategy() -> FilePayload:
    """The real e-strategy where it is found, else a made-up plan, as a file to choose."""
    if real_input.is_there():
        return chosen(NAME, real_input.real_input("seeds/003-e-strategi-huddinge.txt").read_bytes())
    return chosen(NAME, MADE_UP.encode())


def unreadable() -> FilePayload:
    """A file that says it is a PDF and is not."""
    return chosen("strategi.pdf", b"det var en gang en strategi")


def chosen(name: str, content: bytes) -> FilePayload:
    """A file as the browser's own dialogue hands it over."""
    return {"name": name, "mimeType": "", "buffer": content}


def tried(page: Page, file: FilePayload, base: str = "") -> None:
    """Choose the file, send it and wait for what was found or refused."""
    page.goto(f"{base}{ADDRESS}")
    page.locator(FIELD).set_input_files(file)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
