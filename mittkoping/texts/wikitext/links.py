"""Links of every kind as HTML: to pages, to files, to other wikis and to the world outside."""

import html
import re

from mittkoping.texts.wikitext.pieces import ANY_TOKEN, PIECE, STOP, Pieces
from mittkoping.texts.wikitext.wiki import FILE, Target, Wiki

_URL = rf"(?:https?://|mailto:)[^\s\[\]<>\"{PIECE}{STOP}]+"
_BRACKETED = re.compile(rf"\[({_URL})(?:[ \xa0]+([^\[\]\n]*))?\]", re.I)
_BARE = re.compile(rf"(?<![\w/]){_URL}", re.I)
_IMAGE_WORDS = frozenset({"thumb", "thumbnail", "miniatyr", "mini", "frame", "framed", "ram", "inramad"}) | {
    *("frameless", "ramlös", "border", "kantlinje", "left", "vänster", "right", "höger"),
    *("center", "centre", "centrerad", "none", "ingen", "upright", "stående", "baseline"),
    *("baslinje", "sub", "super", "sup", "top", "text-top", "middle", "mitten"),
    *("bottom", "text-bottom"),
}
_IMAGE_SETTING = re.compile(
    r"\d*(?:x\d+)?px|(?:upright|stående|thumb|miniatyr|page|sida|lang|språk|class|klass|link|länk)\s*=.*",
    re.I | re.S,
)
_ALT = re.compile(r"alt\s*=(.*)", re.I | re.S)


def href(title: str, anchor: str = "") -> str:
    """The address of a page as the reader's side resolves it later: `wiki:Titel#avsnitt`, or `#avsnitt`.

    Only `%` is encoded, so that decoding gives the title back whatever it holds.
    """
    hook = f"#{anchor.replace('%', '%25')}" if anchor else ""
    return f"wiki:{title.replace('%', '%25')}{hook}" if title else hook


def internal_link(pieces: Pieces, target: Target, written: str, label: str, trail: str, source: str) -> str:
    """A link to a page or an interwiki link; the letters after it belong to its text."""
    shown = label.strip() or html.escape(
        html.unescape(written).removeprefix(":").strip("/ \n") or written, quote=False
    )
    if target.url:
        opened = f'<a href="{html.escape(target.url)}">'
    else:
        opened = f'<a href="{html.escape(href(target.title, target.anchor))}">'
    if not label.strip():
        shown = pieces.add(shown, source, html.unescape(shown))
    return f"{pieces.add(opened, source)}{shown}{trail}{pieces.add('</a>', '')}"


def file_link(pieces: Pieces, wiki: Wiki, name: str, parts: list[str], source: str) -> str:
    """A file or an image: its caption (or its name) leads to the file's page; an alternative text follows."""
    caption, alternative = "", ""
    for part in parts:
        text = part.strip()
        alt = _ALT.fullmatch(text)
        if alt:
            alternative = alt[1].strip()
        elif text.lower() not in _IMAGE_WORDS and not _IMAGE_SETTING.fullmatch(text):
            caption = f"{caption} {text}".strip()
    title = f"{wiki.name(FILE)}:{name}"
    opened = pieces.add(f'<span class="file"><a href="{html.escape(href(title))}">', source)
    closed, ended = pieces.add("</a>", ""), pieces.add("</span>", "")
    label = caption or alternative or pieces.add(html.escape(name, quote=False), source, name)
    rest = f" ({alternative})" if caption and alternative and alternative != caption else ""
    if "<a " in "".join(pieces.pieces[int(n)].html for n in ANY_TOKEN.findall(label)) or "://" in label:
        # a link cannot hold another one, so the name leads to the file and the caption follows
        return f"{opened}{pieces.add(html.escape(name, quote=False), '', name)}{closed} {label}{rest}{ended}"
    return f"{opened}{label}{closed}{rest}{ended}"


def outer_links(text: str, pieces: Pieces) -> str:
    """Addresses on the web and of mail, with or without a text of their own; others stay as written."""

    def bracketed(found: re.Match[str]) -> str:
        label = (found[2] or "").strip() or found[1].removeprefix("mailto:")
        return _outer(
            pieces, found[1], label if found[2] else pieces.add(html.escape(label, quote=False), "", label)
        )

    def bare(found: re.Match[str]) -> str:
        url = found.group().rstrip(".,;:!?'")
        if "(" not in url:
            url = url.rstrip(")")
        rest = found.group()[len(url) :]
        shown = html.unescape(url).removeprefix("mailto:")
        return _outer(pieces, url, pieces.add(html.escape(shown, quote=False), url, shown)) + rest

    lowered = text.lower()
    if "http" not in lowered and "mailto:" not in lowered:
        return text
    return _BARE.sub(bare, _BRACKETED.sub(bracketed, text))


def _outer(pieces: Pieces, url: str, label: str) -> str:
    address = html.escape(html.unescape(url))
    opened = pieces.add(f'<a href="{address}">', url)
    return f"{opened}{label}{pieces.add('</a>', '')}"
