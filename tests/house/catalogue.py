"""The English catalogue beside the Swedish sentences in templates, code and the first framework."""

import ast
import re
import tomllib
from collections.abc import Iterable
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

from mittkoping.strategy.words import RECURRENCES, WEIGHTS
from mittkoping.texts.comparison import NOTES
from tests.house.sources import ROOT, Source, code, templates

# Which arguments of each function are the sentence and its plural.
SAYS = {
    "gettext": (0,),
    "gettext_lazy": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "_": (0,),
}
PURE = {
    "mittkoping/texts/comparison.py": NOTES,
    "mittkoping/strategy/words.py": (*RECURRENCES.values(), *WEIGHTS.values()),
}
FRAMEWORK = "mittkoping/frameworks/leda.toml"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Said(NamedTuple):
    """The file where a sentence first stands, and its plural, "" for none."""

    path: str
    plural: str = ""


def everything() -> dict[str, Said]:
    """Every sentence of the product that a reader may meet, by its Swedish words.

    Two kinds stand outside templates and calls: what pure code says without Django (PURE), and the names of
    the first framework's key areas, which are data.
    """
    found = sentences([*code(), *templates()])
    for path, words in PURE.items():
        found |= {word: Said(path) for word in words if word not in found}
    framework = tomllib.loads((ROOT / FRAMEWORK).read_text(encoding="utf-8"))
    return found | {area["name"]: Said(FRAMEWORK) for area in framework["areas"] if area["name"] not in found}


def sentences(sources: Iterable[Source]) -> dict[str, Said]:
    """Every sentence marked for translation, with the file where it first stands and its plural."""
    found: dict[str, Said] = {}
    for source in sources:
        said = _in_python(source.tree) if source.path.endswith(".py") else _in_template(source)
        for sentence, plural in said:
            known = found.setdefault(sentence, Said(source.path, plural))
            if plural and not known.plural:
                found[sentence] = known._replace(plural=plural)
    return found


def _in_python(tree: ast.Module) -> list[tuple[str, str]]:
    said = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            given = [_text(node.args[place]) for place in SAYS.get(name, ()) if len(node.args) > place]
            if given and given[0]:
                said.append((given[0], given[1] if len(given) > 1 else ""))
    return said


def _text(argument: ast.expr) -> str:
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return str(ast.literal_eval(argument)) if is_text else ""


def _in_template(source: Source) -> list[tuple[str, str]]:
    """Django turns the template into something like Python, with one call for each sentence."""
    calls = re.findall(
        r"""(\bn?gettext|\b_)\(((?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|[\w, ])*)\)""",
        templatize(source.text, origin=source.path),
    )
    return [said for name, arguments in calls for said in _in_python(ast.parse(f"{name}({arguments})"))]


def untranslated(sentences: dict[str, Said], catalogue: polib.POFile) -> list[str]:
    """Sentences without English, with doubtful English, and English that nothing says any more."""
    known = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    breaches = []
    for sentence, (path, plural) in sentences.items():
        entry = known.get(sentence)
        if entry is None or not entry.translated() or entry.fuzzy or entry.msgid_plural != plural:
            breaches.append(f"{path}: no English for {sentence!r}")
    return breaches + [
        f"locale/en: nothing says {msgid!r} any more" for msgid in known if msgid not in sentences
    ]


def holes(sentences: dict[str, Said], catalogue: polib.POFile) -> list[str]:
    """Translations whose placeholders are not those of the sentence, form by form."""
    breaches = []
    for entry in catalogue:
        if entry.msgid not in sentences or not entry.translated():
            continue
        asked = set(PLACEHOLDER.findall(entry.msgid))
        said = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
        for form, words in said.items():
            wanted = set(PLACEHOLDER.findall(entry.msgid_plural)) if form else asked
            if set(PLACEHOLDER.findall(words)) != wanted:
                breaches.append(f"locale/en: {entry.msgid!r} has other placeholders in English")
    return breaches


def stale(catalogue: polib.POFile, compiled: polib.MOFile) -> list[str]:
    """Sentences that the compiled catalogue says otherwise than the one it is compiled from."""

    def spoken(file: list[polib.POEntry]) -> dict[str, object]:
        return {entry.msgid: entry.msgstr_plural or entry.msgstr for entry in file if not entry.obsolete}

    source, made = spoken(catalogue), spoken(compiled)
    return [
        f"locale/en: django.mo does not say {msgid!r} as django.po does: run make catalogue"
        for msgid in sorted(source.keys() | made.keys())
        if source.get(msgid) != made.get(msgid)
    ]
