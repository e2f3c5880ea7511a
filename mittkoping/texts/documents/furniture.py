"""Page lines and running heads in plain text that is a copy out of a paged document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

PAGE = "\f"

_PAGE_LINE = re.compile(
    r"\W*(?:(?:sida|sid|page|s)\.?\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4}|\s*\(\d{1,4}\))?|\d{1,4}\s*\(\d{1,4}\))\W*",
    re.IGNORECASE,
)
_PAGE_AND_MORE = re.compile(
    r"(?:.*\s)?(?:sida|page)\s+\d{1,4}\s*(?:\(\d{1,4}\)|(?:av|of)\s+\d{1,4})|.*(?:\s{3,}|\t)\d{1,4}\s*\(\d{1,4}\)",
    re.IGNORECASE,
)
_NUMBERED_HEAD = re.compile(r"([^\W\d].{2,}?\S)(?:\s{3,}|\t\s*)(?:sida\s+)?1\s*\(\d{1,4}\)", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(\d{1,3})\W*")
_ENDED = re.compile(r"[.!?:…]\W*$")
_COLUMNS = re.compile(r"\s{3,}|\t")
_LONGEST = 110


def is_page_line(line: str) -> bool:
    """Whether a line says which page this is, such as `Sida 2 (4)`, alone or beside a running head."""
    text = line.strip()
    return len(text) <= _LONGEST and bool(_PAGE_LINE.fullmatch(text) or _PAGE_AND_MORE.fullmatch(text))


def same_but_numbers(line: str) -> str:
    """What two running heads have in common when they differ in their numbers only."""
    return " ".join(re.sub(r"\d+", "#", line).split())


def without_furniture(lines: Sequence[str]) -> list[str]:
    """The lines with PAGE in place of each page line, page break and running head."""
    marked = [PAGE if is_page_line(line) else line for line in _with_letterhead([*_split_at_breaks(lines)])]
    for index in _counted_pages(marked):
        marked[index] = PAGE
    title = _only_title(marked)
    for index in [*_at_breaks(marked), *_inside_sentences(marked)]:
        if index != title:
            marked[index] = PAGE
    return marked


def _with_letterhead(lines: list[str]) -> list[str]:
    """The lines, the first without its page number if it is a letterhead that no other page repeats."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    head = _NUMBERED_HEAD.fullmatch(lines[first].strip()) if lines else None
    alike = [line for line in lines if head and same_but_numbers(line) == same_but_numbers(lines[first])]
    return [*lines[:first], head[1], *lines[first + 1 :]] if head and len(alike) == 1 else lines


def _only_title(lines: list[str]) -> int | None:
    """The place of the first line if that may be the title as well as a running head: no other follows."""
    written = [index for index, line in enumerate(lines) if line.strip()][:2]
    if not written or _COLUMNS.search(lines[written[0]].strip()):
        return None
    after = lines[written[-1]].strip()
    return None if after != PAGE and len(after) <= _LONGEST and not _ENDED.search(after) else written[0]


def _split_at_breaks(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        pieces = line.split(PAGE)
        yield pieces[0]
        for piece in pieces[1:]:
            yield PAGE
            yield piece


def _counted_pages(lines: list[str]) -> list[int]:
    """Bare numbers standing alone that count up by one, which no text does by itself."""
    alone = [
        (index, int(match[1]))
        for index, line in enumerate(lines)
        if (match := _NUMBER.fullmatch(line.strip())) and _stands_alone(lines, index)
    ]
    counting = [after[1] - before[1] == 1 for before, after in pairwise(alone)]
    return [index for index, _ in alone] if counting and all(counting) else []


def _stands_alone(lines: list[str], index: int) -> bool:
    before, after = lines[index - 1 : index], lines[index + 1 : index + 2]
    return not "".join(before).strip() or not "".join(after).strip()


def _at_breaks(lines: list[str]) -> list[int]:
    """Lines next to page breaks that stand at half of the breaks or more, and at two at least."""
    breaks = [index for index, line in enumerate(lines) if line == PAGE]
    breaks = [-1, *breaks, len(lines)] if breaks else []
    around = ({*_near(lines, index, 1), *_near(lines, index, -1)} for index in breaks)
    near = [found for found in around if found]
    places = {place for found in near for place in found}
    seen = Counter(same_but_numbers(lines[place]) for place in places)
    enough = max(2, len(near) / 2)
    return [place for place in places if seen[same_but_numbers(lines[place])] >= enough]


def _near(lines: list[str], start: int, step: int) -> list[int]:
    """The places of up to two written lines on one side of a break."""
    found: list[int] = []
    index = start + step
    while 0 <= index < len(lines) and len(found) < 2 and abs(index - start) <= 6:
        line = lines[index]
        if line == PAGE or len(line.strip()) > _LONGEST:
            break
        if line.strip():
            found.append(index)
        index += step
    return found


def _inside_sentences(lines: list[str]) -> list[int]:
    """Lines that stand in the middle of a sentence at two places or more, wherever they stand."""
    written = [index for index, line in enumerate(lines) if line.strip()]
    places: dict[str, list[int]] = {}
    cutting: Counter[str] = Counter()
    for before, index, after in zip(written, written[1:], written[2:], strict=False):
        line = lines[index].strip()
        if len(line) > _LONGEST or line[0].islower() or not any(map(str.isalpha, line)):
            continue
        same = same_but_numbers(line)
        places.setdefault(same, []).append(index)
        alone = _stands_alone(lines, index)
        cutting[same] += alone and not _ENDED.search(lines[before]) and lines[after].strip()[0].islower()
    return [place for same, count in cutting.items() if count > 1 for place in places[same]]
