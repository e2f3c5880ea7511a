"""Moving through a page by keyboard alone."""

from playwright.sync_api import Page


def focused(page: Page) -> str:
    """The words of the element that has the focus, or its accessible name."""
    return str(
        page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText).trim()"
        )
    )


def tab_to(page: Page, words: str, most: int = 120) -> None:
    """Press Tab until what begins with `words` has the focus; each stop on the way shows where one is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 })()"
        )
        assert ring, f"no visible focus on {focused(page)!r}"
        if focused(page).startswith(words):
            return
    raise AssertionError(f"Tab never comes to {words!r}")
