"""What cannot be used is refused with a code and a sentence, quickly and in little memory."""

import functools
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import FORMATS, open_document
from mittkoping.texts.documents.refusals import refusal
from tests.corpus.making import word as maker
from tests.texts.documents import hostile
from tests.texts.documents.hostile import MIB, body
from tests.texts.documents.reading import opened

ENDINGS = sorted(FORMATS)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def code_of(path: Path) -> str:
    """The code with which a file is refused, its sentences looked at."""
    with pytest.raises(UnusableError) as caught:
        open_document(path)
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    assert str(path.parent) not in caught.value.message + caught.value.hint
    return caught.value.code


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_of_every_format(tmp_path: Path, ending: str) -> None:
    assert code_of(tmp_path / f"saknas{ending}") == "not_found"
    (tmp_path / f"mapp{ending}").mkdir()
    assert code_of(tmp_path / f"mapp{ending}") == "not_found"
    assert code_of(written(tmp_path, f"tom{ending}", b"")) == "empty"
    assert code_of(written(tmp_path, f"blank{ending}", b" \r\n\t " * 99)) == "empty"
    assert code_of(written(tmp_path, f"stor{ending}", b"Alla barn\n" * (3 * MIB))) == "too_large"
    for size in (60, 5000):
        noise = random.Random(size).randbytes(size)
        assert code_of(written(tmp_path, f"brus{ending}", noise)) == "corrupt"
    os.mkfifo(tmp_path / f"ledning{ending}")
    assert code_of(tmp_path / f"ledning{ending}") == "not_found"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "plan.txt", b"Alla barn")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "not_found"


def test_unknown_endings_and_links(tmp_path: Path) -> None:
    assert code_of(written(tmp_path, "plan.odt", b"Alla barn")) == "unsupported_type"
    assert code_of(written(tmp_path, "plan", b"Alla barn")) == "unsupported_type"
    assert code_of(tmp_path / "saknas.odt") == "not_found"
    (tmp_path / "annan.TXT").symlink_to(written(tmp_path, "plan.txt", b"Alla barn"))
    assert open_document(tmp_path / "annan.TXT").text == "Alla barn"
    (tmp_path / "rundgång.txt").symlink_to(tmp_path / "rundgång.txt")
    assert code_of(tmp_path / "rundgång.txt") == "not_found"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("other", [".docx", ".pdf", ".html"])
def test_content_of_another_format(tmp_path: Path, ending: str, other: str) -> None:
    contents = {
        ".docx": hostile.word(body("<w:p><w:r><w:t>Alla läser.</w:t></w:r></w:p>")),
        ".pdf": hostile.drawn(b"BT /F1 12 Tf 72 700 Td (Alla barn.) Tj ET"),
        ".html": b"<p>Alla barn",
    }
    path = written(tmp_path, f"plan{ending}", contents[other])
    if other == ending or (other == ".html" and ending in {".txt", ".md"}):
        assert "Alla" in open_document(path).text
    else:
        assert code_of(path) == "corrupt"


LOCK = b"<</Filter/Standard/V 1/R 2/O <%b>/U <%b>/P -4>>" % (b"41" * 32, b"42" * 32)
ENTITIES = '<!DOCTYPE d [<!ENTITY a "x">]>'
LAUGHS = "<!DOCTYPE d [" + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)) + "]>"
SMALL: dict[str, tuple[str, bytes]] = {
    "docx with entities": ("unsafe_content", hostile.word(body("<w:p/>", ENTITIES))),
    "docx with a million laughs": ("unsafe_content", hostile.word(body("&a9;", LAUGHS))),
    "docx with a document type in another part": (
        "unsafe_content",
        hostile.word(body("<w:p/>"), {"word/footnotes.xml": '<!DOCTYPE d SYSTEM "file:///etc/hosts"><d/>'}),
    ),
    "docx with a picture to fetch": ("unsafe_content", hostile.related("image", "http://example.se/a.png")),
    "docx with a file to fetch": ("unsafe_content", hostile.related("oleObject", "file:///etc/hosts")),
    "docx with a template to fetch": (
        "unsafe_content",
        hostile.related("attachedTemplate", "https://x.se/a.dotm"),
    ),
    "docx with a password": ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
    "docx with locked parts": ("encrypted", hostile.locked(hostile.word(body("<w:p/>")))),
    "docx of an older Word": ("corrupt", OLE + "WordDocument".encode("utf-16-le")),
    "docx cut off": ("corrupt", hostile.word(body("<w:p/>"))[:-30]),
    "docx with broken XML": ("corrupt", hostile.word("<w:document><w:body>")),
    "docx in an encoding that is none": (
        "corrupt",
        hostile.word(body("", '<?xml version="1.0" encoding="UTF-1"?>')),
    ),
    "docx in an encoding of several bytes": (
        "corrupt",
        hostile.word(body("", '<?xml version="1.0" encoding="Shift_JIS"?>')),
    ),
    "docx with a part before its beginning": (
        "corrupt",
        hostile.word(body("<w:p/>"))[40:],
    ),
    "docx with a part at its end": ("corrupt", hostile.displaced(hostile.word(body("<w:p/>")))),
    "docx without a main part": (
        "corrupt",
        hostile.word(body("")).replace(b"word/document", b"word/bocument"),
    ),
    "docx with an entity nobody declared": ("corrupt", hostile.word(body("&nbsp;"))),
    "docx with a directory that lies": (
        "corrupt",
        hostile.lying(hostile.word(body("<w:p><w:r><w:t>Alla läser.</w:t></w:r></w:p>" * 99))),
    ),
    "docx without text": ("no_text", hostile.word(body("<w:p/>"))),
    "html with entities": ("unsafe_content", b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;'),
    "html that asks for a file": ("unsafe_content", b'<!DOCTYPE html SYSTEM "file:///etc/hosts"><p>a'),
    "html without a tag": ("corrupt", b'{"a": 1}'),
    "html without text": ("no_text", b"<html><body><script>var a</script></body></html>"),
    "pdf with a picture only": ("no_text", hostile.drawn(b"10 10 300 300 re f")),
    "pdf with a password": (
        "encrypted",
        hostile.pdf(
            [hostile.CATALOGUE, hostile.PAGES, hostile.PAGE, hostile.stream(b"BT ET"), hostile.FONT, LOCK],
            "/Encrypt 6 0 R /ID[<41><41>]",
        ),
    ),
    "pdf that is text": ("corrupt", b"Alla barn ska simma. " * 50),
    "pdf that is its own page": (
        "corrupt",
        hostile.pdf([hostile.CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    ),
    "md without text": ("no_text", b"---\ndatum:\n---\n\n***\n"),
}


@pytest.mark.parametrize("name", SMALL)
def test_broken_or_unsafe(tmp_path: Path, name: str) -> None:
    code, content = SMALL[name]
    assert code_of(written(tmp_path, f"plan.{name.split()[0]}", content)) == code


def test_links_and_a_template_on_a_disk_are_fine(tmp_path: Path) -> None:
    for kind, target in (
        ("hyperlink", "https://example.se"),
        ("attachedTemplate", "file:///C:/mallar/plan.dotm"),
    ):
        assert opened(tmp_path, "plan.docx", hostile.related(kind, target)).text == "Alla läser."


def test_a_pdf_without_its_table_is_mended(tmp_path: Path) -> None:
    whole = hostile.drawn(b"BT /F1 12 Tf 72 700 Td (Alla barn ska simma.) Tj ET")
    broken = whole.replace(b"startxref\n", b"startxref\n99")
    assert opened(tmp_path, "plan.pdf", broken).text == "Alla barn ska simma."
    assert code_of(written(tmp_path, "kort.pdf", whole[: whole.index(b"xref")])) == "corrupt"


def _deep_tree() -> bytes:
    links = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(20_000)]
    return hostile.pdf([hostile.CATALOGUE, *links, hostile.PAGE])


def _form() -> bytes:
    form = hostile.stream(b"/X Do /X Do")
    inner = form.replace(b"<</", b"<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/", 1)
    page = hostile.PAGE.replace(b"/Font<</F1", b"/XObject<</X")
    return hostile.pdf([hostile.CATALOGUE, hostile.PAGES, page, hostile.stream(b"/X Do"), inner])


CELL = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx unpacking beyond": (
        "too_large", lambda: hostile.word(body(""), {f"{i}": bytes(35 * MIB) for i in range(6)})),
    "docx one large part": ("too_large", lambda: hostile.word(hostile.repeated("<w:p/>", 60))),
    "docx paragraphs": ("too_large", lambda: hostile.word(hostile.repeated("<w:p/>", 40))),
    "docx one text": (
        "too_large",
        lambda: hostile.word(hostile.repeated("a", 40, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))),
    "docx one attribute": ("too_large", lambda: hostile.word(hostile.repeated("a", 40, '<w:p w:x="', '"/>'))),
    "docx one table": ("too_large", lambda: hostile.word(hostile.repeated(CELL, 40, "<w:tbl>", "</w:tbl>"))),
    "docx nested": ("corrupt", lambda: hostile.word(body("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000))),
    "docx many entries": ("too_large", lambda: hostile.word(body(""), {f"{i}": "" for i in range(20_000)})),
    "html nested": ("corrupt", lambda: b"<div>" * 300_000),
    "html paragraphs": ("too_large", lambda: b"<p>a</p>" * 120_000),
    "html wide table": ("too_large", lambda: b"<table>" + b"<tr><td colspan=999 rowspan=9999>a" * 50_000),
    "txt long": ("too_large", lambda: b"Alla barn ska simma i havet.\n" * 600_000),
    "txt many lines": ("too_large", lambda: b"| a\n" * 400_000),
    "md emphasis": ("too_large", lambda: b"**a " * 1_500_000),
    "pdf bomb": ("too_large", lambda: hostile.drawn(b" " * 300 * MIB)),
    "pdf bomb in a bomb": ("too_large", lambda: hostile.pdf(
        [hostile.CATALOGUE, hostile.PAGES, hostile.PAGE, hostile.stream(b" " * 300 * MIB, 2), hostile.FONT])),
    "pdf much text": (
        "too_large", lambda: hostile.drawn(b"BT /F1 9 Tf " + b"(Alla barn.) Tj " * 900_000 + b"ET")),
    "pdf many shapes": ("too_large", lambda: hostile.drawn(b"0 0 1 50 re f " * 2_000_000)),
    "pdf many pages": ("too_large", lambda: hostile.pdf(
        [hostile.CATALOGUE, b"<</Type/Pages/Kids[" + b"3 0 R " * 90_000 + b"]/Count 90000>>", hostile.PAGE])),
    "pdf deep tree": ("corrupt", _deep_tree),
    "pdf arrays": ("too_large", lambda: hostile.pdf([hostile.CATALOGUE, b"[" * 3_000_000])),
    "pdf form in itself": ("too_large", _form),
}  # fmt: skip
MEASURED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import open_document
try:
    code = str(len(open_document(Path(sys.argv[1])).text))
except UnusableError as error:
    code = error.code
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(code, (int(status["VmHWM"].split()[0]) + child) // 1024)
"""


@functools.cache
def _heavy(name: str) -> bytes:
    return HEAVY[name][1]()


def measured(path: Path) -> tuple[str, int, float]:
    """The code, the mebibytes of the process and its child, and the seconds they took together."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    code, mebibytes = done.stdout.split()
    return code, int(mebibytes), time.monotonic() - began


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_made_to_hurt(tmp_path: Path, name: str) -> None:
    code, mebibytes, seconds = measured(written(tmp_path, f"plan.{name.split()[0]}", _heavy(name)))
    assert (code, mebibytes < 300, seconds < 5) == (HEAVY[name][0], True, True), (code, mebibytes, seconds)


def test_an_ordinary_word_document_of_ten_pages_is_quick(tmp_path: Path) -> None:
    text = "Skolorna i Rosund ska ha ett bibliotek som är öppet varje dag. " * 8
    pages = "".join(maker.head(f"Område {number}") + maker.para(text) * 5 for number in range(10))
    maker.save(tmp_path / "plan.docx", pages)
    code, mebibytes, seconds = measured(tmp_path / "plan.docx")
    assert int(code) > 20_000
    assert mebibytes < 100
    assert seconds < 1


def test_every_code_has_its_sentences() -> None:
    for code in ("not_found", "unsupported_type", "empty", "too_large", "encrypted", "corrupt", "no_text"):
        assert refusal(code).code == code
