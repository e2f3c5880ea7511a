"""Where sentences end: full stops that close one, and those that only shorten a word."""

import re
from collections.abc import Iterator

from mittkoping.strategy.reader.inflection import listed
from mittkoping.texts.documents.document import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]{0,3}\s+(?=[\"”“’«»(\[–—-]{0,2}\s?[A-ZÅÄÖÉ0-9])")
_LAST_WORD = re.compile(r"[^\s(\"”“]+$")
LONGEST = 2000
"""Characters; what is longer is no sentence that anybody promises something in, and gives nothing."""
# Shortened words that something always follows; those that may end a sentence (m.m., etc.) are not here.
_SHORTENED = listed(
    """
    t.ex. ex. exv. bl.a. s.k. d.v.s. dvs. fr.o.m. t.o.m. f.d. p.g.a. i.e. e.g. kl. v. nr. no. dnr. dr. jfr.
    kap. ca. resp. inkl. exkl. tel. sid. s. st. §. fig. tab. bil. art. prof. doc. mr. mrs. ms. vol. ung.
    avd. enl. ev. max. min. jan. feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. åk. vs. cf.
    f.n. fn. m.h.a. ang. adj. bitr. m.a.o.
    """
)
_NUMBER_MARK = re.compile(r"(?:[A-ZÅÄÖ]{0,3}\d{1,3}(?:\.\d{1,3})*|[a-zA-ZÅÄÖåäö])\.$")
_ITEM_NUMBER = re.compile(
    r"(?:(?:[A-ZÅÄÖ]{1,3}[ -]?)?\d{1,3}(?:\.\d{1,3})*[.:)]|\d{1,2}(?:\.\d{1,3})+|[A-ZÅÄÖ]{1,2}\d{1,3}"
    r"|[a-z]\))\s+(?=\S)"
)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of `text[span]`, without the space between them; nothing of blank text."""
    begin = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _closes(text, begin, span.start, stop):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, span.end)


def without_number(text: str, span: Span) -> Span:
    """The span without the number that a list or table gives its entries: `M3.`, `2.1`, `a)`."""
    mark = _ITEM_NUMBER.match(text, span.start, span.end)
    return Span(mark.end(), span.end) if mark else span


def _closes(text: str, begin: int, block: int, stop: re.Match[str]) -> bool:
    if not stop.group().startswith("."):
        return stop.group()[0] != "…" or bool(text[begin : stop.start()].strip())
    mark = stop.start() + 1
    last = _LAST_WORD.search(text, max(begin, mark - 40), mark)
    if last is None:
        return True
    word = last.group().lower()
    if word in _SHORTENED:
        return False
    if last.start() == block and _NUMBER_MARK.match(last.group()):
        return False
    return not re.fullmatch(r"[a-zåäö]\.", word)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= LONGEST and any(letter.isalnum() for letter in text[start:end]):
        yield Span(start, end)
