"""L13: a steering document names a person, where a role would outlive the one who has it."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, FindingTarget
from mittkoping.strategy.lint.persons import Person, Persons
from mittkoping.strategy.lint.phrases import quoted, quoted_en, reworded
from mittkoping.strategy.lint.places import sentence_around


def person_named(draft: Draft, _: date) -> Iterator[Finding]:
    """Persons' names and initials anywhere in the text, one finding for each person."""
    for person in Persons(draft.document.text).found():
        yield _named(draft, person)


def _named(draft: Draft, person: Person) -> Finding:
    around = sentence_around(draft.document.text, person.span.start)
    sentence = draft.document.said(around)
    start = person.span.start - around.start
    better = f"{sentence[:start]}[roll eller enhet]{sentence[start + len(person.said) :]}"
    return Finding(
        rule="L13",
        severity="warning",
        target=FindingTarget("text", None, person.said),
        message_sv=f"{quoted(person.said)} ser ut att vara en person. Skriv rollen eller enheten i "
        "stället: den "
        "finns kvar när någon byter arbete, och dokumentet blir fritt från personuppgifter.",
        message_en=f"{quoted_en(person.said)} seems to be a person. Write the role or unit instead: it "
        "remains "
        "when somebody changes jobs, and the document is free from personal data.",
        span=person.span,
        proposal=reworded(draft, better if len(better) < 300 else None),
    )
