"""Municipalities, persons and users."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class County(models.Model):
    """A county (län); its code is a string of two digits."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=60)
    slug = models.CharField(max_length=80, unique=True)
    sort_key = models.CharField(max_length=120)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality (kommun); its code is a string of four digits, zeros kept."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=60)
    slug = models.CharField(max_length=80, unique=True)
    sort_key = models.CharField(max_length=120, db_index=True)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+")
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.short_name


def new_key() -> str:
    """A key for a person: short, not guessable, never used again."""
    return secrets.token_hex(8)


class Person(models.Model):
    """A person as history knows one: a reference that a name hangs on.

    Snapshots, source markup and digests hold the key; the name stands here alone and is put in
    when somebody looks. Emptying it empties it everywhere.
    """

    class Kind(models.TextChoices):
        MEMBER = "member"  # has or had an account here
        CONTRIBUTOR = "contributor"  # an account of an imported wiki
        ADDRESS = "address"  # an internet address of an imported wiki
        HIDDEN = "hidden"  # a name the imported wiki had hidden
        NAMED = "named"  # a name in a person field: hero, editor, contact

    key = models.CharField(max_length=16, unique=True, default=new_key)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=255, blank=True)
    source = models.CharField(max_length=80, default="", blank=True)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=120, default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["source", "kind", "name"], name="person_source_name")]

    def __str__(self) -> str:
        return self.name


class Forgotten(models.Model):
    """A keyed digest of a name that was erased, so that whoever comes in under it again stays erased."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class UserManager(BaseUserManager["User"]):
    """Finds users; they are made by the actions of this package."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address, whatever its case."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.person.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:  # noqa: ARG002 - Django's own signature
        """No: rights are asked of rules, never of Django's permissions."""
        return False
