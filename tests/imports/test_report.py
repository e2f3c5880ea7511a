"""The report as the operator reads it: one of a thing is told as one."""

from pathlib import Path

import pytest

from mittkoping.imports.mediawiki.report import Report
from mittkoping.knowledge.models import Hero, WikiEditor
from tests.imports.wiki import KOMMUN, brought_in, granvik, leaf, small_town


def test_one_of_each_is_told_in_the_singular() -> None:
    report = Report(
        pages=1,
        revisions=1,
        created_pages=1,
        created_revisions=1,
        municipalities=1,
        heroes=1,
        editors=1,
        threads=1,
        comments=1,
        categories={"Fiber"},
        redirects=1,
    )
    report.cards["Kompetens"] = 1
    assert report.as_text().split("\n")[:3] == [
        "1 sida och 1 version i filen, varav 1 sida och 1 version är nya.",
        "1 kommunsida, 1 uppslag, 1 hjälte, 1 wikiredaktör.",
        "1 diskussion med 1 inlägg, 1 kategori, 1 omdirigering.",
    ]


def test_none_and_several_are_told_in_the_plural() -> None:
    report = Report(pages=3, revisions=10, created_revisions=2, heroes=2, threads=2, categories={"A", "B"})
    assert report.as_text().split("\n")[:3] == [
        "3 sidor och 10 versioner i filen, varav 0 sidor och 2 versioner är nya.",
        "0 kommunsidor, 0 uppslag, 2 hjältar, 0 wikiredaktörer.",
        "2 diskussioner med 0 inlägg, 2 kategorier, 0 omdirigeringar.",
    ]


def test_no_title_steers_the_terminal() -> None:
    report = Report()
    report.unknown_templates["Mall\x9b31m"] = 1
    report.skip("Sida\u202e\x9b2J", "sidan saknar titel eller nummer")
    report.conflict("Sida\x9b2J", "något")
    assert all(sign.isprintable() or sign == "\n" for sign in report.as_text())
    assert "Krock: Sida 2J: något" in report.as_text()


@pytest.mark.django_db
def test_a_page_about_a_place_nobody_knows_is_no_municipality(tmp_path: Path) -> None:
    granvik()
    far = leaf(90, "Kommun:Fjärranvik", KOMMUN.replace("Granvik", "Fjärranvik"), ns=3000)
    report = brought_in(tmp_path / "export.xml", *small_town(), far)
    assert report["municipalities"] == 1
    assert report["heroes"] == Hero.objects.count() == 1
    assert report["editors"] == WikiEditor.objects.count() == 1
