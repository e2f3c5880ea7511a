"""How SQLite reads the long lists: from an index each, never by going through every version or link."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from mittkoping.frameworks.models import KeyArea
from mittkoping.knowledge import queries as knowledge
from mittkoping.knowledge.models import Category
from mittkoping.knowledge.queries import AreaChoice
from mittkoping.talk import queries as talk
from mittkoping.versions import queries as versions
from mittkoping.versions.models import Revision
from mittkoping.versions.queries import Viewer
from tests.cast import CITIZEN, LONG_AGO, PUBLISHED, Cast, tell_all

pytestmark = pytest.mark.django_db
LONG = (
    "versions_revision",
    "knowledge_link",
    "knowledge_membership",
    "talk_comment",
    "knowledge_card",
    "versions_object",
)
READERS = (CITIZEN, "ekvik_editor")


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield tell_all()
        transaction.set_rollback(True)


def plans(work: Callable[[], object]) -> list[tuple[str, str]]:
    """Every question `work` asks, and how SQLite would answer it."""
    with CaptureQueriesContext(connection) as asked:
        work()
    found = []
    with connection.cursor() as cursor:
        for question in asked.captured_queries:
            if question["sql"].startswith("SELECT"):
                cursor.execute("EXPLAIN QUERY PLAN " + question["sql"].replace("%", "%%"))
                found.append((question["sql"], "\n".join(str(row[3]) for row in cursor.fetchall())))
    assert found, "nothing was asked"
    return found


def by_index(work: Callable[[], object], *, sorted_by_index: bool = True) -> None:
    """Fail when a long table is gone through from end to end, or a long list is sorted by hand."""
    for question, plan in plans(work):
        for line in plan.splitlines():
            whole = [t for t in LONG if line.startswith(f"SCAN {t}") and "USING" not in line]
            assert not whole, f"{question}\n{plan}"
            if sorted_by_index:
                assert "USE TEMP B-TREE FOR ORDER BY" not in line, f"{question}\n{plan}"


def viewer(cast: Cast, member: str) -> Viewer:
    return cast.users.get(member)


@pytest.fixture(autouse=True)
def on_sqlite() -> bool:
    """PostgreSQL chooses by how much there is; there the speed is measured instead."""
    return connection.vendor == "sqlite"


def asked(work: Callable[[], object], sqlite: bool, *, sorted_by_index: bool = True) -> None:
    """On SQLite the plan, on PostgreSQL that the question can be answered at all."""
    if sqlite:
        by_index(work, sorted_by_index=sorted_by_index)
    else:
        work()


@pytest.mark.parametrize("member", READERS)
def test_latest_changes(cast: Cast, member: str, on_sqlite: bool) -> None:
    who, area = viewer(cast, member), KeyArea.objects.get(slug="kompetens")
    before = (LONG_AGO + timedelta(days=9_000), 1)
    home = cast.users["ekvik_editor"].person.pk
    for work in (
        lambda: versions.recent(who, limit=51),
        lambda: versions.recent(who, before=before, limit=51),
        lambda: versions.recent(who, minor=False, limit=51),
        lambda: versions.recent(who, author=home, limit=51),
        lambda: versions.recent(who, author=home, before=before, limit=51),
        lambda: versions.recent(who, municipality="9901", limit=51),
    ):
        asked(work, on_sqlite, sorted_by_index=True)
    asked(
        lambda: versions.recent(who, objects=knowledge.objects_of_area(area), limit=51),
        on_sqlite,
        sorted_by_index=False,
    )


@pytest.mark.parametrize("member", READERS)
def test_history(cast: Cast, member: str, on_sqlite: bool) -> None:
    who, card = viewer(cast, member), cast.cards["ekvik", PUBLISHED]
    for work in (
        lambda: versions.history(who, card, limit=51),
        lambda: versions.history(who, card, below=3, limit=51),
        lambda: versions.around(who, card, 2),
        lambda: versions.count_of_revisions(who, card),
        lambda: versions.olders(who, versions.history(who, card)),
        lambda: talk.comment_count(card),
    ):
        asked(work, on_sqlite)
    for one in (
        lambda: versions.visible_revision(who, card, 1),
        lambda: versions.published_revision(card),
        lambda: talk.threads(card),
    ):
        asked(one, on_sqlite, sorted_by_index=False)  # a single row, or the comments of a single page


@pytest.mark.parametrize("order", knowledge.ORDERS)
def test_cards_of_a_key_area_come_sorted_from_the_index(cast: Cast, on_sqlite: bool, order: str) -> None:
    area, choice = KeyArea.objects.get(slug="kompetens"), AreaChoice(order=order)
    asked(lambda: list(knowledge.area_cards(None, area, choice)[:41]), on_sqlite)
    asked(lambda: knowledge.area_size(None, area), on_sqlite, sorted_by_index=False)


@pytest.mark.parametrize("member", READERS)
def test_what_hangs_on_a_page(cast: Cast, member: str, on_sqlite: bool) -> None:
    who, card, town = viewer(cast, member), cast.cards["ekvik", PUBLISHED], cast.towns["ekvik"]
    category = Category.objects.get(title="Årstider")
    for work in (
        lambda: knowledge.cards_of(who, town),
        lambda: list(knowledge.links_here(who, card)[:101]),
        lambda: list(knowledge.category_members(who, category)[:101]),
        lambda: knowledge.categories_of(card),
        lambda: knowledge.resolved(["Ekvik/Vintern i Ekvik"], "", who),
        lambda: talk.comments_by(who, cast.users["ekvik_editor"].person.pk),
    ):
        asked(work, on_sqlite, sorted_by_index=False)


def test_a_list_without_an_index_would_be_noticed(cast: Cast, on_sqlite: bool) -> None:
    """The check itself can fail: nothing is ever looked for by the text of a summary."""

    def through_all() -> object:
        from_all = Revision.objects.filter(summary="Mer").order_by("summary")
        return list(from_all)

    if on_sqlite:
        with pytest.raises(AssertionError):
            by_index(through_all)
    else:
        assert through_all()
