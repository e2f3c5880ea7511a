"""Modal words: where a clause binds, recommends or permits, and where `kan` only tells of an ability."""

import re
from typing import NamedTuple

_INFINITIVE = (
    r"(?:(?:inte|även|också|dock|då|bara|endast|ej|därför|i stället)\s+)?"
    r"(?:\w+(?:a|as|å|ås)|ske|se|bli|ge|ha|be)\b"
)
MODAL = re.compile(
    rf"\b(?:ska|skall|måste|bör|får(?=\s+{_INFINITIVE})|shall|must|should|may)\b", re.IGNORECASE
)
_OFFER = re.compile(
    r"\b(?:kan|can)\b(?:\s+(?:\w+\s+){0,4}?)"
    r"(?:ersätta\w*|ersättas|användas|vara\s+(?:\w+\s+){0,2}?(?:alternativ|aktuellt|tillräckligt"
    r"|undantag\w*)|få|göra|undantas"
    r"|dela|delas|delar|lånas?|välja|avstå|medges|beviljas|erbjudas|erbjuda|ges|räcka|be\s+replaced"
    r"|replace|be\s+used|share"
    r"|be\s+(?:an\s+)?(?:alternative|exempt\w*|enough)|choose|receive)\b",
    re.IGNORECASE,
)
_PERMITS = re.compile(rf"\bfår\s+{_INFINITIVE}|\bmay\b", re.IGNORECASE)
_ABILITY = re.compile(
    r"\b(?:ska|skall|måste|bör|shall|must)\s+kunna\b|\b(?:att|så att|that)\s+(?:\w+\s+){0,3}(?:kan|can)\b",
    re.I,
)
_SUBORDINATOR = re.compile(
    r"\A\s*(?:om|if)\b|\b(?:som|att|när|där|då|eftersom|medan|innan|vilk(?:en|et|a)|vars|hur|vad"
    r"|huruvida|för att"
    r"|that|which|who|when|where|because|so that|how|what|whose)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[;:]|\s[–—-]\s|,|\b(?:och|men|samt|eller|dessutom|and|but|or)\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A modal word, and whether its clause stands on its own or under another (`som ska`, `att … bör`)."""

    start: int
    end: int
    word: str
    subordinate: bool


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence that have a modal word, in order; a `kan` is none of them."""
    found: list[Clause] = []
    for each in MODAL.finditer(sentence):
        since = found[-1].end if found else 0
        before = sentence[since : each.start()]
        joints = list(_JOINT.finditer(before))
        nearest = before[joints[-1].end() :] if joints else before
        joined = bool(joints) or not found
        under = bool(_SUBORDINATOR.search(nearest)) or not joined
        found.append(Clause(each.start(), each.end(), each.group(), under))
    return found


def permits(sentence: str) -> bool:
    """Whether a sentence offers or excepts with `kan` or `får`, rather than telling what one is able to."""
    if _PERMITS.search(sentence):
        return True
    return bool(_OFFER.search(_ABILITY.sub(" ", sentence)))
