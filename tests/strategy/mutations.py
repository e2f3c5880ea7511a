"""Files broken at random: bytes flipped, cut, doubled, spliced; tags torn; archives changed about."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Chance = random.Random
_TAG = re.compile(rb"<[^<>]{0,200}>")
_NUMBER = re.compile(rb"\d+")
_NASTY = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\r", b"\x0c", "\u2028\u0301\xad\u200b".encode()),
    *(b"\t|\t", b"\n\n", b"\n| a | b |\n|---|---|\n", b"\n- ", b"\n# ", b"**", b"| " * 40, b"(" * 300),
    *(b" " * 3000, b"9" * 400, b"<table><tr><td>", b"</table>", b"</p>", b"<li>", b"<!--", b"&#0;"),
    *(b"<td colspan=99999 rowspan=99999>", b"&#x110000;", b"<![CDATA[", b"]]>", b"<!DOCTYPE a ["),
    *(b"<div>" * 300, b"<w:tbl><w:tr><w:tc><w:p/>", b"</w:p>", b'<w:gridSpan w:val="99999"/>', b"<w:del>"),
    *(b"<w:vMerge/>", b"%PDF-1.7", b"endobj", b"stream\n", b"PK\x03\x04", b" 99999 0 R", b"[" * 500),
    *(b"<<" * 500, b" senast 2031-02-30 ", " – 0000–9999 ".encode(), b"1.1.1.1.1 "),
)


def mutated(raw: bytes, others: list[bytes], chance: Chance) -> bytes:
    """The file with one to four things wrong with it; `others` is what it may be spliced with."""
    for _ in range(chance.randint(1, 4)):
        if raw.startswith(b"PK\x03\x04") and chance.random() < 0.8:
            raw = _archive(raw, chance)
        else:
            raw = _bytes(raw, others, chance)
    return raw


def _bytes(raw: bytes, others: list[bytes], chance: Chance) -> bytes:
    ways: list[Callable[[], bytes]] = [
        lambda: _flipped(raw, chance),
        lambda: raw[: chance.randint(0, len(raw))],
        lambda: _put(raw, _piece(raw, chance), chance),
        lambda: _put(raw, _piece(chance.choice(others), chance), chance),
        lambda: _put(raw, chance.choice(_NASTY), chance),
        lambda: _spliced(raw, chance.choice(others), chance),
        lambda: _without(raw, chance),
        lambda: _found(_TAG, raw, chance),
        lambda: _found(_NUMBER, raw, chance),
        lambda: _lines(raw, chance),
    ]
    return chance.choice(ways)()


def _flipped(raw: bytes, chance: Chance) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12) if raw else 0):
        changed[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(changed)


def _piece(raw: bytes, chance: Chance) -> bytes:
    start = chance.randint(0, len(raw))
    return raw[start : start + chance.choice((3, 30, 300, 3000))]


def _put(raw: bytes, piece: bytes, chance: Chance) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + piece + raw[at:]


def _spliced(raw: bytes, other: bytes, chance: Chance) -> bytes:
    return raw[: chance.randint(0, len(raw))] + other[chance.randint(0, len(other)) :]


def _without(raw: bytes, chance: Chance) -> bytes:
    start = chance.randint(0, len(raw))
    return raw[:start] + raw[start + chance.randint(1, 300) :]


def _found(pattern: re.Pattern[bytes], raw: bytes, chance: Chance) -> bytes:
    """Tags or numbers taken away, doubled, or changed for another one of the same file."""
    places = [match.span() for match in pattern.finditer(raw)]
    for start, end in sorted(chance.sample(places, min(len(places), chance.randint(1, 6))), reverse=True):
        first, last = chance.choice(places)
        new = chance.choice((b"", raw[start:end] * 2, raw[first:last], b"4294967296"))
        raw = raw[:start] + new + raw[end:]
    return raw


def _lines(raw: bytes, chance: Chance) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 5)):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[first], lines[second] = lines[second], lines[first]
        if chance.random() < 0.3:
            lines.insert(first, lines[second] * chance.choice((1, 2, 60)))
    return b"\n".join(lines)


def _archive(raw: bytes, chance: Chance) -> bytes:
    """The archive with a member changed, lost, named twice, or put in another one's place."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # it is broken already, in whatever way the library says so
        return _flipped(raw, chance)
    if not members:
        return raw
    at, other = chance.randrange(len(members)), chance.randrange(len(members))
    if chance.random() < 0.6:
        at = next((index for index, (name, _) in enumerate(members) if name == "word/document.xml"), at)
    name, content = members[at]
    way = chance.choice(("bytes", "bytes", "bytes", "lost", "swapped", "named"))
    if way == "bytes":
        members[at] = name, _bytes(content, [each for _, each in members], chance)
    elif way == "lost":
        del members[at]
    elif way == "swapped":
        members[at], members[other] = (name, members[other][1]), (members[other][0], content)
    else:
        members[at] = chance.choice(("../../ut.xml", "/ut.xml", "word/styles.xml", " ")), content
    return _packed(dict(members))


def _packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()
