"""Somebody gets an account, and the first administrator a password."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import transaction

from mittkoping.history.models import Event
from mittkoping.organisation.actions import add_user, give_first_password
from mittkoping.organisation.models import Municipality, Person, User
from mittkoping.organisation.queries import administrators, user_with

pytestmark = pytest.mark.django_db
PASSWORD = "granar-vid-sjön-9"


def test_a_user_is_a_person_with_an_address_and_one_event() -> None:
    town = Municipality.objects.get(short_name="Härryda")
    admin = add_user(by=None, email="a@example.se", name="Ada Ek", password=PASSWORD, administrator=True)
    siv = add_user(
        by=admin.person,
        email="  Siv.Prov@Example.SE ",
        name="Siv Prov",
        password=PASSWORD,
        municipality=town,
        role="rektor",
    )
    assert siv.email == "siv.prov@example.se"
    assert (siv.person.kind, siv.person.name, siv.person.role) == (Person.Kind.MEMBER, "Siv Prov", "rektor")
    assert (siv.municipality, siv.person.municipality, siv.is_administrator) == (town, town, False)
    assert PASSWORD not in siv.password
    assert authenticate(username="SIV.PROV@example.se", password=PASSWORD) == siv
    last = Event.objects.order_by("-pk")[0]
    assert (last.verb, last.actor, last.facts) == (
        "user.added",
        admin.person.pk,
        {"person": siv.person.pk, "demo": False},
    )
    assert administrators() == [admin]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ledig@example.se", "kort"),
        ("zacharias.ek@example.se", "zacharias.ek"),
        ("upptagen@example.se", PASSWORD),
        ("ingen adress", PASSWORD),
    ],
)
def test_a_weak_password_and_a_taken_or_broken_address_leave_nothing_behind(
    email: str, password: str
) -> None:
    add_user(by=None, email="upptagen@example.se", name="Ada Ek", password=PASSWORD)
    before = (Person.objects.count(), User.objects.count(), Event.objects.count())
    with pytest.raises(ValidationError), transaction.atomic():
        add_user(by=None, email=email, name="Siv Prov", password=password)
    assert (Person.objects.count(), User.objects.count(), Event.objects.count()) == before


def test_only_whoever_has_no_password_is_given_the_first_one() -> None:
    siv = add_user(by=None, email="siv@example.se", name="Siv Prov", password=PASSWORD)
    with pytest.raises(ValueError, match=str(siv.pk)):
        give_first_password(by=None, user=siv, password="tallar-vid-ån-7")
    siv.set_unusable_password()
    siv.save()
    with pytest.raises(ValidationError):
        give_first_password(by=None, user=siv, password="kort")
    give_first_password(by=None, user=siv, password="tallar-vid-ån-7")
    assert authenticate(username=siv.email, password="tallar-vid-ån-7") == siv
    assert user_with("SIV@example.se") in administrators()
