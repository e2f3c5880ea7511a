"""Each question about what code says of itself can fail."""

import pytest

from tests.house import said
from tests.house.sources import Source

MARK = "# type"  # in two pieces, so that these samples silence nothing here


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ('"""Threads on any object."""', True),
        ('"""Threads on any object.\n\nThe long story."""', True),
        ("", True),
        ("x = 1", False),
        ('"""Threads"""', False),
        ('"""Threads. And mail, too."""', False),
        ('"""\nThreads on any object.\n"""', True),
    ],
)
def test_a_module_without_purpose_is_found(text: str, fine: bool) -> None:
    assert (said.without_purpose([Source("a.py", text)]) == []) is fine


@pytest.mark.parametrize(
    ("path", "owes"),
    [
        ("mittkoping/talk/rules.py", True),
        ("mittkoping/versions/actions/save.py", True),
        ("mittkoping/texts/diff.py", True),
        ("mittkoping/talk/models.py", False),
    ],
)
def test_who_owes_contracts(path: str, owes: bool) -> None:
    assert said.owes_contracts(path, ["mittkoping/texts/"]) is owes


def test_a_public_name_without_contract_is_found() -> None:
    text = 'class Town:\n    """A town."""\n    def light(self): ...\n    def _dim(self): ...\n'
    text += "\ndef tell(): ...\n"
    assert [breach.split(":")[1] for breach in said.without_contract([Source("a.py", text)])] == [
        "3 light",
        "6 tell",
    ]


@pytest.mark.parametrize(
    ("comment", "fine"),
    [
        ("# an ordinary word", True),
        (f"{MARK}: ignore", False),
        (f"{MARK}: ignore[arg-type]", False),
        (f"{MARK}: ignore[arg-type]  # the stubs lack lists", True),
        ("# no" + "qa", False),
        ("# no" + "qa: S603", False),
        ("# no" + "qa: S603, S607 - the arguments are ours", True),
    ],
)
def test_an_exception_without_code_and_reason_is_found(comment: str, fine: bool) -> None:
    assert (said.unreasoned_exceptions([Source("a.py", f"x = 1  {comment}\n")]) == []) is fine


@pytest.mark.parametrize(
    "line", ["@pytest.mark.skipif(True)", "pytest.importorskip('x')", "pytest.skip('later')"]
)
def test_a_test_that_leaves_itself_out_is_found(line: str) -> None:
    assert said.skips([Source("tests/test_a.py", line)]) == ["tests/test_a.py:1: a test runs or is not there"]
