"""Markdown: facts at its top, references and notes, lists in lists, tables, fences and HTML inside it."""

from pathlib import Path

import pytest

from tests.texts.documents.reading import Told, check_spans, leads, opened, told


def read(folder: Path, text: str) -> list[Told]:
    document = opened(folder, "plan.md", text)
    check_spans(document)
    return told(document)


def test_facts_at_the_top_are_lines(tmp_path: Path) -> None:
    top = (
        '---\ntitle: "Läsplan"\n# en anmärkning\nDiarienummer: KS 2030/1\n'
        "Antagen av:\n  - Kommunfullmäktige\n"
        "  - 2030-01-02\nnyckelord: [läsa, 'skriva']\nbeskrivning: >\n  En plan\n  för alla\ntom:\n---\n"
    )
    assert read(tmp_path, f"{top}\n## Mål\n\nAlla läser.") == [
        ("heading", 1, "Läsplan"),
        ("text", "Diarienummer: KS 2030/1"),
        ("text", "Antagen av: Kommunfullmäktige, 2030-01-02"),
        ("text", "nyckelord: läsa, skriva"),
        ("text", "beskrivning: En plan, för alla"),
        ("heading", 2, "Mål"),
        ("text", "Alla läser."),
    ]


def test_a_rule_at_the_top_that_no_other_ends(tmp_path: Path) -> None:
    assert read(tmp_path, "---\n\n# Mål\n\nAlla: läser.") == [("heading", 1, "Mål"), ("text", "Alla: läser.")]


def test_links_give_their_words(tmp_path: Path) -> None:
    text = (
        'Se [planen][1], [Lagen], [annat], [mer](http://a.se/b_(c) "d"), ![en '
        "bild](x.png) och <http://a.se>.\n\n"
        "[1]: http://a.se 'Titel'\n[lagen]: <http://b.se>\n"
    )
    assert read(tmp_path, text) == [("text", "Se planen, Lagen, [annat], mer, en bild och http://a.se.")]


def test_notes_stay_where_they_are_written(tmp_path: Path) -> None:
    text = (
        "Alla läser[^1] och lånar[^l].\n\n[^1]: Räknat i "
        "oktober.\n[^l]: En längre\n    not.\n\n    Och mer.\n"
    )
    texts = ["Alla läser och lånar.", "Räknat i oktober.", "En längre not.", "Och mer."]
    assert read(tmp_path, f"# Mål\n\n{text}")[1:] == [("text", one) for one in texts]


def test_lists_in_lists_and_tasks(tmp_path: Path) -> None:
    text = (
        "- läsa\n  - högt\n    - varje\n      dag\n  - tyst\n- [x] "
        "låna\n\n1. [ ] först\n   - sedan\n2. sist\n"
    )
    assert read(tmp_path, text) == [
        ("item", 1, "läsa"), ("item", 2, "högt"), ("item", 3, "varje dag"), ("item", 2, "tyst"),
        ("item", 1, "låna"), ("item", 1, "först"), ("item", 2, "sedan"), ("item", 1, "sist"),
    ]  # fmt: skip


def test_tables_with_marks_and_escaped_signs(tmp_path: Path) -> None:
    text = "| **Mål** | Vem |\n|:--|--:|\n| Läsa *mer* a\\|b | `x` [vi](u) |\n| två<br>rader | |\n"
    rows = [["Mål", "Vem"], ["Läsa mer a|b", "x vi"], ["två rader", ""]]
    assert read(tmp_path, f"{text}\nA | B\n--- | ---\n1 | 2") == [
        ("table", rows),
        ("table", [["A", "B"], ["1", "2"]]),
    ]


def test_headings_with_lines_below_names_and_marks_at_their_ends(tmp_path: Path) -> None:
    text = "Läsplan\n=======\n\nMål för\nläsning\n---\n\nText.\n\n---\n\n## Mått ##\n\n### Mer {#mer .x}\n"
    assert read(tmp_path, text) == [
        ("heading", 1, "Läsplan"),
        ("heading", 2, "Mål för läsning"),
        ("text", "Text."),
        ("heading", 2, "Mått"),
        ("heading", 3, "Mer"),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_marks_in_a_fence_mean_nothing(tmp_path: Path, fence: str) -> None:
    text = f"# Mål\n\n{fence}text\n# ingen rubrik\n- *ingen* punkt\n{fence}\n\n- punkt"
    assert read(tmp_path, text)[1:] == [("text", "# ingen rubrik - *ingen* punkt"), ("item", 1, "punkt")]


def test_html_inside(tmp_path: Path) -> None:
    text = (
        '<div class="x">\n\n# Plan\n</div>\n<h2 id="m">Mål</h2>\n'
        "<p>Alla <b>ska</b>\nläsa.</p>\n<ul>\n<li>läsa</li>"
        "<li>låna</li>\n</ul>\n<table>\n<thead><tr><th>Mål</th>\n<th>Vem</th></tr></thead>\n\n<tr><td>Läsa\n"
        "a|b</td><td></td></tr>\n</table>\n<details><summary>Mer</summary>\n\nSlut.<br/>Efter.\n</details>"
    )
    assert read(tmp_path, text) == [
        ("heading", 1, "Plan"),
        ("heading", 2, "Mål"),
        ("text", "Alla ska läsa."),
        ("item", 1, "läsa"),
        ("item", 1, "låna"),
        ("table", [["Mål", "Vem"], ["Läsa a|b", ""]]),
        ("text", "Mer"),
        ("text", "Slut."),
        ("text", "Efter."),
    ]


def test_breaks_quotes_and_emphasis(tmp_path: Path) -> None:
    text = (
        "# Mål\n\nRad ett\\\nRad två  \nRad tre\nrad fyra.\n\n> Citat\n"
        "> > inuti\n\n***Alla*** ska ~~inte~~ läsa.\n\n"
        "**Vem:** 5 > 3 och a<b\n\n2030\\. Året &amp; mer\n"
    )
    document = opened(tmp_path, "plan.md", text)
    texts = ["Rad ett", "Rad två", "Rad tre rad fyra.", "Citat inuti", "Alla ska läsa."]
    assert told(document)[1:] == [("text", one) for one in [*texts, "Vem: 5 > 3 och a<b", "2030. Året & mer"]]
    assert leads(document) == ["Alla", "Vem"]
