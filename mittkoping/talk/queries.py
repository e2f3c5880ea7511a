"""What has been said on an object."""

from mittkoping.talk.models import Comment, Thread
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, visible_objects


def threads(obj: Object) -> list[tuple[Thread, list[Comment]]]:
    """The threads of a visible object with their comments, in order; two queries."""
    rows = list(Thread.objects.filter(object=obj).order_by("position", "pk"))
    comments: dict[int, list[Comment]] = {row.pk: [] for row in rows}
    found = Comment.objects.filter(thread__object=obj).select_related("author")
    for comment in found.order_by("thread_id", "position", "pk"):
        comments[comment.thread_id].append(comment)
    return [(row, comments[row.pk]) for row in rows]


def comments_by(viewer: Viewer, person: int, limit: int = 20) -> list[Comment]:
    """The newest comments a person signed, on objects the viewer may see."""
    rows = Comment.objects.filter(author=person, thread__object__in=visible_objects(viewer))
    return list(rows.select_related("thread__object__municipality").order_by("-at", "-pk")[:limit])


def has_said(viewer: Viewer, person: int) -> bool:
    """Whether a person has signed a comment on anything the viewer may see."""
    return Comment.objects.filter(author=person, thread__object__in=visible_objects(viewer)).exists()


def comment_count(obj: Object) -> int:
    """How many comments stand in the threads of an object."""
    return Comment.objects.filter(thread__object=obj).count()
