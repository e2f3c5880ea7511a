"""L12: a promise to all of a group, and nothing says how many they are or who counts them."""

import re
from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, Goal
from mittkoping.strategy.lint.phrases import on_goal, quoted, quoted_en, reworded, within
from mittkoping.strategy.lint.places import surroundings
from mittkoping.strategy.lint.universal import Whole, wholes
from mittkoping.texts.swedish.stems import stem

_NUMBER = (
    r"(?:\d{1,3}(?:[ .]\d{3})+|\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton"
    r"|femton|sexton|"
    r"sjutton|arton|nitton|tjugo\w*|trettio\w*|fyrtio\w*|femtio\w*|hundra\w*|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
)
_COUNTED = re.compile(rf"(?<![\w–-]){_NUMBER}\s+(?P<next>[\w-]+)(?:\s+(?P<second>[\w-]+))?", re.I)
_PIECES = re.compile(rf"{_NUMBER}\s+(?:st\b|stycken|till antalet|in number)|\btill antalet\b", re.I)
_REGISTER = re.compile(
    r"\b\w*regist(?:er|ret|rets|ren)\b|\b\w*förteckning\w*|\bfolkbokför\w+|\b(?:på|i)\s+\w+listan\b"
    r"|\benligt\s+(?:\w+\s+){0,3}?"
    r"(?:[\w-]*(?:lista|statistik|systemet|katalog)\w*|bilaga|(?-i:[A-ZÅÄÖ](?!\w*lag(?:en)?\b))[\w:]+)"
    r"|\baccording to (?:the |our )?(?:\w+ ){0,2}(?:list|roll|records?|system)\b"
    r"|\b(?:list|roll) of\b|\blisted in\b",
    re.I,
)
_DAY = re.compile(
    r"\b(?:per\s+)?den\s+(?:\d{1,2}|första|sista)\s+[a-zåäö]+|\b\d{1,2}/\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\bmätda(?:g|tum)\w*|\bavstämningsda(?:g|tum)\w*|\b(?:as of|on) \d{1,2} [A-Z][a-z]+",
    re.I,
)
_DEADLINE = re.compile(
    r"(?:senast|till och med|t\.o\.m\.|från och med|fr\.o\.m\.|före|innan|efter|by|from|before)\s+(?:den\s+)?"
    r"(?:\d{1,2}(?:/\d{1,2})?\s*[a-zåäö]*\s*\d{0,4}|\d{4}-\d{2}-\d{2})",
    re.I,
)
_DEFINITION = re.compile(
    r"\bavses\b|\bmenas\b|\bmenar vi\b|\bdefiniera\w*|\bdet vill säga\b|\bd\.?v\.?s\b|\bräknas\b"
    r"|\bis meant\b|\bare meant\b|\bwe mean\b|\bdefined as\b|\bmeaning\b|\bthat is,",
    re.I,
)


def all_without_count(draft: Draft, _: date) -> Iterator[Finding]:
    """Binding goals for all of a group without number, register, reference day or definition of it."""
    for goal in draft.goals:
        if goal.modality != "ska":
            continue
        around = surroundings(draft, goal.place, goal.span)
        uncounted = [whole for whole in wholes(goal.text) if not is_counted(around, whole, goal)]
        if uncounted:
            yield _uncounted(draft, goal, uncounted[0])


def is_counted(around: str, whole: Whole, goal: Goal) -> bool:
    """Whether the words around a group say how many it is, when, by which list, or who belongs to it."""
    if re.search(rf"\b{_NUMBER}\b", whole.phrase, re.I) or _PIECES.search(around):
        return True
    undated = _DEADLINE.sub(" ", around.replace(goal.due_text, " ") if goal.due_text else around)
    if _REGISTER.search(undated) or _DAY.search(undated) or _DEFINITION.search(undated):
        return True
    noun = stem(whole.noun)
    return any(
        noun in (stem(found["next"]), stem(found["second"] or "")) for found in _COUNTED.finditer(undated)
    )


def _uncounted(draft: Draft, goal: Goal, whole: Whole) -> Finding:
    better = goal.text.replace(whole.phrase, f"{whole.phrase} (… stycken enligt … den …)", 1)
    return Finding(
        rule="L12",
        severity="info",
        target=on_goal(goal),
        message_sv=f"{quoted(whole.phrase)} utan antal: ange hur många det gäller, vilken dag de räknas "
        "eller "
        "vilken lista som avgör vilka som hör dit.",
        message_en=f"{quoted_en(whole.phrase)} has no count: say how many it concerns, on which day they are "
        "counted, or which list decides who belongs.",
        span=within(goal.span, whole.start, whole.end),
        proposal=reworded(draft, better),
    )
