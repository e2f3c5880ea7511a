"""make shots: pictures of every page type and state in shots/, with one page to leaf through them."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import chromium
from tests.e2e.living import living_town
from tests.e2e.places import Place, places, quoted
from tests.e2e.signing import signed_in
from tests.e2e.trying import strategy, tried, unreadable

WIDTHS = (320, 768, 1440)
THEMES = ("light", "dark")
TALLEST = 6000  # pixels; a page of 400 cards goes on like its beginning
FOLDER = Path(__file__).resolve().parent.parent.parent / "shots"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.shots", description=__doc__)
    parser.add_argument("--only", default="", help="pictures of pages whose name holds this")
    parser.add_argument("--base", default="", help="an address that is served already, instead of a new site")
    asked = parser.parse_args(arguments)
    path = chromium()
    if path is None:
        print("Ingen Chromium hittades. Ange den i MITTKOPING_CHROMIUM.", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with _site(asked.base) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        found = [place for place in places(base) if asked.only in place.name]
        deeds = [name for name in DEEDS if asked.only in name]
        for theme in THEMES:
            for width in WIDTHS:
                _shoot(browser, base, found, width, theme)
                _shoot_deeds(browser, base, deeds, width, theme)
        browser.close()
    names = [place.name for place in found] + deeds
    (FOLDER / "index.html").write_text(_index(names), encoding="utf-8")
    print(f"{len(names) * len(WIDTHS) * len(THEMES)} bilder: {FOLDER / 'index.html'}")
    return 0


def _own_page(page: Page, base: str) -> None:
    signed_in(page, base)
    page.goto(f"{base}/jag")


DEEDS: dict[str, Callable[[Page, str], None]] = {
    "signed-in": _own_page,
    "try-strategy-read": lambda page, base: tried(page, strategy(), base),
    "try-strategy-refused": lambda page, base: tried(page, unreadable(), base),
}  # what no address leads to, only something done


@contextmanager
def _site(base: str) -> Iterator[str]:
    if base:
        yield base
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mittkoping.config.settings")
    django.setup()
    home = Path(tempfile.mkdtemp(prefix="mittkoping-shots-"))
    try:
        with living_town(home) as made:
            yield made
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _shoot(browser: Browser, base: str, found: Sequence[Place], width: int, theme: str) -> None:
    page = _page(browser, width, theme)
    for place in found:
        page.goto(base + quoted(place.path))
        _keep(page, place.name, width, theme)
    page.context.close()


def _shoot_deeds(browser: Browser, base: str, deeds: Sequence[str], width: int, theme: str) -> None:
    for deed in deeds:
        page = _page(browser, width, theme)
        DEEDS[deed](page, base)
        _keep(page, deed, width, theme)
        page.context.close()


def _page(browser: Browser, width: int, theme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 500 else 640},
        color_scheme="dark" if theme == "dark" else "light",
        locale="sv-SE",
    )
    return context.new_page()


def _keep(page: Page, name: str, width: int, theme: str) -> None:
    tall = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
    page.screenshot(
        path=FOLDER / _file(name, width, theme),
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": tall},
    )


def _file(name: str, width: int, theme: str) -> str:
    return f"{name}-{width}-{theme}.png"


def _index(names: Sequence[str]) -> str:
    """One page with every picture, a row for each page type."""
    rows = []
    for name in names:
        pictures = "".join(
            f'<a href="{_file(name, width, theme)}"><img loading="lazy" src="{_file(name, width, theme)}"'
            f' width="{width // 4}" alt="{escape(name)}, {width} px, {theme}"></a> '
            for theme in THEMES
            for width in WIDTHS
        )
        rows.append(f'<h2 id="{name}">{escape(name)}</h2><p>{pictures}</p>')
    return (
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Bilder</title>{"".join(rows)}</html>\n'
    )


if __name__ == "__main__":
    raise SystemExit(main())
