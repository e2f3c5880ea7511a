"""Names in person fields become tokens; nothing else of a text changes."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.links import links_in
from mittkoping.texts.wikitext.persons import TOKEN, redact
from tests.texts.wikitext.reading import MAPPING, read


def token_of(name: str) -> str:
    return f"⟦person:{name.replace(' ', '-')}⟧"


def hidden(text: str) -> str:
    return redact(text, MAPPING, token_of)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("{{Hjälte|namn=Kim Ek|roll=Rektor}}", "{{Hjälte|namn=⟦person:Kim-Ek⟧|roll=Rektor}}"),
        (
            "{{hjälte |namn = Kim Ek och Bo Al |roll=x}}",
            "{{hjälte |namn = ⟦person:Kim-Ek⟧ och ⟦person:Bo-Al⟧ |roll=x}}",
        ),
        (
            "{{Hjälte|namn=A Ek, B Al & C Oxe}}",
            "{{Hjälte|namn=⟦person:A-Ek⟧, ⟦person:B-Al⟧ & ⟦person:C-Oxe⟧}}",
        ),
        ("{{Hjälte|Kim Ek|Rektor}}", "{{Hjälte|⟦person:Kim-Ek⟧|Rektor}}"),
        (
            "{{Hjälte|namn=[[Kim Ek]]|sida=Kim_Ek}}",
            "{{Hjälte|namn=[[⟦person:Kim-Ek⟧]]|sida=⟦person:Kim-Ek⟧}}",
        ),
        (
            "{{Hjälte|namn=[[Användare:Kim|Kim Ek]]}}",
            "{{Hjälte|namn=[[Användare:⟦person:Kim⟧|⟦person:Kim-Ek⟧]]}}",
        ),
        (
            "{{Hjälte|namn='''Kim Ek'''<br />Bo Al}}",
            "{{Hjälte|namn='''⟦person:Kim-Ek⟧'''<br />⟦person:Bo-Al⟧}}",
        ),
        ("{{Hjälte|namn=<!-- fyll i -->}}", "{{Hjälte|namn=<!-- fyll i -->}}"),
        ("{{Hjälte\n|namn=Kim Ek\n|sida=\n}}", "{{Hjälte\n|namn=⟦person:Kim-Ek⟧\n|sida=\n}}"),
        ("{{Ruta|{{Hjälte|namn=Kim Ek}}}}", "{{Ruta|{{Hjälte|namn=⟦person:Kim-Ek⟧}}}}"),
        ("{{Mall:Wikiredaktör|namn=Kim Ek}}", "{{Mall:Wikiredaktör|namn=⟦person:Kim-Ek⟧}}"),
        ("{{Hjälte<!-- x -->|namn=Kim Ek}}", "{{Hjälte<!-- x -->|namn=⟦person:Kim-Ek⟧}}"),
        ("{{Hjälte|namn={{PAGENAME}} Ek}}", "{{Hjälte|namn={{PAGENAME}} ⟦person:Ek⟧}}"),
        ("{{Hjälte|roll=Kim Ek}} Kim Ek", "{{Hjälte|roll=Kim Ek}} Kim Ek"),
        ("{{Hjälte|namn=Kim Ek och text", "{{Hjälte|namn=Kim Ek och text"),
    ],
)
def test_names_become_tokens(written: str, stored: str) -> None:
    assert hidden(written) == stored


def test_a_second_redaction_changes_nothing() -> None:
    once = hidden("{{Hjälte|namn=Kim Ek och Bo Al|sida=[[Kim Ek]]}}")
    assert hidden(once) == once


def test_tokens_come_through_a_conversion() -> None:
    text = hidden(
        "{{Hjälte|namn=Kim Ek och Bo Al|roll=Rektor}}\n\n⟦person:x1⟧ skrev '''⟦person:x2⟧''' [[⟦person:x3⟧]]"
    )
    converted = read(text)
    assert converted.records[0].fields["name"] == "⟦person:Kim-Ek⟧ och ⟦person:Bo-Al⟧"
    assert converted.html.count("⟦person:x") == 4
    assert [link.title for link in links_in([converted.html])] == ["⟦person:x3⟧"]


NAMES = st.sampled_from(["Kim Ek", "Åsa von Ö", "Bo-Erik Al", "D'Arc", "Maj Örn"])
NOISE = st.text(alphabet="ab|={}[]'<>!-\n &å:_", max_size=30)


@given(
    st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([" och ", ", ", " & ", " samt "]), NOISE, NOISE
)
def test_no_name_is_left_and_no_text_is_lost(names: list[str], joint: str, before: str, after: str) -> None:
    template = f"{{{{Hjälte|roll=Rektor|namn={joint.join(names)}}}}}"
    text = f"{before}\n\n{template}\n\n{after}"
    restored = TOKEN.sub(lambda found: found.group()[8:-1].replace("-", " "), hidden(text))
    assert restored.replace("-", " ") == text.replace("-", " ")


@given(st.text(alphabet="ab|={}[]'<>!-\n &å:_Hjälte", max_size=80))
def test_whatever_is_not_a_name_stays(text: str) -> None:
    names: list[str] = []

    def remember(name: str) -> str:
        names.append(name)
        return f"⟦person:{len(names) - 1}⟧"

    stored = redact(text, MAPPING, remember)
    restored = TOKEN.sub(lambda found: names[int(found.group()[8:-1])], stored)
    assert re.sub(r"[\s_]", "", restored) == re.sub(r"[\s_]", "", text)


def test_texts_without_such_a_template_cost_almost_nothing() -> None:
    text = "Ett stycke om läsning. " * 400 + "{{Ruta|a}}"
    started = time.perf_counter()
    for _ in range(1000):
        assert hidden(text) is text
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "{{Hjälte|namn=" * 20_000,
        "{{Hjälte|namn=" * 5_000 + "}}" * 5_000,
        "{{Hjälte|namn=" + "<!--" * 20_000 + "}}",
        "{{Hjälte}}" + "{{a" * 5_000 + "}}" * 5_000 + "<!--",
        "{{Hjälte}}<!--{{" + "Mall:" * 5_000 + "Hjälte}}",
    ],
)
def test_hard_texts_do_not_hang(text: str) -> None:
    started = time.perf_counter()
    assert hidden(text) == text
    assert time.perf_counter() - started < 5
