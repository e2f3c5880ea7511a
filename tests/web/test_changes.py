"""A list of changes leads to what its reader may see, and to nothing else."""

import pytest
from django.test import Client
from lxml import etree, html

from mittkoping.knowledge import actions
from mittkoping.knowledge.models import Kind
from mittkoping.versions.actions import add_revision
from mittkoping.versions.models import Object
from tests.cast import Cast
from tests.web import markup

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def with_drafts_between(cast: Cast) -> Object:
    """A page whose versions 1 and 4 anybody reads, and 2 and 3 only its municipality."""
    by = cast.users["ekvik_editor"]
    obj = actions.create(
        by=by, kind=Kind.PAGE, content={"title": "Snöslunga"}, municipality=cast.towns["ekvik"]
    )
    for number in (1, 2, 3):
        add_revision(
            by=by.person,
            obj=obj,
            base=number,
            snapshot={"title": "Snöslunga", "body": f"<p>Utkast {number}.</p>"},
            publish=number == 3,
        )
    return obj


def comparisons(browser: Client, address: str, obj: Object) -> set[str]:
    text = browser.get(address).content.decode()
    return {link for link in markup.links(text) if link.startswith(f"/jamfor/{obj.pk}/")}


def test_a_change_is_compared_with_the_version_before_it_that_its_reader_may_see(cast: Cast) -> None:
    obj, author = with_drafts_between(cast), cast.users["ekvik_editor"].person.pk
    shown_to = {
        "citizen": {"1/4"},
        "sjoberga_editor": {"1/4"},
        "ekvik_principal": {"1/2", "2/3", "3/4"},
        "moderator": {"1/2", "2/3", "3/4"},
    }
    for member, pairs in shown_to.items():
        browser = cast.client(member)
        for address in ("/senaste-andringar", f"/bidrag/{author}", f"/person/{author}", "/kommun/ekvik"):
            found = comparisons(browser, address, obj)
            assert found == {f"/jamfor/{obj.pk}/{pair}" for pair in pairs}, (member, address)
            assert {browser.get(link).status_code for link in found} == {200}


def test_the_first_version_its_reader_may_see_is_compared_with_none(cast: Cast) -> None:
    by = cast.users["ekvik_editor"]
    obj = actions.create(
        by=by,
        kind=Kind.PAGE,
        content={"title": "Plogen"},
        municipality=cast.towns["ekvik"],
        audience=Object.Audience.MUNICIPALITY,
    )
    obj.audience = Object.Audience.PUBLIC
    obj.save(update_fields=["audience"])
    add_revision(by=by.person, obj=obj, base=1, snapshot={"title": "Plogen", "body": "<p>Nu.</p>"})
    for address in ("/senaste-andringar", f"/historik/{obj.pk}"):
        assert comparisons(cast.client("citizen"), address, obj) == set()
        assert comparisons(cast.client("moderator"), address, obj) == {f"/jamfor/{obj.pk}/1/2"}


def test_a_summary_in_a_feed_is_never_markup(cast: Cast, client: Client) -> None:
    said = "Bytt <b>i</b> <script>alert(1)</script> & sådant"
    by = cast.users["ekvik_editor"]
    obj = actions.create(by=by, kind=Kind.PAGE, content={"title": "Snökanon <i>två</i>"}, summary=said)
    for address in (f"/flode/{obj.pk}", "/senaste-andringar/flode", f"/bidrag/{by.person_id}/flode"):
        feed = etree.fromstring(client.get(address).content)
        entry = next(
            row for row in feed.iter(f"{ATOM}entry") if "Snökanon" in row.findtext(f"{ATOM}title", "")
        )
        summary = entry.find(f"{ATOM}summary")
        assert summary is not None
        assert summary.get("type") == "html"
        shown = html.fragment_fromstring(summary.text or "", create_parent=True)
        assert len(shown) == 0
        assert (shown.text or "").endswith(said)
        title = entry.find(f"{ATOM}title")
        assert title is not None
        assert title.get("type") in {None, "text"}
