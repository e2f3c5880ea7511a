"""L4: a role is to measure, and nothing in the document says what."""

import re
from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Duty, Finding, FindingTarget, Responsibility
from mittkoping.strategy.lint.owners import Roles
from mittkoping.strategy.lint.phrases import quoted, quoted_en, reworded
from mittkoping.strategy.lint.places import matrix_cells

_WHAT = r"(?:mått(?:en|et)?|mätetal\w*|indikator\w*|\w*nyckeltal\w*|\w*statistik\w*)"
_PRODUCES = (
    r"(?:tar|ta|tas|tagit|arbeta\w*|samla\w*|ställ\w*|plocka\w*)\b.{0,80}?\b(?:fram|in|samman)\b"
    r"|framtagning\w*"
    r"|utarbeta\w*|utforma\w*|utveckla\w*|sammanställ\w*|samlar?|leverera\w*|producera\w*|publicera\w*"
    r"|redovisa\w*|ansvara\w*|för(?:a|er)?|håller"
)
_MEASURING = re.compile(
    r"\bmät(?:a|er|s|as|te|t|ts)\b|\b\w*mätning(?:en|ar|arna|s)?\b"
    rf"|\b(?:{_PRODUCES})\b.{{0,60}}?\b{_WHAT}\b"
    r"|\b(?:\w*enkät(?:en|er|erna)?|\w*enkätundersökning\w*)\b"
    r"|\b(?:measures|measure|measuring|measurements?|surveys?)\b"
    r"|\b(?:develops?|compiles?|collects?|produces?|provides?|draws? up|responsible for)\b.{0,60}?"
    r"\b(?:indicators?|measures|metrics|key figures|statistics)\b",
    re.IGNORECASE,
)
_NOT_MEASURING = re.compile(
    r"\b(?:besvara\w*|svara\w*\s+på|answers?|fills? in)\b[^.]{0,30}(?:enkät|survey)"
    r"|\b(?:takes?|taking|proposes?|decides?(?: on)?|safety|improvement|implements?)\s+(?:\w+\s+)?measures\b"
    r"|\bbeslutar?\b[^.]{0,30}\b(?:mått|indikator)",
    re.IGNORECASE,
)


def duty_to_measure(draft: Draft, _: date) -> Iterator[Finding]:
    """Roles with a duty about measuring that own no follow-up; `följer upp` alone is no such duty."""
    roles = Roles(draft)
    owners = [each.owner for each in draft.follow_ups if each.owner]
    for role in draft.responsibilities:
        duty = next((each for each in role.duties if is_about_measuring(_said(draft, role, each))), None)
        if duty and not any(roles.is_owner(role, owner) for owner in owners):
            yield _empty_handed(draft, role, duty)


def is_about_measuring(text: str) -> bool:
    """Whether a duty is to measure, or to bring forth measures, indicators, statistics or surveys."""
    return bool(_MEASURING.search(_NOT_MEASURING.sub(" ", text)))


def _said(draft: Draft, role: Responsibility, duty: Duty) -> str:
    """The words of a duty; in a matrix with those of its cell, read with the document's own legend."""
    cells = [draft.document.said(cell) for cell in matrix_cells(draft, role.role, duty.span)]
    legends = [re.search(rf"\b{re.escape(said)}\s*[=:]\s*([^,;|\n]+)", draft.document.text) for said in cells]
    return " ".join([duty.text, *cells, *(legend[1] for legend in legends if legend)])


def _empty_handed(draft: Draft, role: Responsibility, duty: Duty) -> Finding:
    return Finding(
        rule="L4",
        severity="warning",
        target=FindingTarget("responsibility", role.id, role.role),
        message_sv=f"{role.role} har i uppgift att mäta ({quoted(duty.text)}) men står "
        "inte som "
        "ansvarig för någon uppföljning. Skriv vilket mått det gäller, hur ofta det tas och var det "
        "redovisas.",
        message_en=f"{role.role} is to measure ({quoted_en(duty.text)}) but owns no "
        "follow-up. "
        "Write which measure it is, how often it is taken and where it is reported.",
        span=duty.span,
        proposal=reworded(draft, f"Att följa upp: …, mäts varje … ({role.role})"),
    )
