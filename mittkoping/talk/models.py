"""Threads on any object, and the comments in them."""

from django.db import models

from mittkoping.organisation.models import Person
from mittkoping.versions.models import Object


class Thread(models.Model):
    """A conversation on one object."""

    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=500)
    position = models.PositiveIntegerField(default=0)
    resolved = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["object", "position", "id"], name="thread_object")]

    def __str__(self) -> str:
        return self.heading


class Comment(models.Model):
    """One contribution to a thread; imported text without a signature has neither author nor time."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=0)
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)
    body = models.TextField()  # canonical HTML
    imported = models.CharField(max_length=64, default="")  # recognises the same comment in a later export

    class Meta:
        indexes = [
            models.Index(fields=["thread", "position", "id"], name="comment_thread"),
            models.Index(fields=["author", "-at"], name="comment_author"),
        ]
