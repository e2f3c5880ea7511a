"""Makes the Word and PDF documents of the held-out corpus: python -m tests.corpus.making.make."""

from pathlib import Path

from tests.corpus.making.pages import print_pages
from tests.corpus.making.register_and_scorecard import register, scorecard
from tests.corpus.making.staff_and_security import security, staff

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out"
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


if __name__ == "__main__":
    for write in (staff, security, register, scorecard):
        write(HELD_OUT)
    print_pages(PAGES, HELD_OUT)
