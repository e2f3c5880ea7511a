"""Each question about the documents, and about what is nobody else's business, can fail."""

from typing import Any

import polib
import pytest

from tests.house import catalogue, leaks, papers
from tests.house.sources import Source


def test_a_table_is_read_by_its_heading() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    text += "| code | screen |\n|---|---|\n| Card | uppslag |\n\n| code | x |\n| y | z |"
    assert papers.table(text, "code") == [["Card", "uppslag"]]


@pytest.mark.parametrize(
    ("row", "breach"),
    [
        (["Card", "uppslag", "…", "knowledge"], ""),
        (["Goal", "mål", "…", "later"], ""),
        (["Card, Card", "uppslag", "…", "knowledge"], "stands twice"),
        (["Hero", "hjälte", "…", "knowledge"], "has no class"),
        (["Card", "uppslag", "…", "later"], "is there now"),
        (["Card", "uppslag", "…", "wiki"], "no package"),
    ],
)
def test_a_word_that_is_not_in_the_code_is_found(row: list[str], breach: str) -> None:
    found = papers.word_breaches([row], {"knowledge": {"Card"}})
    assert len(found) == bool(breach)
    assert breach in "".join(found)


def test_the_map_and_the_packages_are_compared_both_ways() -> None:
    text = "- `talk/` Threads on any object.\n- `gone/` Once.\n- `lib/` small pieces"
    found = papers.unmapped(["talk", "lib", "new"], text)
    assert [breach.split(":")[0] for breach in found] == ["new", "gone", "lib"]


def test_settings_are_compared_both_ways() -> None:
    text = "| `MITTKOPING_HOME` | where |\n| `MITTKOPING_OLD` | what |"
    found = papers.undocumented({"MITTKOPING_HOME", "MITTKOPING_NEW"}, text)
    assert [breach.split(":")[0] for breach in found] == ["MITTKOPING_NEW", "MITTKOPING_OLD"]


@pytest.mark.parametrize(
    ("paths", "licences", "breach"),
    [
        (["a/b.py", "c.csv"], {"EUPL-1.2", "CC0-1.0"}, ""),
        (["a/b.py", "c.csv", "d.txt"], {"EUPL-1.2", "CC0-1.0"}, "d.txt"),
        (["a/b.py", "c.csv"], {"EUPL-1.2"}, "CC0-1.0"),
        (["a/b.py", "c.csv"], {"EUPL-1.2", "CC0-1.0", "MIT"}, "MIT"),
        (["a/b.py"], {"EUPL-1.2", "CC0-1.0"}, "c.csv"),
    ],
)
def test_a_file_without_licence_is_found(paths: list[str], licences: set[str], breach: str) -> None:
    reuse = {
        "annotations": [
            {"path": "a/**", "SPDX-License-Identifier": "EUPL-1.2"},
            {"path": ["c.csv"], "SPDX-License-Identifier": "CC0-1.0"},
        ]
    }
    found = papers.unlicensed(paths, reuse, licences)
    assert [line.split(":")[0] for line in found] == ([breach] if breach else [])


def test_a_hollow_public_description_is_found() -> None:
    told = {"shortDescription": "Kort.", "longDescription": "Långt. " * 30, "features": ["Wiki"]}
    whole: dict[str, Any] = {
        "publiccodeYmlVersion": "0.4",
        "name": "Mittköping",
        "url": "https://example.org/mittkoping.git",
        "platforms": ["web"],
        "developmentStatus": "development",
        "softwareType": "standalone/web",
        "description": {"sv": told, "en": told},
        "legal": {"license": "EUPL-1.2"},
        "maintenance": {"type": "community", "contacts": [{"name": "Mittköping"}]},
        "localisation": {"localisationReady": True},
    }
    assert papers.description_breaches(whole) == []
    for key in whole:
        assert papers.description_breaches(whole | {key: None}), key
    assert papers.description_breaches(whole | {"description": {"sv": told, "en": told | {"features": []}}})
    assert papers.description_breaches(
        whole | {"description": {"sv": told, "en": told | {"shortDescription": "x" * 151}}}
    )


@pytest.mark.parametrize(
    "line",
    [
        "cd /" + "root/project",
        "path = '/" + "home/somebody/x'",
        "pip install --index" + "-url x",
        "https" + "://pypi.org/simple",
        "skriv till anna" + "@kommunen.se",
        "nummer 19800101" + "-1234",
    ],
)
def test_a_leak_is_found(line: str) -> None:
    assert len(leaks.leaks([Source("a.md", line)])) == 1
    assert leaks.leaks([Source("a.md", "skriv till demo@ekvik.example eller gå till /kommuner/ekvik")]) == []


def test_a_name_of_the_real_wiki_is_found() -> None:
    names = leaks.people_in_wiki("{{Hjälte|namn=Asta Påhittad och Bo Ej|roll=rektor}}\n|namn=Asta\n")
    assert names == {"Asta Påhittad", "Bo Ej"}
    assert len(leaks.names_of_people([Source("a.md", "Tack, Asta Påhittad")], names)) == 1
    assert leaks.names_of_people([Source("a.md", "Tack, Asta")], names) == []


def test_sentences_are_found_where_they_are_said() -> None:
    page = Source(
        "a.html",
        '{% load i18n %}{% translate "Sök" %} {% blocktranslate %}Hej {{ who }}{% endblocktranslate %}'
        '{{ name|default:_("Utan namn") }}',
    )
    view = Source("a.py", '_("Spara")\nngettext("en sak", "%d saker", n)')
    found = catalogue.sentences([page, view])
    assert set(found) == {"Sök", "Hej %(who)s", "Utan namn", "Spara", "en sak"}
    assert found["en sak"] == ("a.py", "%d saker")


def test_a_sentence_without_english_is_found() -> None:
    english = polib.POFile()
    english.append(polib.POEntry(msgid="Sök", msgstr="Search"))
    english.append(polib.POEntry(msgid="Spara", msgstr=""))
    english.append(polib.POEntry(msgid="Gammal", msgstr="Old"))
    english.append(polib.POEntry(msgid="Hej %(who)s", msgstr="Hello %(whom)s"))
    sentences = dict.fromkeys(("Sök", "Spara", "Ny", "Hej %(who)s"), catalogue.Said("a.html"))
    assert len(catalogue.untranslated(sentences, english)) == 3
    assert len(catalogue.holes(sentences, english)) == 1


def test_each_plural_form_keeps_its_placeholders() -> None:
    forms = {0: "one card", 1: "%(n)s cards"}
    english = polib.POFile()
    english.append(polib.POEntry(msgid="ett kort", msgid_plural="%(n)s kort", msgstr_plural=forms))
    sentences = {"ett kort": catalogue.Said("a.html", "%(n)s kort")}
    assert catalogue.holes(sentences, english) == []
    forms[1] = "many cards"
    assert len(catalogue.holes(sentences, english)) == 1
    assert len(catalogue.untranslated({"ett kort": catalogue.Said("a.html", "")}, english)) == 1
