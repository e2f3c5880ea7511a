"""Chapters of responsibility: which role a block speaks of, and what it says the role is to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mittkoping.strategy.draft import Duty, DutyKind, Level, Responsibility
from mittkoping.strategy.reader.duties import duties
from mittkoping.strategy.reader.modality import MODALS
from mittkoping.strategy.reader.outline import Section
from mittkoping.strategy.reader.persons import persons
from mittkoping.strategy.reader.roles import ABBREVIATION, level_of, names_role
from mittkoping.strategy.reader.sentences import sentences, without_number
from mittkoping.texts.documents.document import Document, Item, Paragraph, Span

_COLON = re.compile(r"([^:.!?]{2,80}?)\s*:\s*")
_NEXT_ROLE = re.compile(r"(?<!\S)([A-ZÅÄÖ][\w/-]*(?: (?:och |för )?[a-zåäö][\w/-]*){0,3}):\s")
_ABBREVIATED = re.compile(r"^(.*?)\s*\(([A-ZÅÄÖ][\w/ -]{1,12})\)\s*$")
_SUBJECT_END = re.compile(
    r"\b(?:ska|skall|måste|bör|kan|får|har|är|ger|tar|shall|must|should|is|are|has|och ska|ansvarar"
    r"|ser till)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^\W*(?:de|den|det|hon|han|hen|dessa|denna|they|(?-i:[Ii]t)|she|he)(?![\w-])", re.IGNORECASE
)
_ADVERBIAL = re.compile(
    r"(?:det|den som|för|utifrån|inom|i|på|med|genom|under|vid|när|om|varje år|detta|dessa|här|efter"
    r"|från|sedan|in|for"
    r"|during|this|these)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\W*(?:den här |denna )?(?:arbetet|målen|måtten|ansvaret|resultaten?|results|syftet|matrisen|tabellen"
    r"|\w*(?:planen|strategin|programmet|policyn|uppföljningen|utvärderingen|dokumentet)|the (?:plan"
    r"|strategy|programme))\b",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 90


@dataclass
class _Role:
    name: str
    span: Span
    duties: list[Duty] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


class Roles:
    """The roles of a document and their duties, in the order in which the roles are first named."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._roles: dict[str, _Role] = {}
        self._current: _Role | None = None
        self._stem: tuple[_Role, DutyKind | None, int] | None = None
        self._heading: int | None = None

    def named(self, span: Span) -> None:
        """Open the role that a heading, a bold lead or a column's head names at `span`."""
        said = self._document.said(span).strip(" :")
        abbreviated = _ABBREVIATED.match(said)
        name = abbreviated.group(1) if abbreviated else said
        begin = span.start + self._document.said(span).index(name)
        key = " ".join(name.lower().split())
        if key not in self._roles:
            self._roles[key] = _Role(name, Span(begin, begin + len(name)))
        self._current = self._roles[key]
        if abbreviated and ABBREVIATION.search(abbreviated.group(2)):
            self._alias(abbreviated.group(2))

    def duty(self, kind: DutyKind, span: Span) -> None:
        """Add a duty to the role that is open."""
        if self._current is not None:
            made = Duty(kind, self._document.said(span), span)
            if made not in self._current.duties:
                self._current.duties.append(made)

    def read(self, block: Paragraph | Item, section: Section) -> None:
        """Read one block of a chapter."""
        if section.heading != self._heading:
            self._heading, self._current, self._stem = section.heading, None, None
        if section.role is not None and self._current is None:
            self.named(self._heading_span(section.role))
        for begin, end in self._parts(block, section):
            self._part(replace(block, span=Span(begin, end)), section)

    def _parts(self, block: Paragraph | Item, section: Section) -> Iterator[tuple[int, int]]:
        """The block, cut where lines that each name a role with a colon have been joined into one."""
        text = self._document.text
        marks = [] if section.role is not None else [*_NEXT_ROLE.finditer(text, *block.span)]
        cuts = [mark.start() for mark in marks if names_role(mark.group(1)) and not duties(mark.group(1))]
        if not cuts or cuts[0] != block.span.start:
            cuts = []
        yield from pairwise([block.span.start, *cuts[1:], block.span.end])

    def _part(self, block: Paragraph | Item, section: Section) -> None:
        span = self._led(block, section)
        depth = block.depth if isinstance(block, Item) else 0
        if self._stem and depth <= self._stem[2]:
            self._stem = None
        for sentence in sentences(self._document.text, without_number(self._document.text, span)):
            self._sentence(sentence, section, depth)

    def all(self) -> list[Responsibility]:
        """The roles with their duties; a heading that neither names a role nor has duties is left out."""
        kept = [role for role in self._roles.values() if role.duties or names_role(role.name)]
        return [
            Responsibility(
                f"r{number}", role.name, self._level(role), role.span, tuple(role.duties), tuple(role.aliases)
            )
            for number, role in enumerate(kept, 1)
        ]

    def _heading_span(self, at: int) -> Span:
        return without_number(self._document.text, self._document.blocks[at].span)

    def _level(self, role: _Role) -> Level | None:
        return next((level for name in (role.name, *role.aliases) if (level := level_of(name))), None)

    def _led(self, block: Paragraph | Item, section: Section) -> Span:
        """What follows a bold lead or `Rektor:`, whose role is opened."""
        text = self._document.text
        lead = block.lead
        if lead is not None and names_role(self._document.said(lead)) and section.role is None:
            self.named(self._without_person(lead))
            rest = text[lead.end : block.span.end]
            colon = re.match(r"[\s:.–—-]*", rest)
            return (
                Span(lead.end + (colon.end() if colon else 0), block.span.end)
                if rest.lstrip().startswith((":", ".", "–", "—", "- "))
                else block.span
            )
        colon = _COLON.match(text, block.span.start, block.span.end)
        if colon and names_role(colon.group(1)) and not duties(colon.group(1)) and section.role is None:
            self.named(self._without_person(Span(*colon.span(1))))
            return Span(colon.end(), block.span.end)
        said = self._document.said(block.span).strip()
        if (
            isinstance(block, Paragraph)
            and section.role is None
            and len(said) < 60
            and not re.search(r"[.:!?]$", said)
            and names_role(said)
            and not duties(said)
        ):
            self.named(block.span)
        return block.span

    def _without_person(self, span: Span) -> Span:
        found = persons(self._document.said(span))
        return Span(span.start, span.start + found[0][0]) if found and found[0][0] > 1 else span

    def _sentence(self, span: Span, section: Section, depth: int) -> None:
        said = self._document.said(span)
        if _THING.match(said):
            return
        unnamed = not said[:1].isupper() or said.split()[0].lower() in MODALS
        listed = depth > 0 or (self._current is not None and unnamed)
        clauses = duties(said, listed=listed)
        subject = self._subject(said, section.role is None)
        if subject and not _PRONOUN.match(subject):
            begin = span.start + said.index(subject)
            if section.role is None:
                self.named(Span(begin, begin + len(subject)))
            else:
                self._alias(subject)
        if said.rstrip().endswith(":") or re.search(r"\batt$|\bför$", said.rstrip()):
            if self._current:
                self._stem = (self._current, clauses[0].kind if clauses else None, depth)
            return
        if self._stem and self._stem[1]:
            self._current = self._stem[0]
            self.duty(self._stem[1], span)
            return
        for clause in clauses:
            self.duty(clause.kind, span)

    def _subject(self, said: str, alone: bool) -> str | None:
        """The role before the first verb; where no heading names one (`alone`), any short subject."""
        found = duties(said)
        ends = [clause.at for clause in found]
        verb = _SUBJECT_END.search(said)
        if verb:
            ends.append(verb.start())
        if not ends or not 1 < min(ends) <= _LONGEST_SUBJECT:
            return None
        subject = re.sub(r"\s+(?:även|också|dessutom|tillsammans|som)$", "", said[: min(ends)].strip(" ,:"))
        subject = re.split(r",? (?:som|vilken) ", subject)[0]
        if not subject[:1].isupper() or _ADVERBIAL.match(subject) or "=" in subject or len(subject) < 2:
            return None
        return subject if names_role(subject) or (alone and found and len(subject.split()) < 5) else None

    def _alias(self, name: str) -> None:
        role = self._current
        if role is None or name.lower() == role.name.lower() or name in role.aliases:
            return
        if (
            ABBREVIATION.fullmatch(name)
            or level_of(name) == level_of(role.name)
            or level_of(role.name) is None
        ):
            role.aliases.append(name)
