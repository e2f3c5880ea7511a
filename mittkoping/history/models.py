"""Rows that say what happened, and counters that say how often something changed."""

from django.db import models


class Event(models.Model):
    """One thing that happened.

    Holds no foreign keys, so that history outlives what it tells of, and no names, so that
    a person can be forgotten without touching it.
    """

    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=40)
    actor = models.BigIntegerField(null=True)  # a Person's id
    kind = models.CharField(max_length=20, default="")
    object = models.BigIntegerField(null=True)
    revision = models.BigIntegerField(null=True)
    municipality = models.CharField(max_length=4, default="")
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["object", "id"], name="event_object"),
            models.Index(fields=["municipality", "id"], name="event_municipality"),
        ]


class Counter(models.Model):
    """How many times what `key` names has changed; finished pages are kept under these numbers."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.BigIntegerField(default=0)


class Cursor(models.Model):
    """How far a piece of later work has read: the id of the last Event it has dealt with."""

    name = models.CharField(max_length=40, primary_key=True)
    event = models.BigIntegerField()
    at = models.DateTimeField()  # when it last ran
