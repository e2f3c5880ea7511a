"""A whole file comes in: survey, batches, search, report.

    survey ──► ordinary pages in batches ──► municipality pages and talk ──► search ──► report
                 └ the newest text of each page is converted in processes beside this one

A municipality page tells of its cards and a talk page of its subject, so they come last; until then
they wait in a temporary file.
"""

import pickle
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction
from django.db.models import Count

from mittkoping.history.queries import newest_event
from mittkoping.imports.mediawiki.arrivals import Arrival, Setting
from mittkoping.imports.mediawiki.pages import import_pages
from mittkoping.imports.mediawiki.persons import Persons
from mittkoping.imports.mediawiki.reader import Page, pages
from mittkoping.imports.mediawiki.report import Report
from mittkoping.imports.mediawiki.survey import Survey, survey
from mittkoping.imports.mediawiki.threads import import_talk
from mittkoping.knowledge.actions import areas_by_name
from mittkoping.knowledge.content import wikitext_of
from mittkoping.knowledge.models import Card, Kind, Wiki
from mittkoping.lib.processes import end_with_parent
from mittkoping.organisation.models import Municipality, User
from mittkoping.search.follower import catch_up
from mittkoping.texts.wikitext.convert import Converted, Source, convert
from mittkoping.texts.wikitext.mapping import Mapping, load_mapping
from mittkoping.texts.wikitext.persons import redact
from mittkoping.texts.wikitext.wiki import CATEGORY
from mittkoping.texts.wikitext.wiki import Wiki as Markup

SHIPPED_MAPPING = Path(__file__).parent.parent / "mittkoping.toml"
BATCH_PAGES, BATCH_VERSIONS, BATCH_SIZE = 100, 2000, 4_000_000
HELPERS = 2
SMALL_FILE = 1_000_000  # bytes; below this, starting processes costs more than they save
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
    with ExitStack() as stack:
        pool = _pool(path, stack)
        found = survey(path)
        report = Report(pages=found.pages, revisions=found.revisions, dry_run=dry_run)
        for what, why in found.skipped:
            report.skip(what, why)
        if dry_run:
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
        setting = _setting(found, toml, rules, by, report)
        before = newest_event()
        with TemporaryFile() as waiting:
            early, late = _early(path, found, setting, waiting), _late(waiting)
            done = _Done(len(found.left_out), progress)
            _bring_in(early, setting, pool, done)
            _bring_in(late, setting, pool, done)
        if not dry_run:
            catch_up(after=before)
        if setting.reread:  # now that every page has been read with it
            Wiki.objects.filter(pk=setting.source).update(mapping=toml)
        _count_cards(setting)
    report.seconds = time.monotonic() - started
    return report


def _setting(found: Survey, toml: str, rules: Mapping, by: User | None, report: Report) -> Setting:
    site = found.site
    key = (site.database or site.name or "mediawiki")[:80]
    namespaces = {str(number): name for number, name in site.namespaces.items()}
    about = {"name": site.name[:200], "base": site.base[:500], "namespaces": namespaces}
    wiki, _ = Wiki.objects.get_or_create(key=key, defaults={**about, "mapping": toml})
    if any(getattr(wiki, name) != value for name, value in about.items()):
        Wiki.objects.filter(pk=key).update(**about)
    rows = list(Municipality.objects.all())
    towns = {row.name.casefold(): row for row in rows} | {row.short_name.casefold(): row for row in rows}
    return Setting(
        key,
        Markup(site.namespaces),
        rules,
        Persons(key),
        towns,
        areas_by_name(),
        by,
        report,
        in_file=found.ids,
        reread=wiki.mapping != toml,
    )


def _pool(path: Path, stack: ExitStack) -> Executor | None:
    """Processes that convert, started while the file is surveyed; None for a small file."""
    if not path.is_file() or path.stat().st_size < SMALL_FILE:
        return None
    # spawn: a forked process would share this one's database connection
    spawn = get_context("spawn")
    pool = stack.enter_context(ProcessPoolExecutor(HELPERS, mp_context=spawn, initializer=end_with_parent))
    for _ in range(HELPERS):
        pool.submit(convert, [], Markup({}), Mapping())
    return pool


@dataclass
class _Done:
    """How far the import has come, and who is told."""

    pages: int
    progress: Progress
    revisions: int = 0

    def count(self, batch: Sequence[Page]) -> None:
        """Add a batch that is in the database now."""
        self.pages += len(batch)
        self.revisions += sum(page.held for page in batch)
        self.progress(self.pages, self.revisions)


def _bring_in(wanted: Iterator[Page], setting: Setting, pool: Executor | None, done: _Done) -> None:
    for batch, converted in _converted(_batches(wanted), setting, pool):
        with transaction.atomic():  # a talk page comes with its threads or not at all
            arrivals = import_pages(list(zip(batch, converted, strict=True)), setting)
            if talk := [row for row in arrivals if row.page.namespace % 2]:
                import_talk(talk, setting)
        for arrival in arrivals:
            _count(arrival, setting)
        done.count(batch)


def _early(path: Path, found: Survey, setting: Setting, waiting: IO[bytes]) -> Iterator[Page]:
    """The pages that tell of no others; those that do are written to `waiting`."""
    tells = _telling(setting.mapping)
    parts = (part for part in pages(path) if isinstance(part, Page))
    for place, page in enumerate(parts, start=1):
        if found.wanted(place, page):
            is_late = bool(page.namespace % 2) or bool(tells and tells.search(page.versions[-1].text))
            if is_late or setting.markup.namespaces.get(page.namespace) == "Kommun":
                pickle.dump(page, waiting, pickle.HIGHEST_PROTOCOL)
            else:
                yield page


def _late(waiting: IO[bytes]) -> Iterator[Page]:
    waiting.seek(0)
    with suppress(EOFError):
        while True:
            yield pickle.load(waiting)  # noqa: S301 - a file without a name that this process wrote


def _telling(mapping: Mapping) -> re.Pattern[str] | None:
    """What stands in the text of a municipality's page, and perhaps in that of a few others."""
    names = [name for name, rule in mapping.templates.items() if rule.record == "municipality"]
    written = "|".join(re.escape(name).replace(r"\ ", r"[\s_]+") for name in names)
    return re.compile(rf"\{{\{{[^{{}}|]*?(?:{written})", re.IGNORECASE) if names else None


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
            yield batch, work(_sources(batch, setting))
        return
    waiting: deque[tuple[list[Page], Future[list[Converted]]]] = deque()
    for batch in batches:
        waiting.append((batch, pool.submit(work, _sources(batch, setting))))
        if len(waiting) > AHEAD:
            ready, future = waiting.popleft()
            yield ready, future.result()
    for ready, future in waiting:
        yield ready, future.result()


def _sources(batch: Iterable[Page], setting: Setting) -> list[Source]:
    """The newest text of each page, names already taken out: what is read out of it has none either."""
    found = []
    for page in batch:
        last = page.versions[-1]
        text = redact(last.text, setting.mapping, setting.persons.token_of)
        found.append(Source(page.title, wikitext_of(text, verbatim=last.verbatim, hidden=last.hidden)))
    return found


def _count(arrival: Arrival, setting: Setting) -> None:
    """Count what a page told, as it is read here: only a municipality's own page has heroes and editors."""
    report, page, text = setting.report, arrival.page, arrival.converted
    report.redirects += bool(text.redirect)
    report.categories |= {row.title for row in text.categories}
    if page.namespace == CATEGORY:
        report.categories.add(setting.markup.split(page.title)[1])
    report.unknown_templates.update(dict(text.unknown_templates))
    if arrival.obj.kind == Kind.MUNICIPALITY:
        kinds = [row.kind for row in text.records]
        report.municipalities += 1
        report.heroes += kinds.count("hero")
        report.editors += kinds.count("editor")


def _count_cards(setting: Setting) -> None:
    rows = Card.objects.filter(object__source=setting.source).order_by().values("key_area__name")
    for row in rows.annotate(count=Count("pk")):
        setting.report.cards[row["key_area__name"]] = row["count"]
