"""The English catalogue beside the Swedish sentences in templates and code."""

import ast
import re
from collections.abc import Iterable

import polib
from django.utils.translation.template import templatize

from tests.house.sources import Source

# Which argument of each function is the sentence (a plural form has its own place in the catalogue).
SAYS = {
    "gettext": 0,
    "gettext_lazy": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "_": 0,
}


def sentences(sources: Iterable[Source]) -> dict[str, str]:
    """Every sentence marked for translation, with the file where it first stands."""
    found: dict[str, str] = {}
    for source in sources:
        said = _in_python(source.tree) if source.path.endswith(".py") else _in_template(source)
        for sentence in said:
            found.setdefault(sentence, source.path)
    return found


def _in_python(tree: ast.Module) -> list[str]:
    said = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = SAYS.get(name)
            if place is not None and len(node.args) > place:
                argument = node.args[place]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    said.append(argument.value)
    return said


def _in_template(source: Source) -> list[str]:
    """Django turns the template into something like Python, with one call for each sentence."""
    calls = re.findall(
        r"""\b(n?p?gettext)\(((?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|[\w, ])*)\)""",
        templatize(source.text, origin=source.path),
    )
    return [said for name, arguments in calls for said in _in_python(ast.parse(f"{name}({arguments})"))]


def untranslated(sentences: dict[str, str], catalogue: polib.POFile) -> list[str]:
    """Sentences without English, with doubtful English, and English that nothing says any more."""
    known = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    breaches = []
    for sentence, path in sentences.items():
        entry = known.get(sentence)
        if entry is None or not entry.translated() or entry.fuzzy:
            breaches.append(f"{path}: no English for {sentence!r}")
    return breaches + [
        f"locale/en: nothing says {msgid!r} any more" for msgid in known if msgid not in sentences
    ]


def holes(sentences: dict[str, str], catalogue: polib.POFile) -> list[str]:
    """Translations whose placeholders are not those of the sentence."""
    pattern = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    return [
        f"locale/en: {entry.msgid!r} has other placeholders in English"
        for entry in catalogue
        if entry.msgid in sentences and entry.msgstr
        if set(pattern.findall(entry.msgid)) != set(pattern.findall(entry.msgstr))
    ]
