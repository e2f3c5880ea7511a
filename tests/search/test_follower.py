"""The index follows what happens: at once after a save, and once for each object after an import."""

from pathlib import Path

import pytest
from django.utils import timezone

from mittkoping.history.actions import move_cursor
from mittkoping.history.models import Event
from mittkoping.imports.mediawiki import run
from mittkoping.knowledge.actions import save
from mittkoping.knowledge.models import Rendering
from mittkoping.knowledge.names import named_objects
from mittkoping.knowledge.readings import content_now
from mittkoping.organisation.actions import add_user, erase_person
from mittkoping.organisation.models import Person, User
from mittkoping.search import follower
from mittkoping.search.facets import Choices
from mittkoping.search.models import SearchEntry, SearchText
from mittkoping.search.queries import found
from mittkoping.versions.models import Object, Revision
from tests.imports.wiki import Export, brought_in, granvik, small_town

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    return [hit.title for hit in found(query, viewer=None, choices=Choices()).hits]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test writes its export; the invented municipality is there."""
    granvik()
    return tmp_path / "export.xml"


@pytest.fixture
def editor(path: Path) -> User:
    """Somebody who writes for the municipality."""
    return add_user(
        by=None, email="e@example.se", name="Ed Alm", password="granar-vid-sjön", municipality=granvik()
    )


@pytest.fixture
def cut_off(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that was killed when all pages were here and none was in the index."""

    def killed(**_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(run, "catch_up", killed)
        Export([*small_town()]).write(path)
        with pytest.raises(KeyboardInterrupt):
            run.import_file(path, by=None)


def rested() -> None:
    Event.objects.update(at=timezone.now() - 2 * follower.REST)


def test_what_an_import_brought_in_is_found_when_it_ends(path: Path) -> None:
    brought_in(path, *small_town())
    assert SearchEntry.objects.count() > 3
    assert titles("fiber")


@pytest.mark.usefixtures("cut_off")
def test_the_worker_indexes_what_a_killed_import_left_behind() -> None:
    assert not titles("fiber")
    rested()
    assert follower.catch_up_at_rest() > 3
    assert titles("fiber")
    assert follower.catch_up_at_rest() == 0


@pytest.mark.usefixtures("cut_off")
def test_the_worker_leaves_an_import_under_way_alone() -> None:
    assert follower.catch_up_at_rest() == 0
    assert not titles("fiber")


@pytest.mark.usefixtures("cut_off")
def test_the_same_import_again_finishes_the_index(path: Path) -> None:
    brought_in(path, *small_town())
    assert titles("fiber")


def test_an_import_beside_a_worker_that_was_faster_is_indexed_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may move the cursor past Events that it could not see yet."""
    move_cursor(follower.CAUGHT_UP, event=10**9)
    brought_in(path, *small_town())
    assert titles("fiber")


def test_each_object_is_indexed_once_in_an_import(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    index = follower.index

    def noting(ids: list[int]) -> None:
        seen.extend(ids)
        index(ids)

    monkeypatch.setattr(follower, "index", noting)
    brought_in(path, *small_town())
    assert sorted(seen) == sorted(set(seen))
    assert set(SearchEntry.objects.values_list("object_id", flat=True)) <= set(seen)


def test_a_save_is_found_at_once(path: Path, editor: User) -> None:
    brought_in(path, *small_town())
    obj = Object.objects.get(
        pk=named_objects(["Granvik/Nät i skogen"], source="skogswikin")["Granvik/Nät i skogen"]
    )
    content = {**(content_now(obj, None) or {}), "body": "<p>Sälgkvistar i mängd.</p>"}
    save(by=editor, obj=obj, base=obj.head, content=content)
    assert titles("sälgkvist") == [obj.title]
    assert titles("sälgkvist författare:alm") == [obj.title]
    assert titles("sälgkvist författare:tapio") == [obj.title]  # who wrote an earlier version
    erase_person(by=None, person=editor.person)
    assert titles("sälgkvist författare:alm") == []


def test_who_wrote_what_nobody_else_may_read_is_not_found_by_it(path: Path) -> None:
    brought_in(path, *small_town())
    obj = Object.objects.get(
        pk=named_objects(["Granvik/Nät i skogen"], source="skogswikin")["Granvik/Nät i skogen"]
    )
    hidden = Person.objects.create(kind=Person.Kind.CONTRIBUTOR, name="Hemlig Ek", source="skogswikin")
    newest = Revision.objects.filter(object=obj).order_by("-number")[0]
    newest.pk, newest.number, newest.author, newest.public = None, 99, hidden, False
    newest.save()
    follower.index([obj.pk])
    assert obj.title in titles("fiber författare:tapio")
    assert titles("fiber författare:hemlig") == []


def test_an_index_made_anew_without_what_was_read_before_is_the_same(path: Path) -> None:
    brought_in(path, *small_town())

    def rows() -> list[tuple[object, ...]]:
        return sorted(SearchText.objects.values_list("entry__object", "title", "lead", "headings", "body"))

    before = rows()
    Rendering.objects.all().delete()
    SearchEntry.objects.all().delete()
    assert follower.rebuild() == len(before)
    assert rows() == before
