"""What is done with users and persons."""

from functools import cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from mittkoping.history.actions import event, record
from mittkoping.history.models import Event
from mittkoping.lib.slugs import slug, sort_key
from mittkoping.organisation.models import County, Forgotten, Municipality, Person, User
from mittkoping.organisation.people import name_digest

# Counted up when a person's name changes: every finished page may show one.
PEOPLE = "people"


@cache
def _demo_hash(password: str) -> str:
    """One hash for all demo accounts: a good one costs a second, and they share the password anyway."""
    return make_password(password)


@transaction.atomic
def add_user(
    *,
    by: Person | None,
    email: str,
    name: str,
    password: str,
    municipality: Municipality | None = None,
    role: str = "",
    administrator: bool = False,
    demo: bool = False,
) -> User:
    """Make a user and the person behind; `by` is None only for the first administrator and the demo.

    Raises ValidationError with Django's sentences when the password is weak (demo users excepted)
    and when the address is taken.
    """
    person = Person(kind=Person.Kind.MEMBER, name=name, municipality=municipality, role=role)
    user = User(
        email=email.strip().lower(),
        person=person,
        municipality=municipality,
        is_administrator=administrator,
        is_demo=demo,
    )
    if demo:
        user.password = _demo_hash(password)
    else:
        validate_password(password, user)
        user.set_password(password)
    user.clean_fields(exclude=["person", "municipality", "password"])
    user.validate_unique()
    person.save()
    user.person = person
    user.save()
    record([event("user.added", by=by.pk if by else None, facts={"person": person.pk, "demo": demo})])
    return user


@transaction.atomic
def add_invented_municipality(
    *, by: Person | None, code: str, name: str, county: tuple[str, str]
) -> Municipality:
    """Make a municipality that no register has, for a demonstration; `county` is its code and name."""
    county_row, _ = County.objects.get_or_create(
        code=county[0],
        defaults={
            "name": county[1],
            "short_name": county[1].removesuffix(" län"),
            "slug": slug(county[1].removesuffix(" län")),
            "sort_key": sort_key(county[1]),
            "invented": True,
        },
    )
    made = Municipality.objects.create(
        code=code,
        name=f"{name} kommun",
        short_name=name,
        slug=slug(name),
        sort_key=sort_key(name),
        county=county_row,
        invented=True,
    )
    record([event("municipality.invented", by=by.pk if by else None, municipality=code)])
    return made


@transaction.atomic
def add_named_person(*, by: Person | None, name: str, municipality: Municipality | None = None) -> Person:
    """Make a person who stands in a person field and has no account."""
    person = Person.objects.create(kind=Person.Kind.NAMED, name=name, municipality=municipality)
    record([event("person.named", by=by.pk if by else None, facts={"person": person.pk})])
    return person


@transaction.atomic
def rename_person(*, by: Person | None, person: Person, name: str) -> None:
    """Call a person by another name, everywhere at once; what refers to them is not touched.

    `by` is None for the operator at the console. Raises ValueError for an empty name: erase_person
    empties it.
    """
    if not name.strip():
        raise ValueError(person.pk)
    person.name = name.strip()[:255]
    person.save(update_fields=["name"])
    record([_about(person, "person.renamed", by)], touches=[PEOPLE])


@transaction.atomic
def erase_person(*, by: Person | None, person: Person) -> None:
    """Empty a person's name and role, everywhere at once; no digest breaks.

    An account is closed and its address forgotten. What they wrote stays, by a person whose name
    is removed, also when a newer export of the same wiki says the name again. `by` is None for the
    operator at the console.
    """
    if person.name:
        digest = name_digest(person.source, person.kind, person.name)
        Forgotten.objects.get_or_create(digest=digest, defaults={"person": person})
    person.name = person.role = ""
    person.save(update_fields=["name", "role"])
    for user in User.objects.filter(person=person):
        user.email, user.is_active = f"{person.key}@erased.invalid", False
        user.set_unusable_password()
        user.save(update_fields=["email", "is_active", "password"])
    record([_about(person, "person.erased", by)], touches=[PEOPLE])


@transaction.atomic
def block_user(*, by: Person | None, user: User, blocked: bool = True) -> None:
    """Keep somebody from signing in, at once and wherever they are signed in; or let them in again.

    `by` is None for the operator at the console.
    """
    user.is_active = not blocked
    user.save(update_fields=["is_active"])
    record([_about(user.person, "user.blocked" if blocked else "user.unblocked", by)])


def _about(person: Person, verb: str, by: Person | None) -> Event:
    return event(verb, by=by.pk if by else None, facts={"person": person.pk})


@transaction.atomic
def give_first_password(*, by: Person | None, user: User, password: str) -> User:
    """Make `user`, who came in with an archive and has no password, an administrator who can sign in.

    `by` is None for the operator at the console. Raises ValidationError with Django's sentences when
    the password is weak, and ValueError when the user has one already.
    """
    if user.has_usable_password():
        raise ValueError(user.pk)
    validate_password(password, user)
    user.set_password(password)
    user.is_administrator, user.is_active = True, True
    user.save(update_fields=["password", "is_administrator", "is_active"])
    record([event("user.appointed", by=by.pk if by else None, facts={"person": user.person_id})])
    return user
