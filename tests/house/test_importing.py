"""The questions about importing can fail."""

from pathlib import Path

from tests.house import importing


def test_a_module_that_asks_while_being_imported_is_found(tmp_path: Path) -> None:
    package = tmp_path / "greedy"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "modest.py").write_text("x = 1\n")
    (package / "eager.py").write_text(
        "from django.contrib.contenttypes.models import ContentType\nfirst = ContentType.objects.first()\n"
    )
    said = importing.asking_the_database("greedy", tmp_path)
    assert said == ["greedy.eager: asks the database while being imported"]


def test_a_module_that_brings_django_through_another_is_found(tmp_path: Path) -> None:
    (tmp_path / "innocent.py").write_text("import worldly\n")
    (tmp_path / "worldly.py").write_text("import django\n")
    (tmp_path / "pure.py").write_text("import re\n")
    assert importing.bringing_django(["pure", "innocent"], tmp_path) == ["innocent: brings Django with it"]
    assert importing.bringing_django(["pure"], tmp_path) == []
