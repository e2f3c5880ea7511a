"""A read document as it is shown: its lines, what was found in each, and remarks in the margin."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from mittkoping.strategy.lint.phrases import shortened as cut
from mittkoping.strategy.printing import Json
from mittkoping.strategy.words import RECURRENCES, WEIGHTS
from mittkoping.texts.documents.document import Span

MOST_LINES = 1500  # of a longer document only lines with notes are shown
LONGEST_ABOUT = 60  # characters of what a remark is about, in the list of remarks

KINDS = {
    "goals": gettext_lazy("Mål"),
    "follow_ups": gettext_lazy("Uppföljning"),
    "activities": gettext_lazy("Aktivitet"),
    "responsibilities": gettext_lazy("Ansvar"),
}
MODALITIES = {
    "ska": gettext_lazy("bindande"),
    "bör": gettext_lazy("rekommenderat"),
    "kan": gettext_lazy("valfritt"),
    "strävan": gettext_lazy("riktning"),
}
_PLACE = itemgetter(0)


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; underlined with a pencil when a remark is about just these words."""

    text: str
    pencil: bool = False


@dataclass(frozen=True)
class Sentence:
    """A stretch that notes point to; `number` is 0 for what lies between."""

    number: int
    pieces: list[Piece]


@dataclass(frozen=True)
class Note:
    """What stands beside a line: something found (`kind` of KINDS) or a remark (of WEIGHTS).

    A remark has its rule's title, the number that it has in the memo, and a few words on what it is about.
    """

    kind: str
    label: str
    text: str
    facts: tuple[str, ...] = ()
    proposal: str = ""
    sentence: int = 0
    number: int = 0
    title: str = ""
    about: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the document with its notes; `level` is that of a heading, else 0."""

    level: int
    sentences: list[Sentence]
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """The whole document; `general` are the remarks on what is not there."""

    lines: list[Line]
    general: list[Note]
    shortened: bool

    @property
    def remarks(self) -> list[Note]:
        """Every remark that is shown, in the order of their numbers."""
        return [*self.general, *(note for line in self.lines for note in line.notes if note.number)]


class _Stretch(NamedTuple):
    """Words that notes point to: `text[start:end]`, and which of them remarks are about."""

    start: int
    end: int
    number: int
    pencilled: list[Span]


class _Placed(NamedTuple):
    """A note and the place in the text where what it is about begins."""

    start: int
    note: Note


_Row = TypeVar("_Row", _Stretch, _Placed)


def shown(draft: Json, language: str) -> Shown:
    """`draft` (the contract's object) as lines with notes; remarks in `language`, "sv" or "en".

    The time grows with the document and what was found in it, not with the one times the other.
    """
    text = draft["text"]
    stretches = _stretches(draft)
    notes = _notes(draft, stretches, language)
    levels = {area["span"][0]: area["level"] for area in draft["areas"]}
    lines = [
        Line(
            levels.get(start, 0),
            _sentences(text, start, end, _from(stretches, start, end)),
            [placed.note for placed in _from(notes, start, end)],
        )
        for start, end in (found.span() for found in re.finditer(r"[^\n]+", text))
    ]
    shortened = len(lines) > MOST_LINES
    if shortened:
        lines = [line for line in lines if line.notes or line.level][:MOST_LINES]
    general = [_remark(*each, 0, language) for each in _numbered(draft) if not each[1]["span"]]
    return Shown(lines, general, shortened)


def _from(rows: list[_Row], start: int, end: int) -> list[_Row]:
    """Those of `rows`, ordered by where they begin, that begin at `start` or later and before `end`."""
    return rows[bisect_left(rows, start, key=_PLACE) : bisect_left(rows, end, key=_PLACE)]


def _found(draft: Json) -> Iterator[tuple[str, Json]]:
    for kind in KINDS:
        for thing in draft[kind]:
            if thing["span"]:
                yield kind, thing


def _stretches(draft: Json) -> list[_Stretch]:
    """The spans of all that was found or remarked on, those that overlap made one, in order."""
    remarks = [Span(*finding["span"]) for finding in draft["findings"] if finding["span"]]
    spans = [*remarks, *(Span(*thing["span"]) for _, thing in _found(draft))]
    spans += [Span(*duty["span"]) for role in draft["responsibilities"] for duty in role["duties"]]
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    stretches = [_Stretch(*span, number, []) for number, span in enumerate(joined, 1)]
    for span in remarks:
        stretches[_number(span.start, stretches) - 1].pencilled.append(span)
    return stretches


def _number(at: int, stretches: list[_Stretch]) -> int:
    """The number of the stretch that a place lies in, which is one of those that made the stretches."""
    return bisect_right(stretches, at, key=_PLACE)


def _sentences(text: str, start: int, end: int, inside: Sequence[_Stretch]) -> list[Sentence]:
    """A line cut where a stretch begins and ends; inside a stretch the words of remarks are underlined."""
    sentences = []
    at = start
    for stretch in inside:
        if at < stretch.start:
            sentences.append(Sentence(0, [Piece(text[at : stretch.start])]))
        at = min(stretch.end, end)
        sentences.append(Sentence(stretch.number, list(_pieces(text, stretch, at))))
    if at < end:
        sentences.append(Sentence(0, [Piece(text[at:end])]))
    return sentences


def _pieces(text: str, stretch: _Stretch, end: int) -> Iterator[Piece]:
    """A stretch as far as its line goes; a remark on all of it underlines nothing."""
    whole = Span(stretch.start, end)
    pencilled = {Span(span.start, min(span.end, end)) for span in stretch.pencilled if span.start < end}
    cuts = sorted({*whole, *(cut for span in pencilled for cut in span)})
    for left, right in pairwise(cuts):
        under = any(span.start <= left and right <= span.end for span in pencilled - {whole})
        yield Piece(text[left:right], under)


def _notes(draft: Json, stretches: list[_Stretch], language: str) -> list[_Placed]:
    """Every note on a place in the text, in the order of the text; what was found before remarks on it."""
    notes = []
    for kind, thing in _found(draft):
        at = thing["span"][0]
        label, role = str(KINDS[kind]), thing.get("role", "")
        notes.append(
            _Placed(at, Note(kind, label, role, _facts(kind, thing), sentence=_number(at, stretches)))
        )
    for number, finding in _numbered(draft):
        if finding["span"]:
            at = finding["span"][0]
            notes.append(_Placed(at, _remark(number, finding, _number(at, stretches), language)))
    return sorted(notes, key=_PLACE)


def _numbered(draft: Json) -> Iterator[tuple[int, Json]]:
    """The findings with their numbers in the memo: in both those on the whole come first."""
    return enumerate(draft["findings"], 1)


def _remark(number: int, finding: Json, sentence: int, language: str) -> Note:
    severity = finding["severity"]
    proposal = finding.get("proposal", "") if language == "sv" else ""
    tongue = "en" if language == "en" else "sv"
    return Note(
        severity,
        gettext(WEIGHTS[severity]),
        finding[f"message_{tongue}"],
        proposal=proposal,
        sentence=sentence,
        number=number,
        title=finding[f"title_{tongue}"],
        about=cut(finding["target"]["label"], LONGEST_ABOUT),
    )


def _facts(kind: str, thing: Json) -> tuple[str, ...]:
    """What was read out of a thing, in a few words each."""
    if kind == "responsibilities":
        return ()
    if kind == "goals":
        modality, scope = str(MODALITIES[thing["modality"]]), ", ".join(thing["scope"])
        said = [modality, _due(thing), _target(thing["target"]), scope, thing["stage"]]
    else:
        often = gettext(RECURRENCES[thing["recurrence"]]) if thing["recurrence"] else ""
        said = [thing["owner"] or gettext("ingen ansvarig nämnd"), often, _due(thing)]
    return tuple(fact for fact in said if fact)


def _due(thing: Json) -> str:
    if not thing["due"]:
        return ""
    day = date_format(date.fromisoformat(thing["due"]), "j F Y")
    if thing.get("due_kind") == "from":
        return gettext("från och med %(day)s") % {"day": day}
    return gettext("senast %(day)s") % {"day": day}


def _target(target: Json | None) -> str:
    if not target:
        return ""
    least = {">=": gettext("minst"), "<=": gettext("högst")}.get(target["comparator"], "")
    per = gettext("per %(what)s") % {"what": target["per"]} if target["per"] else ""
    value = f"{target['value']:g}".replace(".", ",")
    return " ".join(filter(None, [least, value, target["unit"], per]))
