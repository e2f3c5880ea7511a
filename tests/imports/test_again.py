"""The same file again changes nothing; a newer one adds what is new; what was written here stays."""

from pathlib import Path

import pytest

from mittkoping.imports.mediawiki.run import import_file
from mittkoping.knowledge.actions import save
from mittkoping.knowledge.models import Card, Kind, MunicipalityPage
from mittkoping.knowledge.names import named_objects
from mittkoping.knowledge.readings import content_now
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import User
from mittkoping.talk.models import Comment
from mittkoping.versions.actions import Saved
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import verify
from tests.imports.wiki import KOMMUN, NET, Export, Leaf, Rev, brought_in, dump, granvik, leaf, small_town

pytestmark = pytest.mark.django_db
NEWS = [NET.replace("grävde ner", "hängde upp")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test writes its export; the invented municipality is there."""
    granvik()
    return tmp_path / "export.xml"


@pytest.fixture
def editor(path: Path) -> User:
    """Somebody who writes for the municipality."""
    return add_user(
        by=None, email="e@example.se", name="Ed", password="granar-vid-sjön", municipality=granvik()
    )


def called(title: str) -> Object:
    return Object.objects.get(pk=named_objects([title], source="skogswikin")[title])


def edited(obj: Object, by: User, **changes: object) -> Saved:
    saved = save(by=by, obj=obj, base=obj.head, content={**(content_now(obj, None) or {}), **changes})
    assert isinstance(saved, Saved)
    return saved


def test_the_same_file_again_changes_no_row(path: Path) -> None:
    first = brought_in(path, *small_town())
    before = dump()
    second = brought_in(path, *small_town())
    assert dump() == before
    assert second["created"] == {"pages": 0, "revisions": 0}
    for count in (
        "pages",
        "revisions",
        "municipalities",
        "cards",
        "heroes",
        "editors",
        "threads",
        "comments",
    ):
        assert second[count] == first[count]
    assert second["conflicts"] == second["skipped"] == []


def test_a_newer_file_adds_only_what_is_new(path: Path) -> None:
    brought_in(path, *small_town())
    known = {row.pk: row.digest for row in Revision.objects.all()}
    more = leaf(9, "Ny sida", "Helt ny.")
    report = brought_in(path, *small_town(more_of_net=NEWS), more)
    assert report["created"] == {"pages": 1, "revisions": 2}
    assert {pk: Revision.objects.get(pk=pk).digest for pk in known} == known
    net = called("Granvik/Nät i skogen")
    assert (net.head, net.published, net.last) == (3, 3, 3)
    assert "hängde upp" in (content_now(net, None) or {})["body"]
    assert Card.objects.get(object=net).lead == "<p>Fiber till varje stuga.</p>"
    assert Card.objects.get(object=net).updated == Revision.objects.get(object=net, number=3).at
    assert verify().broken == 0


def test_what_was_written_here_stays_and_the_news_stand_in_history(path: Path, editor: User) -> None:
    brought_in(path, *small_town())
    net = called("Granvik/Nät i skogen")
    edited(net, editor, body="<p>Vårt eget.</p>", lead="<p>Egen ingress.</p>")
    report = brought_in(path, *small_town(more_of_net=NEWS))
    [conflict] = report["conflicts"]
    assert (conflict["page"], conflict["here"], conflict["imported"]) == ("Granvik/Nät i skogen", 3, [4])
    net.refresh_from_db()
    assert (net.head, net.published, net.last) == (3, 3, 4)
    assert (content_now(net, None) or {})["body"] == "<p>Vårt eget.</p>"
    assert "hängde upp" in (content_now(net, 4) or {})["body"]
    before = dump()
    again = brought_in(path, *small_town(more_of_net=NEWS))
    assert (again["created"], again["conflicts"]) == ({"pages": 0, "revisions": 0}, [])
    assert dump() == before
    assert edited(net, editor, body="<p>Vårt nyare.</p>").revision.number == 5
    assert verify().broken == 0


def test_a_redirect_in_the_file_does_not_hide_what_was_written_here(path: Path, editor: User) -> None:
    brought_in(path, leaf(1, "Sida", "Text."), leaf(2, "Annan", "x"))
    edited(called("Sida"), editor, body="<p>Vårt eget.</p>")
    brought_in(path, leaf(1, "Sida", "Text.", "#REDIRECT [[Annan]]"), leaf(2, "Annan", "x"))
    assert called("Sida").source_id == 1
    assert called("Sida").kind == Kind.PAGE


def test_a_lead_written_here_outlives_a_newer_municipality_page(path: Path, editor: User) -> None:
    brought_in(path, *small_town())
    net, bare = called("Granvik/Nät i skogen"), called("Granvik/Utan egen sida")
    edited(net, editor, lead="<p>Egen ingress.</p>")
    edited(bare, editor, lead="", body="<p>Utan ingress.</p>", key_area="Juridik")
    newer = KOMMUN.replace("Fiber till varje stuga", "Nytt om fiber").replace("Bara några ord", "Nya ord")
    town, *others = small_town()
    again = Leaf(town.id, town.title, [*town.revs, Rev(12, newer)], town.ns)
    brought_in(path, again, *others)
    cards = {card.pk: card for card in Card.objects.select_related("key_area")}
    assert len(cards) == 3
    assert cards[net.pk].lead == "<p>Egen ingress.</p>"
    assert (cards[bare.pk].lead, cards[bare.pk].key_area.name) == ("", "Juridik")


def test_a_newer_municipality_page_tells_of_the_same_cards(path: Path) -> None:
    brought_in(path, *small_town())
    before = set(Card.objects.values_list("pk", flat=True))
    town, *others = small_town()
    newer = KOMMUN.replace("Samma rubrik en gång till", "Samma rubrik, nya ord")
    brought_in(path, Leaf(town.id, town.title, [*town.revs, Rev(12, newer)], town.ns), *others)
    assert set(Card.objects.values_list("pk", flat=True)) == before
    assert Card.objects.filter(lead__contains="nya ord").count() == 1


def test_saving_a_municipality_page_here_tells_of_the_same_cards(path: Path, editor: User) -> None:
    brought_in(path, *small_town())
    before = set(Card.objects.values_list("pk", flat=True))
    page = called("Kommun:Granvik")
    edited(page, editor, heading="En")
    edited(page, editor, heading="Två")
    assert set(Card.objects.values_list("pk", flat=True)) == before


def test_a_card_of_few_words_gets_its_own_page_later(path: Path) -> None:
    brought_in(path, *small_town())
    bare, cards = called("Granvik/Utan egen sida"), Card.objects.count()
    page = leaf(9, "Granvik/Utan egen sida", "Nu med en sida.")
    report = brought_in(path, *small_town(), page)
    assert (report["created"], report["conflicts"]) == ({"pages": 1, "revisions": 1}, [])
    assert called("Granvik/Utan egen sida") == bare
    bare.refresh_from_db()
    assert (bare.kind, bare.title, bare.source_id, bare.head) == (Kind.CARD, "Utan egen sida", 9, 2)
    assert "Nu med en sida" in (content_now(bare, None) or {})["body"]
    assert Card.objects.count() == cards
    before = dump()
    brought_in(path, *small_town(), page)
    assert dump() == before


def test_a_page_that_is_a_card_because_it_is_told_of_stays_one(path: Path, editor: User) -> None:
    told = "{{Kommun|namn=Granvik}}\n{{Uppslag|rubrik=Stig|nyckelområde=Juridik|ingress=x|sida=Stigen}}"
    town = leaf(1, "Kommun:Granvik", told, ns=3000)
    brought_in(path, town, leaf(2, "Stigen", "Gammal text."))
    brought_in(path, town, leaf(2, "Stigen", "Gammal text.", "Ny text."))
    stig = called("Stigen")
    assert (stig.kind, stig.title, stig.municipality_id) == (Kind.CARD, "Stig", "9901")
    assert [(content_now(stig, number) or {})["key_area"] for number in (1, 2)] == ["Juridik", "Juridik"]
    edited(stig, editor, body="<p>Här.</p>")
    assert Card.objects.get(object=stig).key_area.name == "Juridik"


def test_a_moved_page_keeps_its_id_and_gets_its_new_name(path: Path) -> None:
    brought_in(path, leaf(1, "Gammalt namn", "Text.", first=10), leaf(2, "Länk", "[[Gammalt namn]]"))
    obj = called("Gammalt namn")
    report = brought_in(
        path,
        Leaf(1, "Nytt namn", [Rev(10, "Text."), Rev(30, "Text.", comment="flyttade")]),
        leaf(2, "Länk", "[[Gammalt namn]]"),
        leaf(3, "Gammalt namn", "#REDIRECT [[Nytt namn]]", first=31),
    )
    assert report["conflicts"] == []
    assert called("Nytt namn") == called("Gammalt namn") == obj
    obj.refresh_from_db()
    assert (obj.title, obj.sort_key) == ("Nytt namn", "nytt namn")


def test_a_card_that_becomes_a_redirect_is_no_card(path: Path) -> None:
    brought_in(path, *small_town())
    brought_in(path, *small_town(more_of_net=["#REDIRECT [[Kategori:Fiber]]"]))
    assert not Card.objects.filter(object__source_id=2).exists()
    assert called("Granvik/Nät i skogen").kind == Kind.CATEGORY


def test_a_page_deleted_and_written_again_there_is_another_page_here(path: Path) -> None:
    brought_in(path, leaf(1, "Sida", "Gammal."), leaf(5, "Annan", "x"))
    old = called("Sida")
    report = brought_in(path, leaf(2, "Sida", "Ny."), leaf(5, "Annan", "x"))
    assert [row["page"] for row in report["conflicts"]] == ["Sida"]
    assert called("Sida") != old
    old.refresh_from_db()
    assert old.head == 1
    before = dump()
    assert brought_in(path, leaf(2, "Sida", "Ny."), leaf(5, "Annan", "x"))["conflicts"] == []
    assert dump() == before


def test_a_municipality_page_written_again_there_is_the_municipalitys(path: Path) -> None:
    town, *others = small_town()
    brought_in(path, town, *others)
    cards = set(Card.objects.values_list("pk", flat=True))
    brought_in(path, leaf(20, town.title, KOMMUN, ns=3000), *others)
    page = MunicipalityPage.objects.get()
    assert page.object.source_id == 20
    assert Object.objects.get(source_id=1).kind == Kind.PAGE
    assert set(Card.objects.values_list("pk", flat=True)) >= cards


def test_an_older_history_does_not_hide_the_newest_text(path: Path) -> None:
    revs = [Rev(10, "Först."), Rev(11, "Sedan."), Rev(12, "Sist.")]
    brought_in(path, Leaf(1, "Sida", revs[2:]))
    report = brought_in(path, Leaf(1, "Sida", revs))
    obj = called("Sida")
    assert report["conflicts"] == []
    assert (obj.head, obj.last) == (1, 3)
    assert "Sist" in (content_now(obj, None) or {})["body"]
    brought_in(path, Leaf(1, "Sida", [*revs, Rev(13, "Nyast.")]))
    assert "Nyast" in (content_now(called("Sida"), None) or {})["body"]


def test_a_conversation_goes_on(path: Path) -> None:
    brought_in(path, *small_town())
    before = list(Comment.objects.order_by("pk").values())
    talk = small_town()[2]
    answer = talk.revs[0].text + "::Tack. --[[Användare:Tapio|Tapio]] 19 mars 2017 kl. 10.00 (CET)\n"
    newer = Leaf(talk.id, talk.title, [*talk.revs, Rev(35, answer)], talk.ns)
    others = [one for one in small_town() if one.id != talk.id]
    brought_in(path, newer, *others)
    assert list(Comment.objects.order_by("pk").values())[:2] == before
    assert [row.body for row in Comment.objects.order_by("pk")][2:] == ["<p>Tack.</p>"]


def test_a_dry_run_changes_no_row_and_reports_the_same(path: Path) -> None:
    Export(small_town()).write(path)
    before = dump(frozenset())
    dry = import_file(path, by=None, dry_run=True)
    assert dump(frozenset()) == before
    wet = import_file(path, by=None)
    assert {**dry.as_json(), "seconds": 0} == {**wet.as_json(), "seconds": 0}
    assert "provkörning" in dry.as_text()
    assert "provkörning" not in wet.as_text()


def test_progress_only_grows_and_ends_with_the_whole_file(path: Path) -> None:
    seen: list[tuple[int, int]] = []
    pages = [leaf(number, f"Sida {number}", "x", "y") for number in range(1, 251)]
    Export([*pages, leaf(1, "Dubbel", "x", first=9000)]).write(path)
    report = import_file(path, by=None, progress=lambda *so_far: seen.append(so_far))
    assert len(seen) > 2
    assert seen == sorted(set(seen))
    assert seen[-1][0] == report.pages


def test_a_name_that_the_file_says_twice_is_one_person(path: Path) -> None:
    brought_in(path, *small_town())
    names = [row["name"] for row in dump()["organisation.person"]]
    assert len(names) == len(set(names))
