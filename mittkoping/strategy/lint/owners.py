"""Whether two names mean the same role: inflection, attributes, parts and abbreviations aside."""

import re
from functools import cache
from itertools import combinations

from mittkoping.strategy.draft import Draft, Responsibility
from mittkoping.strategy.lint.lexicon import words
from mittkoping.texts.swedish.stems import stem

_WORD = re.compile(r"\w+(?:[-:&]\w+)*")
_SLASH = re.compile(r"\s*/\s*|\s*;\s*")
# Both begin where a word does and never give back a part of one: a line without blanks takes no longer.
_ABBREVIATED = re.compile(
    r"(?<![\w/&-])(?P<name>(?:[\w/&-]++\s++){0,7}[\w/&-]++)\s*[(,]\s*(?:nedan|förkortat|förkortas|kallad|kallat"
    r"|hereafter|or)?"
    r"\s*(?:kallad|kallat|förkortat)?\s*[”\"“]?(?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&-]*[A-ZÅÄÖ])[”\"“]?\s*[),]"
)
_SPELT_OUT = re.compile(
    r"\b(?<![A-ZÅÄÖ][&-])(?P<short>[A-ZÅÄÖ][A-ZÅÄÖ&-]++)\s*[(=,–]\s*(?P<name>(?:[\w/&-]+\s+){0,6}[\w/&-]{4,})"
)
_EMPTY_WORDS = words("den det de the a an och and för of i på vid inom with its")


def same_role(one: str, other: str) -> bool:
    """Whether one name contains the other as whole words, in any form (`Chef för måltider` ~ `Cheferna`)."""
    return any(_contains(a, b) or _contains(b, a) for a in _readings(one) for b in _readings(other))


class Roles:
    """The roles of a document's chapter of responsibility, and the abbreviations that the text explains."""

    def __init__(self, draft: Draft) -> None:
        self._roles = draft.responsibilities
        self._abbreviations = _abbreviations(draft)

    def know(self, owner: str) -> bool:
        """Whether the owner is a role of the chapter."""
        return any(self.is_owner(role, owner) for role in self._roles)

    def is_owner(self, role: Responsibility, owner: str) -> bool:
        """Whether the owner means this role, by one of its names."""
        names = [each for name in (role.role, *role.aliases) for each in self._also(name)]
        return any(same_role(name, said) for name in names for said in self._also(owner))

    def _also(self, name: str) -> list[str]:
        """The name, and what the text says that it stands for."""
        return [name, *self._abbreviations.get(_key(name), ())]


@cache
def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The name as stems, whole and in the parts that a slash makes."""
    parts = [name, *_SLASH.split(name)]
    read = [
        tuple(stem(word) for word in _words(part) if word.casefold() not in _EMPTY_WORDS) for part in parts
    ]
    return tuple(dict.fromkeys(each for each in read if each))


def _words(name: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?<=\w)-\s+(?=\w+\Z)", "-", name))


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(
        whole[start:end] == part
        for start, end in combinations(range(len(whole) + 1), 2)
        if end - start == len(part)
    )


def _abbreviations(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Abbreviation → the names that the text gives it, and the reverse, by key."""
    owners = {each.owner_span for each in draft.follow_ups} | {each.owner_span for each in draft.activities}
    found: dict[str, tuple[str, ...]] = {}
    for pattern in (_ABBREVIATED, _SPELT_OUT):
        for said in pattern.finditer(draft.document.text):
            if said.span("short") in owners:
                continue
            for name in _ends(said["name"], from_start=pattern is _SPELT_OUT):
                if abbreviates(said["short"], name):
                    found[_key(said["short"])] = (*found.get(_key(said["short"]), ()), name)
                    found[_key(name)] = (*found.get(_key(name), ()), said["short"])
    return found


def _ends(name: str, from_start: bool) -> list[str]:
    """The runs of words that end, or begin, what stands beside an abbreviation."""
    said = name.split()
    if from_start:
        return [" ".join(said[:count]) for count in range(1, len(said) + 1)]
    return [" ".join(said[start:]) for start in range(len(said))]


def abbreviates(short: str, name: str) -> bool:
    """Whether the capitals are letters of the name in order, from its first: `BUF`, barn- och utbildnings…"""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    rest = name.casefold()
    if not rest.startswith(letters[0]):
        return False
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return True


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
