"""A read document as it is shown: its lines, what was found in each, and remarks in the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

Json = dict[str, Any]
MOST_LINES = 1500  # of a longer document only lines with notes are shown

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
RECURRENCES = {
    "yearly": gettext_lazy("varje år"),
    "termly": gettext_lazy("varje termin"),
    "quarterly": gettext_lazy("varje kvartal"),
    "tertial": gettext_lazy("varje tertial"),
    "continuous": gettext_lazy("löpande"),
    "biennial": gettext_lazy("vartannat år"),
    "once": gettext_lazy("en gång"),
}
SEVERITIES = {
    "error": gettext_lazy("Behöver rättas"),
    "warning": gettext_lazy("Bör ses över"),
    "info": gettext_lazy("Kan bli bättre"),
}


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
    """What stands beside a line: something found (`kind` of KINDS) or a remark (a severity)."""

    kind: str
    label: str
    text: str
    facts: tuple[str, ...] = ()
    proposal: str = ""
    sentence: int = 0


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


def shown(draft: Json, language: str) -> Shown:
    """`draft` (the contract's object) as lines with notes; remarks in `language`, "sv" or "en"."""
    text = draft["text"]
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n"), len(text) + 1]
    stretches = _stretches(draft)
    headings = {area["span"][0]: area["level"] for area in draft["areas"]}
    notes = list(_notes(draft, stretches, language))
    lines = []
    for start, after in pairwise(starts):
        end = after - 1
        if start == end:
            continue
        inside = [(number, span) for number, span in enumerate(stretches, 1) if start <= span[0] < end]
        own = [note for at, note in notes if start <= at < end]
        lines.append(
            Line(headings.get(start, 0), _sentences(text, (start, end), inside, draft["findings"]), own)
        )
    shortened = len(lines) > MOST_LINES
    if shortened:
        lines = [line for line in lines if line.notes or line.level][:MOST_LINES]
    general = [_remark(finding, 0, language) for finding in draft["findings"] if not finding["span"]]
    return Shown(lines, general, shortened)


def _found(draft: Json) -> Iterator[tuple[str, Json]]:
    for kind in KINDS:
        for thing in draft[kind]:
            if thing["span"]:
                yield kind, thing


def _stretches(draft: Json) -> list[tuple[int, int]]:
    """The spans of all that was found or remarked on, those that meet made one, in order."""
    spans = [tuple(thing["span"]) for _, thing in _found(draft)]
    spans += [tuple(duty["span"]) for role in draft["responsibilities"] for duty in role["duties"]]
    spans += [tuple(finding["span"]) for finding in draft["findings"] if finding["span"]]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _sentences(
    text: str, line: tuple[int, int], inside: Sequence[tuple[int, tuple[int, int]]], findings: Sequence[Json]
) -> list[Sentence]:
    """A line cut where a stretch begins and ends; inside a stretch the words of remarks are underlined."""
    sentences = []
    at = line[0]
    for number, (start, stop) in inside:
        end = min(stop, line[1])
        if at < start:
            sentences.append(Sentence(0, [Piece(text[at:start])]))
        sentences.append(Sentence(number, list(_pieces(text, start, end, findings))))
        at = end
    if at < line[1]:
        sentences.append(Sentence(0, [Piece(text[at : line[1]])]))
    return sentences


def _pieces(text: str, start: int, end: int, findings: Sequence[Json]) -> Iterator[Piece]:
    pencilled = [
        (max(finding["span"][0], start), min(finding["span"][1], end))
        for finding in findings
        if finding["span"] and finding["span"][0] < end and finding["span"][1] > start
    ]
    cuts = sorted({start, end, *(cut for span in pencilled for cut in span)})
    for left, right in pairwise(cuts):
        under = any(a <= left and right <= b and (a, b) != (start, end) for a, b in pencilled)
        yield Piece(text[left:right], under)


def _notes(draft: Json, stretches: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, Note]]:
    """Every note with the place in the text where it belongs, in the order of the text."""
    notes: list[tuple[int, int, Note]] = []
    for kind, thing in _found(draft):
        at = thing["span"][0]
        text = thing.get("role", "")
        notes.append((at, 0, Note(kind, str(KINDS[kind]), text, _facts(kind, thing), "", _of(at, stretches))))
    for finding in draft["findings"]:
        if finding["span"]:
            at = finding["span"][0]
            notes.append((at, 1, _remark(finding, _of(at, stretches), language)))
    for at, _, note in sorted(notes, key=lambda row: row[:2]):
        yield at, note


def _of(at: int, stretches: Sequence[tuple[int, int]]) -> int:
    return next((number for number, (start, end) in enumerate(stretches, 1) if start <= at < end), 0)


def _remark(finding: Json, sentence: int, language: str) -> Note:
    severity = finding["severity"]
    proposal = finding.get("proposal", "") if language == "sv" else ""
    said = finding["message_en" if language == "en" else "message_sv"]
    return Note(severity, str(SEVERITIES[severity]), said, (), proposal, sentence)


def _facts(kind: str, thing: Json) -> tuple[str, ...]:
    """What was read out of a thing, in a few words each."""
    if kind == "goals":
        said = [
            str(MODALITIES[thing["modality"]]),
            _due(thing),
            _target(thing["target"]),
            ", ".join(thing["scope"]),
        ]
        said.append(thing.get("stage") or "")
    elif kind == "responsibilities":
        said = []
    else:
        recurrence = RECURRENCES.get(thing.get("recurrence") or "", "")
        said = [thing.get("owner") or gettext("ingen ansvarig nämnd"), str(recurrence), _due(thing)]
    return tuple(fact for fact in said if fact)


def _due(thing: Json) -> str:
    if not thing.get("due"):
        return ""
    day = date_format(date.fromisoformat(thing["due"]), "j F Y")
    if thing.get("due_kind") == "from":
        return gettext("från och med %(day)s") % {"day": day}
    return gettext("senast %(day)s") % {"day": day}


def _target(target: Json | None) -> str:
    if not target:
        return ""
    least = {">=": gettext("minst"), "<=": gettext("högst")}.get(target.get("comparator") or "", "")
    per = gettext("per %(what)s") % {"what": target["per"]} if target["per"] else ""
    value = f"{target['value']:g}".replace(".", ",")
    return " ".join(filter(None, [least, value, target["unit"], per]))
