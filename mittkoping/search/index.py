"""Keep the index: put objects in, take them out, make words and stems anew.

A follower calls `put` and `remove` inside the transaction of the write; the worker calls `rebuild`.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from django.db import connection, transaction

from mittkoping.frameworks.models import KeyArea
from mittkoping.history.inserting import insert_rows
from mittkoping.organisation.models import Municipality
from mittkoping.search import vocabulary
from mittkoping.search.entries import Indexable, Places, entry_of, put_stems, text_of
from mittkoping.search.models import SearchEntry, SearchText, SearchVocabulary, SearchWord
from mittkoping.texts.swedish.analysis import Analyser

_T = TypeVar("_T")
_BATCH = 400
_COLUMNS = [field.attname for field in SearchText._meta.concrete_fields]
_VALUES = attrgetter(*_COLUMNS)
_INSERT = "INSERT INTO search_searchtext ({}) VALUES ({})".format(  # noqa: S608 - only names of our own columns
    ", ".join(_COLUMNS), ", ".join(["%s"] * len(_COLUMNS))
)
_MOST_WORDS = 60_000


def put(items: Iterable[Indexable]) -> int:
    """Index `items`, replacing what was there of the same object and language; returns how many.

    The objects must exist. Of two items for the same object and language the last one stays.
    """
    latest = {(item.object_id, item.lang): item for item in items}
    if not latest:
        return 0
    analyser = vocabulary.current().analyser
    with transaction.atomic():
        places = _places()
        for batch in _batches(latest.values()):
            _put_batch(batch, places, analyser)
    return len(latest)


def remove(ids: Iterable[int]) -> None:
    """Take the objects with these ids out of the index, in all languages."""
    with transaction.atomic():
        for batch in _batches(set(ids)):
            _remove_entries(list(SearchEntry.objects.filter(object__in=batch).values_list("pk", flat=True)))


def rebuild() -> int:
    """Count the words anew and stem every text again with what they tell of compounds; returns how many texts
    changed. For the worker: after an import, and now and then.
    """
    rebuild_words()
    return restem()


def rebuild_words() -> int:
    """Count the words of all public texts anew and tell every process; returns the number of words.

    Only public texts count: a suggestion must not tell what somebody may not read.
    """
    analyser = Analyser(vocabulary.current().analyser.decompounder)
    texts = SearchText.objects.filter(entry__audience="public").values_list(
        "title", "lead", "headings", "body"
    )
    counted = analyser.count(text for row in texts.iterator(_BATCH) for text in row)
    seen = dict(Counter(counted).most_common(_MOST_WORDS))
    with transaction.atomic():
        known = dict(SearchWord.objects.values_list("word", "count"))
        for gone in _batches(word for word in known if word not in seen):
            SearchWord.objects.filter(pk__in=gone).delete()
        SearchWord.objects.bulk_create(
            [
                SearchWord(word=word, count=seen[word])
                for word in sorted(seen)
                if known.get(word) != seen[word]
            ],
            batch_size=_BATCH,
            update_conflicts=True,
            update_fields=["count"],
            unique_fields=["word"],
        )
        SearchVocabulary.objects.update_or_create(pk=1, defaults={"stamp": secrets.token_hex(16)})
    return len(seen)


def restem() -> int:
    """Stem every text again with the current vocabulary; writes and returns only those that changed."""
    analyser = vocabulary.current().analyser
    places = _places()
    changed = 0
    pks = list(SearchText.objects.order_by("pk").values_list("pk", flat=True))
    for batch in _batches(pks):
        with transaction.atomic():
            rows = list(SearchText.objects.filter(pk__in=batch).select_related("entry"))
            stale = [row for row in rows if _stem_again(row, places, analyser)]
            SearchText.objects.filter(pk__in=[row.pk for row in stale]).delete()
            _insert(stale)
            changed += len(stale)
    return changed


def _stem_again(row: SearchText, places: Places, analyser: Analyser) -> bool:
    """Give `row` its stems; whether they are other than before."""
    before = _VALUES(row)
    put_stems(row, places.of(row.entry.key_area_id, row.entry.municipality_id), analyser)
    return bool(before != _VALUES(row))


def _put_batch(batch: Sequence[Indexable], places: Places, analyser: Analyser) -> None:
    pairs = {(item.object_id, item.lang) for item in batch}
    there = SearchEntry.objects.filter(object__in={item.object_id for item in batch})
    _remove_entries(
        [pk for pk, obj, lang in there.values_list("pk", "object_id", "lang") if (obj, lang) in pairs]
    )
    entries = [entry_of(item) for item in batch]
    insert_rows(entries)
    texts = []
    for item, entry in zip(batch, entries, strict=True):
        row = text_of(item)
        row.entry_id = entry.pk
        put_stems(row, places.of(item.key_area_id, item.municipality_code), analyser)
        texts.append(row)
    _insert(texts)


def _insert(texts: Sequence[SearchText]) -> None:
    """Write rows of texts; by hand, because Django needs longer to write so many fields than the database."""
    if texts:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, [_VALUES(row) for row in texts])


def _remove_entries(pks: list[int]) -> None:
    if pks:
        SearchText.objects.filter(pk__in=pks).delete()
        SearchEntry.objects.filter(pk__in=pks).delete()


def _places() -> Places:
    return Places(
        dict(KeyArea.objects.values_list("pk", "name")),
        dict(Municipality.objects.values_list("pk", "short_name")),
    )


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
