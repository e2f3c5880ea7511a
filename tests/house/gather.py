"""make catalogue: every Swedish sentence in the English catalogue, translations kept, and it compiled.

New sentences get an empty translation, and `tests/test_house.py` fails until somebody writes it. Those that
nothing says any more leave; a sentence that got or lost its plural keeps the English it had.
"""

import sys
from pathlib import Path

import polib

from tests.house import catalogue
from tests.house.catalogue import Said
from tests.house.sources import ROOT

ENGLISH = ROOT / "mittkoping/locale/en/LC_MESSAGES/django.po"
HEAD = {
    "Project-Id-Version": "Mittköping",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def main() -> int:
    """Bring the files up to date; returns 1 while sentences wait for their English, otherwise 0."""
    before = polib.pofile(str(ENGLISH)) if ENGLISH.exists() else polib.POFile()
    after = gathered(catalogue.everything(), before)
    write(after, ENGLISH)
    waiting = [entry.msgid for entry in after if not entry.translated()]
    print(f"{len(after)} meningar, {len(waiting)} utan engelska: {ENGLISH.relative_to(ROOT)}")
    for sentence in waiting:
        print(f"  {sentence}")
    return 1 if waiting else 0


def gathered(sentences: dict[str, Said], before: polib.POFile) -> polib.POFile:
    """A catalogue of `sentences` by file and in their order there, with the translations of `before`."""
    known = {entry.msgid: entry for entry in before}
    after = polib.POFile(wrapwidth=110)
    after.metadata = dict(HEAD)
    for sentence, (path, plural) in sentences.items():
        entry = polib.POEntry(msgid=sentence, occurrences=[(path, "")])
        old = known.get(sentence)
        said = [old.msgstr, *old.msgstr_plural.values()] if old else []
        words = [one for one in said if one]
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = {0: words[0] if words else "", 1: words[-1] if words else ""}
        else:
            entry.msgstr = words[0] if words else ""
        entry.comment = old.comment if old else ""
        entry.tcomment = old.tcomment if old else ""
        after.append(entry)
    return after


def write(english: polib.POFile, path: Path) -> None:
    """The catalogue at `path` and, beside it, the same compiled."""
    path.parent.mkdir(parents=True, exist_ok=True)
    english.save(str(path))
    english.save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    sys.exit(main())
