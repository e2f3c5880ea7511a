"""Tables of a PDF without lines around their cells, told from lists, contents and columns of running text."""

import re
from collections.abc import Iterable, Sequence

from mittkoping.texts.documents.building import CellText
from mittkoping.texts.documents.pdf_columns import by_column, is_running_text, is_told_across
from mittkoping.texts.documents.pdf_flow import Sheet
from mittkoping.texts.documents.pdf_lines import Line, Word
from mittkoping.texts.documents.pdf_regions import Bit, Region, regions
from mittkoping.texts.documents.pdf_rows import Row, rows_of, separators
from mittkoping.texts.documents.pdf_tables import cell_of

_MARK = re.compile(r"[^\w\s]{1,2}|[o\uf000-\uf0ff]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-Za-z])[.)]?")
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\. ){3,}|_{4,}")


def set_aligned(sheets: Iterable[Sheet]) -> None:
    """Set the tables and columns of all pages."""
    ink: list[tuple[float, float]] = []
    for sheet in sheets:
        ink = _set_page(sheet, ink)


def _set_page(sheet: Sheet, above: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Make tables of the lines of a page that stand in columns, and read columns of running text one by one.

    Rows of a table of contents, and of facts beside their names, become lines that stand alone.
    `above` is the ink of the table that the page before ends with, and returned is that of this page's.
    """
    tables: list[tuple[int, list[list[CellText]]]] = []
    instead: dict[int, list[Line]] = {}
    last: list[tuple[float, float]] = []
    for line in sheet.lines:
        line.alone = bool(_LEADERS.search(line.text))
    for region in regions(sheet.lines, sheet.rules, above):
        bits = region.bits(sheet.lines)
        drawn = separators(
            sheet.rules, min(bit.line.left for bit in bits), max(bit.line.right for bit in bits)
        )
        rows = _trimmed(rows_of(bits, drawn), drawn)
        columns = len(region.strips) + 1
        if not region.goes_on and _is_listed(rows, columns):
            for bit in bits:
                sheet.lines[bit.order].alone = True
        elif _is_table(rows, bits, region, drawn):
            kept = {id(line) for row in rows for cell in row.values() for line in cell}
            orders = {bit.order for bit in bits if id(bit.line) in kept}
            tables.append((min(orders), _cells(rows, columns)))
            instead |= {order: [] for order in orders}
            last = region.ink if max(orders) == len(sheet.lines) - 1 else []
        elif is_told_across(bits) and is_running_text(bits, columns):
            instead |= {bit.order: [] for bit in bits} | {bits[0].order: by_column(bits)}
    sheet.put(instead, tables)
    return last


def _trimmed(rows: list[Row], drawn: Sequence[float]) -> list[Row]:
    """Rows without those at either end that have text in one column only and no line drawn beyond them."""
    first, last = 0, len(rows)
    while last > first and set(rows[last - 1]) == {0} and not _closed(rows[last - 1], drawn):
        last -= 1
    while first < last and set(rows[first]) == {0}:
        first += 1
    return rows[first:last]


def _closed(row: Row, drawn: Sequence[float]) -> bool:
    lowest = min((line.y, line.size) for line in row[0])
    return any(0 < lowest[0] - y < 2 * lowest[1] for y in drawn)


def _is_table(rows: Sequence[Row], bits: Sequence[Bit], region: Region, drawn: Sequence[float]) -> bool:
    if region.goes_on and rows:
        return True
    full = sum(len(row) > 1 for row in rows)
    if full < 2:
        return False
    columns = len(region.strips) + 1
    headed = _is_bold(rows[0]) and not all(map(_is_bold, rows))
    near = [
        y for y in drawn if region.bands[-1].y - 2.5 * region.size < y < region.bands[0].y + 2.5 * region.size
    ]
    if full < 3 and columns < 3 and not headed and len(near) < 2:
        return False
    firsts = [row[0][0].text for row in rows if 0 in row]
    if columns == 2 and all(map(_MARK.fullmatch, firsts)):
        return False
    return headed or len(near) > 1 or not is_running_text(bits, columns)


def _is_bold(row: Row) -> bool:
    return all(line.bold for cell in row.values() for line in cell)


def _is_listed(rows: Sequence[Row], columns: int) -> bool:
    """Whether rows are those of a table of contents, or of facts whose names end with a colon."""
    texts = [{column: " ".join(line.text for line in cell) for column, cell in row.items()} for row in rows]
    if any(_LEADERS.search(text) for row in texts for text in row.values()):
        return True
    if columns == 2 and texts and all(row.get(0, "").endswith(":") for row in texts):
        return True
    numbers = [row.get(columns - 1, "").strip() for row in texts]
    if columns > 3 or len(texts) < 2 or not all(number.isdecimal() and len(number) < 5 for number in numbers):
        return False
    pages = list(map(int, numbers))
    return pages == sorted(pages)


def _cells(rows: Sequence[Row], columns: int) -> list[list[CellText]]:
    """The cell at each place."""
    return [[cell_of(_words(row.get(column, []))) for column in range(columns)] for row in rows]


def _words(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]
