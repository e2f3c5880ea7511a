"""The reader gives what the file says, says what it cannot read, and is not to be overwhelmed."""

import bz2
import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.imports.mediawiki import reader
from mittkoping.imports.mediawiki.reader import Page, Site, Version, pages
from mittkoping.imports.mediawiki.survey import Seen, survey
from tests.imports.wiki import NAMESPACES, Export, Leaf, Rev, leaf, small_town


def read(path: Path) -> tuple[Site, list[Page]]:
    parts = list(pages(path))
    assert isinstance(parts[0], Site)
    return parts[0], [part for part in parts[1:] if isinstance(part, Page)]


def only_version(path: Path, rev: Rev) -> Version:
    [page] = read(Export([Leaf(1, "Sida", [rev])]).write(path))[1]
    assert page.trouble == []
    [version] = page.versions
    return version


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test writes its export."""
    return tmp_path / "export.xml"


@pytest.mark.parametrize("version", ["0.10", "0.11"])
def test_site_pages_and_revisions_are_read(path: Path, version: str) -> None:
    site, found = read(Export(small_town(), version=version).write(path))
    assert (site.name, site.database) == ("Skogswikin", "skogswikin")
    assert site.base == "http://wiki.example/index.php/Huvudsida"
    assert site.namespaces == NAMESPACES
    assert [(page.id, page.title, page.namespace, page.held) for page in found][:2] == [
        (1, "Kommun:Granvik", 3000, 2),
        (2, "Granvik/Nät i skogen", 0, 2),
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
@pytest.mark.parametrize("suffix", [".gz", ".bz2", ""])
def test_a_packed_file_reads_like_a_plain_one(
    path: Path, pack: Callable[[bytes], bytes], suffix: str
) -> None:
    plain = read(Export(small_town()).write(path))
    packed = path.with_name("packad.xml" + suffix)
    if suffix and (suffix == ".gz") != (pack is gzip.compress):
        suffix = ".bz2" if suffix == ".gz" else ".gz"
        packed = path.with_name("packad.xml" + suffix)
    packed.write_bytes(pack(path.read_bytes()))
    assert read(packed) == plain


def test_an_account(path: Path) -> None:
    version = only_version(path, Rev(9, "Å & <b>", user="Åsa_Ö", comment="Så <här>", minor=True))
    at = datetime(2017, 3, 17, 11, 21, tzinfo=UTC)
    assert version == Version(9, at, "Åsa_Ö", False, "Så <här>", True, "Å & <b>")


def test_an_internet_address(path: Path) -> None:
    version = only_version(path, Rev(9, "x", contributor="<contributor><ip>192.0.2.7</ip></contributor>"))
    assert (version.author, version.ip, version.comment, version.minor) == ("192.0.2.7", True, "", False)


def test_what_the_wiki_hides(path: Path) -> None:
    hidden = '<comment deleted="deleted" /><text bytes="7" deleted="deleted" />'
    version = only_version(path, Rev(9, contributor='<contributor deleted="deleted" />', more=hidden))
    assert (version.author, version.ip, version.comment, version.text) == ("", False, "", "")
    assert version.hidden


@pytest.mark.parametrize("model", ["json", "css", "javascript", "Scribunto", "sanitized-css", "text"])
def test_code_and_data_are_no_wikitext(path: Path, model: str) -> None:
    assert only_version(path, Rev(9, "#rot { }", model=model)).verbatim
    assert not only_version(path, Rev(9, "#rot { }")).verbatim


@pytest.mark.parametrize("text", ["<text />", '<text xml:space="preserve"></text>', '<text bytes="0"/>', ""])
def test_an_empty_text(path: Path, text: str) -> None:
    version = only_version(path, Rev(9, more=text or "<format>x</format>"))
    assert (version.text, version.hidden) == ("", False)


def test_a_files_uploads_and_other_slots_do_not_disturb(path: Path) -> None:
    upload = (
        "<upload><timestamp>2001-01-01T00:00:00Z</timestamp><contributor><username>Ulf</username></contributor>"
        "<comment>ladda upp</comment><filename>Spade.jpg</filename><id>3</id></upload>"
    )
    slot = (
        "<text>Huvudtext</text><content><role>sidor</role><model>json</model><text>{}</text></content>"
        "<discussionthreadinginfo><id>4</id></discussionthreadinginfo>"
    )
    more = f'<redirect title="Annan" />{upload}'
    file = Leaf(8, "Fil:Spade.jpg", [Rev(9, more=slot, comment="Ny")], 6, more)
    [page] = read(Export([file]).write(path))[1]
    assert (page.id, page.title, page.namespace) == (8, "Fil:Spade.jpg", 6)
    [version] = page.versions
    assert (version.id, version.author, version.comment, version.text) == (9, "Tapio", "Ny", "Huvudtext")
    assert not version.verbatim


def test_revisions_come_in_order_of_time(path: Path) -> None:
    late, early = Rev(1, "sen", "2018-01-01T00:00:00Z"), Rev(2, "tidig", "2017-01-01T00:00:00Z")
    [page] = read(Export([Leaf(1, "Sida", [late, early])]).write(path))[1]
    assert [version.text for version in page.versions] == ["tidig", "sen"]


def test_comments_and_instructions_between_elements_do_not_cut_a_text(path: Path) -> None:
    more = "<text>Före<!-- <mediawiki> --> och<?php x ?> <![CDATA[<efter>]]></text>"
    assert only_version(path, Rev(9, more=more)).text == "Före och <efter>"


def trouble(path: Path, rev: Rev) -> tuple[list[str], int]:
    [page] = read(Export([Leaf(1, "Sida", [Rev(5, "hel"), rev])]).write(path))[1]
    return page.trouble, len(page.versions)


@pytest.mark.parametrize(
    "at",
    [
        "2017-13-01T00:00:00Z",
        "i går",
        "2017-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2017-02-29T00:00:00Z",
        "2017-01-01T24:00:00Z",
        "-2017-01-01T00:00:00Z",
    ],
)
def test_a_broken_moment_is_listed(path: Path, at: str) -> None:
    assert trouble(path, Rev(6, "x", at)) == (["version 6 har en trasig tidsangivelse"], 1)


@pytest.mark.parametrize("number", ["", "x", "0", "-4", "1_0", "99999999999999999999", "²"])
def test_a_revision_without_a_number_is_listed(path: Path, number: str) -> None:
    rev = Rev(6, "x").xml().replace("<id>6</id>", f"<id>{number}</id>")
    text = Export([leaf(1, "Sida", "hel")]).xml().replace("</page>", f"{rev}</page>")
    path.write_text(text, encoding="utf-8")
    [page] = read(path)[1]
    assert (page.trouble, len(page.versions)) == (["en version saknar nummer"], 1)


def skipped(path: Path, *leaves: Leaf, text: str = "") -> list[tuple[str, str]]:
    path.write_text(text or Export(leaves).xml(), encoding="utf-8")
    found = survey(path)
    assert found.pages - len(found.left_out) >= 1  # the rest comes in
    return found.skipped


def test_what_is_skipped_is_listed_and_the_rest_comes_in(path: Path) -> None:
    good = leaf(1, "Hel", "text")
    unknown = leaf(2, "Okänd:Sida", "x", ns=471)
    assert skipped(path, good, unknown) == [("Okänd:Sida", "namnrymd 471 är okänd")]
    assert skipped(path, good, leaf(1, "Annan", "x", first=70)) == [
        ("Annan", "en annan sida i filen har samma nummer")
    ]
    assert skipped(path, good, Leaf(2, "Tom")) == [("Tom", "sidan har ingen version som går att läsa")]
    assert skipped(path, good, leaf(2, "Delad", "x", "y", first=10)) == [
        ("Delad", "version 10 står två gånger"),
    ]
    assert skipped(path, good, leaf(2, "Dubbel", "x", first=10)) == [
        ("Dubbel", "alla sidans versioner står på andra ställen i filen"),
        ("Dubbel", "version 10 står två gånger"),
    ]
    zero = leaf(0, "Nolla", "x", first=9)
    assert skipped(path, good, zero) == [("Nolla", "sidan saknar titel eller nummer")]
    assert skipped(path, good, leaf(3, " ", "x", first=9)) == [
        ("sida nummer 2 i filen", "sidan saknar titel eller nummer")
    ]
    broken = Export([good, leaf(2, "Trasig", "x", ns=471)]).xml().replace("<ns>471</ns>", "<ns>x</ns>")
    assert skipped(path, text=broken) == [("Trasig", "sidans namnrymd går inte att läsa")]


def test_a_page_that_is_left_out_does_not_take_its_numbers_along(path: Path) -> None:
    found = skipped(path, leaf(5, "Okänd:Sida", "x", ns=471, first=10), leaf(5, "Hel", "y", first=10))
    assert found == [("Okänd:Sida", "namnrymd 471 är okänd")]


def test_a_version_that_stands_twice_comes_in_once(path: Path) -> None:
    Export([Leaf(1, "Sida", [Rev(5, "a"), Rev(6, "b"), Rev(5, "c", "2018-01-01T00:00:00Z")])]).write(path)
    found = survey(path)
    [page] = read(path)[1]
    assert found.revisions == 3
    assert found.wanted(1, page)
    assert [version.text for version in page.versions] == ["a", "b"]


def test_a_page_above_the_limit_is_skipped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_PAGE", 5000)
    big = leaf(2, "Stor", "x", "ö" * 1200, "y" * 2600)  # bytes count, not letters
    assert skipped(path, leaf(1, "Hel", "text"), big) == [("Stor", "sidan är större än 50 MB")]
    assert skipped(path, leaf(1, "Hel", "text"), leaf(2, "Lagom", "x", "o" * 1200, "y" * 2600)) == []
    assert skipped(path, leaf(1, "Hel", "text"), leaf(2, "Många", *["x"] * 60)) != []


@given(st.lists(st.integers(0, 1 << 40)), st.lists(st.integers(0, 1 << 40)))
def test_seen_remembers_exactly_what_was_added(added: list[int], asked: list[int]) -> None:
    seen = Seen()
    for number in added:
        seen.add(number)
    numbers, there = [*added, *asked], set(added)
    assert [number in seen for number in numbers] == [number in there for number in numbers]


SPOKEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@given(text=SPOKEN, user=SPOKEN, comment=SPOKEN)
def test_any_text_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, text: str, user: str, comment: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "export.xml"
    version = only_version(path, Rev(9, text, user=user, comment=comment))
    assert (version.text, version.author, version.comment) == (text, user, comment)
