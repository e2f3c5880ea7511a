"""What stands aside while pandoc reads a page: finished HTML, and texts that are converted on their own."""

import re
from dataclasses import dataclass, field

# Four private characters no wiki uses; in a source they are replaced before anything else happens.
PIECE, FRAGMENT, SENTINEL, STOP = "\U000f1a00", "\U000f1a02", "\U000f1a03", "\U000f1a01"
TOKEN = re.compile(f"{PIECE}(\\d+){STOP}")
FRAGMENT_TOKEN = re.compile(f"{FRAGMENT}(\\d+){STOP}")
ANY_TOKEN = re.compile(f"[{PIECE}{FRAGMENT}](\\d+){STOP}")
ONLY_TOKENS = re.compile(f"(?:\\s|{PIECE}\\d+{STOP})+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of finished HTML, the source it came from, and what it reads as in a plain text."""

    html: str
    source: str
    plain: str = ""


@dataclass(slots=True)
class Pieces:
    """All pieces and fragments of one page; a token in a text stands for one of them."""

    pieces: list[Piece] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)

    def add(self, html: str, source: str, plain: str = "") -> str:
        """Keep finished HTML; the token that stands for it."""
        self.pieces.append(Piece(html, source, plain))
        return f"{PIECE}{len(self.pieces) - 1}{STOP}"

    def reserve(self) -> int:
        """A place among the fragments, so that outer texts come before inner ones."""
        self.fragments.append("")
        return len(self.fragments) - 1

    def source(self, text: str) -> str:
        """`text` as its author wrote it: tokens back to their sources."""
        return self._resolve(text, "source")

    def plain(self, text: str) -> str:
        """`text` with every token read as plain text."""
        return self._resolve(text, "plain")

    def _resolve(self, text: str, what: str) -> str:
        for _ in range(_DEPTH):
            if PIECE not in text:
                break
            text = TOKEN.sub(lambda found: str(getattr(self.pieces[int(found.group(1))], what)), text)
        return text

    def expand(self, html: str, fragments: list[str]) -> str:
        """`html` with every token filled in, also those inside what was filled in."""
        for _ in range(_DEPTH):
            if PIECE in html:
                html = TOKEN.sub(lambda found: self.pieces[int(found.group(1))].html, html)
            if FRAGMENT in html:
                html = FRAGMENT_TOKEN.sub(lambda found: inline(fragments[int(found.group(1))]), html)
            if PIECE not in html and FRAGMENT not in html:
                break
        return html


_DEPTH = 100


def inline(html: str) -> str:
    """A converted text without its paragraph when it is only one."""
    text = html.strip()
    if text.startswith("<p>") and text.endswith("</p>") and "<p>" not in text[3:]:
        return text[3:-4]
    return text
