"""The chain covers everything a revision says, and numbers run without gaps."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mittkoping.organisation.models import Person
from mittkoping.versions.actions import Past, extend, new_object
from mittkoping.versions.chain import canonical, revision_digest, text_size

AT = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
SNAPSHOTS = st.dictionaries(st.text(max_size=4), JSON, max_size=4)
SAID: dict[str, Any] = {
    "uid": "u",
    "number": 2,
    "base": 1,
    "at": AT,
    "author": "a",
    "summary": "s",
    "minor": False,
    "schema": 1,
    "snapshot": {"body": "x"},
}
OTHER: dict[str, Any] = {
    "uid": "v",
    "number": 3,
    "base": 2,
    "at": AT + timedelta(microseconds=1),
    "author": "b",
    "summary": "t",
    "minor": True,
    "schema": 0,
    "snapshot": {"body": "y"},
}


def test_every_field_and_what_came_before_changes_the_digest() -> None:
    digests = {revision_digest("", **SAID), revision_digest("0", **SAID)}
    digests |= {revision_digest("", **{**SAID, name: value}) for name, value in OTHER.items()}
    assert len(digests) == 2 + len(SAID) == 2 + len(OTHER)


def test_the_same_moment_in_another_zone_is_the_same() -> None:
    summer = AT.astimezone(timezone(timedelta(hours=2)))
    assert revision_digest("", **{**SAID, "at": summer}) == revision_digest("", **SAID)


@given(SNAPSHOTS, SNAPSHOTS)
def test_two_snapshots_have_one_text_only_if_they_are_equal(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    alike = repr(canonical(one)) == repr(canonical(other))
    assert (
        revision_digest("", **{**SAID, "snapshot": one}) == revision_digest("", **{**SAID, "snapshot": other})
    ) == alike
    assert canonical(dict(reversed(one.items()))) == canonical(one)


@given(st.lists(st.text(max_size=9)))
def test_the_size_is_that_of_all_text(texts: list[str]) -> None:
    snapshot = {"rows": [{"x": text} for text in texts], "n": 4, "b": True, "none": None}
    assert text_size(snapshot) == len("".join(texts).encode())


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans(), st.booleans()), max_size=6))
def test_numbers_run_without_gaps_and_what_stands_aside_is_not_shown(
    steps: list[tuple[int, bool, bool]],
) -> None:
    obj = new_object(kind="page", title="Sida", at=AT)
    author, newest, chain = Person(name="x"), None, []
    head = published = 0
    for count, aside, publish in steps:
        pasts = [Past(AT, author, {"body": str(n)}) for n in range(count)]
        rows = extend(obj, pasts, after=newest, aside=aside, publish=publish)
        chain += rows
        newest = rows[-1]
        head = head if aside else newest.number
        published = newest.number if publish and not aside else published
        assert (obj.head, obj.published, obj.last) == (head, published, newest.number)
    assert [row.number for row in chain] == list(range(1, len(chain) + 1))
    assert [row.base for row in chain] == list(range(len(chain)))
    assert len({row.digest for row in chain}) == len(chain)
