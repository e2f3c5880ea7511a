"""Merging two people's changes: as git does for blocks, by word inside them, and no word is ever lost."""

import random
import re
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittkoping.texts.canon import canon
from mittkoping.texts.merge import Conflict, merge, merge_blocks, merge_fields
from mittkoping.texts.shape import open_tags

_FRESH = iter(range(1, 10**9))


def _edited(chance: random.Random, lines: list[str], shared: list[str]) -> list[str]:
    """Up to four deletions, replacements and insertions; some of the new lines are the other side's too."""
    result = list(lines)
    for _ in range(chance.randint(0, 4)):
        at = chance.randrange(len(result) + 1)
        new = shared.pop() if shared and chance.random() < 0.3 else f"ny {next(_FRESH)}"
        end = at + chance.choice([0, 1, 1, 1, 2, 3])
        result[at:end] = chance.choice([[new], [new], [], [new, f"ny {next(_FRESH)}"]])
    return result


def _triple(seed: int) -> tuple[list[str], list[str], list[str]]:
    chance = random.Random(seed)
    base = [f"rad {n}" for n in range(chance.choice([0, 1, 2, 5, 12, 30]))]
    shared = [f"gemensam {n}" for n in range(3)]
    mine = _edited(chance, base, list(shared))
    theirs = list(mine) if chance.random() < 0.05 else _edited(chance, base, list(shared))
    return base, mine, theirs


def _git_merge(folder: Path, sides: list[list[str]]) -> tuple[bool, str]:
    """Whether git merges cleanly, and what it prints."""
    for name, lines in zip(("base", "mine", "theirs"), sides, strict=True):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    command = ["git", "merge-file", "-p", "-q", "mine", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_thousand_random_triples_merge_as_git_merges_them(tmp_path: Path) -> None:
    outcomes = {True: 0, False: 0}
    for seed in range(1000):
        base, mine, theirs = _triple(seed)
        found = merge_blocks("\n".join(base), "\n".join(mine), "\n".join(theirs))
        clean, text = _git_merge(tmp_path, [base, mine, theirs])
        assert all(chunk.result is not None for chunk in found) == clean, seed
        if clean:
            assert "".join(f"{line}\n" for chunk in found for line in chunk.result or ()) == text, seed
        outcomes[clean] += 1
    assert min(outcomes.values()) > 200, "both outcomes are well represented"


_WORD = st.sampled_from(re.findall(r"\S+", "skolan läser rum bok lärare och det i ⟦person:ab1⟧ plan, mål."))
_TEXT = st.lists(_WORD, min_size=1, max_size=8).map(" ".join)
_BLOCK = st.one_of(
    _TEXT.map("<p>{}</p>".format),
    _TEXT.map("<p><strong>{}</strong> slut</p>".format),
    st.lists(_TEXT, max_size=3).map(lambda texts: "<ol>" + "".join(f"<li>{t}</li>" for t in texts) + "</ol>"),
    st.lists(_TEXT, max_size=3).map(lambda texts: "<ul>" + "".join(f"<li>{t}</li>" for t in texts) + "</ul>"),
    st.tuples(_TEXT, _TEXT).map(lambda two: f"<table><tr><td>{two[0]}</td><td>{two[1]}</td></tr></table>"),
)
_HTML = st.lists(_BLOCK, max_size=6).map(lambda blocks: canon("".join(blocks)))
_LOOSE = st.text("ab \n", max_size=12)


@given(st.one_of(st.tuples(_HTML, _HTML), st.tuples(_LOOSE, _LOOSE)))
def test_what_only_one_side_changed_is_taken_from_it(texts: tuple[str, str]) -> None:
    base, changed = texts
    for merged in (
        merge(base, base, changed),
        merge(base, changed, base),
        merge(base, changed, changed),
    ):
        assert (merged.text, merged.clean) == (changed, True)


@st.composite
def _two_edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """A base and two versions with marked new words, in random places between its tokens."""
    base = draw(_HTML.filter(bool))
    sides = []
    for name in ("min", "din"):
        tokens = re.findall(r"<[^>]*>|\n|\S+?(?=[\s<])|\s", base)
        for number in range(draw(st.integers(0, 4))):
            at = draw(st.integers(0, len(tokens) - 1))
            if not re.match(r"<|\s", tokens[at]):
                tokens[at] = draw(st.sampled_from([f"{name}{number}", "", f"{tokens[at]} {name}{number}"]))
        sides.append(canon("".join(tokens)))
    return base, sides[0], sides[1]


@given(_two_edits())
def test_no_inserted_word_is_lost_and_html_stays_sound(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)
    everywhere = merged.text + "".join(c.mine + c.theirs for c in merged.conflicts)
    for word in re.findall(r"(?:min|din)\d", mine + theirs):
        assert word in everywhere
    for choice in ("mine", "theirs"):
        assert open_tags(merged.resolved([choice] * len(merged.conflicts))) == ((), ())
    if merged.clean:
        assert canon(merged.text) == merged.text


@given(_HTML, _HTML, _HTML)
def test_unrelated_versions_merge_to_sound_html_or_conflict(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    for choice in ("mine", "theirs"):
        assert open_tags(merged.resolved([choice] * len(merged.conflicts))) == ((), ())
    assert (merge(base, theirs, mine).clean) == merged.clean


_P = "<p>Vi läser högt varje dag i alla klasser från höst till vår.</p>"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (_P.replace("dag", "vecka"), _P.replace("höst", "jul"),
         _P.replace("dag", "vecka").replace("höst", "jul")),
        (_P.replace("dag", "<em>dag</em>"), _P.replace("vår", "jul"),
         _P.replace("dag", "<em>dag</em>").replace("vår", "jul")),
        (f"<h2>A</h2>\n{_P}", f"{_P}\n<p>slut</p>", f"<h2>A</h2>\n{_P}\n<p>slut</p>"),
        (_P.replace("klasser", 'klasser <a href="/a">(länk)</a>'), _P.replace("Vi", "Ni"),
         _P.replace("klasser", 'klasser <a href="/a">(länk)</a>').replace("Vi", "Ni")),
    ],
)  # fmt: skip
def test_different_words_of_one_block_merge(mine: str, theirs: str, expected: str) -> None:
    merged = merge(_P, mine, theirs)
    assert (merged.text, merged.conflicts) == (expected, ())


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (_P.replace("dag", "vecka"), _P.replace("dag", "månad")),
        (
            _P.replace("varje dag", "varje vecka"),
            _P.replace("varje dag", "varannan dag"),
        ),  # words side by side
        ("", _P.replace("dag", "månad")),
        ("<p>Helt nya ord om något annat.</p>", _P.replace("dag", "månad")),
        (_P.replace("<p>", "<h2>").replace("</p>", "</h2>"), _P.replace("varje", "</p>\n<p>varje")),
        (
            _P.replace("läser högt varje dag", '<a href="/a">läser högt varje dag</a>'),
            _P.replace("högt", '<a href="/b">högt</a>'),
        ),
    ],
)
def test_what_does_not_fit_together_is_one_conflict_with_both_sides_whole(mine: str, theirs: str) -> None:
    merged = merge(
        f"<p>a</p>\n{_P}\n<p>b</p>",
        f"<p>a</p>\n{mine}\n<p>b</p>".replace("\n\n", "\n"),
        f"<p>a</p>\n{theirs}\n<p>b</p>",
    )
    assert merged.conflicts == (Conflict(f"{_P}\n", f"{mine}\n" if mine else "", f"{theirs}\n"),)
    assert merged.resolved(["theirs"]) == f"<p>a</p>\n{theirs}\n<p>b</p>"
    assert merged.resolved(["both"]).split("\n") == [
        "<p>a</p>",
        *filter(None, [mine]),
        *theirs.split("\n"),
        "<p>b</p>",
    ]


def test_neighbouring_blocks_changed_by_one_side_each_merge() -> None:
    base = [_P, _P.replace("Vi", "Ni").replace("dag", "natt")]
    mine, theirs = [base[0].replace("alla", "två"), base[1]], [base[0], base[1].replace("alla", "tre")]
    assert merge("\n".join(base), "\n".join(mine), "\n".join(theirs)).text == f"{mine[0]}\n{theirs[1]}"


def test_a_conflict_in_one_block_leaves_its_neighbour_merged() -> None:
    base = [_P, _P.replace("Vi", "Ni").replace("dag", "natt")]
    mine = [base[0].replace("alla", "två"), base[1].replace("höst", "jul")]
    theirs = [base[0].replace("alla", "tre"), base[1].replace("Ni", "De")]
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
    assert len(merged.conflicts) == 1
    assert merged.text.split("\n") == [mine[0], mine[1].replace("Ni", "De")]


def test_two_cells_of_a_row_merge() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    assert merge(row.format("3", "4"), row.format("5", "4"), row.format("3", "6")).text == row.format(
        "5", "6"
    )


def test_clean_blocks_that_break_the_nesting_become_a_conflict() -> None:
    base = canon("<ul><li>a<li>b<li>c<li>d<li>e</ul>")
    mine = canon("<ol><li>a<li>b<li>c<li>d<li>e</ol>")
    theirs = canon("<ul><li>a<li>b</ul><p>x</p><ul><li>c<li>d<li>e</ul>")
    merged = merge(base, mine, theirs)
    assert not merged.clean
    assert merged.resolved(["theirs"]) == theirs
    assert merged.resolved(["mine"]) == mine


def test_the_number_of_choices_must_fit() -> None:
    with pytest.raises(ValueError, match="1 conflicts, 0 choices"):
        merge("a", "b", "c").resolved([])


def test_a_large_page_merges_in_a_second() -> None:
    chance = random.Random(5)
    words = ["".join(chance.choices("abdefgiklmnoprstuvåäö", k=6)) for _ in range(3000)]
    base = [f"<p>{' '.join(chance.choices(words, k=60))}</p>" for _ in range(900)]
    mine = [line.replace(" ", " nytt ", 1) if n % 5 == 0 else line for n, line in enumerate(base)]
    theirs = [" annat ".join(line.rsplit(" ", 1)) if n % 3 == 0 else line for n, line in enumerate(base)]
    start = time.perf_counter()
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
    assert time.perf_counter() - start < 10
    assert merged.clean


def test_two_wholly_rewritten_pages_are_a_conflict_within_seconds() -> None:
    chance = random.Random(6)
    numbers = [str(chance.randrange(10**9)) for _ in range(3 * 1500 * 12)]
    pages = ["\n".join(f"<p>{' '.join(numbers[n::4500])}</p>" for n in range(at, 4500, 3)) for at in range(3)]
    start = time.perf_counter()
    assert len(merge(*pages).conflicts) == 1
    assert time.perf_counter() - start < 10


def test_different_fields_never_conflict() -> None:
    base: dict[str, object] = {"title": "a", "year": 2017, "tags": ["x"], "gone": 1}
    merged = merge_fields(
        base, base | {"title": "b"}, {"title": "a", "year": 2018, "tags": ["x", "y"], "new": 1}
    )
    assert merged.fields == {"title": "b", "year": 2018, "tags": ["x", "y"], "new": 1}
    assert (merged.clean, set(merged.merged_from_theirs)) == (True, {"year", "tags", "new", "gone"})


def test_texts_merge_by_word_and_other_values_are_wholes() -> None:
    base: dict[str, object] = {"body": _P, "lead": _P, "tags": ["x"]}
    mine = {"body": _P.replace("dag", "vecka"), "lead": _P.replace("dag", "vecka"), "tags": ["x", "y"]}
    theirs = {"body": _P.replace("höst", "jul"), "lead": _P.replace("dag", "natt"), "tags": ["x", "z"]}
    merged = merge_fields(base, mine, theirs, texts=["body", "lead"])
    assert merged.fields["body"] == _P.replace("dag", "vecka").replace("höst", "jul")
    assert set(merged.conflicts) == {"lead", "tags"}
    assert (merged.conflicts["tags"].mine, merged.conflicts["tags"].theirs) == (["x", "y"], ["x", "z"])
    assert merged.conflicts["lead"].text is not None
    assert merged.fields["tags"] == ["x", "y"]


def test_edit_against_removal_is_a_conflict() -> None:
    merged = merge_fields({"a": "x"}, {}, {"a": "y"}, texts=["a"])
    assert merged.fields == {}
    assert (merged.conflicts["a"].base, merged.conflicts["a"].mine, merged.conflicts["a"].theirs) == (
        "x",
        None,
        "y",
    )


def test_objects_merge_field_by_field_and_true_is_not_one() -> None:
    base: dict[str, object] = {"period": {"from": 2017, "to": 2018}, "done": 1}
    mine: dict[str, object] = {"period": {"from": 2016, "to": 2018}, "done": True}
    theirs: dict[str, object] = {"period": {"from": 2017, "to": 2019}, "done": 1}
    merged = merge_fields(base, mine, theirs)
    assert merged.fields == {"period": {"from": 2016, "to": 2019}, "done": True}
    assert merged.fields["done"] is True
    assert merged.merged_from_theirs == ("period.to",)


_VALUES = st.dictionaries(
    st.sampled_from("abcd"), st.one_of(st.integers(0, 2), st.booleans(), _TEXT), max_size=4
)


@given(_VALUES, _VALUES)
def test_a_snapshot_only_one_side_changed_is_taken_from_it(
    base: dict[str, object], changed: dict[str, object]
) -> None:
    for mine, theirs in ((base, changed), (changed, base), (changed, changed)):
        merged = merge_fields(base, mine, theirs, texts="ab")
        assert (merged.fields, merged.clean) == (changed, True)
