"""Take persons' names out of wikitext: in the person fields of mapped templates a name becomes a token."""

import functools
import html
import re
from collections.abc import Callable

from mittkoping.texts.wikitext.braces import Node, scan
from mittkoping.texts.wikitext.mapping import Mapping, TemplateRule

_COMMENT = re.compile(r"<!--.*?-->", re.S)
TOKEN = re.compile(r"⟦person:[^⟦⟧\s]+⟧")
_JOINT = re.compile(r"(\s*(?:[,;&\n]|<br\s*/?>)\s*|\s+(?:och|samt|and)\s+)")
# What is no name: marks for bold and italic, comments, tags and the brackets of links.
_MARKUP = re.compile(r"(<!--.*?-->|<[^<>]*>|'{2,}|\{\{.*?\}\}|\[\[|\]\]|\||⟦[^⟦⟧]*⟧)", re.S)
_LINK_SPACE = re.compile(r"^\s*(?:Användare|User)\s*:\s*", re.I)
_LONGEST = 5000  # characters; a field that long holds prose, no names


def redact(wikitext: str, mapping: Mapping, token_of: Callable[[str], str]) -> str:
    """`wikitext` with every name in a person field replaced by `token_of(name)`.

    Several persons in one field (”A och B”, ”A, B & C”) become several tokens; the words between them stay,
    as does everything else. A second redaction changes nothing. A template that is never closed is text, and
    left alone.
    """
    stems, pattern = _searches(mapping.person_templates)
    if "{{" not in wikitext or not any(stem in wikitext for stem in stems):
        return wikitext
    edits: list[tuple[int, int, str]] = []
    for node in _candidates(wikitext, pattern):
        _collect(wikitext, node, mapping, token_of, edits)
    for start, end, new in sorted(edits, reverse=True):
        wikitext = wikitext[:start] + new + wikitext[end:]
    return wikitext


def split_names(value: str) -> list[str]:
    """The pieces of a field with several persons: names at even places, the joining words at odd ones."""
    return _JOINT.split(value)


@functools.lru_cache(maxsize=8)
def _searches(names: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What every text that uses one of the templates must hold, and where one of them seems to begin."""
    stems = tuple({name.split()[0][1:] for name in names})
    firsts = (f"[{name[0].upper()}{name[0].lower()}]" for name in names)
    rests = (r"[\s_]+".join(map(re.escape, name[1:].split())) for name in names)
    written = "|".join(map("".join, zip(firsts, rests, strict=True)))
    return stems, re.compile(rf"\{{\{{(?=[\s_]*(?:\w+:[\s_]*)?(?:{written})[\s_]*[|}}<])")


def _candidates(text: str, pattern: re.Pattern[str]) -> list[Node]:
    """The constructs that may hold names; the whole text is read when one of them does not close plainly."""
    nodes: list[Node] = []
    end = 0
    if "<!--" in text:
        return scan(text)
    for found in pattern.finditer(text):
        if found.start() < end:
            continue
        node = scan(text, found.start(), first=True)
        if not node:
            return scan(text)
        nodes += node
        end = node[0].end
    return nodes


def _collect(
    text: str,
    node: Node,
    mapping: Mapping,
    token_of: Callable[[str], str],
    edits: list[tuple[int, int, str]],
) -> None:
    """Gather the edits for one construct and all inside it; never two for the same span."""
    pending = [node]
    while pending:
        current = pending.pop()
        name = _COMMENT.sub("", text[slice(*current.parts()[0])]) if current.kind == "template" else ""
        rule = mapping.rule(name) if name else None
        spans = _values(text, current, rule) if rule is not None and rule.person_parameters else []
        edits += [(start, end, _named(text[start:end], token_of)) for start, end in spans]
        pending += [c for c in current.children if not any(s <= c.start and c.end <= e for s, e in spans)]


def _values(text: str, node: Node, rule: TemplateRule) -> list[tuple[int, int]]:
    """The spans of the values of a template's person parameters, named or by position."""
    spans, position = [], 0
    for start, end in node.parts()[1:]:
        inside = node.within(start, end)
        equals = next(
            (m.start() for m in re.finditer("=", text[start:end]) if not _covered(start + m.start(), inside)),
            None,
        )
        if equals is None:
            position += 1
            key, value_start = str(position), start
        else:
            key, value_start = _COMMENT.sub("", text[start : start + equals]).strip(), start + equals + 1
        if key in rule.person_parameters:
            spans.append((value_start, end))
    return spans


def _covered(at: int, nodes: list[Node]) -> bool:
    return any(node.start <= at < node.end for node in nodes)


def _named(value: str, token_of: Callable[[str], str]) -> str:
    """The value with every name in it replaced; markup and joining words as they were."""
    if len(value) > _LONGEST:
        return value
    pieces = _MARKUP.split(value)
    for index in range(0, len(pieces), 2):
        space = _LINK_SPACE.match(pieces[index])
        prefix = space.group() if space and index and pieces[index - 1] == "[[" else ""
        names = split_names(pieces[index][len(prefix) :])
        names[::2] = [_token(name, token_of) for name in names[::2]]
        pieces[index] = prefix + "".join(names)
    return "".join(pieces)


def _token(written: str, token_of: Callable[[str], str]) -> str:
    name = " ".join(html.unescape(written).replace("_", " ").split())
    if not any(letter.isalpha() for letter in name):
        return written
    left = written[: len(written) - len(written.lstrip())]
    return left + token_of(name) + written[len(written.rstrip()) :]
