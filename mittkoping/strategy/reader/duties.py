"""What a clause says that a role is to do: decide, ensure, support and so on."""

import re
from typing import NamedTuple

from mittkoping.strategy.draft import DutyKind
from mittkoping.strategy.reader.inflection import Token, tokens
from mittkoping.strategy.reader.modality import MODALS, is_main

# Each kind: finite forms, then infinitives.
_VERBS: tuple[tuple[DutyKind, str, str], ...] = (
    (
        "decides",
        (
            r"beslutar|beslutas|fastställer|fastställs|antar|antas|godkänner|fattar beslut|decides?|adopts?"
            r"|approves?"
        ),
        r"besluta|fastställa|anta|godkänna|fatta beslut|decide|adopt|approve",
    ),
    (
        "ensures",
        r"ser till|säkerställer|säkrar|tillser|garanterar|ensures?|makes? sure|sees to",
        r"se till|säkerställa|säkra|tillse|ensure|make sure",
    ),
    (
        "follows_up",
        (
            r"följer\s+(?:[\w-]+\s+){0,4}?upp|mäter|utvärderar|redovisar|rapporterar|granskar"
            r"|genomför\s+(?:\w+\s+){0,3}?(?:enkät|mätning|undersökning|uppföljning)\w*"
            r"|tar\s+(?:[^.;,]{0,90}?\s)?fram\s+(?:\w+\s+){0,3}?(?:mått|indikator|nyckeltal|statistik)\w*"
            r"|ansvarar för (?:\w+ ){0,3}?(?=uppföljning|utvärdering)"
            r"|follows?\s+(?:\w+\s+){0,4}?up|measures?|evaluates?|reports?|monitors?|reviews?"
        ),
        (
            r"följa\s+(?:[\w-]+\s+){0,4}?upp|mäta|utvärdera|redovisa|rapportera|granska"
            r"|ta\s+(?:[^.;,]{0,60}?\s)?fram\s+(?:\w+\s+){0,3}?(?:mått|indikator|nyckeltal|statistik)\w*"
            r"|follow up|measure|evaluate|report|monitor"
        ),
    ),
    ("coordinates", r"samordnar|samordnas|koordinerar|coordinates?", r"samordna|koordinera|coordinate"),
    (
        "supports",
        (
            r"stödjer|stöder|bistår|inspirerar|hjälper|handleder|vägleder|ger\s+(?:\w+\s+){0,2}?stöd"
            r"|är\s+(?:\w+\s+){0,2}?stöd|utgör\s+(?:\w+\s+){0,2}?stöd|supports?|assists?|helps?|guides?"
            r"|inspires?"
        ),
        (
            r"stödja|stöda|bistå|inspirera|hjälpa|handleda|vägleda|ge\s+(?:\w+\s+){0,2}?stöd"
            r"|vara\s+(?:\w+\s+){0,2}?stöd|support|assist|help|guide|inspire"
        ),
    ),
    (
        "contributes",
        r"deltar|bidrar|medverkar|tillämpar|participates?|takes? part|contributes?|applies|apply",
        r"delta|bidra|medverka|tillämpa|participate|take part|contribute|apply",
    ),
    (
        "responsible",
        (
            r"ansvarar|ansvaras|är\s+(?:\w+\s+){0,2}?ansvariga?|har\s+(?:\w+\s+){0,3}?(?:ansvaret|ansvar"
            r"|helhetsansvar\w*|huvudansvar\w*)|svarar för|leder|driver|äger|(?:is|are) (?:\w+ )?responsible"
            r"|answers? for|leads?|drives?|owns?|runs?"
        ),
        r"ansvara|leda|driva|ha ansvar\w*|svara för|be responsible|lead|drive|own",
    ),
)
_FINITE = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:{finite})(?![\w-])", re.IGNORECASE)) for kind, finite, _ in _VERBS
)
_INFINITIVE = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:{infinitive})(?![\w-])", re.IGNORECASE))
    for kind, _, infinitive in _VERBS
)
_FALLBACK: tuple[tuple[DutyKind, re.Pattern[str]], ...] = (
    (
        "contributes",
        re.compile(
            r"^\W*(?:(?:att|ska|skall|bör|måste) )?(?:arbeta|arbetar|använda|använder|genomför\w*|utför\w*"
            r"|samverka\w*|följa|följer"
            r"|work|use|carry)\b",
            re.IGNORECASE,
        ),
    ),
    ("responsible", re.compile(r"^\W*(?:(?:att|ska|skall|bör|måste) )?[^\W\d]+(?:ar|er|a)\b", re.IGNORECASE)),
)
_WEAK = re.compile(r"driva|leda|drive|lead", re.IGNORECASE)


class Clause(NamedTuple):
    """A duty's kind and where its verb begins in the sentence."""

    kind: DutyKind
    at: int


def duties(sentence: str, *, listed: bool = False) -> list[Clause]:
    """The kinds of duty a sentence holds, each once, in order of their verbs.

    Only verbs of the main clause count: what somebody *ansvarar för att* do is one duty. A listed item
    may begin with an infinitive, or with a verb that no kind knows.
    """
    found = tokens(sentence)
    clauses = [
        Clause(kind, match.start())
        for kind, pattern in _FINITE
        for match in pattern.finditer(sentence)
        if is_main(sentence, found, _token_at(found, match.start()), aims=False)
    ]
    clauses += _infinitives(sentence, found, listed)
    kinds: dict[DutyKind, Clause] = {}
    for clause in sorted(clauses, key=lambda clause: clause.at):
        kinds.setdefault(clause.kind, clause)
    if not kinds and listed:
        return [Clause(kind, 0) for kind, pattern in _FALLBACK if pattern.match(sentence)][:1]
    return list(kinds.values())


def kind_said(words: str) -> DutyKind | None:
    """The kind that a column's head or a legend's meaning names: *Beslutar*, *A = ansvarar*; None if none."""
    for kind, pattern in (*_FINITE, *_INFINITIVE):
        if pattern.search(words):
            return kind
    nouns: tuple[tuple[DutyKind, str], ...] = (
        ("decides", r"beslut|decision|accountable"),
        ("follows_up", r"uppföljning|mätning|follow-up"),
        ("coordinates", r"samordning|samordnare|coordination"),
        ("supports", r"stöd|support"),
        ("contributes", r"deltagande|medverkan|delaktig|rådfråg|konsulter|consulted|utför|contribut"),
        ("responsible", r"ansvar|responsib|ägare|owner"),
    )
    return next((kind for kind, pattern in nouns if re.search(pattern, words, re.IGNORECASE)), None)


def _token_at(found: list[Token], start: int) -> int:
    return next((n for n, token in enumerate(found) if token.end > start), len(found) - 1)


def _infinitives(sentence: str, found: list[Token], listed: bool) -> list[Clause]:
    """Infinitives that a modal of the main clause rules, and those that a listed item begins with."""
    begin = 0 if listed else None
    for n, token in enumerate(found):
        if token.word in MODALS and is_main(sentence, found, n):
            begin = token.end
            break
    if begin is None:
        return []
    clauses = []
    for kind, pattern in _INFINITIVE:
        for match in pattern.finditer(sentence, begin):
            between = sentence[begin : match.start()]
            if re.search(r"\batt\b", re.sub(r"^\W*att\b", "", between) if listed else between) or (
                begin == 0
                and between.strip(" ,")
                and not re.search(r"(?:,|och|samt|att|and)\s*$|^$", between)
            ):
                continue
            clauses.append(Clause(kind, match.start()))
    clauses.sort(key=lambda clause: clause.at)
    return [clause for n, clause in enumerate(clauses) if n == 0 or not _WEAK.match(sentence, clause.at)]
