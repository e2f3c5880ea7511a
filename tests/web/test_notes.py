"""A mark of a footnote leads to its note wherever it is shown."""

from pathlib import Path

import pytest
from django.test import Client

from mittkoping.knowledge.models import Card
from tests.imports.wiki import brought_in, granvik, leaf
from tests.web import markup

pytestmark = pytest.mark.django_db
TOLD = (
    "{{Kommun|namn=Granvik|introduktion=Så var det.<ref>Protokollet.</ref>}}\n== Kompetens ==\n"
    "{{Uppslag|rubrik=Läsa ute|nyckelområde=Kompetens|ingress=Vi läser ute.<ref>Även i regn.</ref>}}\n"
    "{{Uppslag|rubrik=Läsa inne|nyckelområde=Kompetens|ingress=Vi läser inne.}}\n"
)


def test_every_mark_has_its_note_on_the_same_page_and_every_note_its_mark(tmp_path: Path) -> None:
    town = granvik()
    brought_in(tmp_path / "export.xml", leaf(1, "Kommun:Granvik", TOLD, ns=3000))
    ute, inne = Card.objects.order_by("position")
    marks = {}
    for address in (
        f"/kommun/{town.slug}",
        "/nyckelomrade/kompetens",
        f"/uppslag/{ute.pk}/lasa-ute",
        f"/uppslag/{inne.pk}/lasa-inne",
    ):
        text = Client().get(address, follow=True).content.decode()
        assert "Vi läser ute." in text
        page = markup.parsed(text)
        inside = [link for link in page.xpath("//main//a/@href") if link.startswith("#fn")]
        assert {link[1:] for link in inside} <= set(page.xpath("//@id")), address
        marks[address] = len(inside)
    assert list(marks.values()) == [4, 0, 0, 0]
