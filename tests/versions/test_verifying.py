"""Any change of history is found and named; a changed or forgotten name of a person is none."""

import re

import pytest

from mittkoping.organisation.models import Person
from mittkoping.versions.actions import digest_of
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import Verdict, holds_against, parse_digest, site_digest, verify
from tests.exports.filling import write_something

pytestmark = pytest.mark.django_db


@pytest.fixture
def card() -> Object:
    """The first of two cards with three versions each."""
    return write_something()[1][0]


def version(card: Object, number: int) -> Revision:
    return Revision.objects.get(object=card, number=number)


def tamper(card: Object, of: int, /, **values: object) -> None:
    Revision.objects.filter(object=card, number=of).update(**values)


def only_breach(verdict: Verdict, card: Object, number: int) -> str:
    assert verdict.broken == len(verdict.breaches) == 1
    [breach] = verdict.breaches
    assert (breach.object, breach.number) == (card.pk, number)
    return str(breach)


def test_an_untouched_history_holds_and_gives_a_digest(card: Object) -> None:
    verdict = verify()
    assert (verdict.objects, verdict.revisions, verdict.broken) == (2, 6, 0)
    newest = max(Revision.objects.values_list("pk", flat=True))
    assert parse_digest(verdict.digest) == newest
    assert verify().digest == verdict.digest
    assert holds_against(verdict.digest)


def test_nothing_written_has_a_digest_too() -> None:
    assert verify().digest == site_digest(0)
    assert holds_against(site_digest(0))


@pytest.mark.parametrize(
    "changed",
    [
        {"snapshot": {"title": "Läsa tillsammans", "body": "<p>Något annat.</p>"}},
        {"summary": "Inget särskilt"},
        {"at": "2017-03-17T11:12:00Z"},
        {"minor": True},
        {"base": 0},
        {"schema": 0},
        {"digest": "0" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_changed_version_is_named(card: Object, changed: dict[str, object]) -> None:
    tamper(card, 2, **changed)
    verdict = verify()
    assert verdict.breaches[0].number == 2
    assert str(verdict.breaches[0]) == (
        f"Version 2 av ”Läsa tillsammans” (sida {card.pk}) stämmer inte med sin kontrollsumma."
    )
    assert verdict.broken == (2 if "digest" in changed else 1)  # a digest stands in the next one too


def test_another_author_is_noticed(card: Object) -> None:
    tamper(card, 3, author=Person.objects.create(kind=Person.Kind.NAMED, name="En annan"))
    assert "stämmer inte" in only_breach(verify(), card, 3)


def test_another_number_is_noticed(card: Object) -> None:
    tamper(card, 3, number=7)
    verdict = verify()
    assert [(breach.number, breach.why) for breach in verdict.breaches] == [
        *((number, "saknas") for number in (3, 4, 5, 6)),
        (7, "hör inte till sidans versioner"),
    ]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_version_is_noticed(card: Object, number: int) -> None:
    version(card, number).delete()
    verdict = verify()
    assert (verdict.breaches[0].number, verdict.breaches[0].why) == (number, "saknas")
    assert verdict.broken == (1 if number == 3 else 2)  # the next one no longer follows


def test_versions_cut_off_at_the_end_are_noticed_by_the_digest_from_before(card: Object) -> None:
    digest = verify().digest
    version(card, 3).delete()
    Object.objects.filter(pk=card.pk).update(head=2, published=2, last=2)
    assert verify().broken == 0
    assert not holds_against(digest)


def test_an_inserted_version_is_noticed(card: Object) -> None:
    copy = version(card, 3)
    copy.pk, copy.number = None, 4
    copy.save()
    assert "hör inte till sidans versioner" in only_breach(verify(), card, 4)
    Object.objects.filter(pk=card.pk).update(last=4)
    assert "stämmer inte med sin kontrollsumma" in only_breach(verify(), card, 4)


def test_versions_in_another_order_are_noticed(card: Object) -> None:
    for before, after in ((2, 9), (3, 2), (9, 3)):
        tamper(card, before, number=after)
    verdict = verify()
    assert [breach.number for breach in verdict.breaches] == [2, 3]


def test_a_version_moved_to_another_object_is_noticed(card: Object) -> None:
    other = Object.objects.exclude(pk=card.pk).get()
    tamper(card, 3, object=other, number=4)
    verdict = verify()
    assert {(breach.object, breach.number) for breach in verdict.breaches} == {(card.pk, 3), (other.pk, 4)}


def test_versions_of_an_object_that_is_gone_are_noticed(card: Object) -> None:
    other = Object.objects.exclude(pk=card.pk).get()
    tamper(card, 3, object=other.pk + 1000, number=1)
    verdict = verify()
    Revision.objects.filter(object=other.pk + 1000).delete()  # before the database asks for the object
    assert (other.pk + 1000, 1) in {(breach.object, breach.number) for breach in verdict.breaches}


def test_a_chain_computed_anew_is_noticed_by_the_digest_from_before(card: Object) -> None:
    digest = verify().digest
    last = version(card, 3)
    tamper(card, 3, snapshot={**last.snapshot, "body": "<p>Omskrivet.</p>"})
    changed = version(card, 3)
    from_before = version(card, 2).digest
    changed.digest = _digest(changed, from_before)
    changed.save()
    assert verify().broken == 0
    assert not holds_against(digest)


def _digest(revision: Revision, previous: str) -> str:
    return digest_of(revision, uid=str(revision.object.uid), author=revision.author.key, previous=previous)


def test_what_was_written_since_does_not_disturb_an_old_digest(card: Object) -> None:
    until = version(card, 3).pk
    digest = site_digest(until)
    assert Revision.objects.filter(pk__gt=until).exists()
    assert holds_against(digest)


def test_persons_may_be_renamed_and_forgotten(card: Object) -> None:
    digest = verify().digest
    Person.objects.update(name="")
    assert verify().broken == 0
    assert holds_against(digest)


@pytest.mark.parametrize("text", ["", "54", "54:abcd", "x:" + "0" * 64, "5:" + "G" * 64])
def test_what_is_no_digest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        holds_against(text)


def test_only_the_first_breaches_are_kept_and_all_are_counted(card: Object) -> None:
    Object.objects.filter(pk=card.pk).update(last=200)
    tamper(card, 1, summary="ändrad")
    other = Object.objects.exclude(pk=card.pk).get()
    Object.objects.filter(pk=other.pk).update(last=15)
    verdict = verify()
    assert len(verdict.breaches) == 20
    assert verdict.broken == 1 + 20 + 12
