"""How findings speak: labels in the document's own words, quotations, and what the document is called."""

from mittkoping.strategy.draft import Activity, Area, Draft, FindingTarget, FollowUp, Goal
from mittkoping.texts.documents.document import Span

LABEL_WORDS = 5

_CALLED = {
    "strategi": ("Strategin", "The strategy"),
    "program": ("Programmet", "The programme"),
    "plan": ("Planen", "The plan"),
    "handlingsplan": ("Handlingsplanen", "The action plan"),
    "policy": ("Policyn", "The policy"),
    "riktlinje": ("Riktlinjen", "The guideline"),
    "regler": ("Reglerna", "The rules"),
    "uppföljning": ("Uppföljningen", "The report"),
    "beslut": ("Beslutet", "The decision"),
    "annat": ("Dokumentet", "The document"),
}


def first_words(text: str, count: int = LABEL_WORDS) -> str:
    """The first words of a sentence, as a label, without the mark they end in."""
    words = text.split()
    return " ".join(words[:count]).rstrip(" ,;:.!?")


def on_goal(goal: Goal) -> FindingTarget:
    """A finding about a goal, called by its first words."""
    return FindingTarget("goal", goal.id, first_words(goal.text))


def on_area(area: Area) -> FindingTarget:
    """A finding about an area, called by its title."""
    return FindingTarget("area", area.id, area.title)


def on_follow_up(follow_up: FollowUp) -> FindingTarget:
    """A finding about a follow-up, called by its first words."""
    return FindingTarget("follow_up", follow_up.id, first_words(follow_up.text))


def on_activity(activity: Activity) -> FindingTarget:
    """A finding about an activity, called by its first words."""
    return FindingTarget("activity", activity.id, first_words(activity.text))


def called(draft: Draft) -> tuple[str, str]:
    """What the document is called at the head of a sentence, in Swedish and English: `Planen`, `The plan`."""
    return _CALLED[draft.facts.type]


def quoted(text: str, longest: int = 90) -> str:
    """The text in Swedish quotation marks, cut between words if it is long."""
    return f"”{shortened(unended(text), longest)}”"


def quoted_en(text: str, longest: int = 90) -> str:
    """The text in English quotation marks, cut between words if it is long."""
    return f"“{shortened(unended(text), longest)}”"


def listed(words: list[str], last: str = "och") -> str:
    """`a, b och c`."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def reworded(draft: Draft, sentence: str | None) -> str | None:
    """A proposal for better wording; None in a document that is not in Swedish, where it has no place."""
    return sentence if sentence and draft.facts.language == "sv" else None


def ended(sentence: str) -> str:
    """The sentence with a mark at its end."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def unended(sentence: str) -> str:
    """The sentence without the mark at its end, so that more can be said in it."""
    return sentence.rstrip(" .;,!")


def within(span: Span, start: int, end: int) -> Span:
    """The part of `span` from `start` to `end`, counted from where it begins."""
    return Span(span.start + start, span.start + end)


def shortened(text: str, longest: int) -> str:
    """The text on one line without double quotation marks, cut between words if it is long."""
    said = " ".join(text.replace("”", "’").replace("“", "’").split())
    return said if len(said) <= longest else f"{said[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"
