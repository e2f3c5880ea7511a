"""Files that are broken, or made to hurt, as bytes."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MIB = 1024 * 1024
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def body(inside: str, declaration: str = "") -> str:
    """A main part of Word."""
    return f'{declaration}<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'


def repeated(unit: str, mebibytes: int, before: str = "", after: str = "") -> Iterator[bytes]:
    """A main part that says the same thing until it is as large as that."""
    start, end = body(f"{before}\n{after}").encode().split(b"\n")
    yield start
    many = (unit * (65536 // len(unit))).encode()
    yield from (many for _ in range(mebibytes * MIB // len(many)))
    yield end


def word(main: str | Iterator[bytes], more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with a main part, and more parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with package.open("word/document.xml", "w") as part:
            for piece in [main.encode()] if isinstance(main, str) else main:
                part.write(piece)
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return file.getvalue()


def related(kind: str, target: str) -> bytes:
    """A Word file with one relation to something outside."""
    relation = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    part = f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'
    return word(body("<w:p><w:r><w:t>Alla läser.</w:t></w:r></w:p>"), {"word/_rels/document.xml.rels": part})


def lying(file: bytes, name: str = "word/document.xml") -> bytes:
    """The file with a directory that says its part unpacks to ten bytes."""
    changed = bytearray(file)
    at = file.rindex(name.encode()) - 46
    changed[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(changed)


def displaced(file: bytes) -> bytes:
    """The file with a directory that says its first part begins ten bytes before the end."""
    changed = bytearray(file)
    at = file.index(b"PK\x01\x02") + 42
    changed[at : at + 4] = (len(file) - 10).to_bytes(4, "little")
    return bytes(changed)


def locked(file: bytes) -> bytes:
    """The file with a directory that says its parts are encrypted."""
    changed = bytearray(file)
    changed[file.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def pdf(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = f"trailer\n<</Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + head + table + tail.encode()


def drawn(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page that draws this."""
    return pdf([CATALOGUE, PAGES, PAGE, stream(content), FONT, *more])


def stream(content: bytes, times: int = 1) -> bytes:
    """A stream, packed as often as that."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return b"<</Length %d /Filter [%b]>>stream\n%b\nendstream" % (
        len(content), b"/FlateDecode " * times, content,
    )  # fmt: skip
