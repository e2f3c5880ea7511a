"""What is said comes in as threads, once, in order, and nothing that stands there is changed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from mittkoping.history.models import Counter, Event
from mittkoping.knowledge.actions import create
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_named_person, add_user
from mittkoping.organisation.models import Municipality, User
from mittkoping.talk.actions import Told, resolve_threads, tell_threads
from mittkoping.talk.models import Comment, Thread
from mittkoping.talk.queries import comment_count, comments_by, has_said, threads
from mittkoping.versions.models import Object

pytestmark = pytest.mark.django_db
NOON = datetime(2017, 3, 17, 11, tzinfo=UTC)


@pytest.fixture
def user() -> User:
    return add_user(
        by=None, email="a@example.se", name="Ada Ek", password="granar-vid-sjön-9", administrator=True
    )


@pytest.fixture
def page(user: User) -> Object:
    return create(by=user, kind=Kind.PAGE, content={"title": "Snö"})


def said(user: User, number: int, heading: str = "Djupet", depth: int = 0) -> Told:
    at = NOON + timedelta(hours=number)
    return Told(heading, depth, user.person, at, f"<p>Ord {number}.</p>", f"nyckel {number}")


def read(page: Object) -> list[tuple[str, list[tuple[int, int, str]]]]:
    return [
        (thread.heading, [(row.position, row.depth, row.body) for row in rows])
        for thread, rows in threads(page)
    ]


def test_comments_stand_under_their_headings_in_the_order_told(page: Object, user: User) -> None:
    told = [said(user, 1), said(user, 2, depth=1), said(user, 3, "Färgen"), said(user, 4, depth=2)]
    assert tell_threads(page.pk, told, by=user, source_page=page, headings=["Tomt", "Djupet"]) == 4
    assert read(page) == [
        ("Tomt", []),
        ("Djupet", [(0, 0, "<p>Ord 1.</p>"), (1, 1, "<p>Ord 2.</p>"), (2, 2, "<p>Ord 4.</p>")]),
        ("Färgen", [(0, 0, "<p>Ord 3.</p>")]),
    ]
    assert comment_count(page) == 4


def test_the_same_again_changes_nothing_and_a_reply_goes_last(page: Object, user: User) -> None:
    told = [said(user, 1), said(user, 2, "Färgen")]
    tell_threads(page.pk, told, by=None, source_page=page)
    events, counter = Event.objects.count(), Counter.objects.get(key=f"talk:{page.pk}").value
    assert tell_threads(page.pk, told, by=None, source_page=page) == 0
    assert (Event.objects.count(), Counter.objects.get(key=f"talk:{page.pk}").value) == (events, counter)
    first = Comment.objects.get(imported="nyckel 1")
    assert tell_threads(page.pk, [*told, said(user, 3, depth=1)], by=None, source_page=page) == 1
    assert read(page) == [
        ("Djupet", [(0, 0, "<p>Ord 1.</p>"), (1, 1, "<p>Ord 3.</p>")]),
        ("Färgen", [(0, 0, "<p>Ord 2.</p>")]),
    ]
    assert Comment.objects.get(pk=first.pk).body == first.body


def test_an_import_of_talk_is_one_event_that_counts_the_conversation_up(page: Object, user: User) -> None:
    tell_threads(page.pk, [said(user, 1), said(user, 2)], by=user, source_page=page)
    last = Event.objects.order_by("-pk")[0]
    assert (last.verb, last.actor, last.object) == ("talk.imported", user.person.pk, page.pk)
    assert last.facts == {"comments": 2, "page": page.pk}
    assert Counter.objects.get(key=f"talk:{page.pk}").value == 1


def test_a_comment_without_signature_has_neither_author_nor_time(page: Object) -> None:
    tell_threads(page.pk, [Told("H", 0, None, None, "<p>Hej.</p>", "n")], by=None, source_page=page)
    [(_, [comment])] = threads(page)
    assert (comment.author, comment.at) == (None, None)


def test_a_settled_thread_says_when(page: Object, user: User) -> None:
    told = [said(user, 1), said(user, 2, "Färgen")]
    tell_threads(page.pk, told, by=user, source_page=page)
    with transaction.atomic():
        resolve_threads(page.pk, {"Djupet": NOON}, by=user.person)
    assert dict(Thread.objects.values_list("heading", "resolved")) == {"Djupet": NOON, "Färgen": None}
    assert Event.objects.order_by("-pk")[0].verb == "talk.resolved"


def test_what_somebody_said_is_shown_to_whoever_may_read_the_page(page: Object, user: User) -> None:
    speaker = add_named_person(by=None, name="Tapio")
    town = Municipality.objects.get(short_name="Härryda")
    draft = create(
        by=user,
        kind=Kind.PAGE,
        content={"title": "Utkast"},
        municipality=town,
        audience=Object.Audience.MUNICIPALITY,
    )
    for number, target in enumerate((page, draft)):
        told = Told("H", 0, speaker, NOON + timedelta(days=number), f"<p>{number}</p>", str(number))
        tell_threads(target.pk, [told], by=user, source_page=target)
    assert [row.body for row in comments_by(None, speaker.pk)] == ["<p>0</p>"]
    assert [row.body for row in comments_by(user, speaker.pk)] == ["<p>1</p>", "<p>0</p>"]
    assert has_said(None, speaker.pk)
    assert not has_said(None, user.person.pk)
