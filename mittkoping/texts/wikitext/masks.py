"""Set aside what wikitext does not look into: comments, nowiki, pre, tags, entities, footnotes, galleries."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from mittkoping.texts.wikitext.pieces import Pieces

_TAGS = (
    "abbr b bdi bdo big blockquote br caption center cite code dd del dfn div dl dt em font h1 h2 h3 h4 "
    "h5 h6 hr i ins kbd li mark ol p q rp rt ruby s samp small span strike strong sub sup table "
    "td th time tr tt u ul var wbr"
)
_OPAQUE = "nowiki pre source syntaxhighlight math includeonly ref references gallery"
_VOID = frozenset(("br", "hr", "wbr"))
_RENAMED = {"tt": "code", "strike": "s", "font": "span", "big": "span", "center": "div", "bdo": "span"}
_START = re.compile(
    rf"<!--|<(?P<opaque>{'|'.join(_OPAQUE.split())})(?P<attributes>\s[^<>]*?)?(?P<empty>/?)>"
    rf"|<(?P<close>/?)(?P<tag>{'|'.join(_TAGS.split())})(?P<more>\s[^<>]*?)?/?>"
    r"|</?(?P<bare>noinclude|onlyinclude)\s*/?>"
    r"|&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|lbrack|rbrack|lbrace|rbrace|lcub|rcub|lsqb|rsqb|vert|equals|ast"
    r"|num|colon|semi|apos|quot);",
    re.I,
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_KEPT = frozenset({"colspan", "rowspan", "scope", "lang", "dir", "title", "start", "value", "id", "datetime"})
OUR_IDS = re.compile(r"(?:record|fn|fnref)-\d")
_FORBIDDEN = re.compile(
    "[\U000f1a00-\U000f1a03\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True)
class Opaque:
    """An element whose inside is not read along with the page: its name, attributes, contents and source."""

    name: str
    attributes: dict[str, str]
    content: str
    source: str


def tidy(text: str) -> str:
    """The text with plain line ends and without characters that neither XML nor HTML can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _FORBIDDEN.sub("\ufffd", text)


def mask(text: str, pieces: Pieces, render: Callable[[Opaque], str]) -> str:
    """`text` with a token for every such element; `render` answers the token (or text) for an opaque one."""
    out: list[str] = []
    at = 0
    unclosed: set[str] = set()
    while found := _START.search(text, at):
        out.append(text[at : found.start()])
        at = found.end()
        name = (found["opaque"] or "").lower() or ("!--" if found.group() == "<!--" else "")
        if not name:
            out.append(_simple(found, pieces))
        elif found["empty"]:
            out.append(render(Opaque(name, attributes(found["attributes"]), "", found.group())))
        elif name in unclosed or (end := _end(text, at, name)) is None:
            unclosed.add(name)
            out.append(found.group())
        elif name == "!--":
            at = _comment_end(text, found.start(), end[1])
        else:
            source = text[found.start() : end[1]]
            out.append(render(Opaque(name, attributes(found["attributes"]), text[at : end[0]], source)))
            at = end[1]
    out.append(text[at:])
    return "".join(out)


def attributes(written: str | None) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    found = _ATTRIBUTE.findall(written or "")
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}


def open_tag(name: str, written: str | None) -> str:
    """An HTML tag with those attributes of the source that we keep; classes are ours alone."""
    kept = {key: value for key, value in attributes(written).items() if key in _KEPT}
    if name not in {"span", "div"} or OUR_IDS.search(kept.get("id", "")):
        kept.pop("id", None)
    return (
        "<"
        + " ".join([name, *(f'{key}="{html.escape(value)}"' for key, value in sorted(kept.items()))])
        + ">"
    )


def _end(text: str, at: int, name: str) -> tuple[int, int] | None:
    """Where the contents end and where the element ends."""
    if name == "!--":
        end = text.find("-->", at)
        return (end, end + 3) if end >= 0 else None
    closing = re.compile(rf"</{name}\s*>", re.I).search(text, at)
    return (closing.start(), closing.end()) if closing else None


def _comment_end(text: str, start: int, end: int) -> int:
    """A comment alone on its lines takes its line end with it, as in MediaWiki."""
    line_start = text.rfind("\n", 0, start) + 1
    alone = not text[line_start:start].strip() and text[end : end + 1] == "\n"
    return end + 1 if alone else end


def _simple(found: re.Match[str], pieces: Pieces) -> str:
    """The token of a tag or an entity."""
    source = found.group()
    if found["bare"]:
        return pieces.add("", source)
    if found["entity"]:
        return _simple_text(html.unescape(source), pieces, source)
    name = found["tag"].lower()
    name = _RENAMED.get(name, name)
    if name in _VOID:
        return pieces.add(f"<{name}>", source, " ")
    return pieces.add(f"</{name}>" if found["close"] else open_tag(name, found["more"]), source)


def _simple_text(text: str, pieces: Pieces, source: str | None = None) -> str:
    text = tidy(text)
    return pieces.add(html.escape(text, quote=False), text if source is None else source, text)
