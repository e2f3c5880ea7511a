"""Whose a document is: the municipality, region, association, company or school that it belongs to."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mittkoping.strategy.reader.inflection import listed
from mittkoping.strategy.reader.labels import Field
from mittkoping.strategy.reader.municipalities import short_names
from mittkoping.texts.documents.document import Block, Document, Item, Table

_NAME = r"[A-ZÅÄÖÉ][\w-]{1,30}"
_CAPITALS = r"[A-ZÅÄÖÉ]{2,}(?: [A-ZÅÄÖÉ]{2,}){0,2}"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<municipality>{_NAME}(?: {_NAME}){{0,2}}) (?:[Kk]ommun|KOMMUN|stad|STAD|[Mm]unicipality"
    rf"|City Council)(?P<genitive>s|en|ens)?(?![\w])"
    rf"|\b(?:Municipality|City) of {_NAME}(?: {_NAME})?|\bREGION {_CAPITALS}\b|\bRegion {_NAME}"
    rf"|\b{_NAME} kommunalförbund\b|\b(?:[A-ZÅÄÖ][\w-]*)?[Ff]örbundet {_NAME}\b(?: {_NAME}\b(?!\.\w))?"
    rf"|(?<![\w-]){_NAME}(?: {_NAME}){{0,3}} (?:AB|Aktiebolag)(?!\w)"
)
_ORGAN_IN = re.compile(
    rf"\b(?:\w*fullmäktige|\w*styrelsen|\w*nämnden|\w*förvaltningen) i ({_NAME}(?: {_NAME})?)(?!\w| kommun)"
)
_SCHOOL = re.compile(
    rf"^\W*({_NAME}(?:s |-)?(?:(?<=\w)skola[nr]?|gymnasi(?:et|um)|förskola)(?: F[–-]\d)?)\W*$"
)
_BESIDE = re.compile(
    r"\b(?:med|samt|mellan|av|från|än|liksom|grannkommun\w*|medlem\w*|with|from|between)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_OTHERS = re.compile(rf"(?:(?:{_NAME} ){{1,3}}(?:kommun|stad)\w*(?:,| och| samt) )+$")
_ADDRESS = re.compile(r"(?:@|\bwww\.|https?://(?:www\.)?)(?:[\w-]+\.)*([\w-]{3,})\.[a-z]{2,8}\b")
_PLACE_IN_TITLE = re.compile(rf"[a-zåäö] (?:för|i|inom|at|in|for) ({_NAME}(?: {_NAME})?)(?=[\s,\d–-]*$)")
_MENTIONED = re.compile(rf"(?<=[a-zåäö,] )({_NAME})(?= [a-zåäö]|[.,])")
_SPOKEN_OF = re.compile(rf"(?<=\b[Ii] )({_NAME})(?= [a-zåäö]|[.,])|(?<=[a-zåäö] )({_NAME})(?=s [a-zåäö])")
_NOT_NAMES = listed(
    """
    Varje Vår Denna Hela En Ingen Din Respektive Alla Samma Samtliga Som I Every Each The Our Ett
    """
)
_LETTERHEAD, _TITLE, _ORGAN, _CLOSING, _FRONT, _ONCE, _ASIDE = 200, 150, 100, 80, 50, 10, 1
_FRONT_BLOCKS, _FRONT_TEXT, _FEW = 4, 1500, 2
_FOLDED = str.maketrans("åäöé", "aaoe")


class _Place(NamedTuple):
    """Where in a document a name is looked for: the block, its index, and what a name there weighs."""

    block: Block
    weight: int


def organisation_of(document: Document, named: list[Field], title: int | None) -> str | None:
    """The organisation as written: what a label gives, else the form of name that stands most to the fore.

    A name in the letterhead or the title counts more than one in running text, and one that the document
    only cooperates with hardly at all. Without such a name, the place of the title, of the address at the
    end, of the register, or that is spoken of most. `title` is the block index of the title.
    """
    for field in named:
        said = document.said(field.value)
        if field.name == "organisation" and said[:1].isupper() and len(said) < 80:
            return said
    counted: Counter[str] = Counter()
    for place in _places(document, title):
        for name, weight in _names(document.said(place.block.span), place):
            counted[name] += weight
    most = counted.most_common(1)
    if most and most[0][1] >= _ONCE:
        return most[0][0]
    return _place_named(document, title) or (most[0][0] if most else None)


def _places(document: Document, title: int | None) -> Iterator[_Place]:
    last = len(document.blocks) - 1
    for at, block in enumerate(document.blocks):
        if at == title:
            yield _Place(block, _TITLE)
        elif at < max(_FRONT_BLOCKS, (title or 0) + 2):
            yield _Place(block, _LETTERHEAD)
        elif at == last:
            yield _Place(block, _CLOSING)
        else:
            yield _Place(block, _FRONT if block.span.start < _FRONT_TEXT else _ONCE)


def _names(said: str, place: _Place) -> Iterator[tuple[str, int]]:
    for match in _NAMED.finditer(said):
        if match.group().split()[0] in _NOT_NAMES:
            continue
        name, genitive = match.group(), match["genitive"]
        if match["municipality"] and genitive:
            name = name.removesuffix(genitive)
        yield name, _weight(said, match.start(), place, genitive=genitive == "s")
    for match in _ORGAN_IN.finditer(said):
        yield match.group(1), min(place.weight, _ORGAN)
    if place.weight == _LETTERHEAD and (school := _SCHOOL.match(said)):
        yield school.group(1), _FRONT


def _weight(said: str, at: int, place: _Place, *, genitive: bool) -> int:
    """What a name weighs: a line that begins with it in full, a sentence that holds it less."""
    if _BESIDE.search(_OTHERS.sub("", said[:at])) or (isinstance(place.block, Item)):
        return _ASIDE
    begins = not said[:at].strip(" *_|·,–-") or isinstance(place.block, Table)
    if place.weight in {_LETTERHEAD, _CLOSING} and (genitive or not begins):
        return _FRONT if place.weight == _LETTERHEAD else _ONCE
    return place.weight


def _place_named(document: Document, title: int | None) -> str | None:
    """The place a document speaks of, where no form of name says whose it is."""
    said = document.said(document.blocks[title].span) if title is not None else ""
    if not said.isupper() and (place := _PLACE_IN_TITLE.search(said)):
        return place.group(1)
    written = {
        match.group(1).lower().translate(_FOLDED): match.group(1)
        for match in _MENTIONED.finditer(document.text)
    }
    for address in _ADDRESS.finditer(document.text):
        own = address.group(1).lower()
        if own in written:
            return written[own]
        if f"{own}s" in written:
            return written[f"{own}s"].removesuffix("s")
    counted = Counter(match.group(1) or match.group(2) for match in _SPOKEN_OF.finditer(document.text))
    for text in (document.text[:_FRONT_TEXT], document.text):
        known = Counter(match.group(1) for match in short_names().finditer(text))
        if known:
            return known.most_common(1)[0][0]
    most = counted.most_common(1)
    return most[0][0] if most and most[0][1] >= _FEW else None
