"""The index follows what is put in and taken out, whatever it is given, at a price that does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mittkoping.search import index, vocabulary
from mittkoping.search.entries import Indexable
from mittkoping.search.models import SearchEntry, SearchText, SearchWord
from mittkoping.search.queries import PAGE, REACHABLE, found
from mittkoping.versions.models import Object
from tests.search.texts import EKVIK, Heap, key_area, municipality, objects, put

pytestmark = pytest.mark.django_db


def total(query: str) -> int:
    return found(query, viewer=None).total


def test_putting_again_replaces() -> None:
    [pk] = objects(1)
    index.put([Indexable(pk, "card", "Fiber till alla")])
    index.put([Indexable(pk, "card", "Molntjänster")])
    assert (total("fiber"), total("molntjänster"), total("tjänster")) == (0, 1, 1)
    assert SearchText.objects.count() == 1


def test_the_last_of_two_in_one_call_stays() -> None:
    [pk] = objects(1)
    assert index.put([Indexable(pk, "card", "Fiber"), Indexable(pk, "card", "Koppar")]) == 1
    assert (total("fiber"), total("koppar")) == (0, 1)


def test_languages_stand_side_by_side_and_leave_together() -> None:
    [pk] = objects(1)
    index.put([Indexable(pk, "card", "Skola"), Indexable(pk, "card", "School", lang="en")])
    assert (total("skola"), total("school")) == (1, 1)
    index.put([Indexable(pk, "card", "Education", lang="en")])
    assert (total("skola"), total("school"), total("education")) == (1, 0, 1)
    index.remove([pk])
    assert (total("skola"), total("education")) == (0, 0)
    assert not SearchEntry.objects.exists()


def test_an_erased_object_leaves_the_index() -> None:
    pk = put("Skola")
    Object.objects.filter(pk=pk).delete()
    assert total("skola") == 0


def test_nothing_put_and_nothing_removed_is_nothing() -> None:
    assert index.put([]) == 0
    index.remove([])
    index.remove([12345])


def test_a_text_changed_in_place_is_found_as_it_is() -> None:
    put("Skola")
    row = SearchText.objects.get()
    row.title_stems = "bibliotek"
    row.save()
    assert (total("skola"), total("bibliotek")) == (0, 1)


def test_an_endless_text_is_found_by_its_beginning() -> None:
    words = " ".join(f"ord{n}" for n in range(20_000))
    compounds = "".join(f" kompetensutvecklings{'federation' * (n % 4)}plan{n}skola" for n in range(20_000))
    put("Lång", f"{words} slutet")
    put("Längre", "å" * 3_000_000)
    put("Sammansatt", compounds)
    put(" ".join(f"titel{n}" for n in range(5_000)), "", lead=words, headings=[words] * 3)
    assert total("ord13000") == 1
    assert total("slutet") == 0
    assert total("titel99") == 1
    assert total("titel100") == 0


def test_words_are_counted_and_stems_made_anew() -> None:
    put("Sjöstugornas nätverk", "Sjöstuga här, sjöstuga där.")
    put("Sjöstugeplan")
    assert total("sjöstuga") == 1
    assert index.rebuild() == 1
    assert total("sjöstuga") == 2
    assert index.rebuild() == 0
    assert SearchWord.objects.get(pk="sjöstuga").count == 2


@pytest.mark.parametrize("column", ["title_stems", "lead_stems", "heading_stems", "body_stems"])
def test_stems_that_an_older_version_made_are_made_anew(column: str) -> None:
    put("Skola", "Bibliotek", lead="Läsning", headings=["Simning"])
    SearchText.objects.update(**{column: "annat"})
    assert (index.restem(), index.restem()) == (1, 0)
    assert [total(word) for word in ("skola", "läsning", "simning", "bibliotek", "annat")] == [1, 1, 1, 1, 0]


def test_words_that_are_gone_are_forgotten_by_every_process() -> None:
    pk = put("Xylofonkurs")
    index.rebuild_words()
    before = vocabulary.current()
    assert before is vocabulary.current()
    assert before.suggestions.count("xylofonkurs") == 1
    index.remove([pk])
    put("Annat")
    index.rebuild_words()
    assert vocabulary.current().suggestions.count("xylofonkurs") == 0
    assert not SearchWord.objects.filter(word="xylofonkurs").exists()


def test_putting_many_costs_as_many_queries_as_putting_one() -> None:
    with CaptureQueriesContext(
        connection,
    ) as one:
        index.put([Indexable(objects(1)[0], "card", "Skola")])
    ids = objects(40)
    with CaptureQueriesContext(connection) as many:
        index.put([Indexable(pk, "card", f"Skola {pk}") for pk in ids])
    assert len(many) <= len(one)


@pytest.mark.parametrize("number", [1, 3, 300])
def test_a_search_takes_five_queries(number: int) -> None:
    place = municipality(EKVIK, "Ekvik")
    area = key_area("Kompetens").pk
    index.put(
        Indexable(pk, "card", f"Skola {n}", body="plan " * 50, municipality_code=place.code, key_area_id=area)
        for n, pk in enumerate(objects(number))
    )
    with CaptureQueriesContext(connection) as taken:
        results = found("skola kommun:ekvik -budget", viewer=None)
    assert len(taken) == 5
    assert (results.total, len(results.hits)) == (number, min(number, PAGE))


def test_the_pages_hold_every_hit_once() -> None:
    index.put(Indexable(pk, "card", "Skola") for pk in objects(45))
    pages = [found("skola", viewer=None, page=page) for page in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert len({hit.object_id for page in pages for hit in page.hits}) == 45
    assert {page.pages for page in pages} == {3}


@pytest.mark.slow
def test_more_than_can_be_reached_is_said() -> None:
    index.put(Indexable(pk, "card", "Skola") for pk in objects(REACHABLE + 5))
    results = found("skola", viewer=None, page=10**9)
    assert (results.total, results.capped, results.pages) == (REACHABLE + 5, True, REACHABLE // PAGE)
    assert len(results.hits) == PAGE


def test_a_heap_of_texts_is_found_through_its_own_words() -> None:
    heap = Heap(words=2_000)
    items = list(heap.items(objects(200), [municipality(EKVIK, "Ekvik")], [key_area("Styrning").pk]))
    index.put(items)
    index.rebuild()
    for item in items[::20]:
        results = found(item.title, viewer=None)
        assert item.object_id in [hit.object_id for hit in results.hits]
