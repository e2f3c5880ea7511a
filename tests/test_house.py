"""The house rules, asked of every file; tests/house/ holds the questions and shows each can fail."""

import ast
import tomllib
from collections.abc import Iterable

import polib
import pytest
import yaml
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.library import import_library

from tests.house import catalogue, doors, gather, importing, leaks, pages, papers, said, shape, sources
from tests.house.sources import ROOT
from tests.real_input import real_input

# Modules that only think: no Django, not even through others, and a contract on every public name.
PURE = (
    *("mittkoping/lib/", "mittkoping/texts/", "mittkoping/strategy/lint/", "mittkoping/strategy/memo/"),
    *("mittkoping/strategy/report.py", "mittkoping/strategy/terminal.py"),
)
# Modules beside actions and models that write rows; each is called by a verb, inside its transaction.
WRITERS: dict[str, str] = {
    "mittkoping/knowledge/histories.py": "the verb that brings a page in with its past, one event",
    "mittkoping/lib/page_store.py": "a file of finished pages: none of the product's rows",
    "mittkoping/knowledge/projection.py": "keeps the typed rows of a published snapshot; a follower's work",
    "mittkoping/knowledge/teasers.py": "keeps the typed rows of cards and pages; a follower's work",
    "mittkoping/imports/archive.py": "the verb that brings every table in at once",
    "mittkoping/imports/mediawiki/pages.py": "the importer's verb: all revisions of a page, one event",
    "mittkoping/imports/mediawiki/persons.py": "called by the importer's verb for the authors of its pages",
    "mittkoping/imports/mediawiki/run.py": "the importer's verb: the wiki the pages come from",
    "mittkoping/search/index.py": "keeps the index; a follower's work, inside the transaction of the write",
}
# Names that are not ours to choose.
DJANGOS_NAMES = ("UserManager",)
# Templates that Django looks up by name.
FOUND_BY_DJANGO = dict.fromkeys(
    ("400.html", "403.html", "404.html", "500.html", "403_csrf.html"), "error pages"
)
# Templates that are whole pages themselves.
ROOTS = ("shell/base.html", "shell/bare.html")


def agreed(breaches: Iterable[str]) -> None:
    """Fail with every breach on a line of its own."""
    found = list(breaches)
    assert not found, "\n" + "\n".join(found)


def packages() -> list[str]:
    """The packages that have content of their own."""
    return sorted({source.path.split("/")[1] for source in sources.code() if source.path.count("/") > 1})


def template_texts() -> dict[str, str]:
    """Template name → text."""
    return {source.path.removeprefix("mittkoping/web/"): source.text for source in sources.templates()}


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    agreed(shape.too_long(sources.python(), 400))
    lengths = [source.lines for source in sources.code()]
    assert shape.percentile(lengths, 0.95) <= 300, "a twentieth of the files has more than 300 lines"


def test_no_function_is_longer_than_a_screen() -> None:
    agreed(shape.long_functions(sources.python(), 60))
    lengths = [length for source in sources.code() for _, length in shape.functions(source)]
    assert shape.percentile(lengths, 0.95) <= 35, "a twentieth of the functions has more than 35 lines"


def test_templates_and_settings_are_short() -> None:
    agreed(shape.too_long(sources.templates(), 200))
    agreed(shape.too_long(sources.read(below="mittkoping/config/settings"), 300))


def test_every_module_opens_with_its_purpose() -> None:
    agreed(said.without_purpose(sources.python()))


def test_rules_queries_actions_and_pure_modules_say_their_contracts() -> None:
    agreed(
        said.without_contract(source for source in sources.code() if said.owes_contracts(source.path, PURE))
    )


def test_names_say_something() -> None:
    found = shape.forbidden_names(sources.code())
    agreed(breach for breach in found if not any(f" {name}: " in breach for name in DJANGOS_NAMES))
    agreed(shape.auto_named_migrations(path for path in sources.files() if sources.is_migration(path)))


def test_every_exception_from_a_tool_has_code_and_reason() -> None:
    agreed(said.unreasoned_exceptions(sources.python()))


def test_no_test_leaves_itself_out() -> None:
    agreed(
        said.skips(
            source for source in sources.read(suffix=".py", below="tests/") if "/house/" not in source.path
        )
    )


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {
        path.rpartition("/")[0]
        for path in sources.files()
        if path.startswith("tests/") and path.endswith(".py")
    }
    agreed(
        f"{folder}: has no __init__.py" for folder in folders if not (ROOT / folder / "__init__.py").exists()
    )


def test_rows_are_written_by_verbs() -> None:
    agreed(doors.side_doors(sources.code(), WRITERS))
    agreed(doors.idle_exceptions(sources.code(), WRITERS))


def test_nothing_listens_behind_the_back() -> None:
    agreed(doors.receivers(sources.code()))


def test_importing_asks_no_database() -> None:
    agreed(importing.asking_the_database("mittkoping"))


def test_pure_modules_bring_no_django() -> None:
    pure = [source.module for source in sources.code() if source.path.startswith(PURE)]
    assert len(pure) > 3
    agreed(importing.bringing_django(pure))


def test_templates_hold_neither_script_nor_style() -> None:
    agreed(pages.inline(sources.templates()))


def test_every_template_is_shown_and_stands_in_a_page() -> None:
    texts = template_texts()
    named = pages.named_templates([*sources.code(), *sources.templates()])
    agreed(pages.dead([name for name in texts if name not in ROOTS], named, FOUND_BY_DJANGO))
    agreed(pages.homeless(texts, (*ROOTS, *FOUND_BY_DJANGO), pages.included_templates(texts.values())))


def test_templates_load_what_they_use() -> None:
    django = engines["django"]
    assert isinstance(django, DjangoTemplates)
    offered = {name: import_library(path) for name, path in django.engine.libraries.items()}
    libraries = {name: {*library.tags, *library.filters} for name, library in offered.items()}
    agreed(breach for source in sources.templates() for breach in pages.idle_loads(source, libraries))


def test_words_of_the_list_are_words_of_the_code() -> None:
    exists: dict[str, set[str]] = {package: set() for package in packages()}
    for source in sources.code():
        package = source.path.split("/")[1]
        for node in ast.walk(source.tree):
            if isinstance(node, (*shape.FUNCTIONS, ast.ClassDef)):
                exists.setdefault(package, set()).add(node.name)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                exists.setdefault(package, set()).update(t.id for t in targets if isinstance(t, ast.Name))
    rows = papers.table((ROOT / "docs/words.md").read_text(), "code")
    assert len(rows) > 20
    agreed(papers.word_breaches(rows, exists))


def test_the_map_names_every_package() -> None:
    there = {
        path.split("/")[1]
        for path in sources.files()
        if path.startswith("mittkoping/") and path.count("/") > 1
    }
    agreed(papers.unmapped(there - {"locale"}, (ROOT / "docs/map.md").read_text()))


def test_every_setting_is_documented() -> None:
    read = {name for source in sources.code() for name in doors.environment_variables(source)}
    agreed(papers.undocumented(read, (ROOT / "docs/operations.md").read_text()))


def test_decisions_are_short() -> None:
    agreed(shape.too_long(sources.read(suffix=".md", below="docs/decisions/"), 50))


def test_the_repository_keeps_what_is_nobody_elses_business() -> None:
    agreed(leaks.leaks(source for source in sources.read() if not source.path.startswith("LICENSE")))


@pytest.mark.real_input
def test_the_repository_names_nobody_of_the_real_wiki() -> None:
    wiki = real_input("data/mittkoping-mediawiki.xml").read_text(encoding="utf-8")
    names = leaks.people_in_wiki(wiki)
    assert names
    agreed(leaks.names_of_people(sources.read(), names))


def test_every_file_has_its_licence() -> None:
    reuse = tomllib.loads((ROOT / "REUSE.toml").read_text())
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    agreed(papers.unlicensed(sources.files(), reuse, texts))
    assert (ROOT / "LICENSE").read_text() == (ROOT / "LICENSES/EUPL-1.2.txt").read_text()


def test_the_public_description_is_whole() -> None:
    agreed(papers.description_breaches(yaml.safe_load((ROOT / "publiccode.yml").read_text())))


def test_every_sentence_has_its_english() -> None:
    english = polib.pofile(str(gather.ENGLISH))
    sentences = catalogue.everything()
    agreed([*catalogue.untranslated(sentences, english), *catalogue.holes(sentences, english)])
    agreed(catalogue.stale(english, polib.mofile(str(gather.ENGLISH.with_suffix(".mo")))))
