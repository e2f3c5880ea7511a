"""Foreign words on a terminal, which obeys some characters instead of showing them."""

import json
import re
from typing import Any

# What JSON leaves as it is and a terminal may obey: delete, the second set of controls, turned writing.
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    """The words with a space for each character that is not shown, line ends among them."""
    return "".join(sign if sign.isprintable() else " " for sign in words)


def printable_json(said: Any, indent: int | None = None) -> str:
    """`said` as JSON in its own letters, those that a terminal may obey as `\\u009b`."""
    text = json.dumps(said, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
