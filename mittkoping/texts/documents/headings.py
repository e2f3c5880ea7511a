"""Headings that no format states: told by bold or capital letters, by numbers, or by standing alone."""

import re

_MOST_CHARACTERS, _MOST_WORDS, _MOST_BOLD = 80, 10, 120
_NUMBERED = re.compile(
    r"(?:(?:kapitel|avsnitt|del)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?P<words>\D.*)", re.I
)
_ENDS_SENTENCE = re.compile(r"[.,;!…)\]”\"]$|\.\.\.$")
_LEADERS = re.compile(r"\.{4,}|…\s*\d|(?:\. ){3,}|\t\s*\d+$")
# A finite verb of promise makes a line a sentence that lacks its full stop, or a stem before a list.
_PROMISES = re.compile(r"\b(?:ska|skall|bör|måste|shall|must|should|will)\b", re.IGNORECASE)
_STEM = re.compile(
    r"\b(?:att|är|genom|till|på|av|med|som|för|vi|vill|får|kan|har|ger|innebär|omfattar|följande|"
    r"nedan|enligt|that|to|by|is|are|we|following)\s*:?$",
    re.IGNORECASE,
)
# Facts about the document stand like headings on its first page, and are none.
_FACT = re.compile(
    r"(?:\w+ )?(?:antagen|antaget|beslutad|beslutat|fastställd|fastställt|godkänd|godkänt|reviderad|"
    r"reviderat|upprättad)\b|(?:gäller|giltig|giltighet|dnr|diarienummer|diarienr|dokument\w*|beslutsdatum|datum|"
    r"version|ersätter|revideras|kontakt\w*|handläggare|ansvarig|beslutsinstans|adopted|approved|valid|"
    r"case number)\b.*(?:\d|:\s*\S)|.*\b(?:dnr|diarienummer)\b.*\d",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(r"\W*(?:(?:19|20)\d\d\W*){1,3}(?:\d{1,2}\W*){0,4}$")


def is_heading_line(text: str, *, before_list: bool = False) -> bool:
    """Whether a line that stands alone in plain text is a heading: short, a name, no sentence and no stem.

    `before_list` says that list items follow at once, where *Skolorna ska* introduces them. The text is
    clean, one line.
    """
    words = text.rstrip(" :").split()
    if not words or len(text) > _MOST_CHARACTERS or len(words) > _MOST_WORDS:
        return False
    if _ENDS_SENTENCE.search(text) or not any(char.isalpha() for char in text):
        return False
    if not (text[0].isupper() or text[0].isdigit()) and len(words) > 6:
        return False
    return is_name(text) and not (before_list and text.endswith(":") and len(words) > 4)


def is_name(text: str) -> bool:
    """Whether a line names something, rather than promises, introduces or states a fact of the document."""
    plain = not (_PROMISES.search(text) or _STEM.search(text) or _LEADERS.search(text))
    return plain and not _FACT.match(text) and not _DATE_ALONE.match(text)


def is_strong_heading(text: str, *, bold: bool) -> bool:
    """Whether a line that is bold, or all in capitals, and stands alone is a heading."""
    if len(text) > _MOST_BOLD or text.endswith((".", ",", ";")) or not any(map(str.isalpha, text)):
        return False
    capital = text.isupper() and sum(map(str.isalpha, text)) > 2
    stem = _STEM.search(text) or (text.endswith(":") and _PROMISES.search(text))
    return (bold or capital) and not (stem or _FACT.match(text) or _LEADERS.search(text))


def numbered_level(text: str) -> int | None:
    """The level a heading's number states, `2.1 Mål` → 2; None for a line that is no numbered heading."""
    match = _NUMBERED.fullmatch(text)
    if match is None or not match["words"][:1].isupper() or not is_heading_line(match["words"]):
        return None
    return match["number"].count(".") + 1
