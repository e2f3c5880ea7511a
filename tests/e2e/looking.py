"""How a page is looked at: by axe, and by what it says, asks for, weighs and moves."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SHIFT = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value + " " + entry.sources.map(
    source => (source.node?.outerHTML || source.node?.data || "").slice(0, 80)).join(" | "));
}).observe({ type: "layout-shift", buffered: true });
"""


def window(browser: Browser, town: str, width: int, **more: Any) -> BrowserContext:
    """A window that is `width` pixels wide."""
    return browser.new_context(base_url=town, viewport={"width": width, "height": 800}, **more)


class Watch:
    """What a page says, asks for and weighs while it is opened."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.bytes = 0.0
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        wire = context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._weigh)
        self.page.add_init_script(SHIFT)

    def _hear(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    def _weigh(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]


def barriers(page: Page) -> list[str]:
    """What axe finds on the page as it stands, by day and by night."""
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        answer = Axe().run(page, options=RULES)
        found += [
            f"{theme}: {breach['id']}: {breach['nodes'][0]['html'][:120]}"
            for breach in answer.response["violations"]
        ]
    return found


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
