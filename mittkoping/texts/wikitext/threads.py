"""Talk pages as threads: headings, comments with their depth, and who signed when; no text is dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from mittkoping.lib.dates import STOCKHOLM
from mittkoping.texts.wikitext.wiki import USER, USER_TALK, Wiki

_HEADING = re.compile(r"^={2,6}[ \t]*(.*?)[ \t]*={2,6}[ \t]*(?:<!--.*?-->[ \t]*)?$", re.M)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("mars", "march", "mar"),
            ("april", "apr"),
            ("maj", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augusti", "august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_ZONES = {"UTC": UTC, "GMT": UTC, "CET": timezone(timedelta(hours=1)), "CEST": timezone(timedelta(hours=2))}
_MOMENT = re.compile(
    r"(?:(?P<day>\d{1,2}) (?P<month>[a-z]{3,9})\.? (?P<year>\d{4}) (?:kl\. ?)?"
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d\d)"
    r"|(?P<hour2>\d{1,2}):(?P<minute2>\d\d), (?P<day2>\d{1,2}) (?P<month2>[a-z]{3,9}) (?P<year2>\d{4}))"
    r"(?: \((?P<zone>[A-Z]{3,4})\))?",
    re.I,
)
_LINK = re.compile(r"\[\[:?([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
# Between the link to the user and the moment: perhaps a link to the talk page, marks and blanks, no prose.
_BETWEEN = re.compile(
    r"(?:[\s()|·•/,'–—-]|\[\[[^\[\]\n]+\]\]|</?(?:small|sup|sub|span|font|b|i)\b[^<>]*>)*", re.I
)
_LEAD = re.compile(r"[ \t]*(?:--|–|—|-)?[ \t]*(?:'{2,3})?$")
_MARKS = re.compile(r"[:*#]+")


@dataclass(frozen=True)
class TalkComment:
    """What one person wrote, as wikitext without indentation and signature; unsigned, it has no author."""

    depth: int
    author: str | None
    at: datetime | None
    text: str


@dataclass(frozen=True)
class Thread:
    """A heading and what was said under it, in the order of the page."""

    heading: str
    comments: tuple[TalkComment, ...]


@dataclass(frozen=True)
class _Signature:
    start: int
    end: int
    author: str
    at: datetime


def read_threads(text: str, wiki: Wiki) -> list[Thread]:
    """The threads of a talk page. Text before the first heading is a thread with the heading "".

    A comment ends with its signature (`--[[Användare:X|X]] … 18 mars 2017 kl. 10.00 (CET)`, also in English);
    what follows without one is a comment without author. Times without a zone are taken as Swedish. A
    signature without a readable moment is left in the text.
    """
    text = text.replace("\r\n", "\n")
    threads: list[Thread] = []
    heading, start = "", 0
    for found in [*_HEADING.finditer(text), None]:
        comments = _comments(text[start : found.start() if found else len(text)], wiki)
        if heading or comments or (start and found is None):
            threads.append(Thread(heading, tuple(comments)))
        if found:
            heading, start = found[1], found.end()
    return threads


def _comments(section: str, wiki: Wiki) -> list[TalkComment]:
    """The comments of one section: lines are gathered until a signature ends them."""
    comments: list[TalkComment] = []
    gathered: list[str] = []
    for line in section.split("\n"):
        gathered.append(line)
        signatures = _signatures(line, wiki)
        at = 0
        for signature in signatures:
            gathered[-1] = line[at : signature.start]
            _add(comments, gathered, signature)
            gathered, at = [""], signature.end
        if signatures:
            gathered = [line[at:]] if line[at:].strip() else []
    _add(comments, gathered, None)
    return comments


def _add(comments: list[TalkComment], lines: Sequence[str], signature: _Signature | None) -> None:
    """One comment of the gathered lines; unsigned text that is indented differently becomes several."""
    for group in [list(lines)] if signature else _by_depth(lines):
        depth, text = _outdented(group)
        if signature:
            comments.append(TalkComment(depth, signature.author, signature.at, text))
        elif text:
            comments.append(TalkComment(depth, None, None, text))


def _by_depth(lines: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    deepest = -1
    for line in lines:
        depth = _depth(line)
        if not groups or (line.strip() and depth != deepest):
            groups.append([])
            deepest = depth
        groups[-1].append(line)
    return groups


def _depth(line: str) -> int:
    """How far a line is indented; a list of its own (`*`, `#` first on a page) counts like an indent."""
    marks = _MARKS.match(line)
    return len(marks.group()) if marks else 0


def _outdented(lines: Sequence[str]) -> tuple[int, str]:
    """The depth of a comment and its text without the marks that all its lines share."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return 0, ""
    marks = [found.group() if (found := _MARKS.match(line)) else "" for line in filled]
    shared = min(marks, key=len)
    while shared and not all(mark.startswith(shared) for mark in marks):
        shared = shared[:-1]
    if len(filled) > 1 and ("#" in shared or shared.endswith("*")):
        shared = shared.rstrip("#*")  # several items under one signature are a list, not an indent
    return len(shared), "\n".join(line.removeprefix(shared) for line in lines).strip()


def _signatures(line: str, wiki: Wiki) -> list[_Signature]:
    """The signatures in a line: a link to a user, perhaps to the user's talk page, then a moment."""
    found: list[_Signature] = []
    after = 0
    for moment in _MOMENT.finditer(line) if "[[" in line else ():
        at = _moment(moment)
        author = _author(line, after, moment.start(), wiki) if at else None
        if at and author:
            found.append(_Signature(author[0], moment.end(), author[1], at))
            after = moment.end()
    return found


def _author(line: str, start: int, end: int, wiki: Wiki) -> tuple[int, str] | None:
    """Where the signature before a moment begins and whose it is."""
    links = list(_LINK.finditer(line, start, end))
    first: tuple[int, str] | None = None
    for link in reversed(links):
        if not _BETWEEN.fullmatch(line, link.end(), end):
            break
        number, name = wiki.split(link[1])
        if number in {USER, USER_TALK} or name.partition("/")[0].casefold() in {"bidrag", "contributions"}:
            owner = name.partition("/")[2 if number < 0 else 0].partition("#")[0]
            first = (link.start(), owner)
        else:
            break
    if first is None:
        return None
    lead = _LEAD.search(line, start, first[0])
    return (lead.start() if lead else first[0]), first[1]


def _moment(found: re.Match[str]) -> datetime | None:
    part = {key.rstrip("2"): value for key, value in found.groupdict().items() if value}
    month = _MONTHS.get(part["month"].lower())
    zone = _ZONES.get(part.get("zone", "").upper(), STOCKHOLM)
    try:
        return datetime(
            int(part["year"]),
            month or 0,
            int(part["day"]),
            int(part["hour"]),
            int(part["minute"]),
            tzinfo=zone,
        )
    except ValueError:
        return None
