"""L3: somebody is to do something and is not in the chapter that says who answers for what."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Activity, Draft, Finding, FindingTarget, FollowUp
from mittkoping.strategy.lint.owners import Roles
from mittkoping.strategy.lint.phrases import (
    listed,
    on_activity,
    on_follow_up,
    quoted,
    quoted_en,
    reworded,
    unended,
)
from mittkoping.strategy.reader.recurrence import for_all_measures

Item = FollowUp | Activity


def owner_unknown(draft: Draft, _: date) -> Iterator[Finding]:
    """Owners of follow-ups and activities that match no role, one finding for each owner; and items without
    an owner (variant `no_owner`), but for a sentence that only says how often all measures are taken.
    Silent in a document that has no chapter of responsibility.
    """
    if not draft.responsibilities:
        return
    roles = Roles(draft)
    items: tuple[Item, ...] = (*draft.follow_ups, *draft.activities)
    unknown: dict[str, list[Item]] = {}
    for item in items:
        if item.owner is None and for_all_measures(item.text):
            continue
        if item.owner is None:
            yield _nobody(draft, item)
        elif not roles.know(item.owner):
            unknown.setdefault(" ".join(item.owner.casefold().split()), []).append(item)
    for owned in unknown.values():
        yield _stranger(draft, owned)


def _stranger(draft: Draft, owned: list[Item]) -> Finding:
    owner = owned[0].owner or ""
    sv = listed([quoted(item.text, 60) for item in owned[:3]])
    en = listed([quoted_en(item.text, 60) for item in owned[:3]], "and")
    more = len(owned) - 3
    known = listed([role.role for role in draft.responsibilities[:4]], "eller")
    return Finding(
        rule="L3",
        severity="warning",
        target=FindingTarget("owner", None, owner),
        message_sv=f"{quoted(owner)} ska svara för {sv}{f' och {more} till' if more > 0 else ''} men "
        "finns inte "
        f"i ansvarsfördelningen. Skriv där vad {owner} ansvarar för, eller lägg uppgiften på någon som står "
        f"där, till exempel {known}.",
        message_en=f"{quoted_en(owner)} is to answer for {en}{f' and {more} more' if more > 0 else ''} "
        "but is "
        f"not in the chapter of responsibilities. Write there what {owner} answers for, or give the task to "
        "somebody who is in it.",
        span=owned[0].owner_span or owned[0].span,
        proposal=reworded(draft, f"{owner} ansvarar för att följa upp …."),
    )


def _nobody(draft: Draft, item: Item) -> Finding:
    return Finding(
        rule="L3",
        variant="no_owner",
        severity="info",
        target=on_follow_up(item) if isinstance(item, FollowUp) else on_activity(item),
        message_sv=f"Ingen står som ansvarig för {quoted(item.text)}. Skriv vem i ansvarsfördelningen som "
        "gör det.",
        message_en=f"Nobody is named for {quoted_en(item.text)}. Write who in the chapter of "
        "responsibilities does it.",
        span=item.span,
        proposal=reworded(draft, f"{unended(item.text)} (ansvarig: …)"),
    )
