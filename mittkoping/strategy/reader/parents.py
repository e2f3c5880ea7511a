"""Steering documents that a document says it builds on; laws and curricula are none."""

import re
from collections.abc import Iterator

from mittkoping.strategy.draft import Parent
from mittkoping.strategy.reader.labels import all_fields, label_named
from mittkoping.strategy.reader.sentences import sentences
from mittkoping.texts.documents.document import Document, Heading, Item, Paragraph, Span, Table

_OWN = (
    r"(?:\w*(?:plan|planen|strategi|strategin|programmet|policyn|riktlinjen|riktlinjerna|dokumentet"
    r"|planens|strategins|strategy|plan|programme|policy|document|guidelines))"
)
_BUILDS = re.compile(
    rf"(?:^|\b{_OWN}\b|\b(?:den|det|vi|it|we|som|och|and|also|också"
    rf"|även)\b)[^.;:]{{0,50}}?\b(?:bygger(?: vidare)? på|utgår (?:från|ifrån)|hör (?:\w+ )?(?:ihop"
    rf"|samman) med|tar (?:sitt )?avstamp i|tar sin utgångspunkt i"
    r"|grundar sig på|grundas på|vilar på|konkretiserar|är underordnad|underordnas|är en del av"
    r"|kompletterar|builds? (?:up)?on|(?:is|are) based on|starts? from|belongs? (?:together )?(?:with"
    r"|to)|follows? from|takes? its starting point in)\s+",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    r"bygger|utgår|hör |avstamp|utgångspunkt|grunda|vilar|konkretiserar|underordna|en del av|kompletterar"
    r"|build|based|start|belong|follow",
    re.IGNORECASE,
)
CASE = (
    r"(?!\d{4}[-–/]\d{2,4}\b(?!-))(?!\d{4}-\d\d-\d\d)(?:[A-ZÅÄÖ]{1,6}[ /-])?"
    r"\d{2,4}[-./:](?:[A-ZÅÄÖ]{1,6}[-./:])?\d(?:[\w./:-]*\w)?(?:(?-i: [A-ZÅÄÖ]{2,5})(?![\w-]))?"
)
_CASE = re.compile(
    rf"\(?\s*(?:dnr|diarienr|diarienummer|d-nr|ärendenr|ärende|case(?: number| no\.?)?"
    rf"|ref\.?)?\.?:?\s*(?<![\w/])({CASE})(?![\w/])",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*;\s*|\s*,\s*(?!\s*(?:[A-ZÅÄÖ]{1,6} \d{4}|dnr|diarie|antagen|beslutad|fastställd|adopted"
    r"|case))(?:(?:och|samt"
    r"|and)\s+)?|\s+(?:samt|och|and)\s+"
)
_TOGETHER = re.compile(
    r"\b(?:Mål och [Bb]udget|Budget och (?:verksamhets)?plan(?= \d)|[Mm]ål- och \w+"
    r"|[\w-]+- och [\w-]+|för [\w-]+ och [\w-]+"
    r"|[Bb]udget och [\w-]+plan\w*|Goals and [Bb]udget|[Aa]ims and [Bb]udget|[Ii]nriktning och \w+)"
)
_STEERING = re.compile(
    r"(?:strategi\w*|plan(?:en|er|erna|s)?|program(?:met)?|policy\w*|riktlinj\w*|budget\w*"
    r"|vision(?:en)?|agenda\w*|överenskommelse\w*|reglemente\w*|måldokument\w*|\w*direktiv(?:et|en)?|inriktning\w*|löfte\w*"
    r"|strategy|programme|guidelines|agreement|action plan|charter|uppdragsplan|mål(?= \d{4})"
    r"|styrmodell\w*)(?!\w)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:\blag(?:en)?\b|\w+lag(?:en|ar|stiftning\w*)?\b|läroplan\w*|kursplan\w*|konvention\w*"
    r"|förordning\w*|\bLgr|\bLpfö|\bLgy|skolverkets|\bact\b|curricul\w+|ordinance|GDPR|allmänna råd"
    r"|forskning|Agenda 2030)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:både|såväl|dels|bl\.a\.|bland annat|på|i|från|av|med|den|det|de|vår|våra|vårt|dess|the|our|its"
    r"|both|on)\s+",
    re.IGNORECASE,
)
# In small letters only: *Kommunens skolplan* with a capital is how the document is called.
_GENITIVE = re.compile(
    r"^(?:kommunens|stadens|regionens|förvaltningens|nämndens|huvudmannens|fullmäktiges"
    r"|kommunfullmäktiges|the municipality[’']s|municipality[’']s|the city[’']s)\s+"
)
_TAIL = re.compile(
    r"\s*(?:[(,].*$|\s(?:som|vilken|vilket|där|och (?:ska|bryter|visar|gäller|är|har)|antagen"
    r"|beslutad|fastställd|dnr|diarienummer|genom|när|i syfte|men|that|which|adopted|and (?:shows"
    r"|sets))\b.*$)",
    re.IGNORECASE,
)
_EDGE = ' .,;:”“"»«–-'
_NAMES = ("parents",)


def parents(document: Document) -> tuple[Parent, ...]:
    """The parents in document order, each title once, with its case number and sentence."""
    found: dict[str, Parent] = {}
    for span, sentence in _lists(document):
        for parent in _titles(document.text, span, sentence):
            found.setdefault(_key(parent.title), parent)
    return tuple(sorted(found.values(), key=lambda parent: parent.span or Span(0, 0)))


def _key(title: str) -> str:
    return re.sub(r"\W+", " ", title.lower()).strip()


def _lists(document: Document) -> Iterator[tuple[Span, Span]]:
    """Where titles of parents are listed, with the sentence or line around them."""
    for field in all_fields(document):
        if field.name in _NAMES and field.value.end > field.value.start:
            yield field.value, Span(field.start, field.value.end)
    listed = False
    for block in document.blocks:
        said = document.said(block.span)
        if isinstance(block, Heading) or (
            isinstance(block, Paragraph) and len(said) < 60 and said.rstrip().endswith(":")
        ):
            listed = label_named(said, _NAMES) is not None or bool(
                re.search(r"(?:bygger på|utgår från|hör ihop med)(?: följande\b.*)?:$", said.strip())
            )
        elif listed and isinstance(block, Item | Paragraph):
            yield block.span, block.span
        elif isinstance(block, Table):
            continue
        else:
            yield from _builds(document, block)


def _builds(document: Document, block: Paragraph | Item) -> Iterator[tuple[Span, Span]]:
    if not _TRIGGER.search(document.said(block.span)):
        return
    for sentence in sentences(document.text, block.span):
        said = document.said(sentence)
        if match := _BUILDS.search(said):
            yield Span(sentence.start + match.end(), sentence.end), sentence


def _titles(text: str, span: Span, sentence: Span) -> Iterator[Parent]:
    said = text[span.start : span.end]
    shielded = _TOGETHER.sub(
        lambda match: match.group().replace(" och ", "\x00och\x00").replace(" and ", "\x00and\x00"),
        _without_brackets(said),
    )
    at = 0
    for split in [*_SPLIT.finditer(shielded), None]:
        end = split.start() if split else len(said)
        title = _title(text, span.start + at, span.start + end)
        if title is not None:
            case = _CASE.search(text, title.end, span.start + end)
            yield Parent(
                text[title.start : title.end], case.group(1).strip() if case else None, title, sentence
            )
        at = split.end() if split else end


def _without_brackets(said: str) -> str:
    """The text with what stands in parentheses and quotes blanked, so that it is not split inside them."""
    return re.sub(r"\([^)]*\)|[”“\"][^”“\"]*[”“\"]", lambda match: "\x00" * len(match.group()), said)


def _title(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    quoted = re.search(r"[”“\"]([^”“\"]{3,120})[”“\"]", said)
    if quoted:
        return Span(start + quoted.start(1), start + quoted.end(1))
    if re.match(r"(?:\w+ )?(?:ersätter|replaces)\b", said):
        return None
    while lead := _DETERMINER.match(said) or _GENITIVE.match(said):
        start += lead.end()
        said = said[lead.end() :]
    said = said[: tail.start()] if (tail := _TAIL.search(said)) else said
    stripped = said.strip(_EDGE)
    if not stripped or len(stripped) > 140 or _LAW.search(stripped) or not _STEERING.search(stripped):
        return None
    begin = start + said.index(stripped)
    return Span(begin, begin + len(stripped))
