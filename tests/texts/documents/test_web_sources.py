"""Web pages as Word saves them and as systems for publishing write them."""

from pathlib import Path

import pytest

from tests.texts.documents.reading import Told, leads, opened, told

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><style><!-- p.MsoNormal {{}} --></style>
</head>
<body lang=SV><div class=WordSection1><p class=MsoTitle>Läsplan<o:p></o:p></p>
<p class=MsoToc1><b>Mål</b><span>..... </span>3</p>
<h1>Mål<o:p></o:p></h1><p class=MsoNormal>Alla elever
ska läsa – varje dag<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a>.<o:p>&nbsp;</o:p></p>
{items}<p class=MsoNormal><b>Uppföljning<o:p></o:p></b></p><p style='mso-hide:all'>Dold.</p></div>
</body></html>"""
MARKED = (
    "<p class=MsoListParagraph style='margin-left:1cm;mso-list:l0 level{} lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span "
    "style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span></span>"
    "<![endif]>{}<o:p></o:p></p>"
)


def read(folder: Path, page: str) -> list[Told]:
    return told(opened(folder, "plan.html", f"<body>{page}</body>"))


def test_a_page_saved_from_word(tmp_path: Path) -> None:
    items = MARKED.format(1, "·", "Låna") + MARKED.format(2, "o", "Hemma") + MARKED.format(1, "1.", "Skriva")
    document = opened(tmp_path, "plan.html", WORD.format(items=items).encode("cp1252"))
    assert told(document) == [
        ("heading", 1, "Läsplan"),
        ("heading", 1, "Mål"),
        ("text", "Alla elever ska läsa – varje dag."),
        ("item", 1, "Låna"),
        ("item", 2, "Hemma"),
        ("item", 1, "Skriva"),
        ("heading", None, "Uppföljning"),
    ]


def test_divisions_and_headings_that_look_so(tmp_path: Path) -> None:
    page = (
        "<div><div>Kommunen har en "
        'plan.</div><div><strong>Mål</strong></div><div role="heading" aria-level="3">'
        'Läsning</div><div>Alla <b>ska</b> läsa.</div><div role="heading" aria-level="x">Mer</div></div>'
        '<p><span style="font-weight: 700">Uppföljning</span></p><h2><span>Mått</span> och <a>mål</a></h2>'
    )
    assert read(tmp_path, page) == [
        ("text", "Kommunen har en plan."),
        ("heading", None, "Mål"),
        ("heading", 3, "Läsning"),
        ("text", "Alla ska läsa."),
        ("heading", 2, "Mer"),
        ("heading", None, "Uppföljning"),
        ("heading", 2, "Mått och mål"),
    ]


def test_lists_made_with_breaks(tmp_path: Path) -> None:
    page = (
        "<p>Skolorna ska:<br>- läsa<br>• "
        "skriva</p><p><b>Mål</b><br>Alla läser.</p><p>1. först<br>2. sedan</p>"
    )
    assert read(tmp_path, page) == [
        ("text", "Skolorna ska:"), ("item", 1, "läsa"), ("item", 1, "skriva"), ("heading", None, "Mål"),
        ("text", "Alla läser."), ("item", 1, "först"), ("item", 1, "sedan"),
    ]  # fmt: skip


@pytest.mark.parametrize("under", ["<li>läsa<ol><li>högt</li></ol>", "<li>läsa</li><ol><li>högt</li></ol>"])
def test_lists_in_lists(tmp_path: Path, under: str) -> None:
    assert read(tmp_path, f"<ul>{under}<li>skriva</ul><p>Slut.</p>") == [
        ("item", 1, "läsa"), ("item", 2, "högt"), ("item", 1, "skriva"), ("text", "Slut."),
    ]  # fmt: skip


def test_what_opens_when_asked_has_a_heading(tmp_path: Path) -> None:
    page = "<details><summary>Mål för läsning</summary><p>Alla ska läsa.</p></details>"
    assert read(tmp_path, page) == [("heading", None, "Mål för läsning"), ("text", "Alla ska läsa.")]


def test_definitions_follow_their_terms(tmp_path: Path) -> None:
    page = "<dl><dt>Elev</dt><dd>Den som går i skolan.</dd><dt>Mål</dt><dd><p>Ett.</p><p>Två.</p></dd></dl>"
    texts = ["Elev", "Den som går i skolan.", "Mål", "Ett.", "Två."]
    assert read(tmp_path, page) == [("text", text) for text in texts]


def test_heads_of_rows_and_tables_that_only_place_things(tmp_path: Path) -> None:
    page = (
        '<table><tr><th scope="col">Mål</th><th '
        'scope="col">Vem</th></tr><tr><th scope="row" rowspan="2">Läsa</th>'
        '<td>Rektor</td></tr><tr><td>Lärare</td></tr></table><table role="presentation"><tr><td><h2>Mått</h2>'
        "<table><tr><td>a</td><td>b</td></tr></table></td><td><p>Alla.</p></td></tr></table>"
    )
    assert read(tmp_path, page) == [
        ("table", [["Mål", "Vem"], ["Läsa", "Rektor"], ["Läsa", "Lärare"]]),
        ("heading", 2, "Mått"),
        ("table", [["a", "b"]]),
        ("text", "Alla."),
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        '<p style="display: none">Nej</p>', '<span aria-hidden="true">Nej</span>', "<del>Nej</del>",
        '<sup><a href="#n1">1</a></sup>', '<p hidden>Nej</p>',
    ],
)  # fmt: skip
def test_what_nobody_reads(tmp_path: Path, unseen: str) -> None:
    document = opened(tmp_path, "plan.html", f"<p><b>Mål:</b> Alla läser</p>{unseen}<p>m<sup>2</sup></p>")
    assert (document.text, leads(document)) == ("Mål: Alla läser\nm2", ["Mål"])
