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


def split_at_breaks(runs: Iterable[Run]) -> list[list[Run]]:
    """The lines that breaks (`\\n`) make of the runs; one that begins in lower case goes on with the last."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.bold))
        lines += [[Run(text, run.bold)] for text in others]
    together: list[list[Run]] = []
    for line in lines:
        text = clean("".join(run.text for run in line))
        if text and together and _goes_on(together[-1], text):
            together[-1] += [Run(" "), *line]
        elif text:
            together.append(line)
    return together


def _goes_on(before: list[Run], text: str) -> bool:
    end = clean("".join(run.text for run in before))[-1:]
    return (text[0].islower() and end not in ".!?:") or end in {",", "-"}
