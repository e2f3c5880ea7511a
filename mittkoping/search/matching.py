"""What a database offers the search: where hits come from, what they must meet, how they are ranked."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Condition(NamedTuple):
    """A piece of SQL that is true or false of an entry `e`, and its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Matching:
    """The parts of a statement that differ between databases.

    `source` gives the entry the name `e`; the lower the rank, the better.
    """

    source: str
    conditions: tuple[Condition, ...]
    rank: str
    rank_parameters: tuple[Any, ...] = ()


def everything(*conditions: Condition) -> Matching:
    """Every entry that meets `conditions`, in the order of titles."""
    return Matching("search_searchentry e", conditions, "e.sort_key")


# How much a field's words weigh, as multiples of a word in the body; parts of compounds weigh less.
TITLE, PLACE, LEAD, HEADING, BODY = 40.0, 10.0, 6.0, 5.0, 1.0
TITLE_PART, PART, FOLDED = 8.0, 0.4, 0.3
