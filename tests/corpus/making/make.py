"""Makes the Word and PDF documents of the held-out corpus: python -m tests.corpus.making.make."""

from pathlib import Path

from playwright.sync_api import PdfMargins, sync_playwright

from tests.chromium import chromium
from tests.corpus.making.register_and_scorecard import register, scorecard
from tests.corpus.making.staff_and_security import security, staff

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out"
MARGIN: PdfMargins = {"top": "28mm", "bottom": "24mm", "left": "25mm", "right": "25mm"}
LINE = '<div style="font-size:9px;width:100%;padding:0 25mm">{}</div>'
PAGES = {
    "13-bjorklunda-jamlik-skola": (
        "Björklunda kommun · Program för jämlik förskola och skola",
        'Sida <span class="pageNumber"></span> (<span class="totalPages"></span>)',
    ),
    "14-ronnmark-culture-plan": (
        "Rönnmark Municipality – Libraries shall be read",
        'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
    ),
}


def print_pages() -> None:
    """Print the two HTML sources with headers and footers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for name, (header, footer) in PAGES.items():
            page = browser.new_page()
            page.goto((HERE / f"{name}.html").as_uri())
            page.pdf(
                path=HELD_OUT / f"{name}.pdf",
                format="A5",
                margin=MARGIN,
                display_header_footer=True,
                header_template=LINE.format(header),
                footer_template=LINE.format(footer),
            )
        browser.close()


if __name__ == "__main__":
    for write in (staff, security, register, scorecard):
        write(HELD_OUT)
    print_pages()
