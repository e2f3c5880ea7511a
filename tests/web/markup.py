"""What is wrong with a page's HTML, told in sentences; and where its links lead."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import html

LANDMARKS = ("header", "main", "footer")
VOID_OF_NAME = ("hidden", "submit", "button")


def parsed(text: str) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(text)


def faults(text: str) -> list[str]:
    """Everything about a page that a validator or a screen reader would stumble over; [] for none."""
    page = parsed(text)
    return [*_ids(page), *_headings(page), *_frame(page), *_names(page), *_nesting(page)]


def _ids(page: html.HtmlElement) -> Iterator[str]:
    counted = Counter(element.get("id") for element in page.iter() if element.get("id"))
    yield from (f"the id {name} stands {number} times" for name, number in counted.items() if number > 1)
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        for element in page.iter():
            for name in (element.get(attribute) or "").split():
                if name not in counted:
                    yield f"{attribute}={name} points to nothing"


def _headings(page: html.HtmlElement) -> Iterator[str]:
    ranks = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if ranks.count(1) != 1:
        yield f"{ranks.count(1)} main headings"
    for before, after in pairwise(ranks):
        if after > before + 1:
            yield f"a heading skips from h{before} to h{after}"
    for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if not " ".join(element.itertext()).strip():
            yield f"an empty {element.tag}"


def _frame(page: html.HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield "the page says no language"
    if not (page.findtext(".//title") or "").strip():
        yield "the page has no title"
    body = page.find("body")
    assert body is not None
    for tag in LANDMARKS:
        if len([e for e in body if e.tag == tag]) != 1:
            yield f"not one {tag} directly in the body"
    named = Counter(
        (e.tag, e.get("aria-label") or e.get("aria-labelledby")) for e in page.iter("nav", "aside")
    )
    for (tag, name), number in named.items():
        if name is None or number > 1:
            yield f"{number} {tag} called {name}"


def _names(page: html.HtmlElement) -> Iterator[str]:
    labelled = {element.get("for") for element in page.iter("label")}
    for element in page.iter("input", "select", "textarea"):
        if element.get("type") in VOID_OF_NAME:
            continue
        inside = any(parent.tag == "label" for parent in element.iterancestors())
        if not (element.get("id") in labelled or element.get("aria-label") or inside):
            yield f"no label for {html.tostring(element, encoding='unicode')[:80]}"
    for element in page.iter("a", "button"):
        said = "".join(element.itertext()).strip() or element.get("aria-label")
        if not said and not any(img.get("alt") for img in element.iter("img")):
            yield f"nothing to read in {html.tostring(element, encoding='unicode')[:80]}"
        if element.tag == "a" and not element.get("href"):
            yield f"a link without address: {html.tostring(element, encoding='unicode')[:80]}"
    for element in page.iter("img"):
        if element.get("alt") is None:
            yield "an image without alt"


def _nesting(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter("a"):
        if any(parent.tag in {"a", "button"} for parent in element.iterancestors()):
            yield "a link inside a link"
    for element in page.iter("li"):
        parent = element.getparent()
        if parent is not None and parent.tag not in {"ul", "ol", "menu"}:
            yield f"an item in a {parent.tag}"
    for element in page.iter("ul", "ol"):
        strays = [str(child.tag) for child in element if child.tag != "li" and isinstance(child.tag, str)]
        if strays:
            yield f"{strays} directly in a list"
    for element in page.iter():
        if element.get("style") is not None or any(name.startswith("on") for name in element.attrib):
            yield f"style or script inside {element.tag}"


def links(text: str) -> list[str]:
    """The addresses of every link and feed of a page, in order."""
    page = parsed(text)
    found = [e.get("href") or "" for e in page.iter("a")]
    return found + [e.get("href") or "" for e in page.iter("link") if e.get("rel") == "alternate"]
