"""The English catalogue follows the sentences and loses no translation."""

from pathlib import Path

import polib

from tests.house import catalogue, gather
from tests.house.catalogue import Said


def english(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.extend(entries)
    made.metadata = dict(gather.HEAD)
    return made


def test_translations_stay_new_sentences_wait_and_old_ones_leave() -> None:
    before = english(
        polib.POEntry(msgid="Sök", msgstr="Search", tcomment="the button"),
        polib.POEntry(msgid="Gammal", msgstr="Old"),
    )
    after = gather.gathered({"Ny": Said("a.html"), "Sök": Said("b.html")}, before)
    assert [(entry.msgid, entry.msgstr) for entry in after] == [("Ny", ""), ("Sök", "Search")]
    assert after.find("Sök").tcomment == "the button"


def test_a_sentence_keeps_its_english_when_it_gets_a_plural_and_when_it_loses_it() -> None:
    one = {"uppslag": Said("a.html")}
    many = {"uppslag": Said("a.html", "uppslagen")}
    begun = gather.gathered(many, english(polib.POEntry(msgid="uppslag", msgstr="card")))
    assert begun.find("uppslag").msgstr_plural == {0: "card", 1: "card"}
    begun.find("uppslag").msgstr_plural = {0: "card", 1: "cards"}
    assert gather.gathered(many, begun).find("uppslag").msgstr_plural == {0: "card", 1: "cards"}
    assert gather.gathered(one, begun).find("uppslag").msgstr == "card"


def test_what_is_written_is_what_is_compiled(tmp_path: Path) -> None:
    path = tmp_path / "en" / "django.po"
    gather.write(english(polib.POEntry(msgid="Sök", msgstr="Search")), path)
    source, made = polib.pofile(str(path)), polib.mofile(str(path.with_suffix(".mo")))
    assert catalogue.stale(source, made) == []
    source.find("Sök").msgstr = "Find"
    assert len(catalogue.stale(source, made)) == 1


def test_every_sentence_that_stands_outside_templates_is_there() -> None:
    said = catalogue.everything()
    assert {"Styrning", "flyttat hit", "Utan namn", "Senaste ändringar"} <= said.keys()
    assert said["%(n)s träff."].plural == "%(n)s träffar."
