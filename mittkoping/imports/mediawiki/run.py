"""A whole file comes in: survey, batches, report.

    survey ──► ordinary pages in batches ──► municipality pages and talk ──► report
                 └ the newest text of each page is converted in processes beside this one

A municipality page tells of its cards and a talk page of its subject, so they come last.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from django.db import transaction
from django.db.models import Count

from mittkoping.imports.mediawiki.pages import Setting, import_pages
from mittkoping.imports.mediawiki.persons import Persons
from mittkoping.imports.mediawiki.reader import Page, Site, pages
from mittkoping.imports.mediawiki.report import Report
from mittkoping.imports.mediawiki.survey import Survey, survey
from mittkoping.imports.mediawiki.threads import import_talk
from mittkoping.knowledge.actions import areas_by_name
from mittkoping.knowledge.models import Card, Wiki
from mittkoping.organisation.models import Municipality, User
from mittkoping.texts.wikitext.convert import Converted, Source, convert
from mittkoping.texts.wikitext.mapping import Mapping, load_mapping
from mittkoping.texts.wikitext.wiki import Wiki as Markup

SHIPPED_MAPPING = Path(__file__).parent.parent / "mittkoping.toml"
BATCH_PAGES, BATCH_VERSIONS, BATCH_SIZE = 50, 2000, 4_000_000
FEW_PAGES = 150  # below this, starting processes costs more than they save
AHEAD = 3  # batches converted while one is written

Progress = Callable[[int, int], None]  # pages and revisions so far


def import_file(
    path: Path,
    *,
    by: User | None,
    mapping: str | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _pages, _revisions: None,
) -> Report:
    """Import a MediaWiki export; `mapping` is TOML, None for the one that ships.

    `by` is None for the operator at the console. Raises UnreadableError or MappingError with a
    sentence before anything is written. With `dry_run` all is done and then undone.
    """
    started = time.monotonic()
    toml = SHIPPED_MAPPING.read_text(encoding="utf-8") if mapping is None else mapping
    rules = load_mapping(toml)
    found = survey(path)
    report = Report(pages=found.pages, revisions=found.revisions, dry_run=dry_run)
    for what, why in found.skipped:
        report.skip(what, why)
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
        setting = _setting(found.site, toml, rules, by, report)
        _bring_in(path, found, setting, progress, stack)
        _count_cards(setting)
    report.seconds = time.monotonic() - started
    return report


def _setting(site: Site, toml: str, rules: Mapping, by: User | None, report: Report) -> Setting:
    key = (site.database or site.name or "mediawiki")[:80]
    Wiki.objects.update_or_create(
        key=key,
        defaults={
            "name": site.name[:200],
            "base": site.base[:500],
            "namespaces": {str(number): name for number, name in site.namespaces.items()},
            "mapping": toml,
        },
    )
    rows = list(Municipality.objects.all())
    towns = {row.name.casefold(): row for row in rows} | {row.short_name.casefold(): row for row in rows}
    return Setting(key, Markup(site.namespaces), rules, Persons(key), towns, areas_by_name(), by, report)


def _bring_in(path: Path, found: Survey, setting: Setting, progress: Progress, stack: ExitStack) -> None:
    pool = None
    if found.pages > FEW_PAGES:
        # spawn: a forked process would share this one's database connection
        pool = stack.enter_context(ProcessPoolExecutor(2, mp_context=get_context("spawn")))
    done_pages, done_revisions = len(found.left_out), 0
    for late in (False, True):
        for batch, converted in _converted(_batches(_wanted(path, found, setting, late)), setting, pool):
            pairs = list(zip(batch, converted, strict=True))
            arrivals = import_pages(pairs, setting)
            if late:
                import_talk([row for row in arrivals if row.page.namespace % 2], setting)
            for page, text in pairs:
                _count(page, text, setting)
            done_pages += len(batch)
            done_revisions += sum(page.held for page in batch)
            progress(done_pages, done_revisions)


def _wanted(path: Path, found: Survey, setting: Setting, late: bool) -> Iterator[Page]:
    rules = setting.mapping.templates.items()
    tells = [f"{{{{{name}" for name, rule in rules if rule.record == "municipality"]
    parts = (part for part in pages(path) if isinstance(part, Page))
    for place, page in enumerate(parts, start=1):
        if place in found.left_out:
            continue
        text = page.versions[-1].text
        is_late = bool(page.namespace % 2) or any(mark in text for mark in tells)
        is_late = is_late or setting.markup.namespaces.get(page.namespace) == "Kommun"
        if is_late == late:
            yield page


def _batches(wanted: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    versions = size = 0
    for page in wanted:
        batch.append(page)
        versions += len(page.versions)
        size += sum(len(version.text) for version in page.versions)
        if len(batch) >= BATCH_PAGES or versions >= BATCH_VERSIONS or size >= BATCH_SIZE:
            yield batch
            batch, versions, size = [], 0, 0
    if batch:
        yield batch


def _converted(
    batches: Iterable[list[Page]], setting: Setting, pool: Executor | None
) -> Iterator[tuple[list[Page], list[Converted]]]:
    """Each batch with the newest text of its pages converted, some batches ahead of the writer."""
    work = partial(convert, wiki=setting.markup, mapping=setting.mapping)
    if pool is None:
        for batch in batches:
            yield batch, work(_sources(batch))
        return
    waiting: deque[tuple[list[Page], Future[list[Converted]]]] = deque()
    for batch in batches:
        waiting.append((batch, pool.submit(work, _sources(batch))))
        if len(waiting) > AHEAD:
            ready, future = waiting.popleft()
            yield ready, future.result()
    for ready, future in waiting:
        yield ready, future.result()


def _sources(batch: Iterable[Page]) -> list[Source]:
    return [Source(page.title, page.versions[-1].text) for page in batch]


def _count(page: Page, text: Converted, setting: Setting) -> None:
    report = setting.report
    report.redirects += bool(text.redirect)
    report.categories |= {row.title for row in text.categories}
    report.unknown_templates.update(dict(text.unknown_templates))
    kinds = [row.kind for row in text.records]
    if "municipality" in kinds or setting.markup.namespaces.get(page.namespace) == "Kommun":
        report.municipalities += 1
        report.heroes += kinds.count("hero")
        report.editors += kinds.count("editor")


def _count_cards(setting: Setting) -> None:
    rows = Card.objects.filter(object__source=setting.source).order_by().values("key_area__name")
    for row in rows.annotate(count=Count("pk")):
        setting.report.cards[row["key_area__name"]] = row["count"]
