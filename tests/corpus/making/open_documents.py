"""Makes the Word and PDF documents of the open corpus: python -m tests.corpus.making.open_documents."""

from pathlib import Path

from tests.corpus.making.open_word import home_care, learning, security, workplace
from tests.corpus.making.pages import print_pages

OPEN = Path(__file__).parents[1] / "open"
PAGES = {
    "20-solbracke-skolstrategi": (
        "Solbräcke kommun · Skolstrategi",
        'Sida <span class="pageNumber"></span> (<span class="totalPages"></span>)',
    ),
    "21-vedlosa-climate-action": (
        "Vedlösa Municipality – Climate action",
        'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
    ),
    "22-fjallhamra-kulturskola": (
        "Kulturskoleplan för Fjällhamra",
        '<span class="pageNumber"></span> (<span class="totalPages"></span>)',
    ),
}

if __name__ == "__main__":
    for write in (learning, home_care, security, workplace):
        write(OPEN)
    print_pages(PAGES, OPEN)
