"""Every declared pair of colours can be read, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from mittkoping.config import settings

STYLES = settings.PACKAGE / "web" / "shell" / "static" / "css"
GROUNDS = ("paper", "sheet", "band")
TEXT = ("ink", "soft", "falu", "ochre", "copper", "lake")

READ = (
    *((text, ground) for text in TEXT for ground in GROUNDS),
    *((text, ground) for text in ("ink", "lake") for ground in ("added", "removed", "marked")),
    ("on-falu", "falu-fill"),
    ("on-quay", "quay"),
    ("quay-link", "quay"),
    ("paper", "ink"),
)
SEEN = (
    *(("edge", ground) for ground in GROUNDS),
    *(("lake", ground) for ground in GROUNDS),  # the ring of focus
    ("falu-fill", "paper"),
    ("quay-edge", "quay"),
    ("quay-link", "quay"),
    ("copper", "added"),
    ("falu", "removed"),
)
# What is lit must stand out from the dark pane it could have been.
LIT = (("fresh", "dark"), ("warm", "dark"))


def colours() -> dict[str, tuple[str, str]]:
    """Every custom property that has a light and a dark colour."""
    declared = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
    found = {}
    for name in ("ground.css", "town.css"):
        for match in declared.finditer((STYLES / name).read_text()):
            found[match[1]] = (match[2], match[3])
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(
    ("pairs", "least"), [(READ, 4.5), (SEEN, 3), (LIT, 3)], ids=["text", "controls", "windows"]
)
def test_every_pair_stands_out(pairs: tuple[tuple[str, str], ...], least: float, theme: int) -> None:
    known = colours()
    weak = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(known[pair[0]][theme], known[pair[1]][theme])) < least
    }
    assert weak == {}


def test_colours_are_declared_once_and_by_name() -> None:
    """Outside the town, whose walls are a drawing, no rule writes a colour of its own."""
    for name in ("reading.css", "doing.css"):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", (STYLES / name).read_text()) == [], name
