"""What the reader of a comparison is told: which blocks and words changed, and what words do not show."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.canon import canon, plain
from mittkoping.texts.comparison import Comparison, Piece, Row, compare

_WORDS = "skolan läser rum bok lärare och det i ⟦person:ab1⟧ plan, mål. &amp;"
_WORD = st.sampled_from(_WORDS.split(" "))
_TEXT = st.lists(_WORD, max_size=8).map(" ".join)
_BLOCK = st.one_of(
    _TEXT.map("<p>{}</p>".format),
    _TEXT.map("<h2>{}</h2>".format),
    _TEXT.map("<p>a <strong>{}</strong></p>".format),
    st.lists(_TEXT, max_size=3).map(lambda texts: "<ul>" + "".join(f"<li>{t}</li>" for t in texts) + "</ul>"),
    st.tuples(_TEXT, _TEXT).map(lambda two: f"<table><tr><td>{two[0]}</td><td>{two[1]}</td></tr></table>"),
    _TEXT.map(lambda t: f'<figure><img src="/{len(t)}" alt="{t}"><figcaption>{t}</figcaption></figure>'),
    st.sampled_from(["<hr>", '<div class="record" id="record-0"></div>', "<pre>a\n b</pre>"]),
)
_HTML = st.lists(_BLOCK, max_size=8).map(lambda blocks: canon("".join(blocks)))


def _old_words(result: Comparison) -> list[str]:
    return " ".join("".join(piece.text for piece in row.old) for row in result.rows).split()


def _new_words(result: Comparison) -> list[str]:
    return " ".join("".join(piece.text for piece in row.new) for row in result.rows).split()


def _kinds(result: Comparison) -> list[str]:
    return [row.kind for row in result.rows]


@given(_HTML, _HTML)
def test_each_side_gives_back_its_own_words(old: str, new: str) -> None:
    result = compare(old, new, context=None)
    assert _old_words(result) == plain(old).split()
    assert _new_words(result) == plain(new).split()


@given(_HTML, _HTML)
def test_changed_exactly_if_the_html_differs(old: str, new: str) -> None:
    assert not compare(old, old).changed
    assert compare(old, new).changed == (old != new)


@given(_HTML, _HTML)
def test_what_is_the_same_on_one_side_is_the_same_on_the_other(old: str, new: str) -> None:
    for row in compare(old, new, context=None).rows:
        old_same, new_same = (
            " ".join(p.text for p in side if p.mark == "same").split() for side in (row.old, row.new)
        )
        assert old_same == new_same
        assert row.kind != "changed" or row.notes or any(p.mark != "same" for p in row.old + row.new)


def test_words_are_marked_inside_the_changed_block_only() -> None:
    old = "<p>Först.</p>\n<p>Vi läser varje dag i skolan.</p>"
    new = "<p>Först.</p>\n<p>Vi läser varje vecka i skolan.</p>"
    result = compare(old, new)
    assert result.rows[0].kind == "same"
    assert result.rows[1] == Row(
        "changed",
        (Piece("Vi läser varje ", "same"), Piece("dag ", "removed"), Piece("i skolan.", "same")),
        (Piece("Vi läser varje ", "same"), Piece("vecka ", "added"), Piece("i skolan.", "same")),
        (),
        "p",
    )
    assert (result.words_added, result.words_removed) == (1, 1)


def test_a_table_row_is_one_block() -> None:
    old = canon("<table><tr><td>Ekskolan<td>7<tr><td>Alskolan<td>9</table>")
    new = canon("<table><tr><td>Ekskolan<td>8<tr><td>Alskolan<td>9</table>")
    first, second = compare(old, new).rows
    assert (first.kind, first.block, second.kind) == ("changed", "tr", "same")
    assert first.new == (Piece("Ekskolan · ", "same"), Piece("8", "added"))


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ('<img src="/a" alt="En ek">', '<img src="/a" alt="En gammal ek">', "alternativtexten ändrad"),
        ('<img src="/a" alt="En ek">', '<img src="/b" alt="En ek">', "bilden utbytt"),
        ('<p><a href="/a">här</a></p>', '<p><a href="/b">här</a></p>', "länkmålet ändrat"),
        ("<p>se här</p>", '<p>se <a href="/b">här</a></p>', "länk tillagd"),
        ('<p>se <a href="/b">här</a></p>', "<p>se här</p>", "länk borttagen"),
        ("<h2>Mål</h2>", "<h3>Mål</h3>", "rubriknivån ändrad"),
        ("<p>Mål</p>", "<ul><li>Mål</ul>", "uppställningen ändrad"),
        ("<ul><li>Mål</ul>", "<ol><li>Mål</ol>", "uppställningen ändrad"),
        ("<ul><li>A<li>B</ul>", "<ul><li>A</ul><ul><li>B</ul>", "uppställningen ändrad"),
        ("<p>ett mål</p>", "<p>ett <em>mål</em></p>", "formateringen ändrad"),
        ("<p>ettmål</p>", "<p>ettmål</p><hr>", "avskiljande linje"),
        ("", '<div class="record" id="record-1"></div>', "infogad ruta"),
        ("", '<p><img src="/a"></p>', "bild"),
    ],
)
def test_what_words_do_not_show_is_said(old: str, new: str, note: str) -> None:
    result = compare(canon(old), canon(new))
    assert result.changed
    assert note in [said for row in result.rows for said in row.notes]


def test_a_moved_block_is_called_moved() -> None:
    blocks = [f"<p>Stycke {n} handlar om {n} helt egna saker.</p>" for n in ("ett", "två", "tre", "fyra")]
    result = compare("\n".join(blocks), "\n".join([blocks[3], *blocks[:3]]))
    assert [(row.kind, row.notes) for row in result.rows if row.kind != "same"] == [
        ("added", ("flyttat hit",)),
        ("removed", ("flyttat härifrån",)),
    ]


def test_long_unchanged_stretches_are_folded_and_counted() -> None:
    lines = [f"<p>rad {n}</p>" for n in range(30)]
    result = compare("\n".join(lines), "\n".join([*lines[:20], "<p>ny</p>", *lines[20:]]))
    assert _kinds(result) == ["gap", "same", "same", "added", "same", "same", "gap"]
    assert [row.count for row in result.rows if row.kind == "gap"] == [18, 8]
    assert _kinds(compare("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>")) == ["gap"]


def test_an_added_empty_line_is_named() -> None:
    result = compare("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p></p>\n<p>b</p>")
    assert [(row.kind, row.notes) for row in result.rows] == [
        ("same", ()),
        ("added", ("tom rad",)),
        ("same", ()),
    ]


def test_blocks_with_nothing_in_common_are_not_paired() -> None:
    assert _kinds(compare("<p>Alla läser.</p>", "<p>Ingen räknar där.</p>")) == ["removed", "added"]


def _paragraphs(chance: random.Random, size: int) -> list[str]:
    vocabulary = [
        "".join(chance.choices("abdefgiklmnoprstuvåäö", k=chance.randint(2, 9))) for _ in range(3000)
    ]
    return [f"<p>{' '.join(chance.choices(vocabulary, k=60))}</p>" for _ in range(size // 400)]


@pytest.mark.parametrize("case", ["edited", "other", "shuffled", "one block", "two words", "rows"])
def test_four_hundred_kilobytes_take_seconds_at_most(case: str) -> None:
    chance = random.Random(7)
    old = _paragraphs(chance, 400_000)
    new = {
        "edited": [block.replace("a", "o", 1) for block in old],
        "other": _paragraphs(chance, 400_000),
        "shuffled": chance.sample(old, len(old)),
        "one block": [" ".join(old).replace("</p> <p>", " ")],
        "two words": [f"<p>{' '.join(chance.choices('ab', k=200_000))}</p>"],
        "rows": [
            f"<tr><td>{chance.choice('ab')}</td><td>{chance.choice('ab')}</td></tr>" for _ in range(14_000)
        ],
    }[case]
    if case == "two words":
        old = [f"<p>{' '.join(chance.choices('ab', k=200_000))}</p>"]
    if case == "rows":
        old = chance.sample(new, len(new))
    start = time.perf_counter()
    compare("\n".join(old), "\n".join(new))
    assert time.perf_counter() - start < 10


def test_a_long_block_is_still_compared_word_by_word() -> None:
    chance = random.Random(3)
    words = " ".join(_paragraphs(chance, 100_000)).replace("</p> <p>", " ")[3:-4].split()
    changed = [*words[:5000], "nytt", *words[5001:9000], "annat", *words[9000:]]
    result = compare(f"<p>{' '.join(words)}</p>", f"<p>{' '.join(changed)}</p>")
    assert (result.words_added, result.words_removed) == (2, 1)
