"""Each question about templates can fail."""

import pytest

from tests.house import pages
from tests.house.sources import Source


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ('<p class="lead">Hej</p>', True),
        ("<script src=\"{% static 'js/a.js' %}\"></script>", True),
        ('<script type="application/json">{}</script>', True),
        ("{# style= is forbidden #}", True),
        ('<p style="color: red">', False),
        ("<style>p {}</style>", False),
        ('<button onclick="go()">', False),
        ("<script>go()</script>", False),
        ('<a href="javascript:go()">', False),
    ],
)
def test_inline_script_and_style_are_found(text: str, fine: bool) -> None:
    assert (pages.inline([Source("a.html", text)]) == []) is fine


def test_a_template_nobody_names_is_dead() -> None:
    named = pages.named_templates([Source("views.py", 'render(r, "talk/thread.html#reply")')])
    assert pages.dead(["talk/thread.html", "talk/old.html", "404.html"], named, {"404.html": "Django"}) == [
        "talk/old.html: nothing shows this template"
    ]


def test_a_template_without_a_page_is_found() -> None:
    texts = {
        "shell/base.html": "<html>",
        "talk/page.html": '{% extends "shell/base.html" %}{% include "talk/reply.html" %}',
        "talk/reply.html": "<li>",
        "talk/_part.html": "<li>",
        "talk/lost.html": "<li>",
        "talk/feed.xml": "<feed>",
    }
    lost = pages.homeless(texts, ["shell/base.html"], pages.included_templates(texts.values()))
    assert [breach.split(":")[0] for breach in lost] == ["talk/lost.html"]


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("{% load words %}{{ date|moment }}", True),
        ("{% load words %}{% sign %}", True),
        ("{% load moment from words %}{{ date|moment }}", True),
        ("{% load words %}{{ moment }}", False),
        ("{% load moment from words %}{% sign %}", False),
    ],
)
def test_an_idle_load_is_found(text: str, fine: bool) -> None:
    assert (pages.idle_loads(Source("a.html", text), {"words": {"moment", "sign"}}) == []) is fine
