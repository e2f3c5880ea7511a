"""Paragraphs and list items outside tables: what they become by where they stand and what they say."""

import re
from collections.abc import Iterator

from mittkoping.strategy.draft import AreaKind, Modality, Place
from mittkoping.strategy.reader.dates import deadline
from mittkoping.strategy.reader.followups import is_follow_up, says_who_looks
from mittkoping.strategy.reader.harvest import Harvest
from mittkoping.strategy.reader.headings import kind_of
from mittkoping.strategy.reader.inflection import is_infinitive
from mittkoping.strategy.reader.labels import Field, fields_of
from mittkoping.strategy.reader.modality import is_reported, modal, unmarked
from mittkoping.strategy.reader.outline import Section
from mittkoping.strategy.reader.owners import owner_in
from mittkoping.strategy.reader.scope import grades
from mittkoping.strategy.reader.sentences import LONGEST, sentences, without_number
from mittkoping.strategy.reader.stems import Stem, stem_at
from mittkoping.texts.documents.document import Document, Item, Paragraph, Span

RANKING = re.compile(
    r"\b(?:en|ett) av (?:\w+ ){0,3}?(?:\w+ )?(?:bästa|främsta|mest \w+|ledande|\w{4,}aste)\b|\bbland (?:de "
    r"|landets |Sveriges )?(?:\w+ ){0,2}?(?:bästa|främsta)\b"
    r"|\b(?:Sveriges|landets|länets|regionens|Nordens|Europas|världens) (?:\w+ )?(?:bästa|främsta"
    r"|ledande)\b"
    r"|\b(?:ska|skall|vill|måste) (?:\w+ ){0,2}?(?:bli|vara) (?:\w+ ){0,2}?(?:ledande|bäst|främst)\b"
    r"|\b(?:one of|among) (?:\w+[’']?s? ){0,3}?(?:best|leading|top|foremost)\b|\bSweden[’']s best\b",
    re.IGNORECASE,
)
_MODAL_CONFIDENCE: dict[Modality, float] = {"ska": 0.9, "bör": 0.85, "kan": 0.75, "strävan": 0.6}
_TODAY = re.compile(r"\b(?:i dag|idag|redan|today|already)\b", re.IGNORECASE)
_LEAD = re.compile(r"([^:.!?]{3,40}):\s+(?=\S)")
_LONGEST_LINE = 220
_LONGEST_BLOCK = 20_000
_DASHES = re.compile(r"[\W_]*$")


class Prose:
    """Reads paragraphs and items in order; remembers the stem of the list it is in and what was read last."""

    def __init__(self, harvest: Harvest) -> None:
        self._harvest = harvest
        self._document: Document = harvest.document
        self._stem: Stem | None = None
        self._last: str | None = None
        self._list, self._doing = range(0), False

    def leave(self) -> None:
        """Forget the list and what was read last: a heading or a table stands between."""
        self._stem = self._last = None

    def read(self, at: int, block: Paragraph | Item, section: Section) -> None:
        """Read one block under its section."""
        if isinstance(block, Paragraph) or (self._stem and block.depth <= self._stem.depth):
            self._stem = None
        if block.span.end - block.span.start > _LONGEST_BLOCK:
            return
        if _DASHES.match(self._document.said(block.span)) or self._attached(fields_of(self._document, block)):
            return
        stem = stem_at(self._document, at) if section.mode != "frame" else None
        span = Span(block.span.start, stem.sentence.start) if stem else block.span
        mode, span = self._led(section.mode, span)
        place = Place(at)
        if self._document.said(span).strip():
            if self._stem:
                self._of_stem(self._stem, span, place, section)
            else:
                self._of_mode(mode, span, place, section, isinstance(block, Item))
        if stem:
            self._stem = stem

    def _attached(self, labelled: list[Field]) -> bool:
        """Whether a line only labels (*Ansvarig: …*); an owner goes to what was read just before."""
        for field in labelled:
            owner = owner_in(self._document.text, field.value) if field.name == "owner" else None
            if owner and self._last:
                self._harvest.set_owner(self._last, owner)
        return bool(labelled)

    def _led(self, mode: AreaKind, span: Span) -> tuple[AreaKind, Span]:
        """The mode that a run-in heading sets, and what follows it: *Uppföljning: Enkät varje år.*"""
        lead = _LEAD.match(self._document.text, span.start, span.end)
        if mode == "frame" or lead is None:
            return mode, span
        kind = kind_of(lead.group(1))
        if kind == "frame":
            return "frame", span
        return (
            (kind, Span(lead.end(), span.end))
            if kind in {"goals", "activities", "follow_up"}
            else (mode, span)
        )

    def _of_mode(self, mode: AreaKind, span: Span, place: Place, section: Section, item: bool) -> None:
        if mode == "frame":
            self._rankings(span, place)
        elif mode == "follow_up":
            self._follow_ups(span, place, section, item)
        elif mode == "activities":
            self._activities(span, place, section, item)
        else:
            self._goals(span, place, section, item, mode == "goals" or section.goals_announced)

    def _of_stem(self, stem: Stem, span: Span, place: Place, section: Section) -> None:
        if stem.mode != "goals":
            self._of_mode(stem.mode, span, place, section, item=True)
            return
        for number, sentence in enumerate(
            sentences(self._document.text, without_number(self._document.text, span))
        ):
            said = self._document.said(sentence)
            binding = modal(said)
            if number and binding is None:
                continue
            modality = stem.modality or (binding.modality if binding else unmarked(said))
            if number and binding:
                modality = binding.modality
            self._harvest.goal(
                sentence,
                place,
                section.area,
                modality,
                "P6" if said.lower().startswith("att ") else "stem.item",
                0.85,
                due=stem.due,
                grade=stem.grade,
            )
        self._last = None

    def _rankings(self, span: Span, place: Place) -> None:
        for sentence in sentences(self._document.text, span):
            said = self._document.said(sentence)
            if not RANKING.search(said) or is_reported(said) or _TODAY.search(said):
                continue
            binding = modal(said)
            if binding or deadline(said):
                self._harvest.goal(
                    sentence, place, None, binding.modality if binding else "ska", "ranking", 0.7
                )

    def _follow_ups(self, span: Span, place: Place, section: Section, item: bool) -> None:
        text = self._document.text
        if (item and span.end - span.start <= LONGEST) or self._is_line(span):
            self._harvest.follow_up(
                without_number(text, span), place, section.area, "P3", 0.9 if item else 0.8
            )
            self._last = "follow_up"
            return
        for sentence in sentences(text, span):
            if is_follow_up(text, sentence) or says_who_looks(self._document.said(sentence)):
                self._harvest.follow_up(sentence, place, section.area, "P4", 0.8)
                self._last = "follow_up"

    def _activities(self, span: Span, place: Place, section: Section, item: bool) -> None:
        text = self._document.text
        inner = list(sentences(text, span))
        first = self._document.said(without_number(text, inner[0])).split()[0] if inner else ""
        binding = modal(self._document.said(inner[0])) if inner else None
        listed = item and span.end - span.start <= LONGEST
        if listed or self._is_line(span) or (len(inner) == 1 and (is_infinitive(first) or binding)):
            if inner and all(is_follow_up(text, sentence) for sentence in inner):
                self._harvest.follow_up(span, place, section.area, "P4", 0.7)
                self._last = "follow_up"
                return
            self._harvest.activity(
                without_number(text, span), place, section.area, "P7", 0.9 if item else 0.7
            )
            self._last = "activity"

    def _goals(self, span: Span, place: Place, section: Section, item: bool, expected: bool) -> None:
        text = self._document.text
        span = without_number(text, span)
        listed = item or (expected and self._is_line(span))
        first = self._document.said(span).split()[0].strip(",.:;")
        if (
            item
            and not expected
            and is_infinitive(first)
            and modal(self._document.said(span)) is None
            and self._lists_doing(place.block)
        ):
            self._harvest.activity(span, place, section.area, "P9", 0.75)
            self._last = "activity"
            return
        grade = self._grade(section)
        for sentence, said in self._said(span):
            if is_follow_up(text, sentence):
                self._harvest.follow_up(sentence, place, section.area, "P4", 0.8)
                self._last = "follow_up"
                continue
            binding = modal(said)
            if binding:
                self._harvest.goal(
                    sentence,
                    place,
                    section.area,
                    binding.modality,
                    "P7" if expected else "modal",
                    _MODAL_CONFIDENCE[binding.modality],
                    grade=grade,
                )
                self._last = None
            elif listed and expected and sentence.start == span.start and not is_reported(said):
                rule = "P6" if said.lower().startswith("att ") else "P7"
                self._harvest.goal(sentence, place, section.area, unmarked(said), rule, 0.8, grade=grade)
                self._last = None

    def _lists_doing(self, at: int) -> bool:
        """Whether more than half of the list around the item at `at` promise or begin with an infinitive.

        A word that could be one (*Kumla*, *anhöriga*) among other things makes no list of what is to be done.
        """
        if at not in self._list:
            blocks = self._document.blocks
            begin = end = at
            while begin and isinstance(blocks[begin - 1], Item):
                begin -= 1
            while end < len(blocks) and isinstance(blocks[end], Item):
                end += 1
            doing = sum(self._says_what_to_do(block.span) for block in blocks[begin:end])
            self._list, self._doing = range(begin, end), doing * 2 > end - begin
        return self._doing

    def _says_what_to_do(self, span: Span) -> bool:
        said = self._document.said(without_number(self._document.text, span))
        first = said.split(maxsplit=1)[:1]
        return any(is_infinitive(word.strip(",.:;")) for word in first) or modal(said) is not None

    def _grade(self, section: Section) -> str | None:
        """The grade that a heading of a progression ladder gives its goals."""
        if section.heading is None or not section.goals_announced:
            return None
        return grades(self._document.said(self._document.blocks[section.heading].span))

    def _said(self, span: Span) -> Iterator[tuple[Span, str]]:
        for sentence in sentences(self._document.text, span):
            yield sentence, self._document.said(sentence)

    def _is_line(self, span: Span) -> bool:
        """Whether a paragraph is an entry rather than prose: short, without a full stop at its end."""
        said = self._document.said(span).rstrip()
        return len(said) <= _LONGEST_LINE and not re.search(r"[.:!?…][\"”)]?$", said)
