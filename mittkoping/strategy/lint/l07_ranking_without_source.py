"""L7: an ambition to be among the best, and nothing says who ranks."""

import re
from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, Goal
from mittkoping.strategy.lint.phrases import on_goal, quoted, quoted_en, reworded, unended, within

_BEST = r"(?:allra\s+)?(?:bästa|främsta|ledande|högst rankade|högst placerade|mest\s+[\w-]+|\w{4,}aste)"
_NUMBER = r"(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|femton|tjugo|tjugofem|femtio|hundra)"
_WHERE = (
    r"(?:Sveriges|landets|länets|regionens|Nordens|nordens|Europas|europas|världens|rikets|Skandinaviens)"
)
_COUNTRY = r"(?:Sverige|landet|länet|regionen|riket|Norden|Europa|världen)"
_RANKINGS = re.compile(
    rf"\b(?:en|ett|någon)\s+av\s+(?:de\s+|{_WHERE}\s+)?(?:{_NUMBER}\s+)?{_BEST}"
    rf"|\b(?:bland|tillhör\w*|höra till|hör till)\s+(?:de|{_WHERE})\s+(?:{_NUMBER}\s+)?{_BEST}"
    rf"|\b{_WHERE}\s+(?:{_NUMBER}\s+)?{_BEST}"
    rf"|\b(?:bäst|främst|ledande|etta|nummer ett|högst rankade?)\s+i\s+{_COUNTRY}"
    r"|\bledande\s+(?:[\w-]+\s+)?[\w-]*(?:kommun|stad|region|huvudman)\w*"
    rf"|\bden\s+{_BEST}\s+[\w-]+\s+i\s+{_COUNTRY}"
    r"|\b(?:bli|blir|vara|är)\s+(?:\w+\s+)?ledande\s+(?:på|i)\b"
    r"|\bledande\s+(?:inom|när det gäller|på\s+\w+området)"
    rf"|\b(?:bland de|på)\s+topp\s+{_NUMBER}|\btopp(?:en|-)?\s*{_NUMBER}\b|\bbland de\s+{_NUMBER}\s+bästa"
    r"|\b(?:one of|among) the\s+(?:\w+\s+){0,3}?(?:best|leading|foremost|top)\b"
    r"|\b(?:Sweden|Europe|the country|the county|the world)[’']s\s+(?:best|leading|foremost|most \w+)"
    r"|\bthe best\s+(?:\w+\s+){0,3}?in\s+(?:Sweden|the country|the county|Europe|the world)"
    r"|\ba leading\s+(?:\w+\s+)?(?:municipality|city|region)\b|\btop\s+(?:\d+|three|five|ten|twenty)\b",
    re.IGNORECASE,
)
_NO_RANKING = re.compile(
    r"\bledande\s+(?:befattning|ställning|roll|tjänst|person|medarbetare|politiker)\w*|\bbästa möjliga\b",
    re.I,
)

_MEASURING = (
    r"(?:rank(?:ing|ning)|index|undersökning|enkät|mätning|jämförelse|barometer|studie|statistik|lista)"
)
_NAMED = re.compile(
    # Case matters: a name stands beside the word for what is measured, or the word is a name itself.
    r"(?-i:(?<=[\w,] )[A-ZÅÄÖ][\w:-]+|[A-ZÅÄÖ]{2,}[\w:]*)"
    rf"(?:\s+[\w-]+){{0,3}}\s+(?:[\w-]+)?{_MEASURING}(?:en|er|erna|ar|arna|et|s)*\b"
    rf"|\b\w{{3,}}{_MEASURING}(?:en|er|erna|ar|arna|et|s)?\b"
    rf"|\b{_MEASURING}(?:en|er|erna|ar|arna|et|s)*\s+(?:[\w-]+\s+)?[”\"“«]?(?-i:[A-ZÅÄÖ])\w+"
    r"|\b(?:enligt|utifrån|mätt\s+(?:i|med|enligt)|uppmätt\s+i|according to|as measured by|as ranked by)"
    r"\s+(?:den\s+|det\s+|årliga\s+|nationella\s+|the\s+)*[”\"“«]?(?-i:[A-ZÅÄÖ])[\w:-]+"
    r"|\bÖppna jämförelser\b|\bKolada\b|\bSkolenkäten\b|\bN[KMRB]I\b|\bPISA\b|\bTIMSS\b|\bPIRLS\b|\bKKiK\b"
    r"|\bBästa skolkommun\b|\bInsikt\b|\bLIKA\b|\beNPS\b|\bHME\b"
    rf"|(?-i:[A-Z][\w’']*)\s+(?:\w+\s+){{0,3}}(?:index|survey|ranking|comparison|league table|barometer)\b",
    re.IGNORECASE,
)


def ranking_without_source(draft: Draft, _: date) -> Iterator[Finding]:
    """Goals that name a place among others (`en av de tre bästa`) and no ranking, survey or index."""
    for goal in draft.goals:
        found = ranking_in(goal.text)
        if found and not _NAMED.search(_outside(goal.text, found)):
            yield _unsourced(draft, goal, found)


def ranking_in(text: str) -> re.Match[str] | None:
    """The words that claim a place among others, if the text has any."""
    return next(
        (each for each in _RANKINGS.finditer(text) if not _NO_RANKING.match(text, each.start())), None
    )


def _outside(text: str, found: re.Match[str]) -> str:
    """The sentence without the claim, whose own capital (`Sveriges bästa`) names no ranking."""
    return f"{text[: found.start()]} — {text[found.end() :]}"


def _unsourced(draft: Draft, goal: Goal, found: re.Match[str]) -> Finding:
    return Finding(
        rule="L7",
        severity="warning",
        target=on_goal(goal),
        message_sv=f"{quoted(found.group())} – enligt vem? Nämn den ranking, undersökning eller det "
        "index som "
        "ska visa det, och vilket år.",
        message_en=f"{quoted_en(found.group())} – according to whom? Name the ranking, survey or index "
        "that is "
        "to show it, and the year.",
        span=within(goal.span, found.start(), found.end()),
        proposal=reworded(draft, f"{unended(goal.text)}, enligt …, senast …."),
    )
