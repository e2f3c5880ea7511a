"""What is done with users and persons."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from mittkoping.history.actions import event, record
from mittkoping.organisation.models import Municipality, Person, User


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
    if not demo:
        validate_password(password, user)
    user.set_password(password)
    user.clean_fields(exclude=["person"])
    user.validate_unique()
    person.save()
    user.person = person
    user.save()
    record([event("user.added", by=by.pk if by else None, facts={"person": person.pk, "demo": demo})])
    return user
