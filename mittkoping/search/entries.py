"""What is to be indexed, as it comes from its package, and the rows that the index keeps of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mittkoping.lib.slugs import sort_key
from mittkoping.search.models import SearchEntry, SearchText
from mittkoping.texts.swedish.analysis import Analyser

# A tsvector holds 1 MB and counts positions to 16,383: a longer text is found by its beginning,
# on both databases.
_TITLE_WORDS, _LEAD_WORDS, _HEADING_WORDS, _BODY_WORDS = 100, 1_000, 1_000, 14_000
_UNSTORABLE = re.compile("[\\x00\ud800-\udfff]")
_LONGEST_STEMS, _LONGEST_PARTS = 300_000, 100_000  # bytes


@dataclass(frozen=True)
class Indexable:
    """One object in one language, ready to be found. Texts are plain, without markup."""

    object_id: int
    kind: str
    title: str
    lead: str = ""
    headings: Sequence[str] = ()
    body: str = ""
    municipality_code: str | None = None
    county_code: str | None = None
    key_area_id: int | None = None
    years: tuple[int, ...] = ()
    audience: str = "public"
    lang: str = "sv"
    author_ids: tuple[int, ...] = field(default=())


@dataclass(frozen=True)
class Places:
    """What key areas and municipalities are called: an entry is found by those names too."""

    key_areas: Mapping[int, str]
    municipalities: Mapping[str, str]

    def of(self, key_area: int | None, municipality: str | None) -> str:
        """The names of a key area and a municipality, with a space between; "" for none."""
        names = (self.key_areas.get(key_area or 0, ""), self.municipalities.get(municipality or "", ""))
        return " ".join(filter(None, names))


def entry_of(item: Indexable) -> SearchEntry:
    """The row one filters and counts by."""
    return SearchEntry(
        object_id=item.object_id,
        lang=item.lang,
        kind=item.kind,
        audience=item.audience,
        municipality_id=item.municipality_code,
        county_id=item.county_code,
        key_area_id=item.key_area_id,
        years=spaced(sorted(set(item.years))[:70]),
        authors=spaced(sorted(set(item.author_ids))),
        sort_key=sort_key(_clean(item.title))[:600],
    )


def text_of(item: Indexable) -> SearchText:
    """The row with the texts as they are shown, its stems still empty."""
    return SearchText(
        title=_clean(item.title),
        lead=_clean(item.lead),
        headings=_clean("\n".join(item.headings)),
        body=_clean(item.body),
    )


def put_stems(row: SearchText, place: str, analyser: Analyser) -> None:
    """Fill in everything that `row` is found by, out of its texts and the names in `place`."""
    title = analyser.analyse(row.title, _TITLE_WORDS)
    where = analyser.analyse(place, _TITLE_WORDS)
    rest = (
        analyser.analyse(row.lead, _LEAD_WORDS),
        analyser.analyse(row.headings, _HEADING_WORDS),
        analyser.analyse(row.body, _BODY_WORDS),
    )
    row.title_stems = _joined(title.words)
    row.place_stems = _joined(where.words)
    row.lead_stems, row.heading_stems, row.body_stems = (_joined(one.words) for one in rest)
    row.title_parts = _joined(title.parts, _LONGEST_PARTS)
    row.parts = _joined([part for one in (where, *rest) for part in one.parts], _LONGEST_PARTS)
    row.folded = _joined([key for one in (title, where, *rest) for key in one.folded], _LONGEST_PARTS)


def spaced(numbers: Sequence[int]) -> str:
    """Numbers as a column holds them: a space before, between and after."""
    return f" {' '.join(map(str, numbers))} " if numbers else ""


def _clean(text: str) -> str:
    """Without NUL, which PostgreSQL refuses, and halves of characters, which no database takes."""
    return _UNSTORABLE.sub(" ", text)


def _joined(stems: list[str], most: int = _LONGEST_STEMS) -> str:
    text = " ".join(stems)
    if len(text) * 4 <= most:
        return text
    cut = text.encode()[:most].decode("utf-8", "ignore")
    return text if len(cut) == len(text) else cut.rpartition(" ")[0]
