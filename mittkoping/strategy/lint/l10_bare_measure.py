"""L10: a quantity is followed up, and nobody can say how it is counted, from what, or towards what."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, FollowUp
from mittkoping.strategy.lint.measures import measures_quantity, parts_of_measure
from mittkoping.strategy.lint.phrases import (
    listed,
    on_follow_up,
    quoted,
    quoted_en,
    reworded,
    unended,
)

_PARTS = ("definition", "baseline", "target")
_SV = {"definition": "hur det räknas", "baseline": "utgångsläget", "target": "vilket värde som ska nås"}
_EN = {
    "definition": "how it is counted",
    "baseline": "the baseline",
    "target": "which value is to be reached",
}
_BLANK = {"definition": "räknas som …", "baseline": "utgångsläge … (år …)", "target": "målvärde … senast …"}


def bare_measure(draft: Draft, _: date) -> Iterator[Finding]:
    """Follow-ups of a quantity without definition, baseline and target in the same item, row or sheet; those
    with one or two of the three get the variant `partial`.
    """
    sheets = {sheet.follow_up for sheet in draft.measures}
    for follow_up in draft.follow_ups:
        if follow_up.id in sheets or measures_quantity(follow_up.text):
            missing = [part for part in _PARTS if part not in parts_of_measure(draft, follow_up)]
            if missing:
                yield _bare(draft, follow_up, missing)


def _bare(draft: Draft, follow_up: FollowUp, missing: list[str]) -> Finding:
    partial = len(missing) < len(_PARTS)
    lacks = listed([_SV[part] for part in missing], "och")
    blank = ", ".join(_BLANK[part] for part in missing)
    return Finding(
        rule="L10",
        variant="partial" if partial else None,
        severity="info" if partial else "warning",
        target=on_follow_up(follow_up),
        message_sv=f"{quoted(follow_up.text)} går att räkna på olika "
        f"sätt{'' if not partial else ', och något fattas'}. "
        f"Skriv {lacks}, så att två personer kommer fram till samma siffra.",
        message_en=f"{quoted_en(follow_up.text)} can be counted in several "
        f"ways{'' if not partial else ', and a part is missing'}. "
        f"Write {listed([_EN[part] for part in missing], 'and')}, so that two people arrive at the same "
        "figure.",
        span=follow_up.span,
        proposal=reworded(draft, f"{unended(follow_up.text)}; {blank}"),
    )
