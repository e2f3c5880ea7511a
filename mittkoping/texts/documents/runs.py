"""Pieces of a line that are bold or not: what they say together, and whether it begins bold or is bold."""

from collections.abc import Iterable
from typing import NamedTuple

from mittkoping.texts.documents.spaces import clean


class Run(NamedTuple):
    """Text of one weight."""

    text: str
    bold: bool = False


class Said(NamedTuple):
    """A whole line: its text, the bold words it starts with ("" for none), and whether all of it is bold."""

    text: str
    lead: str = ""
    bold: bool = False


def said(runs: Iterable[Run]) -> Said:
    """What the runs say together. A bold beginning is a lead only when something else follows it."""
    pieces = [run for run in runs if run.text]
    text = "".join(run.text for run in pieces)
    lead, rest = "", False
    for run in pieces:
        if not run.bold and clean(run.text).strip(" :.–-"):
            rest = True
            break
        lead += run.text
    if not any(run.bold and clean(run.text) for run in pieces):
        return Said(text)
    if not rest:
        return Said(text, bold=True)
    began = next((run for run in pieces if clean(run.text)), Run(""))
    return Said(text, lead if began.bold else "")
