"""The answer of a rule: Allowed, or Denied with the sentence the user sees."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowed:
    """Yes; `reason` says why, where the page wants to tell ("du är wikiredaktör i Ekvik")."""

    reason: str = ""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Denied:
    """No; `reason` is shown to the user as it stands."""

    reason: str

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Denied


class RefusalError(Exception):
    """An action refused; the message is the rule's sentence."""


def insist(answer: Answer) -> None:
    """Raise RefusalError with the rule's sentence unless it allowed."""
    if isinstance(answer, Denied):
        raise RefusalError(answer.reason)
