"""What makes a measure: that it counts something, and that definition, baseline and target are given."""

import re

from mittkoping.strategy.draft import Draft, FollowUp, MeasureSheet
from mittkoping.strategy.lint.places import cells_of_kind, is_empty, surroundings

_QUANTITY = re.compile(
    r"\bmät(?:s|a|as|er|t|ts|ning|ningen|ningar|ningarna)\b|\bantal(?:et)?\b|\bandel(?:en|ar|arna)?\b"
    r"|\b\w*index(?:et)?\b"
    r"|\b\w*nyckeltal\w*|\b\w*tillgång(?:en)?\s+till\b|\bprocent(?:en)?\b|\bgenomsnitt\w*"
    r"|\bmedelvärde\w*|\bmedian\w*"
    r"|\bkvot(?:en)?\b|\b\w+grad(?:en)?\b|\bper\s+(?:elev|barn|invånare|portion|person|anställd"
    r"|medarbetare|skola|enhet)\b"
    r"|\bnumber\s+of\b|\bshare\s+of\b|\bproportion\s+of\b|\bpercent\w*|\bper\s?cent\b|\brate\s+of\b"
    r"|\bmeasured\b"
    r"|\bkey\s+figures?\b|\baccess\s+to\b|\baverage\b|\bper\s+(?:pupil|child|resident|employee)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\bdefin\w+|\w\s=\s\w|\bavses\b|\bmenas\b|\bräknas\b|\bberäkna\w*|\btäljare\b|\bnämnare\b|\bdividera\w*"
    r"|\bdelat med\b"
    r"|\bi förhållande till\b|\bdet vill säga\b|\bd\.?v\.?s\b|\bis meant\b|\bcounted as\b|\bcalculated\b"
    r"|\bdivided by\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\butgångs(?:läge|värde|punkt)\w*|\bbaslinje\w*|\bbasvärde\w*|\bnuläge\w*|\bfrån\s+\d[\d ,.]*"
    r"|\bjämfört med\s+\d|\bbaseline\b|\bfrom\s+\d[\d,.]*\s*(?:per|%)|\bup from\b|\bdown from\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\bmål(?:et|värde|värdet|nivå|tal|talet)?\b[^|;]{0,20}?\d|\b(?:minst|högst|lägst|mer än|fler än"
    r"|färre än|mindre än|"
    r"upp till|at least|at most|no more than|more than|fewer than|less than)\s+(?:\d|en\b|ett\b|två\b|tre\b)"
    r"|\btill\s+(?:minst\s+|högst\s+)?\d[\d,.]*\s*(?:procent|%)|[≥≤]\s*\d|\btarget\b[^|;]{0,20}?\d",
    re.IGNORECASE,
)


def measures_quantity(text: str) -> bool:
    """Whether a follow-up says that something is counted or measured."""
    return bool(_QUANTITY.search(text))


def parts_of_measure(draft: Draft, follow_up: FollowUp) -> set[str]:
    """Which of `definition`, `baseline` and `target` stand in the same item, row or sheet."""
    around = surroundings(draft, follow_up.place, follow_up.span)
    found = {
        part
        for part, pattern in (("definition", _DEFINED), ("baseline", _BASELINE), ("target", _TARGET))
        if pattern.search(around)
    }
    found |= {kind for kind in ("baseline", "target") if _cell_says(draft, follow_up, kind)}
    for sheet in draft.measures:
        if sheet.follow_up == follow_up.id:
            found |= _of_sheet(sheet)
    if follow_up.place.row is not None:
        found |= _of_goals(draft, follow_up)
    return found


def _cell_says(draft: Draft, follow_up: FollowUp, kind: str) -> bool:
    cells = cells_of_kind(draft, follow_up.place, "baseline" if kind == "baseline" else "target")
    return any(not is_empty(draft.document.said(cell.span)) for cell in cells)


def _of_goals(draft: Draft, follow_up: FollowUp) -> set[str]:
    """What the goals in the same row say of baseline and target."""
    targets = [goal.target for goal in draft.goals if goal.id in follow_up.goals and goal.target]
    found = {"target"} if targets else set()
    return found | ({"baseline"} if any(target.baseline is not None for target in targets) else set())


def _of_sheet(sheet: MeasureSheet) -> set[str]:
    given = {
        "definition": sheet.definition or (sheet.numerator and sheet.denominator),
        "baseline": sheet.baseline,
        "target": sheet.target,
    }
    return {part for part, said in given.items() if said is not None and said != ""}
