"""Twenty processes save one page at once: every text is in history, merged, or waits as a conflict."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.imports.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
WRITERS = 20

MAKE = """
from mittkoping.knowledge.actions import create
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import Municipality
user = add_user(by=None, email="siv@example.se", name="Siv", password="granar-vid-sjön", administrator=True)
body = "\\n".join(f"<p>Stycke nummer {n} om skogen.</p>" for n in range(40))
town = Municipality.objects.get(short_name="Härryda")
content = {"title": "Kort", "key_area": "Kompetens", "municipality": "Härryda", "lead": "", "body": body}
print(create(by=user, kind=Kind.CARD, content=content, municipality=town).pk)
"""
SAVE = """
import sys
from mittkoping.knowledge.actions import save
from mittkoping.organisation.models import User
from mittkoping.versions.actions import Saved
from mittkoping.versions.models import Object, Revision
pk, place, word = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
user, obj = User.objects.get(), Object.objects.get(pk=pk)
content = dict(Revision.objects.get(object=obj, number=1).snapshot)
lines = content["body"].split("\\n")
lines[place] = f"<p>{word} skrev något helt annat.</p>"
sys.stdin.readline()
answer = save(by=user, obj=obj, base=1, content={**content, "body": "\\n".join(lines)})
print("saved" if isinstance(answer, Saved) else "met")
"""
READ = """
import json, sys
from mittkoping.history.models import Event
from mittkoping.versions.models import Conflict, Object, Revision
from mittkoping.versions.verifying import verify
obj = Object.objects.get(pk=int(sys.argv[1]))
rows = list(Revision.objects.filter(object=obj).order_by("number"))
print(json.dumps({
    "numbers": [row.number for row in rows],
    "bodies": [row.snapshot["body"] for row in rows],
    "waiting": [row.snapshot["body"] for row in Conflict.objects.all()],
    "pointers": [obj.head, obj.published, obj.last],
    "broken": verify().broken,
    "events": list(Event.objects.filter(object=obj.pk).values_list("verb", flat=True)),
}))
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    """An installation of its own."""
    made = Installation(tmp_path / "home")
    yield made
    made.remove()


@pytest.mark.parametrize("same_block", [False, True], ids=["different blocks", "the same block"])
def test_no_acknowledged_text_is_lost(place: Installation, same_block: bool) -> None:
    page = place.answer(MAKE).strip()
    words = [f"Skribent{number}" for number in range(WRITERS)]
    writers = [
        place.python(SAVE, page, str(7 if same_block else 2 * number), word)
        for number, word in enumerate(words)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    answers = []
    for writer in writers:
        out, err = writer.communicate(timeout=300)
        assert writer.returncode == 0, err
        answers.append(out.strip())
    end = json.loads(place.answer(READ, page))
    saved = answers.count("saved")
    assert saved == (1 if same_block else WRITERS)
    assert end["numbers"] == list(range(1, saved + 2))
    assert end["pointers"] == [saved + 1] * 3
    assert end["broken"] == 0
    assert sorted(end["events"]) == sorted(
        ["card.created", *["card.saved"] * saved, *["conflict.stored"] * (WRITERS - saved)]
    )
    for word, answer in zip(words, answers, strict=True):
        kept = end["bodies"][-1:] if answer == "saved" else end["waiting"]
        assert sum(f"<p>{word} skrev" in body for body in kept) == 1
