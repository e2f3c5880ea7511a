"""What templates must be: short, alive, free of inline script and style, and part of a page."""

import re
from collections.abc import Iterable, Mapping

from tests.house.sources import Source

INLINE = {
    r"<style[\s>]": "style belongs in a stylesheet",
    r"<[a-z][^>]*\sstyle\s*=": "style belongs in a stylesheet",
    r"<[a-z][^>]*\son[a-z]+\s*=": "script belongs in a module",
    r"<script(?![^>]*\ssrc\s*=)(?![^>]*type\s*=\s*.application/(ld\+)?json)": "script belongs in a module",
    r"javascript:": "script belongs in a module",
}
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|xml|txt))(?:#[\w-]+)?["']""")


def inline(sources: Iterable[Source]) -> list[str]:
    """Script and style written into a template."""
    breaches = []
    for source in sources:
        text = re.sub(r"\{#.*?#\}|<!--.*?-->", "", source.text, flags=re.DOTALL)
        breaches += [
            f"{source.path}: {found.group(0)[:60]!r}: {advice}"
            for pattern, advice in INLINE.items()
            for found in re.finditer(pattern, text, re.IGNORECASE)
        ]
    return breaches


def named_templates(sources: Iterable[Source]) -> set[str]:
    """Every template name written out in Python or in another template."""
    return {name for source in sources for name in NAMED.findall(source.text)}


def dead(names: Iterable[str], named: set[str], found_by_django: Mapping[str, str]) -> list[str]:
    """Templates nothing names; those Django finds by name stand in `found_by_django` (name: who asks)."""
    return [
        f"{name}: nothing shows this template" for name in names if name not in named | found_by_django.keys()
    ]


def homeless(templates: Mapping[str, str], roots: Iterable[str], included: set[str]) -> list[str]:
    """Templates (name: text) that neither extend a page, nor are one of `roots`, nor are part of another."""
    return [
        f"{name}: extends no page and is part of none: extend the shell, or begin the name of a part with _"
        for name, text in templates.items()
        if name.endswith(".html")
        and "{% extends" not in text
        and name not in {*roots, *included}
        and not name.rpartition("/")[2].startswith("_")
    ]


def included_templates(texts: Iterable[str]) -> set[str]:
    """The templates that other templates include."""
    return {name for text in texts for name in re.findall(r"""\{%\s*include\s+["']([^"'#]+)""", text)}


def idle_loads(source: Source, libraries: Mapping[str, set[str]]) -> list[str]:
    """Libraries a template loads and uses nothing of; `libraries` says which tags and filters each has."""
    breaches = []
    for names in re.findall(r"\{%\s*load\s+(.*?)\s*%\}", source.text):
        loaded, _, origin = names.partition(" from ")
        for name in loaded.split():
            offered = {name} if origin else libraries.get(name, set())
            rest = re.sub(r"\{%\s*load\s.*?%\}", "", source.text)
            used = set(re.findall(r"\{%\s*(\w+)", rest)) | set(re.findall(r"\|\s*(\w+)", rest))
            if not offered & used:
                breaches.append(f"{source.path}: loads {name} and uses nothing of it")
    return breaches
