"""What is said on an object."""

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
    known = set(
        Comment.objects.filter(thread__object=target).exclude(imported="").values_list("imported", flat=True)
    )
    new = [row for row in told if row.key not in known]
    threads = {thread.heading: thread for thread in Thread.objects.filter(object=target).order_by("-pk")}
    wanted = dict.fromkeys([*(heading[:500] for heading in headings), *(row.heading for row in new)])
    missing = [heading for heading in wanted if heading not in threads]
    if not new and not missing:
        return 0
    place = len(threads)
    made = Thread.objects.bulk_create(
        [Thread(object_id=target, heading=heading, position=place + n) for n, heading in enumerate(missing)]
    )
    threads |= {thread.heading: thread for thread in made}
    counts = dict.fromkeys(threads, 0)
    for heading in Comment.objects.filter(thread__object=target).values_list("thread__heading", flat=True):
        counts[heading] = counts.get(heading, 0) + 1
    rows = []
    for row in new:
        rows.append(
            Comment(
                thread=threads[row.heading],
                position=counts[row.heading],
                depth=row.depth,
                author=row.author,
                at=row.at,
                body=row.body,
                imported=row.key,
            )
        )
        counts[row.heading] += 1
    Comment.objects.bulk_create(rows, batch_size=200)
    record(
        [
            event(
                "talk.imported",
                by=by.person.pk if by else None,
                kind=source_page.kind,
                object=target,
                facts={"comments": len(rows), "page": source_page.pk},
            )
        ],
        touches=[f"talk:{target}"],
    )
    return len(rows)


def resolve_threads(target: int, headings: Mapping[str, datetime], *, by: Person | None) -> None:
    """Mark threads of an object as settled, each at its time. Must run inside a transaction."""
    for thread in Thread.objects.filter(object=target, heading__in=headings):
        thread.resolved = headings[thread.heading]
        thread.save(update_fields=["resolved"])
    record(
        [event("talk.resolved", by=by.pk if by else None, object=target)],
        touches=[f"talk:{target}"],
    )
