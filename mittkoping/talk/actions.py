"""What is said on an object."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mittkoping.history.actions import event, record
from mittkoping.organisation.models import Person, User
from mittkoping.talk.models import Comment, Thread
from mittkoping.versions.models import Object


@dataclass(frozen=True)
class Told:
    """One comment on its way in; `key` recognises it if it comes again."""

    heading: str
    depth: int
    author: Person | None
    at: datetime | None
    body: str
    key: str


def tell_threads(
    target: int, told: Sequence[Told], *, by: User | None, source_page: Object, headings: Sequence[str] = ()
) -> int:
    """Add imported comments to the threads of object `target`, those that are not there; returns how many.

    There is a thread for each of `headings` too, where nobody has said anything yet; comments with
    one heading make one thread. Nothing that stands there is changed. Must run inside a
    transaction; `source_page` is the page the conversation stood on.
    """
    known = Comment.objects.filter(thread__object=target).exclude(imported="")
    keys = set(known.values_list("imported", flat=True))
    new = [row for row in told if row.key not in keys]
    threads, made = _threads(
        target, [*(heading[:500] for heading in headings), *(row.heading for row in new)]
    )
    if not new and not made:
        return 0
    _add_comments(target, new, threads)
    told_of = event(
        "talk.imported",
        by=by.person.pk if by else None,
        kind=source_page.kind,
        object=target,
        facts={"comments": len(new), "page": source_page.pk},
    )
    record([told_of], touches=[f"talk:{target}"])
    return len(new)


def _threads(target: int, headings: Sequence[str]) -> tuple[dict[str, Thread], int]:
    """The threads of an object by heading, those of `headings` made that were not there, and how many."""
    threads = {thread.heading: thread for thread in Thread.objects.filter(object=target).order_by("-pk")}
    missing = [heading for heading in dict.fromkeys(headings) if heading not in threads]
    made = Thread.objects.bulk_create(
        Thread(object_id=target, heading=heading, position=place)
        for place, heading in enumerate(missing, start=len(threads))
    )
    return threads | {thread.heading: thread for thread in made}, len(made)


def _add_comments(target: int, new: Sequence[Told], threads: Mapping[str, Thread]) -> None:
    """Write comments at the ends of their threads."""
    there = Comment.objects.filter(thread__object=target).values_list("thread__heading", flat=True)
    ends = Counter(there)
    rows = []
    for row in new:
        rows.append(
            Comment(
                thread=threads[row.heading],
                position=ends[row.heading],
                depth=row.depth,
                author=row.author,
                at=row.at,
                body=row.body,
                imported=row.key,
            )
        )
        ends[row.heading] += 1
    Comment.objects.bulk_create(rows, batch_size=200)


def resolve_threads(target: int, headings: Mapping[str, datetime], *, by: Person | None) -> None:
    """Mark threads of an object as settled, each at its time. Must run inside a transaction."""
    settled = list(Thread.objects.filter(object=target, heading__in=headings))
    for thread in settled:
        thread.resolved = headings[thread.heading]
    Thread.objects.bulk_update(settled, ["resolved"])
    record(
        [event("talk.resolved", by=by.pk if by else None, object=target)],
        touches=[f"talk:{target}"],
    )
