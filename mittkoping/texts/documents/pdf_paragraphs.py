"""Whether a line of a PDF goes on with the paragraph above it: gaps, indents and room left on lines tell."""

from collections.abc import Sequence

from mittkoping.texts.documents.marks import list_mark
from mittkoping.texts.documents.pdf_lines import Line
from mittkoping.texts.documents.wrapping import is_unfinished

_DOUBTFUL = {"–", "—", "o", "+"}
_INDENT = 0.8  # ems


def runs_on(lines: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether `line` belongs to the paragraph that `lines` began; `leading` is usual between two lines."""
    before = lines[-1]
    if line.alone or before.alone or line.bullet is not None or abs(before.size - line.size) > 0.5:
        return False
    full = line.words[0].right - line.words[0].left + 0.2 * line.size > before.edge - before.right
    cut = is_unfinished(before.text)
    if (mark := list_mark(line.text)) and not (
        full and cut and mark.mark in _DOUBTFUL and abs(line.left - before.left) < 1 and not _is_item(lines)
    ):
        return False
    small = cut and line.text[0].islower()
    if line.page != before.page or (line.y > before.y and line.left > before.left):
        return cut and (small or full)
    gap = before.y - line.y
    if gap <= 0 or gap > 1.3 * max(leading, 1.2 * line.size):
        return False
    if before.bold and not line.bold and all(one.bold for one in lines):
        return False
    return small or (full and not _begins(lines, line, gap, leading))


def heading_runs_on(before: Line, line: Line, leading: float) -> bool:
    """Whether two lines in the size of headings are one heading."""
    gap = before.y - line.y
    near = 0 < gap <= max(1.3 * leading, 1.6 * line.size)
    return before.page == line.page and abs(before.size - line.size) <= 0.5 and near


def _begins(lines: Sequence[Line], line: Line, gap: float, leading: float) -> bool:
    """Whether a line looks like the first of a paragraph, though the line above is full."""
    before = lines[-1]
    own = lines[-2].y - before.y if len(lines) > 1 and lines[-2].page == before.page else leading
    if gap > 1.15 * (own if own > 0 else leading) + 0.5:
        return True
    step = line.left - before.left
    if len(lines) == 1 and _is_item(lines):
        return step < -_INDENT * line.size
    centred = abs(line.left + line.right - before.left - before.right) < 6
    if not centred and (step > _INDENT * line.size or (step < -_INDENT * line.size and len(lines) > 1)):
        return True
    return _has_lead(line) and not before.words[-1].bold


def _has_lead(line: Line) -> bool:
    """Whether a line begins in bold, and is bold throughout or up to a colon."""
    bold = [word for word in line.words if word.bold]
    return bool(line.words[0].bold) and (line.bold or bold[-1].text.endswith(":"))


def _is_item(lines: Sequence[Line]) -> bool:
    return lines[0].bullet is not None or list_mark(lines[0].text) is not None
