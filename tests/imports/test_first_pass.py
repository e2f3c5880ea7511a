"""What is no export is said in one sentence, at once, and cannot overwhelm the machine."""

import bz2
import gzip
import tracemalloc
from pathlib import Path

import pytest

from mittkoping.imports.mediawiki import reader
from mittkoping.imports.mediawiki.reader import UnreadableError
from mittkoping.imports.mediawiki.survey import survey
from tests.imports.wiki import Export, small_town


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test writes its export."""
    return tmp_path / "export.xml"


def said(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        survey(path)
    sentence = str(caught.value)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


DTD = '<!DOCTYPE mediawiki [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE mediawiki [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "är tom"),
        ("Hej hej, det här är ett brev.\n".encode(), "är inte en MediaWiki-export"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "är inte en MediaWiki-export"),
        (bytes(5000), "är inte en MediaWiki-export"),
        ("<mediawiki/>".encode("utf-16"), "är inte en MediaWiki-export i UTF-8"),
        ("<mediawiki/>".encode("utf-16-le"), "är inte en MediaWiki-export i UTF-8"),
        (b"<!DOCTYPE html><html><body>Hej</body></html>", "är inte en MediaWiki-export"),
        (b"<html><body>Hej<br></body></html>", "är inte en MediaWiki-export"),
        (b'<?xml version="1.0"?><rss><page/></rss>', "är inte en MediaWiki-export"),
        (b"<mediawiki></mediawiki>", "innehåller inga sidor"),
        (Export([]).xml().encode(), "innehåller inga sidor"),
        (DTD.encode() + b"<mediawiki>&b;</mediawiki>", "har en DTD"),
        (EXTERNAL.encode() + b"<mediawiki>&a;</mediawiki>", "har en DTD"),
        (b"<!-- <mediawiki> -->" + DTD.encode() + Export(small_town()).xml().encode(), "har en DTD"),
        (b"<!--" + b"x" * 600_000 + b"-->" + DTD.encode() + b"<mediawiki/>", "har en DTD"),
        (b"<mediawiki><page>&nbsp;</page></mediawiki>", "är avbruten eller trasig vid rad 1"),
        (b"<mediawiki>" + b"<a>" * 500, "är inte en MediaWiki-export"),
        (b"<mediawiki><page><title>\xff\xfe</title></page></mediawiki>", "är avbruten eller trasig"),
        (b"<mediawiki/>\n<mediawiki/>", "är avbruten eller trasig vid rad 2"),
    ],
)
def test_what_is_no_export_is_said_in_one_sentence(path: Path, content: bytes, part: str) -> None:
    path.write_bytes(content)
    assert part in said(path)


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2"])
@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_file_is_said_to_be_one(path: Path, suffix: str, tenth: int) -> None:
    whole = Export(small_town()).xml().encode()
    if suffix:
        whole = gzip.compress(whole) if suffix == ".gz" else bz2.compress(whole)
    path = path.with_name("kapad.xml" + suffix)
    path.write_bytes(whole[: max(len(whole) * tenth // 10, 2 if suffix else 0)])
    said(path)


def test_a_packed_file_that_is_none(path: Path) -> None:
    for suffix, kind in ((".gz", "gzip-fil"), (".bz2", "bzip2-fil")):
        other = path.with_name(f"fel.xml{suffix}")
        other.write_text("<mediawiki/>")
        assert f"heter {suffix} men är inte en {kind}" in said(other)
    broken = path.with_name("trasig.xml.bz2")
    packed = bytearray(bz2.compress(Export(small_town()).xml().encode()))
    packed[60] ^= 255
    broken.write_bytes(packed)
    assert "är komprimerad men avbruten eller trasig" in said(broken)


def test_a_folder_a_missing_file_and_a_pipe(tmp_path: Path) -> None:
    assert "är en mapp" in said(tmp_path)
    assert "finns inte" in said(tmp_path / "borta.xml")
    assert "är inte en vanlig fil" in said(Path("/dev/zero"))


def test_a_file_one_may_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Export(small_town()).write(path)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert "får inte läsas av dig" in said(path)


def bomb(path: Path, start: bytes, stuffing: bytes, megabytes: int) -> Path:
    path = path.with_name("bomb.xml.gz")
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(Export([]).xml().encode().removesuffix(b"</mediawiki>\n") + start)
        block = stuffing * (1_000_000 // len(stuffing))
        for _ in range(megabytes):
            file.write(block)
    return path


REVISION = b"<page><title>A</title><ns>0</ns><id>1</id><revision><id>2</id>"


@pytest.mark.parametrize(
    ("start", "stuffing"),
    [
        (REVISION + b"<text>", b"a"),
        (REVISION + b"<text>", b"<x/>"),
        (REVISION + b"<comment>", "ö".encode()),
        (REVISION + b"<text><!--", b"a"),
        (REVISION + b"<text a='", b"a"),
        (b"<", b"a"),
        (b"", b"<!---->"),
        (b"", b"text "),
        (b"", b"<logitem><id>1</id></logitem>"),
        (b"<page><title>", b"a"),
    ],
)
def test_a_bomb_takes_neither_memory_nor_time(
    path: Path, start: bytes, stuffing: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LARGEST_PAGE", 250_000)
    monkeypatch.setattr(reader, "LARGEST_TEXT", 1_000_000)
    monkeypatch.setattr(reader, "LARGEST_TOKEN", 500_000)
    monkeypatch.setattr(reader, "MOST_ELEMENTS", 2_000)
    path = bomb(path, start, stuffing, 2)
    tracemalloc.start()
    try:
        said(path)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()
