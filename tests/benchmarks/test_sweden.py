"""The generated Sweden: whole, the same every time, and as large as it promises."""

import io
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from benchmarks.pages import Sweden
from benchmarks.sweden import shares, write_export
from benchmarks.vocabulary import SIZE, Zipf, draw_queries, vocabulary
from mittkoping.imports.mediawiki.reader import Page, pages
from mittkoping.imports.mediawiki.run import import_file

SPACE = "{http://www.mediawiki.org/xml/export-0.11/}"


def export(*, revisions: int = 250, municipalities: int = 3, cards: int = 12, seed: int = 1) -> str:
    out = io.StringIO()
    write_export(out, revisions=revisions, municipalities=municipalities, cards=cards, seed=seed)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sweden.xml"
    path.write_text(export(revisions=600), encoding="utf-8")
    return path


def test_the_export_is_well_formed_and_holds_what_was_asked_for() -> None:
    root = etree.fromstring(export().encode())
    ids = [revision.findtext(f"{SPACE}id") for revision in root.iter(f"{SPACE}revision")]
    titles = [page.findtext(f"{SPACE}title") for page in root.iter(f"{SPACE}page")]
    assert len(ids) == len(set(ids)) == 250
    assert len(titles) == len(set(titles))
    assert sum(title.startswith("Kommun:") for title in titles if title) == 3


def test_the_same_seed_gives_the_same_file_and_another_seed_another() -> None:
    assert export() == export()
    assert export(seed=1) != export(seed=2)


def test_every_municipality_tells_of_every_key_area() -> None:
    sweden = Sweden(municipalities=290, cards=33, seed=1)
    told = Counter((card.place.name, card.area) for card in map(sweden.card, range(290 * 33)))
    assert len({name for name, _ in told}) == 290
    assert len(told) == 290 * 11
    assert set(told.values()) == {3}


def test_versions_of_a_page_grow_towards_the_last(file: Path) -> None:
    read = [page for page in pages(file) if isinstance(page, Page)]
    much_changed = [page for page in read if len(page.versions) >= 5 and page.namespace == 3000]
    assert much_changed
    for page in much_changed:
        texts = [version.text for version in page.versions]
        assert len(texts[0]) < len(texts[-1])
        assert [version.at for version in page.versions] == sorted(version.at for version in page.versions)


def test_neighbouring_versions_of_a_card_share_most_of_their_words(file: Path) -> None:
    cards = [page for page in pages(file) if isinstance(page, Page) and "/" in page.title]
    pairs = [
        (old.text, new.text)
        for page in cards
        for old, new in zip(page.versions, page.versions[1:], strict=False)
    ]
    assert len(pairs) > 50
    changed = [old != new for old, new in pairs]
    assert sum(changed) > 0.9 * len(changed)
    for old, new in pairs:
        before, after = Counter(old.split()), Counter(new.split())
        assert (before & after).total() > 0.4 * max(before.total(), after.total())


def test_too_few_revisions_or_too_many_municipalities_are_refused() -> None:
    with pytest.raises(ValueError, match="at least as many"):
        export(revisions=10)
    with pytest.raises(ValueError, match="not 291"):
        Sweden(municipalities=291, cards=1, seed=1)


def test_shares_add_up_and_leave_no_page_without_a_revision() -> None:
    counts = shares([1, 20, 0.1], 1000, Random(1))
    assert sum(counts) == 1000
    assert min(counts) >= 1
    assert counts[1] == max(counts)


def test_words_are_drawn_by_zipfs_law() -> None:
    assert len(set(vocabulary())) == SIZE
    drawn = Counter(Zipf(1000).places(Random(1), 200_000))
    assert drawn[0] / drawn[1] == pytest.approx(2, rel=0.1)
    assert drawn[0] / drawn[9] == pytest.approx(10, rel=0.2)
    assert max(drawn) <= 999


def test_queries_are_one_or_two_words_of_the_vocabulary() -> None:
    queries = draw_queries(Random(1), 500)
    assert {len(query.split()) for query in queries} == {1, 2}
    assert {word for query in queries for word in query.split()} <= set(vocabulary())


@pytest.mark.django_db
def test_the_importer_takes_all_of_it(file: Path) -> None:
    report = import_file(file, by=None).as_json()
    assert report["revisions"] == report["created"]["revisions"] == 600
    assert report["pages"] == report["created"]["pages"]
    assert report["cards"]["total"] == 36
    assert set(report["cards"]["by_key_area"].values()) == {3, 6}
    assert (report["municipalities"], report["heroes"], report["editors"]) == (3, 9, 3)
    assert report["threads"] > 3
    assert (report["skipped"], report["conflicts"], report["unknown_templates"]) == ([], [], {})
