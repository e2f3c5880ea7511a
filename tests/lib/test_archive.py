"""Archives that are broken or made to do harm are refused with one sentence, before anything is used."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.lib.archive import reading as reading_module
from mittkoping.lib.archive.layout import (
    FORMAT_VERSION,
    Manifest,
    UnusableError,
    is_safe,
    line,
    read_manifest,
    readme,
)
from mittkoping.lib.archive.reading import reading
from mittkoping.lib.archive.writing import writing

ROWS = [{"id": 1, "title": "Läsa"}, {"id": 2, "title": "Cykla"}]


def good(path: Path) -> Path:
    """A small archive as it should be."""
    with writing(path, Manifest(product="1", full=False, verify="0:")) as writer:
        writer.member("README.txt", [readme(full=False)])
        writer.rows("versions.object", ROWS)
        writer.member("files/ab/cd", [b"x" * 10, b"y"])
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnusableError) as caught, reading(path):
        pass
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def altered(
    path: Path,
    members: Callable[[dict[str, bytes]], object] = lambda _members: None,
    manifest: Callable[[dict[str, Any]], object] = lambda _manifest: None,
) -> Path:
    """A copy of the good archive with changed members and a changed manifest."""
    with zipfile.ZipFile(good(path)) as package:
        there = {name: package.read(name) for name in package.namelist()}
    members(there)
    if "manifest.json" in there:
        said = json.loads(there["manifest.json"])
        manifest(said)
        there["manifest.json"] = json.dumps(said).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in there.items():
            package.writestr(name, text)
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    with reading(good(tmp_path / "a.zip")) as reader:
        assert reader.labels() == ["versions.object"]
        assert list(reader.rows("versions.object")) == ROWS
        assert reader.files() == ["ab/cd"]
        assert b"".join(reader.pieces("files/ab/cd")) == b"x" * 10 + b"y"
        assert reader.manifest.counts == {"versions.object": 2}


def test_the_same_rows_give_the_same_bytes_readable_by_the_owner_only(tmp_path: Path) -> None:
    one, other = good(tmp_path / "a.zip"), good(tmp_path / "b.zip")
    assert one.read_bytes() == other.read_bytes()
    assert stat.S_IMODE(one.stat().st_mode) == 0o600


def test_nothing_is_left_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"the one before")
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "a.zip", Manifest("1", False, "")) as writer:
        writer.rows("a.b", ({"id": 1 // 0} for _ in ROWS))
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert (tmp_path / "a.zip").read_bytes() == b"the one before"


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="Det går inte att skriva till"):
        good(tmp_path / "finns-inte" / "a.zip")


def test_what_is_no_archive(tmp_path: Path) -> None:
    assert "Det finns ingen fil" in refusal(tmp_path / "saknas.zip")
    assert "är en mapp" in refusal(tmp_path)
    for text in (b"", b"PK\x03\x04 trasig", b"<mediawiki/>", os.urandom(1000)):
        (tmp_path / "a.zip").write_bytes(text)
        assert "är inte en zip-fil" in refusal(tmp_path / "a.zip")


@given(cut=st.integers(min_value=1, max_value=400))
def test_a_truncated_archive_is_refused(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = good(tmp_path_factory.mktemp("cut") / "a.zip")
    path.write_bytes(path.read_bytes()[:-cut])
    refusal(path)


@given(place=st.integers(min_value=0, max_value=10_000), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_is_noticed_or_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    path = good(tmp_path_factory.mktemp("bit") / "a.zip")
    text = bytearray(path.read_bytes())
    text[place % len(text)] ^= 1 << bit
    path.write_bytes(text)
    try:
        with reading(path) as reader:
            assert list(reader.rows("versions.object")) == ROWS
            assert b"".join(reader.pieces("files/ab/cd")) == b"x" * 10 + b"y"
    except UnusableError:
        pass


def test_a_wrong_checksum_or_size_is_named(tmp_path: Path) -> None:
    path = altered(tmp_path / "a.zip", lambda there: there.update({"files/ab/cd": b"z" * 11}))
    assert refusal(path) == "Delen files/ab/cd stämmer inte med sin kontrollsumma. Arkivet är skadat."
    path = altered(tmp_path / "a.zip", lambda there: there.update({"files/ab/cd": b"z" * 12}))
    assert "inte den storlek" in refusal(path)


@pytest.mark.parametrize("name", ["files/ab/cd", "tables/versions.object.jsonl", "README.txt"])
def test_a_missing_member_is_named(tmp_path: Path, name: str) -> None:
    path = altered(tmp_path / "a.zip", lambda there: there.pop(name))
    assert refusal(path) == f"Delen {name} saknas i arkivet."


def test_a_missing_or_broken_manifest(tmp_path: Path) -> None:
    assert "saknar manifest" in refusal(altered(tmp_path / "a.zip", lambda there: there.pop("manifest.json")))
    for said in (b"", b"[]", b"{}", b'{"format": "mittkoping"}', b"[" * 100_000):
        with pytest.raises(UnusableError, match="manifest"):
            read_manifest(said)


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = altered(tmp_path / "a.zip", manifest=lambda said: said.update(format="annat"))
    assert "inte ett arkiv från Mittköping" in refusal(path)


@pytest.mark.parametrize(
    ("number", "what_it_is", "what_to_do"),
    [
        (FORMAT_VERSION + 1, "en nyare version av Mittköping", "Uppdatera den här installationen"),
        (FORMAT_VERSION - 1, "en äldre version av Mittköping", "Läs in det i den version som skrev det"),
    ],
)
def test_a_format_newer_or_older_is_refused_and_says_what_to_do(
    tmp_path: Path, number: int, what_it_is: str, what_to_do: str
) -> None:
    path = altered(tmp_path / "a.zip", manifest=lambda said: said.update(format_version=number))
    said = refusal(path)
    assert f"{what_it_is} (format {number}, här läses format {FORMAT_VERSION})" in said
    assert what_to_do in said
    path = altered(tmp_path / "a.zip", manifest=lambda said: said["members"]["README.txt"].update(size=-1))
    assert "inte helt" in refusal(path)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../ut",
            "/etc/passwd",
            "files/../../ut",
            "files//ut",
            "files/./ut",
            "files\\ut",
            "C:/ut",
            "files/",
        ),
        *("annat/ut", "ut", "files/a\x00b", "site.toml"),
    ],
)
def test_names_that_lead_astray_are_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe(name) or name == "site.toml"
    with zipfile.ZipFile(good(tmp_path / "a.zip"), "a") as package:
        package.writestr(zipfile.ZipInfo(name), b"x")
    refusal(tmp_path / "a.zip")


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("files/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(good(tmp_path / "a.zip"), "a") as package:
        package.writestr(link, b"/etc/passwd")
    assert "otillåtet namn" in refusal(tmp_path / "a.zip")


def test_members_the_manifest_does_not_name_are_refused(tmp_path: Path) -> None:
    path = altered(tmp_path / "a.zip", lambda there: there.update({"files/extra": b"x"}))
    assert "inte i dess manifest" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(good(tmp_path / "a.zip"), "a") as package:
        package.writestr("files/ab/cd", b"z")
    assert "två gånger" in refusal(tmp_path / "a.zip")


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "ALWAYS_ALLOWED", 1000)
    path = altered(tmp_path / "a.zip", lambda there: there.update({"files/ab/cd": bytes(5_000_000)}))
    assert "växa orimligt" in refusal(path)


def test_a_bomb_that_declares_little_is_refused_by_what_it_holds(tmp_path: Path) -> None:
    path = altered(
        tmp_path / "a.zip",
        lambda there: there.update({"files/ab/cd": bytes(5_000_000)}),
        lambda said: said["members"]["files/ab/cd"].update(size=11),
    )
    text = path.read_bytes()
    assert text.count((5_000_000).to_bytes(4, "little")) == 2
    path.write_bytes(text.replace((5_000_000).to_bytes(4, "little"), (11).to_bytes(4, "little")))
    refusal(path)


@pytest.mark.parametrize("row", [b"nej\n", b"[1]\n", b'{"a": NaN}\n', b"[" * 100_000, b"\xff\n", b"9" * 5000])
def test_a_row_that_is_no_object_is_refused(tmp_path: Path, row: bytes) -> None:
    with writing(tmp_path / "a.zip", Manifest("1", False, "")) as writer:
        writer.member("README.txt", [b""])
        writer.member("tables/a.b.jsonl", [row])
    with reading(tmp_path / "a.zip") as reader, pytest.raises(UnusableError, match="en rad i"):
        list(reader.rows("a.b"))


def test_an_endless_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "LONGEST_ROW", 100)
    with writing(tmp_path / "a.zip", Manifest("1", False, "")) as writer:
        writer.member("README.txt", [b""])
        writer.rows("a.b", [{"a": "x" * 200}])
    with reading(tmp_path / "a.zip") as reader, pytest.raises(UnusableError, match="lång rad"):
        list(reader.rows("a.b"))


@given(
    st.dictionaries(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=5))
)
def test_any_row_is_one_line_that_comes_back(row: dict[str, Any]) -> None:
    assert line(row).count(b"\n") == 1
    assert json.loads(line(row)) == row


def test_half_a_character_comes_back_too() -> None:
    assert json.loads(line({"a": "\ud800"})) == {"a": "\ud800"}
