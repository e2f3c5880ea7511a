"""What comes in of a wiki: every page and revision, in its place, and a report that says so."""

from pathlib import Path

import pytest

from mittkoping.imports.mediawiki.run import import_file
from mittkoping.knowledge.models import (
    Card,
    Category,
    Hero,
    Kind,
    Link,
    Membership,
    MunicipalityPage,
    WikiEditor,
)
from mittkoping.knowledge.names import named_objects
from mittkoping.knowledge.readings import content, content_now
from mittkoping.organisation.models import Person
from mittkoping.organisation.people import token
from mittkoping.talk.models import Comment, Thread
from mittkoping.texts.wikitext.mapping import MappingError
from mittkoping.versions.models import Object, Revision
from mittkoping.versions.verifying import verify
from tests.imports.wiki import NAMESPACES, Export, Leaf, Rev, brought_in, dump, granvik, leaf, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test writes its export; the invented municipality is there."""
    granvik()
    return tmp_path / "export.xml"


def called(title: str) -> Object:
    return Object.objects.get(pk=named_objects([title], source="skogswikin")[title])


def test_the_report_has_the_agreed_shape_and_counts(path: Path) -> None:
    report = brought_in(path, *small_town())
    assert isinstance(report.pop("seconds"), float)
    assert report == {
        "pages": 8,
        "revisions": 10,
        "created": {"pages": 8, "revisions": 10},
        "municipalities": 1,
        "cards": {"total": 3, "by_key_area": {"Infrastruktur": 2, "Kompetens": 1}},
        "heroes": 1,
        "editors": 1,
        "threads": 1,
        "comments": 2,
        "categories": 1,
        "redirects": 1,
        "unknown_templates": {},
        "conflicts": [],
        "skipped": [],
    }


def test_every_page_is_what_it_is(path: Path) -> None:
    brought_in(path, *small_town())
    kinds = dict(Object.objects.exclude(source_id=None).values_list("source_id", "kind"))
    assert kinds == {
        1: Kind.MUNICIPALITY,
        2: Kind.CARD,
        3: Kind.TALK,
        4: Kind.CATEGORY,
        5: Kind.REDIRECT,
        6: Kind.TEMPLATE,
        7: Kind.USER,
        8: Kind.FILE,
    }
    card = Card.objects.get(object=called("Granvik/Nät i skogen"))
    assert (card.municipality.short_name, card.key_area.name, card.position) == (
        "Granvik",
        "Infrastruktur",
        1,
    )
    assert card.lead == "<p>Fiber till varje stuga.</p>"
    page = MunicipalityPage.objects.get(municipality="9901")
    assert (content_now(page.object, None) or {})["heading"] == "Rot och krona"
    [hero], [editor] = Hero.objects.all(), WikiEditor.objects.all()
    assert (hero.role, editor.role) == ("Rektor", "Lärare")
    assert {person.name for person in hero.persons.all()} == {"Alva Tall", "Bo Gran"}
    assert Category.objects.get(title="Fiber").object == called("Kategori:Fiber")
    assert Membership.objects.get(category__title="Fiber").object == called("Granvik/Nät i skogen")
    assert verify().broken == 0


def test_a_revision_keeps_all_that_was_said_of_it(path: Path) -> None:
    revisions = [
        Rev(1, "ett", user="Tapio", comment="Början", minor=True),
        Rev(2, "två", contributor="<contributor><ip>192.0.2.7</ip></contributor>"),
        Rev(3, "tre", contributor='<contributor deleted="deleted"/>', comment="x" * 900),
        Rev(4, more='<text deleted="deleted"/>'),
    ]
    brought_in(path, Leaf(1, "Sida", revisions))
    rows = list(Revision.objects.order_by("number").select_related("author"))
    assert [(row.number, row.base, row.source_id) for row in rows] == [
        (1, 0, 1),
        (2, 1, 2),
        (3, 2, 3),
        (4, 3, 4),
    ]
    assert [(row.author.kind, row.author.name) for row in rows] == [
        (Person.Kind.CONTRIBUTOR, "Tapio"),
        (Person.Kind.ADDRESS, "192.0.2.7"),
        (Person.Kind.HIDDEN, ""),
        (Person.Kind.CONTRIBUTOR, "Tapio"),
    ]
    assert [(row.summary, row.minor) for row in rows] == [
        ("Början", True),
        ("", False),
        ("x" * 800, False),
        ("", False),
    ]
    assert [row.snapshot["source"] for row in rows] == ["ett", "två", "tre", ""]
    assert [row.size for row in rows] == [3, 4, 3, 0]
    assert "dold" in content(rows[3].object, rows[3])["body"]
    assert rows[0].at.isoformat() == "2017-03-17T11:13:00+00:00"


def test_code_and_data_are_shown_as_they_are_written(path: Path) -> None:
    css = "#rot { color: red }\n{{Okänd}} </pre><script>alert(1)</script>"
    brought_in(path, Leaf(1, "MediaWiki:Common.css", [Rev(1, css, model="css"), Rev(2, css, model="css")], 8))
    obj = called("MediaWiki:Common.css")
    old, new = content_now(obj, 1), content_now(obj, 2)
    assert old == new
    assert new is not None
    assert new["body"].startswith("<pre>#rot { color: red }&#10;{{Okänd}} &lt;/pre&gt;&lt;script&gt;")
    assert Revision.objects.filter(snapshot__source=css).count() == 2


def test_names_lead_through_chains_of_redirects_and_rings_lead_nowhere(path: Path) -> None:
    brought_in(
        path,
        leaf(1, "Målet", "Här."),
        leaf(2, "Ett", "#REDIRECT [[Två]]"),
        leaf(3, "Två", "#OMDIRIGERING [[Målet#Rubrik]]"),
        leaf(4, "Ring", "#REDIRECT [[Rang]]"),
        leaf(5, "Rang", "#REDIRECT [[Ring]]"),
        leaf(6, "Själv", "#REDIRECT [[Själv]]"),
        leaf(7, "Borta", "#REDIRECT [[Finns inte]]"),
    )
    assert named_objects(["Ett", "Två", "Ring", "Själv", "Borta"], source="skogswikin") == {
        "Ett": called("Målet").pk,
        "Två": called("Målet").pk,
    }


def test_talk_of_every_kind_of_page_becomes_threads(path: Path) -> None:
    said = "== Rubrik ==\nHej. --[[Användare:Eva|Eva]] 18 mars 2017 kl. 11.00 (CET)\n\n== Bara rubrik ==\n"
    spaces = {
        1: "",
        3: "Användare:",
        7: "Fil:",
        9: "MediaWiki:",
        11: "Mall:",
        15: "Kategori:",
        3001: "Kommun:",
    }
    leaves = []
    for number, name in spaces.items():
        leaves.append(leaf(number, f"{name}Sak", "text", ns=number - 1))
        leaves.append(
            leaf(number + 10_000, f"{NAMESPACES[number]}:Sak", said, ns=number, first=number * 10 + 5)
        )
    report = brought_in(path, *leaves, leaf(50_000, "Diskussion:Utan sida", said, ns=1))
    assert (report["threads"], report["comments"]) == (16, 8)
    for number, name in spaces.items():
        assert [thread.heading for thread in Thread.objects.filter(object=called(f"{name}Sak"))] == [
            "Rubrik",
            "Bara rubrik",
        ], number
    orphan = Comment.objects.get(thread__object=called("Diskussion:Utan sida"))
    assert (orphan.author.name if orphan.author else "", orphan.body) == ("Eva", "<p>Hej.</p>")


def test_a_moved_conversation_leaves_no_redirect_among_the_words(path: Path) -> None:
    report = brought_in(
        path,
        leaf(1, "Ny", "text"),
        leaf(2, "Gammal", "#OMDIRIGERING [[Ny]]"),
        leaf(3, "Diskussion:Gammal", "#OMDIRIGERING [[Diskussion:Ny]]", ns=1),
    )
    assert report["comments"] == Comment.objects.count() == 0


def test_an_overlong_signature_does_not_stop_the_import(path: Path) -> None:
    said = f"Hej. --[[Användare:{'Ö' * 300}|x]] 18 mars 2017 kl. 11.00 (CET)"
    brought_in(path, leaf(1, "Diskussion:Sida", said, ns=1))
    assert Comment.objects.get().author is not None


def test_what_the_mapping_does_not_know_is_listed_and_stays_in_sight(path: Path) -> None:
    text = "{{Okänd ruta|färg=röd}} {{okänd ruta}} {{Stubbe|skonummer=43}}"
    report = brought_in(path, leaf(1, "Sida", text))
    assert report["unknown_templates"] == {"Okänd ruta": 2, "Stubbe|skonummer": 1}
    body = (content_now(called("Sida"), None) or {})["body"]
    assert "{{Okänd ruta|färg=röd}}" in body
    assert "43" in body


def test_a_template_on_a_page_that_cannot_read_it_is_listed_and_stays_in_sight(path: Path) -> None:
    hero = "{{Hjälte|namn=Alva Tall|roll=Rektor}}"
    leaves = [
        leaf(1, "Sida", f"Före.\n\n{hero}\n\nEfter. {{{{Uppslag|rubrik=Puff}}}}"),
        leaf(2, "Kommun:Mumindalen", "{{Kommun\n|namn=Mumindalen|introduktion=Vid havet.}}", ns=3000),
        leaf(3, "Lös", "{{Artikel|kommun=Mumindalen|rubrik=Lös}}\nText."),
        leaf(4, "Kommun:Granvik", "{{Kommun|namn=Granvik}}\n{{Kommun|namn=Granlund}}", ns=3000),
    ]
    report = brought_in(path, *leaves)
    counted = {"Hjälte": 1, "Uppslag": 1, "Kommun": 2, "Artikel": 1}
    assert report["unknown_templates"] == counted
    assert brought_in(path, *leaves)["unknown_templates"] == counted
    [tall] = Person.objects.filter(name="Alva Tall")
    shown = '<code class="template">{{'
    bodies = [(content_now(called(one.title), None) or {})["body"] for one in leaves]
    assert bodies[0].split("\n") == [
        "<p>Före.</p>",
        f"<p>{shown}Hjälte|namn={token(tall)}|roll=Rektor}}}}</code></p>",
        "<p>Efter.</p>",
        f"<p>{shown}Uppslag|rubrik=Puff}}}}</code></p>",
    ]
    assert bodies[1] == f"<pre>{shown}Kommun&#10;|namn=Mumindalen|introduktion=Vid havet.}}}}</code></pre>"
    assert bodies[2].startswith(f"<p>{shown}Artikel|kommun=Mumindalen|rubrik=Lös}}}}</code></p>\n<p>Text.")
    assert bodies[3] == f"<p>{shown}Kommun|namn=Granlund}}}}</code></p>"


def test_a_template_that_talk_cannot_read_stays_in_sight_there(path: Path) -> None:
    said = "== Tack ==\nSe {{Uppslag|rubrik=Puff}} --[[Användare:Eva|Eva]] 18 mars 2017 kl. 11.00 (CET)\n"
    report = brought_in(path, leaf(1, "Diskussion:Sida", said, ns=1))
    assert report["unknown_templates"] == {"Uppslag": 1}
    assert "{{Uppslag|rubrik=Puff}}" in Comment.objects.get().body


MAPPING = """
[template.Ort]
record = "municipality"
[template.Ort.fields]
name = { parameter = ["1"] }
introduction = { parameter = "2", as = "html" }
[template.Tack]
record = "hero"
[template.Tack.fields]
name = { parameter = "1", as = "person" }
role = { parameter = "2" }
"""


def test_a_mapping_of_ones_own_reads_other_templates(path: Path) -> None:
    text = "{{ort\n|Granvik|Vid sjön.}}\n{{Tack|Alva Tall|Rektor}}\n{{Kommun|namn=Granvik}}"
    report = brought_in(path, leaf(1, "Granvik", text), mapping=MAPPING)
    assert (report["municipalities"], report["heroes"], report["unknown_templates"]) == (1, 1, {"Kommun": 1})
    obj = called("Granvik")
    assert obj.kind == Kind.MUNICIPALITY
    told = content_now(obj, None) or {}
    assert told["introduction"] == "<p>Vid sjön.</p>"
    assert Hero.objects.get().persons.get().name == "Alva Tall"


def test_another_mapping_reads_pages_that_are_here_anew(path: Path) -> None:
    text = "{{Ort|Granvik|Vid sjön.}}\n{{Tack|Alva Tall|Rektor}}"
    brought_in(path, leaf(1, "Granvik", text))
    assert called("Granvik").kind == Kind.PAGE
    report = brought_in(path, leaf(1, "Granvik", text), mapping=MAPPING)
    assert report["created"] == {"pages": 0, "revisions": 0}
    obj = called("Granvik")
    assert obj.kind == Kind.MUNICIPALITY
    revision = Revision.objects.get(object=obj)
    [hero] = content(obj, revision)["heroes"]
    assert hero["role"] == "Rektor"
    assert hero["people"].startswith("⟦person:")
    before = dump()
    brought_in(path, leaf(1, "Granvik", text), mapping=MAPPING)
    assert dump() == before


@pytest.mark.parametrize(
    "toml", ["[template", "[template.X]\nrekord = 1", "[template.X]\n", "[template.X]\nrecord = 'x'", "x = 1"]
)
def test_a_broken_mapping_changes_nothing(path: Path, toml: str) -> None:
    Export(small_town()).write(path)
    before = dump(frozenset())
    with pytest.raises(MappingError, match=r"^[A-ZÅÄÖ].*\.$"):
        import_file(path, by=None, mapping=toml)
    assert dump(frozenset()) == before


def test_two_pages_of_one_title_both_come_in(path: Path) -> None:
    report = brought_in(path, leaf(1, "Sida", "först", first=10), leaf(2, "Sida", "sedan", first=20))
    assert report["created"] == {"pages": 2, "revisions": 2}
    assert called("Sida").source_id == 1
    assert [row["page"] for row in report["conflicts"]] == ["Sida"]


def test_two_pages_of_one_municipality_both_come_in(path: Path) -> None:
    text = "{{Kommun|namn=Granvik}}"
    report = brought_in(path, leaf(1, "Kommun:Granvik", text, ns=3000), leaf(2, "Om Granvik", text))
    assert MunicipalityPage.objects.get().object == called("Kommun:Granvik")
    assert called("Om Granvik").kind == Kind.PAGE
    assert [row["page"] for row in report["conflicts"]] == ["Om Granvik"]


def test_the_same_title_in_two_wikis(path: Path) -> None:
    brought_in(path, *small_town())
    report = brought_in(path, *small_town(), database="strandwikin")
    assert report["created"] == {"pages": 8, "revisions": 10}
    for wiki in ("skogswikin", "strandwikin"):
        pk = named_objects(["Kategori:Fiber"], source=wiki)["Kategori:Fiber"]
        assert Object.objects.get(pk=pk).source == wiki
    assert MunicipalityPage.objects.get().object.source == "skogswikin"
    assert verify().broken == 0


def test_a_teaser_takes_no_page_that_is_another_kind_or_anothers(path: Path) -> None:
    teasers = "".join(
        f"{{{{Uppslag|rubrik=R{number}|nyckelområde=Juridik|ingress=x|sida={target}}}}}\n"
        for number, target in enumerate(["Användare:Tapio", "Kategori:Fiber", "Härryda/Kort", "Vanlig", "Ny"])
    )
    brought_in(
        path,
        leaf(1, "Kommun:Granvik", "{{Kommun|namn=Granvik}}\n" + teasers, ns=3000),
        leaf(2, "Användare:Tapio", "x", ns=2),
        leaf(3, "Kategori:Fiber", "x", ns=14),
        leaf(4, "Härryda/Kort", "{{Artikel|kommun=Härryda|nyckelområde=Juridik}}"),
        leaf(5, "Vanlig", "x"),
    )
    kinds = [called(title).kind for title in ("Användare:Tapio", "Kategori:Fiber", "Vanlig")]
    assert kinds == [Kind.USER, Kind.CATEGORY, Kind.CARD]
    assert Card.objects.get(object=called("Härryda/Kort")).municipality.short_name == "Härryda"
    assert list(
        Card.objects.filter(municipality="9901").order_by("position").values_list("object__title", flat=True)
    ) == [
        "R0",
        "R1",
        "R2",
        "R3",
        "R4",
    ]


def test_a_municipality_page_before_its_cards_finds_them_however_it_is_written(path: Path) -> None:
    text = "<!-- x -->{{mall:kommun\n|namn=Granvik}}\n{{Uppslag|rubrik=Kort|nyckelområde=Juridik|sida=Kort}}"
    brought_in(path, leaf(1, "Startsida", text), leaf(2, "Kort", "Länge sedan. [[Startsida]]"))
    assert Card.objects.get().object == called("Kort")
    assert Link.objects.get(title="Startsida").object == called("Kort")


def test_the_head_and_an_old_version_of_the_same_text_read_alike(path: Path) -> None:
    leaves = [
        Leaf(one.id, one.title, [one.revs[-1], Rev(one.id + 500, one.revs[-1].text)], one.ns)
        for one in small_town()
    ]
    brought_in(path, *leaves)
    for obj in Object.objects.exclude(source_id=None):
        assert content_now(obj, 1) == content_now(obj, 2), obj
