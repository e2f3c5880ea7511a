"""The command as the operator meets it: exit codes, sentences, JSON, interruption and memory."""

import gzip
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.imports.installation import Installation
from tests.imports.wiki import Export, leaf, small_town

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

CONTENT = """
from mittkoping.knowledge.models import Card, Category, Link, Membership, PageName
from mittkoping.organisation.people import named, names_of, TOKEN
from mittkoping.talk.models import Comment
from mittkoping.versions.models import Object, Revision
from mittkoping.organisation.models import Person
import json
names = dict(Person.objects.values_list("key", "name"))
said = {
    "objects": list(Object.objects.order_by("source_id", "title").values_list(
        "source_id", "kind", "title", "head", "published", "last", "municipality")),
    "revisions": [
        (row.object.source_id, row.number, row.base, row.at.isoformat(), row.author.name, row.summary,
         named(json.dumps(row.snapshot, ensure_ascii=False, sort_keys=True), names))
        for row in Revision.objects.select_related("object", "author").order_by(
            "object__source_id", "object__title", "number")],
    "cards": list(Card.objects.order_by("object__title", "key_area").values_list(
        "object__title", "key_area__slug", "position", "lead", "length", "lead_from__source_id")),
    "names": sorted(PageName.objects.values_list("title", "object__source_id", "redirect")),
    "links": sorted(Link.objects.values_list("object__source_id", "title", "sentence"), key=str),
    "memberships": sorted(Membership.objects.values_list("category__title", "object__source_id"), key=str),
    "comments": sorted(Comment.objects.values_list(
        "thread__object__source_id", "thread__heading", "position", "body")),
    "persons": sorted(Person.objects.values_list("kind", "name")),
}
print(json.dumps(said, default=str))
"""
COUNTS = """
from mittkoping.history.tables import ours
print([(table._meta.label, table._base_manager.count()) for table in ours()])
"""
SPENT = """
import resource, sys
from pathlib import Path
from mittkoping.imports.mediawiki.run import import_file
if __name__ == "__main__":
    report = import_file(Path(sys.argv[1]), by=None)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(report.revisions / report.seconds, own // 1024, children // 1024)
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    """An installation of its own."""
    made = Installation(tmp_path / "home")
    yield made
    made.remove()


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """An export that takes some seconds to bring in."""
    pages = [
        leaf(number, f"Sida {number}", *[f"Rad {n} om [[Sida {n}]]." for n in range(6)])
        for number in range(100, 1300)
    ]
    talk = "== Fråga ==\nHur? --[[Användare:Eva|Eva]] 18 mars 2017 kl. 11.00 (CET)\n"
    talks = [leaf(number + 5000, f"Diskussion:Sida {number}", talk, ns=1) for number in range(100, 400)]
    return Export([*small_town(), *pages, *talks]).write(tmp_path / "stor.xml")


def test_json_is_one_object_and_all_there_is_on_stdout(place: Installation, tmp_path: Path) -> None:
    path = Export([*small_town(), leaf(90, "Okänd:X", "x", ns=471)]).write(tmp_path / "export.xml")
    done = place.run("import", "mediawiki", str(path), "--json")
    report = json.loads(done.stdout)
    assert list(report) == [
        *(
            "pages",
            "revisions",
            "created",
            "municipalities",
            "cards",
            "heroes",
            "editors",
            "threads",
            "comments",
        ),
        *("categories", "redirects", "unknown_templates", "conflicts", "skipped", "seconds"),
    ]
    assert report["skipped"] == [{"what": "Okänd:X", "why": "namnrymd 471 är okänd"}]
    assert done.stdout.count("\n") == 1
    text = place.run("import", "mediawiki", str(path)).stdout
    assert "9 sidor och 11 versioner i filen, varav 0 sidor och 0 versioner är nya." in text
    assert "Hoppades över: Okänd:X: namnrymd 471 är okänd" in text


def test_what_cannot_be_used_ends_with_2_and_changes_nothing(place: Installation, tmp_path: Path) -> None:
    before = place.answer(COUNTS)
    good = Export(small_town()).write(tmp_path / "export.xml")
    cut = tmp_path / "kapad.xml.gz"
    cut.write_bytes(gzip.compress(good.read_bytes())[:-40])
    bad = tmp_path / "fel.toml"
    bad.write_text("[mall")
    for arguments in (
        [str(cut)],
        [str(tmp_path)],
        [str(tmp_path / "x.xml")],
        [str(good), "--mapping", str(bad)],
    ):
        done = place.run("import", "mediawiki", *arguments, code=2)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert done.stderr.endswith(".\n")
    assert "giltig TOML" in done.stderr
    assert "x.toml" in place.run("import", "mediawiki", str(good), "--mapping", "x.toml", code=2).stderr
    assert place.answer(COUNTS) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from mittkoping.imports.mediawiki import run

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def die_at(pages, revisions):
    if pages >= int(sys.argv[2]):
        die()

if __name__ == "__main__":
    if sys.argv[2] == "talk":
        run.import_talk = die
    run.import_file(Path(sys.argv[1]), by=None, progress=die_at if sys.argv[2] != "talk" else lambda *_: None)
"""


@pytest.mark.parametrize("moment", ["300", "1300", "talk"])
def test_an_import_that_was_killed_continues_to_the_same_end(
    place: Installation, big: Path, tmp_path: Path, moment: str
) -> None:
    whole = Installation(tmp_path / "whole")
    try:
        report = json.loads(whole.run("import", "mediawiki", str(big), "--json").stdout)
        process = place.python(KILLED, str(big), moment)
        process.communicate(timeout=300)  # ends when no conversion process holds its pipes any more
        assert process.returncode == -signal.SIGKILL
        again = json.loads(place.run("import", "mediawiki", str(big), "--json").stdout)
        assert 0 < again["created"]["pages"] < report["pages"]
        assert {**again, "seconds": 0, "created": 0} == {**report, "seconds": 0, "created": 0}
        assert place.answer(CONTENT) == whole.answer(CONTENT)
        place.run("verify")
    finally:
        whole.remove()


STOPPED = """
import multiprocessing, os, signal, sys
from mittkoping.jobs import command, importing

def stop(_bar, pages, _revisions):
    if pages >= 300 and sys.argv[2] == "interrupted":
        os.killpg(0, signal.SIGINT)  # as a terminal does
    elif pages >= 300:
        for child in multiprocessing.active_children():
            child.kill()

if __name__ == "__main__":
    importing.Bar.__call__ = stop
    sys.exit(command.main(["import", "mediawiki", *sys.argv[1:2], *sys.argv[3:]]))
"""


@pytest.mark.parametrize(("moment", "code"), [("interrupted", 130), ("bereft of its helpers", 2)])
def test_an_import_that_is_stopped_says_so_in_one_sentence(
    place: Installation, big: Path, moment: str, code: int
) -> None:
    for more, sentence in (
        (["--dry-run"], "Importen avbröts. Inget har ändrats.\n"),
        ([], "Importen avbröts; kör samma kommando igen så fortsätter den.\n"),
    ):
        process = place.python(STOPPED, str(big), moment, *more)
        out, err = process.communicate(timeout=300)
        assert (process.returncode, out, err) == (code, "", sentence)
    assert json.loads(place.run("import", "mediawiki", str(big), "--json").stdout)["created"]["pages"] > 0


def test_memory_stays_flat(place: Installation, tmp_path: Path) -> None:
    texts = [f"Rad {n}. " * 60 + f"[[Sida {n}]]" for n in range(20)]
    pages = [leaf(number, f"Sida {number}", *texts, first=number * 20) for number in range(1, 1001)]
    path = Export(pages).write(tmp_path / "stor.xml")
    rate, own, children = map(float, place.answer(SPENT, str(path)).split())
    print(f"{rate:.0f} revisions/s, {own:.0f} MB, conversion processes {children:.0f} MB")
    assert own < 300
    assert children < 300
