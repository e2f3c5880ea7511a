"""Prints the HTML sources of the corpus as PDF pages with header and footer."""

from pathlib import Path

from playwright.sync_api import PdfMargins, sync_playwright

from tests.chromium import chromium

HERE = Path(__file__).parent
MARGIN: PdfMargins = {"top": "28mm", "bottom": "24mm", "left": "25mm", "right": "25mm"}
LINE = '<div style="font-size:9px;width:100%;padding:0 25mm">{}</div>'


def print_pages(pages: dict[str, tuple[str, str]], folder: Path) -> None:
    """Print `NAME.html` of this folder as `folder/NAME.pdf`; a name's values are its header and footer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for name, (header, footer) in pages.items():
            page = browser.new_page()
            page.goto((HERE / f"{name}.html").as_uri())
            page.pdf(
                path=folder / f"{name}.pdf",
                format="A5",
                margin=MARGIN,
                display_header_footer=True,
                header_template=LINE.format(header),
                footer_template=LINE.format(footer),
            )
        browser.close()
