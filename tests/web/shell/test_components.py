"""The shared components say what their contracts say."""

import gzip
import re
from datetime import UTC, datetime

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.overview.houses import PLANS
from mittkoping.overview.town import Place, Voice, town
from mittkoping.web.shell.contexts import Banner, DiffRow, Person, Piece
from mittkoping.web.templatetags.prose import fitted
from tests.web import markup

NOON = datetime(2017, 3, 17, 11, 12, tzinfo=UTC)


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


def compressed(html: str) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(html.encode(), 6))


def test_pages_without_the_frame_ask_no_database_and_lead_home() -> None:
    for language, home in (("sv", "/"), ("en", "/en/")):
        with override(language):
            shown = [render_to_string(name) for name in ("400.html", "500.html")]
        for text in shown:
            assert markup.links(text) == [home]
        heads = [markup.parsed(text).xpath("//head/*[not(self::title)]") for text in shown]
        assert [each.attrib for each in heads[0]] == [each.attrib for each in heads[1]]


def test_the_banner_reads_exactly_as_agreed() -> None:
    banner = Banner(NOON, "Tapio", "Lite tillägg", "/u", "/d", "/b")
    shown = render_to_string("shell/banner.html", {"banner": banner})
    assert (
        words(shown)
        == "Version från den 17 mars 2017 kl. 12.12 av Tapio (Diskussion | bidrag) (Lite tillägg)"
    )
    assert re.findall(r'href="([^"]+)"', shown) == ["/u", "/d", "/b"]


def test_the_banner_without_summary_ends_after_the_links() -> None:
    shown = render_to_string("shell/banner.html", {"banner": Banner(NOON, "192.0.2.17")})
    assert words(shown).endswith("av 192.0.2.17 (Diskussion | bidrag)")


def test_a_person_whose_name_was_erased_keeps_the_role() -> None:
    shown = words(render_to_string("shell/person.html", {"person": Person("Tekniker", "")}))
    assert "Tekniker" in shown
    assert "Namnet är borttaget" in shown


def test_a_comparison_can_be_read_without_colour() -> None:
    row = DiffRow("changed", [Piece("två", "removed")], [Piece("tre", "added")])
    side = Banner(NOON, "Vide")
    shown = render_to_string("shell/diff.html", {"rows": [row], "before": side, "after": side})
    assert "<del>två</del>" in shown
    assert "<ins>tre</ins>" in shown
    assert "−" in words(shown)
    assert "+" in words(shown)


def test_the_town_draws_numbers_that_svg_understands_in_swedish_too() -> None:
    known = {("styrning", "k0"): Voice("fresh", 1)}
    shown_town = town([Place("styrning", "Styrning", "/s")], [Place("k0", "Ekvik", "/k")], known)
    with override("sv"):
        shown = render_to_string("shell/town.html", {"town": shown_town})
    assert re.search(r'x="\d+\.\d"', shown)
    assert not re.search(r'(?:x|y|width|height|stroke-width)="-?\d+,', shown)


def test_the_town_of_all_sweden_stays_light() -> None:
    municipalities = [Place(f"k{n}", f"Kommun {n}", "/k") for n in range(290)]
    areas = [Place(slug, slug.capitalize(), f"/{slug}") for slug in PLANS]
    known = {
        (area.slug, where.slug): Voice(("fresh", "warm", "dim")[(n * n + m) % 3], 1)
        for n, area in enumerate(areas)
        for m, where in enumerate(municipalities)
        if (m * m + n * 7) % 5 < 3
    }
    large = render_to_string("shell/town.html", {"town": town(areas, municipalities, known)})
    small = render_to_string("shell/town.html", {"town": town(areas, municipalities[:20], known)})
    assert compressed(large) <= 25_000
    assert compressed(small) <= 8_000


def test_a_wide_table_gets_a_box_named_after_its_caption() -> None:
    table = '<table><caption>Rum <b>"nät"</b></caption><tr><td>1</td></tr></table>'
    shown = fitted(f"<p>a</p>{table}<p>b</p>")
    box = '<div class="scroll" role="group" tabindex="0" aria-label="Rum &quot;nät&quot;">'
    assert shown == f"<p>a</p>{box}{table}</div><p>b</p>"


@given(
    st.recursive(
        st.just("x"), lambda inner: st.lists(inner).map(lambda parts: f"<table>{''.join(parts)}</table>")
    )
)
def test_only_outermost_tables_get_a_box(html: str) -> None:
    assert fitted(html).count("<div") == fitted(html).count("</div>") == ("<table" in html)
