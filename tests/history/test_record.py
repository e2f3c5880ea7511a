"""record(): the events, the counters and the followers, in the transaction of the write or not at all."""

import pytest
from django.db import transaction
from pytest_django import Settings

from mittkoping.history.actions import EVERYTHING, count_up_everything, event, record
from mittkoping.history.models import Counter, Event
from mittkoping.history.queries import counted, newest_event, stamp

SEEN: list[list[tuple[str, int | None]]] = []


def listen(events: list[Event]) -> None:
    """A follower that remembers what it was told, and that all of it was written by then."""
    assert Event.objects.filter(pk__in=[row.pk for row in events]).count() == len(events)
    SEEN.append([(row.verb, row.object) for row in events])


def refuse(_events: list[Event]) -> None:
    """A follower that cannot do its work."""
    raise LookupError("full")


@pytest.fixture(autouse=True)
def heard(settings: Settings) -> list[list[tuple[str, int | None]]]:
    settings.FOLLOWERS = [f"{__name__}.listen"]
    SEEN.clear()
    return SEEN


@pytest.mark.django_db
def test_every_key_is_counted_up_once_whatever_the_number_of_events() -> None:
    keys = ["object:7", "object:8", "municipality:1401", "area:3", EVERYTHING]
    before = counted(keys)
    told = [event("card.saved", by=1, object=7, municipality="1401"), event("card.saved", by=1, object=7)]
    record([*told, event("page.saved", by=None, object=8)], touches=["area:3", "object:7"])
    assert counted(keys) == {key: value + 1 for key, value in before.items()}
    record([], touches=["area:3"])
    assert counted(["area:3"]) == {"area:3": before["area:3"] + 2}
    assert counted(["object:7"]) == {"object:7": before["object:7"] + 1}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 50, 51, 300])
def test_few_keys_and_many_are_counted_alike(number: int) -> None:
    keys = [f"object:{n}" for n in range(1000, 1000 + number)]
    for times in (1, 2):
        record([event("x", by=None)], touches=keys)
        assert set(counted(keys).values()) == {times}


@pytest.mark.django_db
def test_a_follower_is_told_once_of_all_events_in_order(heard: list[list[tuple[str, int | None]]]) -> None:
    rows = [event("card.saved", by=1, object=number) for number in (3, 1, 2)]
    record(rows)
    assert heard == [[("card.saved", 3), ("card.saved", 1), ("card.saved", 2)]]
    assert newest_event() == max(row.pk for row in rows)


@pytest.mark.django_db
def test_a_count_of_everything_reaches_counters_nobody_named() -> None:
    record([event("x", by=None, object=7)])
    before, site = counted(["object:7", "new"]), stamp()
    count_up_everything(["new"])
    assert counted(["object:7", "new"]) == {key: value + 1 for key, value in before.items()}
    assert stamp() > site


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_outside_a_transaction_nothing_is_recorded(heard: list[list[tuple[str, int | None]]]) -> None:
    before = (Event.objects.count(), Counter.objects.count())
    with pytest.raises(RuntimeError, match="belongs inside the transaction"):
        record([event("x", by=None)])
    assert (Event.objects.count(), Counter.objects.count()) == before
    assert heard == []


@pytest.mark.django_db
def test_a_follower_that_fails_takes_events_and_counters_with_it(settings: Settings) -> None:
    settings.FOLLOWERS = [f"{__name__}.listen", f"{__name__}.refuse"]
    before = (Event.objects.count(), stamp())
    with pytest.raises(LookupError), transaction.atomic():
        record([event("x", by=None, object=7)])
    assert (Event.objects.count(), stamp()) == before
