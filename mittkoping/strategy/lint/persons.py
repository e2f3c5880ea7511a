"""Finds persons in a text: names, initials, and addresses that hold a name; never more than the text shows.

Heuristics, from the surest to the least: a given name of the list with a surname after it; a surname that
nothing else looks like; a word for a role or for responsibility beside two capitalised words that the text
never writes small; initials with full stops; initials in parentheses after a role of other letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mittkoping.strategy.lint.lexicon import words
from mittkoping.strategy.lint.names import ALSO_WORDS, GIVEN_NAMES, SHARED_ENDINGS, SURNAME_ENDINGS
from mittkoping.strategy.lint.owners import abbreviates
from mittkoping.texts.documents.document import Span
from mittkoping.texts.swedish.stems import fold

_UP, _LOW = "A-ZÅÄÖÉÜØÆČŠŽ", "a-zåäöéüøæèčćšžńłğış"
_NAME = rf"[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)?"
_PARTICLE = r"(?:(?:von|af|av|de|van|der|al|el|bin)\s+)"
_FULL = re.compile(
    rf"(?<![\w@.-])(?P<given>{_NAME})(?P<rest>(?:[ ](?:{_PARTICLE})?(?:{_NAME}|[{_UP}]\.(?!\w))){{1,3}})"
)
_CAPITALS = re.compile(rf"(?<![\w-])(?=(?P<name>[{_UP}]{{2,}}(?:-[{_UP}]{{2,}})?[ ][{_UP}]{{3,}}(?![\w-])))")
_INITIAL_AND_SURNAME = re.compile(rf"(?<![\w.])[{_UP}]\.(?:[ -]?[{_UP}]\.)?[ ]?(?P<surname>{_NAME})")
_DOTTED = re.compile(rf"(?<![\w.])[{_UP}]\.[ ]?[{_UP}]\.(?:[ ]?[{_UP}]\.)?(?![\w])")
_IN_PARENTHESES = re.compile(
    rf"(?<![\w/-])(?P<role>[\w/-]+)\s*[(/,]\s*(?P<initials>[{_UP}]{{2,3}}|[{_UP}][{_LOW}][{_UP}])\s*(?:\)|$)",
    re.M,
)
_SIGNED = re.compile(
    rf"\b(?:sign(?:atur)?|initialer|initials)\b\.?\s*:?\s*(?P<initials>(?-i:[{_UP}]{{2,4}}))\b", re.I
)
_ADDRESS = re.compile(r"(?<![\w.])(?P<local>[\w-]+(?:\.[\w-]+)+)@[\w.-]+\.\w{2,}")

_ROLE = (
    r"(?:\w*chef(?:en)?|rektor(?:n)?|\w*ordförande(?:n)?|\w*direktör(?:en)?|\w*samordnare(?:n)?"
    r"|\w*strateg(?:en)?|\w*ledare(?:n)?"
    r"|\w*sekreterare(?:n)?|\w*handläggare(?:n)?|\w*pedagog(?:en)?|\w*lärare(?:n)?|\w*utredare(?:n)?"
    r"|\w*kurator(?:n)?|\w*råd(?:et)?"
    r"|\w*controller(?:n)?|\w*koordinator(?:n)?|\w*ansvarig(?:e)?|kontaktperson(?:en)?|kontakta|kontakt"
    r"|författare|ägare|av"
    r"|\w{3,}(?:ör|ören|isten|ist|ologen|olog|ikern|iker|assistent|assistenten|konsult|konsulten)"
    r"|head|manager|director|principal|chair(?:man|person)?|coordinator|officer|contact|owner|author"
    r"|responsible)"
)
_CUE = re.compile(
    rf"\b(?i:{_ROLE})(?:\s*[:–-]\s*|\s*,\s*|\s+(?:är\s+"
    rf"|is\s+)?)(?P<name>{_NAME}(?:[ ](?:{_PARTICLE})?{_NAME}){{1,2}})",
)
_NAME_THEN_ROLE = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}(?:[ ](?:{_PARTICLE})?{_NAME}){{1,2}})\s*(?:,|\n|\("
    rf"|\s–)\s*(?P<role>(?i:{_ROLE}))\b"
)
_ROLE_WORD = re.compile(rf"{_ROLE}\Z", re.I)
_CUED_ALONE = re.compile(
    rf"\b(?i:ansvarig|kontakt(?:person)?|kontakta)\b\s*:?\s+(?P<name>{_NAME})(?=[\s.,;)|]|$)"
)

# After a name in the genitive, or as its last part, these make a place, a school, a prize or a firm of it.
_NO_PERSON = re.compile(
    r"(?i)\A\s*(?:\w*skola(?:n|ns)?|\w*skolor\w*|\w*gymnasi\w+|\w*gat(?:a|an)|\w*väg(?:en)?"
    r"|\w*plats(?:en)?|\w*plan(?:en)?"
    r"|\w*torg(?:et)?|\w*park(?:en)?|\w*kyrk(?:a|an)|\w*församling\w*|\w*sjukhus\w*|\w*klasser"
    r"|\w*stiftelse\w*|\w*fond(?:en)?"
    r"|\w*pris(?:et)?|\w*stipendi\w+|\w*gränd|\w*bro(?:n)?|\w*hus(?:et)?|\w*gård(?:en)?|\w*hem(?:met)?"
    r"|\w*bibliotek\w*"
    r"|\w*universitet\w*|\w*högskola\w*|\w*institut\w*|\w*center|\w*centrum|\w*akademi\w*|AB|kommun|län"
    r"|stad|street|school|park)\b"
)
_PLACE_END = re.compile(
    r"(?i)(?:skola|skolan|skolans|gatan|gata|vägen|väg|torget|torg|parken|park|platsen|gymnasiet"
    r"|gymnasium|kyrka|kyrkan"
    r"|församling|förvaltning\w*|nämnd\w*|enhet\w*|kontor\w*|avdelning\w*|kommun\w*|plan|planen"
    r"|programmet|lagen|lag|köping"
    r"|center|centrum|sjukhus\w*|huset|gården|hemmet|biblioteket|området|teamet|gruppen|rådet|bolaget"
    r"|stiftelsen|fonden"
    r"|strategi\w*|policy\w*|undersökning\w*|tjänst\w*|ning|ningen|ing|het|heten|skap|tion|tionen)\Z"
)
_BEFORE_NO_PERSON = re.compile(
    r"(?i)\b(?:lex|sankt|sankta|s:t|s:ta|st\.|familjen|operation|projekt(?:et)?|programmet|systemet)\s+\Z"
)
_NEVER_NAMES = words(
    """
    Region Kommun Kultur Fritid Vård Omsorg Skola Förskola Team Enhet Område Norra Södra Östra
    Västra Nya Gamla Stora Lilla Rektor Chef Central Digital Lokal Svenska Sveriges Svensk Social
    Barn Ungdom Utbildning Mål Budget Vision Plan Program Strategi Bilaga Kapitel Avsnitt Tabell
    Figur Version Datum Ansvarig Kontakt Klart Status Aktör Google Microsoft Apple Teams Classroom
    Office Windows Open Source Unit Home Care Quality Human Resources Board Committee Municipality
    Council Department Office Service Digital Innovation Lab Communications Finance Education Social
    Welfare Safety Technology January February March April May June July August September October
    November December The Our All Every Each Alla Varje Samtliga Den Det De Vi Januari Februari Mars
    Maj Juni Juli Augusti Oktober Stad Stads Nöjd Bästa Allmänna
    """
)
_FUNCTIONS = words(
    "info kontakt kommun skola skolan registrator utbildning barn support social vard stad it no reply"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the text names one: where first, with which words, and what recognises the same person."""

    span: Span
    said: str
    key: frozenset[str]


class Persons:
    """The persons that a text names."""

    def __init__(self, text: str) -> None:
        self.text = text

    def found(self) -> list[Person]:
        """One for each person, in the order they are first named; shorter names join the longer they fit."""
        kept: list[Person] = []
        seen: list[Span] = []
        ways = (self._named, self._cued, self._in_capitals, self._by_initials, self._addressed)
        for way in ways:
            for start, end in way():
                span = Span(start, end)
                if any(each.start < end and start < each.end for each in seen):
                    continue
                seen.append(span)
                person = Person(span, self.text[start:end], _key(self.text[start:end]))
                if not any(_same(person, other) for other in kept):
                    kept.append(person)
        return sorted(kept, key=lambda person: person.span)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the text also writes with a small letter: they are no names."""
        return frozenset(re.findall(rf"(?<![\w.@-])[{_LOW}]+(?![\w@-]|\.\w)", self.text))

    def _named(self) -> Iterator[tuple[int, int]]:
        for each in _FULL.finditer(self.text):
            start, end = each.span()
            parts = list(re.finditer(rf"{_NAME}|[{_UP}]\.", each.group()))
            first = next(
                (
                    n
                    for n, part in enumerate(parts[:-1])
                    if self._is_given(part.group(), parts[n + 1].group())
                ),
                None,
            )
            if first is not None:
                start += parts[first].start()
                end = each.start() + parts[min(first + 2, len(parts) - 1)].end()
                if first + 2 < len(parts) and not _looks_like_surname(parts[first + 2].group()):
                    end = each.start() + parts[first + 1].end()
            elif not self._has_sure_surname(parts):
                continue
            if self._is_person(start, end):
                yield start, end

    def _is_given(self, word: str, following: str) -> bool:
        if word not in GIVEN_NAMES and not any(
            part in GIVEN_NAMES for part in word.split("-") if "-" in word
        ):
            return False
        if following.casefold() in self._small or following in _NEVER_NAMES:
            return False
        return word not in ALSO_WORDS or _looks_like_surname(following)

    def _has_sure_surname(self, parts: list[re.Match[str]]) -> bool:
        said = [part.group() for part in parts]
        sure = said[-1].casefold().removesuffix("s").endswith(SURNAME_ENDINGS)
        return sure and all(self._may_be_name(word) for word in said) and not said[0].endswith("s")

    def _may_be_name(self, word: str) -> bool:
        return word not in _NEVER_NAMES and word.casefold() not in self._small and not _PLACE_END.search(word)

    def _is_person(self, start: int, end: int) -> bool:
        said, before, after = self.text[start:end], self.text[:start], self.text[end : end + 40]
        if _BEFORE_NO_PERSON.search(before[-20:]) or _PLACE_END.search(said):
            return False
        return not (said.endswith("s") and _NO_PERSON.match(after)) and not re.match(
            r"\s*(?:AB|kommun|län)\b|-\w", after
        )

    def _cued(self) -> Iterator[tuple[int, int]]:
        """Two capitalised words beside a role, that the text never writes small."""
        for pattern in (_CUE, _NAME_THEN_ROLE):
            for each in pattern.finditer(self.text):
                said = each["name"].split()
                names = all(self._may_be_name(word) for word in said if word[0].isupper())
                if (
                    said[0][0].isupper()
                    and names
                    and not said[0].endswith("s")
                    and self._is_person(*each.span("name"))
                ):
                    yield each.span("name")
        for each in _CUED_ALONE.finditer(self.text):
            if each["name"] in GIVEN_NAMES - ALSO_WORDS:
                yield each.span("name")

    def _in_capitals(self) -> Iterator[tuple[int, int]]:
        for each in _CAPITALS.finditer(self.text):
            given, surname = (word.title() for word in each["name"].split())
            if given in GIVEN_NAMES and _looks_like_surname(surname) and self._is_person(*each.span("name")):
                yield each.span("name")

    def _by_initials(self) -> Iterator[tuple[int, int]]:
        for each in _INITIAL_AND_SURNAME.finditer(self.text):
            if each["surname"].casefold().endswith(SHARED_ENDINGS) and self._may_be_name(each["surname"]):
                yield each.span()
        for each in _DOTTED.finditer(self.text):
            yield each.span()
        for each in _IN_PARENTHESES.finditer(self.text):
            if _ROLE_WORD.match(each["role"]) and not abbreviates(each["initials"], each["role"]):
                yield each.span("initials")
        for each in _SIGNED.finditer(self.text):
            yield each.span("initials")

    def _addressed(self) -> Iterator[tuple[int, int]]:
        given = {fold(name.casefold()) for name in GIVEN_NAMES}
        for each in _ADDRESS.finditer(self.text):
            parts = each["local"].casefold().split(".")
            if fold(parts[0]) in given and not _FUNCTIONS & set(parts):
                yield each.span()


def _looks_like_surname(word: str) -> bool:
    return word.casefold().removesuffix("s").endswith(SHARED_ENDINGS)


def _key(said: str) -> frozenset[str]:
    """What recognises the person: the parts of the name without genitive and accents, or the initials."""
    local = said.split("@")[0]
    parts = [fold(part.casefold()) for part in re.split(r"[\s.]+", local) if part]
    return frozenset(part.removesuffix("s") if len(part) > 3 else part for part in parts)


def _same(one: Person, other: Person) -> bool:
    """Whether two namings mean one person: the parts of one are all in the other, whole or as initials."""
    fewer, more = sorted((one.key, other.key), key=len)
    if fewer <= more:
        return True
    initials = {part[0] for part in more}
    letters = set("".join(fewer)) if all(len(part) == 1 for part in fewer) or one.said.isupper() else None
    if letters is not None and max(map(len, fewer)) <= 3:
        return letters == initials
    return all(part in more or (len(part) == 1 and part in initials) for part in fewer)
