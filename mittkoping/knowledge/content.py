"""The structured content of each kind, as snapshots hold it and as it is read out of markup.

    municipality  name heading introduction heroes[{people role said}] editors[…] cards[teaser] body
    card          title municipality key_area lead body years took obstacle documents maturity contact
    key_area      name body questions
    all others    title body

Every kind may also have `categories` [{title sort_key}] and `stub`. Texts named in TEXTS are
canonical HTML; persons stand in all of them as references.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from mittkoping.texts.canon import canon
from mittkoping.texts.wikitext.convert import Converted, Record

Content = dict[str, Any]
TEXTS = frozenset({"introduction", "lead", "body", "took", "obstacle"})
STUBS = "Stubbar"  # the category that a stub mark puts a page in
INNER_TEXTS = {"cards": "lead", "heroes": "said", "editors": "said"}  # the text in each row of a list
READER = 2  # raise when the functions below read markup differently

_HEADING = re.compile(r"<h([2-6])\b")
_MARKER = re.compile(r'<div class="record" id="record-(\d+)"></div>')
# Which records a page of each kind reads; of those in _ONCE only the first.
_READ = {
    "municipality": {"municipality", "hero", "editor", "card", "stub"},
    "card": {"article", "stub"},
    "key_area": {"key_area", "stub"},
}
_ONCE = {"municipality", "article", "key_area"}
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


def content_of(kind: str, title: str, converted: Converted) -> Content:
    """The content of a page of `kind` called `title`, out of its converted markup."""
    records = converted.records
    content: Content = {
        "title": title,
        "body": without_empty_sections(body_of(kind, converted)),
        "categories": [{"title": row.title, "sort_key": row.sort_key} for row in converted.categories],
        "stub": any(record.kind == "stub" for record in records),
    }
    if content["stub"] and STUBS not in {row["title"] for row in content["categories"]}:
        content["categories"].append({"title": STUBS, "sort_key": ""})
    if kind == "municipality":
        content |= _municipality(title, records)
    elif kind == "card":
        content |= _card(records)
    elif kind == "key_area":
        content["name"] = _first(records, "key_area").get("name") or title
    return content


def body_of(kind: str, converted: Converted) -> str:
    """The canonical HTML of a page of `kind`, with the templates it cannot read standing there as written.

    Those that the mapping shows stand in their places, the others first.
    """
    waiting = unread(kind, converted.records)

    def shown(found: re.Match[str]) -> str:
        record = waiting.pop(int(found[1]), None)
        return _as_written(record) if record else ""

    html = _MARKER.sub(shown, converted.html)
    return "\n".join([*map(_as_written, waiting.values()), html]) if waiting else html


def unread(kind: str, records: Sequence[Record]) -> dict[int, Record]:
    """The records, by their numbers, that a page of `kind` does not read: another kind's, or a second one."""
    left = {}
    seen: set[str] = set()
    for number, record in enumerate(records):
        if record.kind not in _READ.get(kind, {"stub"}) or record.kind in seen & _ONCE:
            left[number] = record
        seen.add(record.kind)
    return left


def _as_written(record: Record) -> str:
    code = f'<code class="template">{escape(record.source, quote=False)}</code>'
    return canon(f"<pre>{code}</pre>" if "\n" in record.source else f"<p>{code}</p>")


def wikitext_of(text: str, *, verbatim: bool = False, hidden: bool = False) -> str:
    """What is converted for an imported text: code and data as they stand, hidden text as a sentence."""
    if hidden:
        return "''Texten i den här versionen är dold i den wiki som sidan kommer från.''"
    return f"<pre>{escape(text, quote=False)}</pre>" if verbatim and text else text


def _first(records: Sequence[Record], kind: str) -> Mapping[str, str]:
    return next((record.fields for record in records if record.kind == kind), {})


def _municipality(title: str, records: Sequence[Record]) -> Content:
    facts = _first(records, "municipality")
    return {
        "name": facts.get("name") or title.partition(":")[2] or title,
        "heading": facts.get("heading", ""),
        "introduction": facts.get("introduction", ""),
        "heroes": [_people(record) for record in records if record.kind == "hero"],
        "editors": [_people(record) for record in records if record.kind == "editor"],
        "cards": [
            {
                "title": record.fields.get("title", ""),
                "key_area": record.fields.get("key_area") or record.section,
                "lead": record.fields.get("lead", ""),
                "target": record.fields.get("target", ""),
            }
            for record in records
            if record.kind == "card"
        ],
    }


def _people(record: Record) -> Content:
    return {"people": record.fields.get("name", ""), "role": record.fields.get("role", "")}


def _card(records: Sequence[Record]) -> Content:
    facts = _first(records, "article")
    content = {"municipality": facts.get("municipality", ""), "key_area": facts.get("key_area", "")}
    if facts.get("title"):
        content["title"] = facts["title"]
    return content


def without_empty_sections(html: str) -> str:
    """Canonical HTML without headings that have nothing below them before the next of their rank."""
    kept: list[str] = []
    rank_below = 0  # rank of the nearest heading kept or dropped below; 0 when text stands there
    for line in reversed([line for line in html.split("\n") if line.strip()]):
        heading = _HEADING.match(line)
        if heading is None:
            rank_below = 7
        else:
            rank = int(heading[1])
            empty = rank_below <= rank
            rank_below = rank_below if empty else rank
            if empty:
                continue
        kept.append(line)
    return "\n".join(reversed(kept))


def years_in(text: str) -> tuple[int, ...]:
    """The years named in a text, each once, in order."""
    return tuple(sorted({int(year) for year in _YEAR.findall(text)}))
