"""The filter that makes wiki prose fit the page it is shown on."""

import re

from django import template
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()
_EDGE = re.compile(r"(<table\b[^>]*>|</table>)")
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)


@register.filter
def fitted(html: str) -> SafeString:
    """Put every outermost table of sanitised prose into a box that scrolls and that the keyboard reaches.

    The box is named after the table's caption. Tables inside a table scroll with it.
    """
    depth = 0
    parts: list[str] = []
    pieces = _EDGE.split(html)
    for place, piece in enumerate(pieces):
        if piece == "</table>":
            depth -= 1
            parts.append(piece + "</div>" if depth == 0 else piece)
        elif place % 2:
            parts.append(_box(pieces[place + 1]) + piece if depth == 0 else piece)
            depth += 1
        else:
            parts.append(piece)
    return mark_safe("".join(parts))  # noqa: S308 -- the prose was sanitised where it was stored


def _box(inside: str) -> str:
    """The opening tag of the box for the table that begins with `inside`."""
    caption = _CAPTION.search(inside)
    name = strip_tags(caption[1]).strip() if caption else ""
    # The caption is HTML already: only the quotation mark could end the attribute.
    label = name.replace('"', "&quot;") or escape(gettext("Tabell"))
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">'
