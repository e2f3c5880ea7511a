"""When a document applies: *Gäller* before a period in the title; *tills vidare* is open."""

import re
from datetime import date

from mittkoping.strategy.draft import Period
from mittkoping.strategy.reader.labels import Field
from mittkoping.strategy.reader.moments import Moment, moments
from mittkoping.texts.documents.document import Document

_APPLIES = re.compile(
    r"\b(?:gäller|gälla|giltig|applies|apply|is valid|in force"
    r"|(?:avser|omfattar|för) (?:åren|läsår(?:et|en)|\w*perioden)"
    r"|sträcker sig över|covers the (?:years|period)|\w*perioden är)\b"
    r"((?:t\.\s?o\.\s?m\.?|fr\.\s?o\.\s?m\.?|[^.;·|\n]){0,110})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:plan|planen|strategi|strategin|program|programmet|policy|policyn|riktlinje|riktlinjer"
    r"|riktlinjerna|dokumentet|den|det|strategy|programme|document|guidelines|it)\W*(?:och |som "
    r"|kommer att |ska |shall |and )?(?:\w+ )?$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"tills vidare|until further notice|tillsvidare", re.IGNORECASE)
_FROM = re.compile(r"\b(?:från|fr\.?\s?o\.?\s?m|from|as of|with effect from)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:till|t\.?\s?o\.?\s?m|tom|senast|to|until|through|dock längst)\b", re.IGNORECASE)
_FRONT_BLOCKS = 8


def period(document: Document, named: list[Field], title: str, title_at: int | None) -> tuple[Period, bool]:
    """The period, and whether the document applies *tills vidare*; both days None where it says nothing."""
    if labelled := _labelled(document, named):
        return labelled
    for match in _APPLIES.finditer(document.text):
        before = document.text[max(0, match.start() - 40) : match.start()]
        line = re.split(r"[\n·|;,]|\.\s", before)[-1]
        own = not line.strip() or _OWN.search(line) or match.group()[0].isupper()
        if own and (found := _said(match.group())):
            return found
    front = [title]
    if title_at is not None:
        front += [document.said(block.span) for block in document.blocks[title_at + 1 : title_at + 3]]
    front += [document.said(block.span) for block in document.blocks[: min(title_at or 0, _FRONT_BLOCKS)]]
    for said in front:
        if (
            len(said) < 160
            and (said is title or re.fullmatch(r"\W*(?:[A-Za-zåäöÅÄÖ]+ ){0,4}[\d–—/ -]+\W*", said))
            and (found := _said(said))
            and found[0].start != found[0].end
        ):
            return found
    return Period(), False


def _labelled(document: Document, named: list[Field]) -> tuple[Period, bool] | None:
    """The period of the first label that gives one; the end may stand in a label of its own."""
    told = (
        _said(f"{document.text[field.start : field.value.start]} {document.said(field.value)}")
        for field in named
        if field.name == "valid"
    )
    periods = [found for found in told if found]
    if not periods:
        return None
    first, is_open = periods[0]
    ends = [period.end for period, _ in periods[1:] if period.start is None and period.end]
    if ends and first.start and first.end is None and not is_open:
        return Period(first.start, ends[0]), False
    return first, is_open


def _said(text: str) -> tuple[Period, bool] | None:
    """The period that a piece of text names, if any."""
    found = moments(text)
    is_open = bool(_OPEN.search(text))
    if not found:
        return (Period(), True) if is_open else None
    if is_open:
        return Period(found[0].first, None), True
    if len(found) > 1 and _follows(text, found[0], found[1]):
        return Period(found[0].first, found[1].last), False
    only = found[0]
    before = text[: only.start]
    if _FROM.search(before):
        return Period(only.first, None), False
    if _TO.search(before) and only.first.year == only.last.year:
        return Period(None, only.last), False
    return Period(only.first, _end_of_school_years(text, only)), False


def _follows(text: str, first: Moment, second: Moment) -> bool:
    between = text[first.end : second.start]
    return (
        len(between) < 40
        and second.last > first.first
        and bool(re.search(r"[-–—]|till|t\.?o\.?m|to|until|och|and|through|/", between))
    )


def _end_of_school_years(text: str, only: Moment) -> date:
    """Of *läsåren 2030/31–2032/33* the end of the last."""
    last = re.search(r"[-–—]\s?(\d{4})[/–-](\d{4}|\d\d)$", text[only.start : only.end])
    if last is None:
        return only.last
    end = last.group(2)
    return date(int(end) if len(end) == 4 else int(last.group(1)[:2] + end), 6, 30)
