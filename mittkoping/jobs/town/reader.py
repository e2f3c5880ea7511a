"""Reads the believable town from the TOML files beside this module."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from typing import Any

from mittkoping.jobs.town.rewind import TownError, rewind
from mittkoping.jobs.town.shapes import (
    Card,
    ChainLevel,
    County,
    EarlierVersion,
    Framework,
    Hero,
    KeyArea,
    Municipality,
    ObjectKind,
    Page,
    Person,
    Post,
    Text,
    Thread,
    Town,
    Unit,
)

Row = Mapping[str, Any]
_TEXT_FIELDS = ("lead", "obstacle", "took_money", "took_time", "took_people")


def read_town() -> Town:
    """The whole town, read anew at each call.

    Raises TownError when an earlier version does not fit the text it leads back from, or when history or talk
    points at nothing. An unknown or missing field is a TypeError or KeyError of the record it belongs to.
    """
    framework = _toml("framework.toml")
    places = _toml("municipalities.toml")
    county = County(**places["county"])
    municipalities = tuple(_municipality(row, county) for row in places["municipality"])
    cards = tuple(card for place in municipalities for card in _cards_of(place.code))
    pages = tuple(_page(row) for row in _toml("pages.toml")["page"])
    kinds = _kinds(cards, pages, municipalities)
    return Town(
        framework=_framework(framework),
        key_areas=tuple(
            KeyArea(**{**row, "questions": tuple(row["questions"])}) for row in framework["area"]
        ),
        municipalities=municipalities,
        people=tuple(
            Person(**{**row, "roles": tuple(row["roles"])}) for row in _toml("people.toml")["person"]
        ),
        cards=cards,
        pages=pages,
        threads=tuple(_thread(row, kinds) for row in _toml("threads.toml")["thread"]),
        history=_history(cards, pages),
    )


def lines(html: str) -> str:
    """`html` with one block per line: no empty lines, no space at the ends."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def _framework(document: Row) -> Framework:
    return Framework(
        levels=tuple(ChainLevel(**row) for row in document["level"]),
        **{name: document[name] for name in ("code", "name", "version", "sector", "description")},
    )


def _municipality(row: Row, county: County) -> Municipality:
    given = {**row}
    heroes = given.pop("hero", [])
    units = given.pop("unit", [])
    return Municipality(
        county=county,
        introduction=lines(given.pop("introduction")),
        editors=tuple(given.pop("editors")),
        heroes=tuple(
            Hero(people=tuple(hero["people"]), role=hero["role"], body=lines(hero["body"])) for hero in heroes
        ),
        units=tuple(Unit(**unit) for unit in units),
        **given,
    )


def _cards_of(code: str) -> list[Card]:
    """The cards of one municipality in the order of its files."""
    names = sorted(entry.name for entry in files(__package__).iterdir() if entry.name.startswith("cards-"))
    documents = (_toml(name) for name in names)
    return [
        _card(row, code)
        for document in documents
        if document["municipality"] == code
        for row in document["card"]
    ]


def _card(row: Row, municipality: str) -> Card:
    given = {**row}
    years = given.pop("years")
    defaults = {"minor": False, "stub": False, "state": "published", "audience": "public"}
    return Card(
        municipality=municipality,
        text=_text(given),
        year_from=years[0],
        year_to=years[1] if len(years) == 2 else None,
        documents=tuple(given.pop("documents", ())),
        **{**defaults, **given},
    )


def _page(row: Row) -> Page:
    given = {**row}
    return Page(text=_text(given), **{"minor": False, **given})


def _text(given: dict[str, Any]) -> Text:
    """Take the versioned fields out of `given`."""
    optional = {name: given.pop(name, "") for name in _TEXT_FIELDS}
    return Text(title=given.pop("title"), body=lines(given.pop("body")), **optional)


def _kinds(
    cards: tuple[Card, ...], pages: tuple[Page, ...], municipalities: tuple[Municipality, ...]
) -> dict[str, ObjectKind]:
    kinds: dict[str, ObjectKind] = {card.key: "card" for card in cards}
    kinds.update({page.key: "page" for page in pages})
    kinds.update({place.code: "municipality" for place in municipalities})
    return kinds


def _thread(row: Row, kinds: Mapping[str, ObjectKind]) -> Thread:
    if row["on"] not in kinds:
        raise TownError(f"thread {row['key']} is about {row['on']}, which does not exist")
    posts = tuple(
        Post(
            number=number,
            author=post["author"],
            at=post["at"],
            body=lines(post["body"]),
            reply_to=post.get("reply_to"),
        )
        for number, post in enumerate(row["post"], start=1)
    )
    resolved_at: datetime | None = row.get("resolved_at")
    return Thread(
        key=row["key"],
        on=row["on"],
        on_kind=kinds[row["on"]],
        title=row["title"],
        posts=posts,
        resolved=row.get("resolved", False),
        resolved_by=row.get("resolved_by", ""),
        resolved_at=resolved_at,
    )


def _history(cards: tuple[Card, ...], pages: tuple[Page, ...]) -> tuple[EarlierVersion, ...]:
    """Earlier versions object by object, oldest first, each a full text."""
    newest = {card.key: card.text for card in cards} | {page.key: page.text for page in pages}
    by_object: dict[str, list[Row]] = {}
    for row in _toml("history.toml")["version"]:
        by_object.setdefault(row["object"], []).append(row)
    missing = by_object.keys() - newest.keys()
    if missing:
        raise TownError(f"history of {', '.join(sorted(missing))}, which does not exist")
    return tuple(version for key, rows in by_object.items() for version in _versions(rows, newest[key]))


def _versions(rows: list[Row], newest: Text) -> list[EarlierVersion]:
    """Walk from the newest text back to the oldest, then number from the oldest."""
    found: list[EarlierVersion] = []
    text = newest
    for number, row in reversed(list(enumerate(rows, start=1))):
        text = rewind(text, row)
        text = replace(text, body=lines(text.body))
        found.append(
            EarlierVersion(
                object=row["object"],
                number=number,
                author=row["author"],
                at=row["at"],
                summary=row["summary"],
                minor=row.get("minor", False),
                text=text,
            )
        )
    return found[::-1]
