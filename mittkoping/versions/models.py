"""The object, its revisions, and texts that wait because they met another's."""

import uuid

from django.db import models
from django.db.models.functions import Now

from mittkoping.organisation.models import Municipality, Person


class Object(models.Model):
    """What all kinds share: an id that never changes, and what one may see of it.

    `head` is the working revision, `published` the one the public reads, `last` the newest of
    all; all are numbers of this object's revisions, 0 for none. `last` runs ahead of `head` when
    an import brought revisions that must not replace what was written here.
    """

    class Audience(models.TextChoices):
        PUBLIC = "public"
        MUNICIPALITY = "municipality"

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    sort_key = models.CharField(max_length=600)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=12, choices=Audience.choices, default=Audience.PUBLIC)
    head = models.PositiveIntegerField(default=0)
    published = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    updated = models.DateTimeField()  # when the head revision was made
    deleted = models.DateTimeField(null=True)
    source = models.CharField(max_length=80, default="")  # the imported wiki, "" for our own
    source_id = models.BigIntegerField(null=True)  # its page id there

    class Meta:
        indexes = [
            models.Index(fields=["kind", "sort_key", "id"], name="object_kind_title"),
            models.Index(fields=["municipality", "kind"], name="object_municipality"),
            models.Index(fields=["kind", "-updated"], name="object_kind_updated"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=models.Q(source_id__isnull=False),
                name="object_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """An immutable snapshot of an object, chained to the one before it by its digest."""

    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField(default=0)  # the number this text was written from
    at = models.DateTimeField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    summary = models.CharField(max_length=800, default="")
    minor = models.BooleanField(default=False)
    schema = models.PositiveSmallIntegerField()  # SOURCE_MARKUP, or the version of the snapshot's shape
    snapshot = models.JSONField()
    size = models.PositiveIntegerField()  # bytes of the snapshot's text
    digest = models.CharField(max_length=64)
    source_id = models.BigIntegerField(null=True)  # its revision id in the imported wiki
    # Repeated from the object, so that the long lists are read from one index each.
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField(default=True)

    SOURCE_MARKUP = 0

    class Meta:
        indexes = [
            models.Index(fields=["public", "-at", "-id"], name="revision_recent"),
            models.Index(fields=["municipality", "public", "-at", "-id"], name="revision_municipality"),
            models.Index(fields=["author", "-at", "-id"], name="revision_author"),
            models.Index(fields=["source_id"], name="revision_source"),
            models.Index(fields=["object", "public", "author"], name="revision_object_author"),
        ]
        constraints = [models.UniqueConstraint(fields=["object", "number"], name="revision_number")]

    def __str__(self) -> str:
        return f"{self.object_id}/{self.number}"


class Conflict(models.Model):
    """A submitted text that could not be merged: stored first, sorted out afterwards."""

    object = models.ForeignKey(Object, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    base = models.PositiveIntegerField()
    head = models.PositiveIntegerField()
    snapshot = models.JSONField()
    summary = models.CharField(max_length=800, default="")
    fields = models.JSONField(default=list)  # the names of the fields that met
