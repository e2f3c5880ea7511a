"""Talk pages become threads on the page they speak of."""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from mittkoping.imports.mediawiki.arrivals import Arrival, Setting
from mittkoping.imports.mediawiki.reader import Version
from mittkoping.knowledge.content import body_of
from mittkoping.knowledge.models import Kind
from mittkoping.knowledge.names import named_objects
from mittkoping.talk.actions import Told, tell_threads
from mittkoping.texts.wikitext.convert import Source, convert
from mittkoping.texts.wikitext.persons import redact
from mittkoping.texts.wikitext.threads import TalkComment, Thread, read_threads
from mittkoping.texts.wikitext.wiki import Wiki as Markup


def import_talk(arrivals: Sequence[Arrival], setting: Setting) -> None:
    """Bring in the threads of talk pages; comments that are here already stay as they are.

    A talk page whose subject does not exist keeps its threads itself. One transaction a page.
    """
    subjects = named_objects(
        [subject_title(arrival.page.title, setting.markup) for arrival in arrivals], source=setting.source
    )
    for arrival in arrivals:
        if arrival.converted.redirect:
            continue  # the conversation moved along with its page
        threads = read_threads(arrival.page.versions[-1].text, setting.markup)
        setting.report.threads += len(threads)
        setting.report.comments += sum(len(thread.comments) for thread in threads)
        if arrival.fresh and not arrival.aside:
            target = subjects.get(subject_title(arrival.page.title, setting.markup), arrival.obj.pk)
            with transaction.atomic():
                tell_threads(
                    target,
                    _told(threads, arrival.page.title, setting),
                    by=setting.by,
                    source_page=arrival.obj,
                    headings=[thread.heading for thread in threads],
                )


def subject_title(talk_title: str, markup: Markup) -> str:
    """The title of the page a talk page speaks of."""
    number, rest = markup.split(talk_title)
    space = markup.namespaces.get(number - 1, "")
    return f"{space}:{rest}" if space else rest


def _told(threads: Sequence[Thread], title: str, setting: Setting) -> list[Told]:
    comments = [comment for thread in threads for comment in thread.comments]
    texts = [redact(comment.text, setting.mapping, setting.persons.token_of) for comment in comments]
    setting.persons.keep(texts)
    sources = [Source(title, text) for text in texts]
    bodies = iter(convert(sources, setting.markup, setting.mapping) if sources else [])
    _learn_authors(comments, setting)
    told = []
    for thread in threads:
        for comment in thread.comments:
            author = setting.persons.author(_signed(comment)) if comment.author and comment.at else None
            told.append(
                Told(
                    heading=thread.heading[:500],
                    depth=comment.depth,
                    author=author,
                    at=comment.at,
                    body=body_of(Kind.TALK, next(bodies)),
                    key=_key(thread.heading, comment),
                )
            )
    return told


def _learn_authors(comments: Sequence[TalkComment], setting: Setting) -> None:
    setting.persons.learn_authors(_signed(row) for row in comments if row.author and row.at)


def _signed(comment: TalkComment) -> Version:
    """The signature as if it were a revision's, so that one author is one person."""
    assert comment.at is not None
    return Version(0, comment.at, comment.author or "", False, "", False, "")


def _key(heading: str, comment: TalkComment) -> str:
    said = f"{heading}\n{comment.author}\n{comment.at}\n{comment.text}"
    return hashlib.sha256(said.encode()).hexdigest()
