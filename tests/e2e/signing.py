"""Signing in as somebody of the believable town, by the page that everybody uses."""

from playwright.sync_api import Page

SOMEBODY = "tuva.enehag@example.org"
PASSWORD = "mittköping-demo"  # what `make run` tells the newcomer


def signed_in(page: Page, base: str, language: str = "") -> None:
    """Fill in the sign-in page and wait until one is let in."""
    page.goto(f"{base}{language}/logga-in")
    page.locator("input[name=email]").fill(SOMEBODY)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "logga-in" not in url)
