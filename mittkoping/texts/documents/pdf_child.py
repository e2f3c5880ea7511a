"""Words and lines of a PDF, read by PDFium in a process of its own: a file may make it crash or grow.

Run as a script with the file on standard input. It writes JSON, a page on each line: `words` with text, left,
right, baseline and size (in points from the lower left corner), 1 if bold, and 1 if glued to the word before;
`bullets` of the same shape; `rules`, the straight lines drawn on the page, as left, bottom, right, top.
The exit codes other than 0 are named below.
"""

import contextlib
import ctypes
import json
import resource
import sys
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

ENCRYPTED, CORRUPT, TOO_LARGE = 11, 12, 13
MOST_MEMORY = 224 * 1024 * 1024  # of addresses, so that both processes stay below 300 MB
MOST_PAGES, MOST_CHARACTERS = 2000, 2_000_000
_MOST_RULES = 800
_THIN, _BULLET = 3.0, (2.0, 8.0)
_HYPHENS = {0x02, 0xFFFE}


class Page:
    """The words of a page, put together from its characters."""

    def __init__(self, page: Any) -> None:
        self._page = page.get_textpage()  # kept, as it closes what it wraps when it goes
        self._text = self._page.raw
        self._faces: dict[int, tuple[float, bool]] = {}
        self.words: list[list[str | float]] = []
        self._word: list[Any] = []
        self._parted = True

    def read(self) -> int:
        """Gather the words; returns how many characters there are."""
        count = int(self._page.count_chars())
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if code in {0x20, 0x0A, 0x0D, 0x09, 0xA0, 0}:
                self._end()
                self._parted = True
                continue
            char = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else ""
            pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
            pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
            size, bold = self._face(index)
            self._add(char, (left.value, max(right.value, left.value)), y.value, size, bold)
        self._end()
        return count

    def _add(self, char: str, ends: tuple[float, float], y: float, size: float, bold: bool) -> None:
        word = self._word
        if word:
            elsewhere = abs(word[3] - y) > 0.4 * size or not -size < ends[0] - word[2] < 0.6 * size
            if elsewhere or word[5] != bold:
                self._end()
                self._parted = elsewhere
        if not self._word:
            self._word = ["", ends[0], ends[1], y, size, bold, not self._parted]
        self._word[0] += char
        self._word[2] = max(self._word[2], ends[1])

    def _end(self) -> None:
        if self._word:
            text, left, right, y, size, bold, glued = self._word
            places = [round(value, 1) for value in (left, right, y, size)]
            self.words.append([text, *places, int(bold), int(glued)])
            self._word, self._parted = [], False

    def _face(self, index: int) -> tuple[float, bool]:
        """The size and weight of a character, asked once for each piece of text that is set alike."""
        piece = pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(piece.contents) if piece else -1
        if key not in self._faces:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self._text, index, matrix)
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self._text, index, name, 200, flags)
            face = name.value.decode("utf-8", "replace").lower()
            heavy = any(word in face for word in ("bold", "black", "heavy", "fet")) or flags.value & 1 << 18
            weighty = pdfium.FPDFText_GetFontWeight(self._text, index) >= 600
            size = pdfium.FPDFText_GetFontSize(self._text, index) * scale
            self._faces[key] = (max(size, 1.0), bool(heavy or weighty))
        return self._faces[key]


def rules_of(page: Any) -> tuple[list[list[float]], list[list[str | float]]]:
    """The straight lines of a page, and the bullets that are drawn instead of written, as words."""
    rules: list[list[float]] = []
    bullets: list[list[str | float]] = []
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        wide, high = right - left, top - bottom
        if min(wide, high) <= _THIN and max(wide, high) > 2 * _THIN:
            rules.append([left, bottom, right, top])
        elif _BULLET[0] <= wide <= _BULLET[1] and abs(wide - high) < 1:
            bullets.append(["•", round(left, 1), round(right, 1), round(bottom, 1), 0.0, 0, 0])
        elif wide > _BULLET[1] and high > _BULLET[1] and _is_frame(shape):
            rules += [[left, bottom, left, top], [right, bottom, right, top]]
            rules += [[left, bottom, right, bottom], [left, top, right, top]]
        if len(rules) > _MOST_RULES:
            return [], bullets
    return [[round(value, 1) for value in rule] for rule in rules], bullets


def _is_frame(shape: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(shape) <= 6


def main() -> int:
    """Read the file and write its pages; the exit code says why not."""
    _limit()
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        return ENCRYPTED if locked else CORRUPT
    if len(document) > MOST_PAGES:
        return TOO_LARGE
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = Page(page)
            characters += words.read()
            rules, bullets = rules_of(page)
        except pypdfium2.PdfiumError:
            return CORRUPT
        if characters > MOST_CHARACTERS:
            return TOO_LARGE
        height = round(page.get_height(), 1)
        print(json.dumps({"height": height, "words": words.words, "rules": rules, "bullets": bullets}))  # noqa: T201 - what a script is for
        page.close()
    return 0


def _limit() -> None:
    """Bound this process, where the system lets itself be asked."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    try:
        code = main()
    except MemoryError:
        code = TOO_LARGE
    sys.stdout.flush()
    sys.exit(code)
