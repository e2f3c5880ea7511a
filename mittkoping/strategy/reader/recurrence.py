"""How often something is looked at again."""

import re
from typing import NamedTuple

from mittkoping.strategy.draft import Recurrence
from mittkoping.strategy.reader.moments import MONTH

_PATTERNS: tuple[tuple[Recurrence, str], ...] = (
    (
        "biennial",
        (
            r"vart ?annat (?:läs)?år|varannat år|vart 2:a år|every (?:other|second) year|every two years"
            r"|biennial(?:ly)?"
        ),
    ),
    (
        "tertial",
        (
            r"(?:varje|per|om) tertial\w*|tertialvis|tertialrapport\w*|tertialuppföljning\w*"
            r"|var fjärde månad|every four months"
            r"|(?:tre|3) gånger (?:per|om|varje) (?:läs)?år(?:et)?|three times a year"
            r"|delår(?:et|sbokslut\w*|srapport\w*|suppföljning\w*)?\s?(?:och|/|samt|respektive)\s?(?:i "
            r"|vid )?(?:hel|års)?"
            r"(?:bokslut\w*|årsredovisning\w*|år\b)"
        ),
    ),
    (
        "termly",
        (
            r"(?:varje|per|en gång per|en gång varje|en gång i) termin\w*|terminsvis|halvårsvis|(?:varje"
            r"|per) halvår|var sjätte månad"
            rf"|(?:två|2) gånger (?:per|om|varje) (?:läs|kalender)?år(?:et)?"
            rf"|varje {MONTH} och {MONTH}|varje vår och höst|(?:each"
            rf"|every|per) (?:school )?(?:term|semester)"
            r"|once a (?:term|semester)|termly|twice (?:a|per|each|every) (?:school )?year|half-yearly"
            r"|every six months"
        ),
    ),
    (
        "quarterly",
        (
            r"kvartalsvis|(?:varje|per|en gång per) kvartal|fyra gånger (?:per|om) år(?:et)?"
            r"|quarterly|(?:each"
            r"|every|per) quarter"
            r"|var tredje månad|every three months"
        ),
    ),
    (
        "continuous",
        (
            r"löpande|fortlöpande|kontinuerligt?|kontinuerliga|månadsvis|månatlig\w*|(?:varje|per"
            r"|en gång per|en gång i) (?:månad|vecka)\w*"
            r"|veckovis|dagligen|ongoing|continuous(?:ly)?|monthly|(?:each|every) (?:month|week)|weekly"
        ),
    ),
    (
        "yearly",
        (
            r"årligen|årlig[at]?|årsvis|(?:varje|vart) (?:läs|kalender|verksamhets)?år|(?:en"
            r"|minst en) gång (?:per|om|varje|under)"
            r" (?:läs|kalender)?år(?:et)?|per år|(?:varje|var) (?:vår|höst|sommar|vinter)(?:termin)?"
            rf"|varje {MONTH}|(?:i|vid) (?:samband med )?(?:\w+ns )?(?:års|hel\w*)?"
            r"(?:bokslut(?:et)?|årsredovisning(?:en)?|redovisning(?:en)?|verksamhetsberättelse[n]?"
            r"|kvalitetsredovisning(?:en)?"
            r"|kvalitetsrapport(?:en)?)|i samband med (?:\w+ )?(?:bokslut|årsredovisning"
            r"|verksamhetsberättelse)\w*"
            r"|annual(?:ly)?|yearly|(?:each|every) (?:school |academic )?year|once (?:a|per|each|every) year"
            rf"|(?:each|every) (?:{MONTH}|spring|autumn)|in the (?:annual (?:report|accounts))"
        ),
    ),
    (
        "once",
        (
            r"slututvärdering\w*|slutuppföljning\w*|engångs\w+|vid ett tillfälle|final evaluation"
            r"|(?:only )?once(?! (?:a|per|each|every))"
            r"|(?<!minst )en (?:enda )?gång(?! (?:per|om|i|varje|till|under))|vid periodens slut"
            r"|i slutet av perioden|at the end of the period"
        ),
    ),
)
_COMPILED = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for kind, pattern in _PATTERNS
)
_ALL_MEASURES = re.compile(
    r"\b(?:alla|samtliga|båda|all|every|each|the|varje|planens|strategins)\s+(?:\w+\s+)?(?:mått|måtten"
    r"|indikatorer\w*|nyckeltal\w*"
    r"|mätetal\w*|uppföljningar\w*|mätningar\w*|uppföljningspunkter\w*|measures?|indicators?"
    r"|follow-ups?)\b"
    r"|^(?:måtten|indikatorerna|nyckeltalen|mätningarna|uppföljningarna|mätetalen)\b",
    re.IGNORECASE,
)

_MEASURES = re.compile(
    r"mått|indikator|nyckeltal|mätetal|uppföljning|mätning|measure|indicator|follow-up", re.IGNORECASE
)


class Frequency(NamedTuple):
    """A recurrence and the words it was read from, `text[start:end]`."""

    recurrence: Recurrence
    start: int
    end: int


def frequency(text: str) -> Frequency | None:
    """The frequency a text states; where several are said, the rarest kind of wording decides."""
    for kind, pattern in _COMPILED:
        if match := pattern.search(text):
            return Frequency(kind, match.start(), match.end())
    return None


def for_all_measures(sentence: str) -> Frequency | None:
    """The frequency that a sentence sets for all measures of the document, if it does so."""
    return frequency(sentence) if _ALL_MEASURES.search(sentence.strip()) else None


def speaks_of_measures(text: str) -> bool:
    """Whether a text may hold a sentence about all measures; cheap, and never wrongly False."""
    return bool(_MEASURES.search(text))
