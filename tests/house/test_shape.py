"""Each question about shape can fail."""

import pytest

from tests.house import shape
from tests.house.sources import Source


def test_a_file_over_its_budget_is_named() -> None:
    assert shape.too_long([Source("a.py", "x = 1\n" * 400)], 400) == []
    assert "401 lines" in shape.too_long([Source("a.py", "x = 1\n" * 401)], 400)[0]


def test_a_function_over_its_budget_is_named_with_its_line() -> None:
    text = "class Town:\n    def build(self):\n" + "        pass\n" * 60
    assert shape.long_functions([Source("a.py", text)], 61) == []
    assert shape.long_functions([Source("a.py", text)], 60)[0].startswith("a.py:2 build: 61 lines")


@pytest.mark.parametrize(("lengths", "expected"), [([], 0), ([7], 7), (list(range(1, 101)), 95)])
def test_the_95th_percentile(lengths: list[int], expected: int) -> None:
    assert shape.percentile(lengths, 0.95) == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mittkoping/talk/utils.py", ""),
        ("mittkoping/talk/core/__init__.py", ""),
        ("mittkoping/talk/mail_helpers.py", ""),
        ("mittkoping/talk/threads.py", "class ThreadManager: ..."),
        ("mittkoping/talk/threads.py", "def info(): ..."),
        ("mittkoping/talk/threads.py", "async def load_misc(): ..."),
    ],
)
def test_an_empty_name_is_found(path: str, text: str) -> None:
    assert len(shape.forbidden_names([Source(path, text)])) == 1


def test_honest_names_pass() -> None:
    text = "class Database: ...\ndef merge_with_base(): ...\ndef informed(): ..."
    assert shape.forbidden_names([Source("mittkoping/talk/threads.py", text)]) == []


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("0002_auto_20170317_1212", False),
        ("0003_thread_title_and_more", False),
        ("0001_the_first_tables", True),
        ("0004_threads_know_their_page", True),
    ],
)
def test_a_migration_named_by_django_is_found(name: str, ours: bool) -> None:
    assert (shape.auto_named_migrations([f"mittkoping/talk/migrations/{name}.py"]) == []) is ours
