"""The structured content of any revision, ours or imported; imported markup is read when somebody looks."""

from collections.abc import Iterable, Sequence

from django.core.cache import cache

from mittkoping.knowledge.content import READER, Content, content_of
from mittkoping.knowledge.models import PageName, Rendering, Wiki
from mittkoping.texts.wikitext.convert import Source, convert
from mittkoping.texts.wikitext.mapping import load_mapping
from mittkoping.texts.wikitext.wiki import Wiki as Markup
from mittkoping.versions.models import Object, Revision


def content_now(obj: Object, number: int | None) -> Content | None:
    """The structured content of revision `number` (None: the head), or None without such a revision."""
    row = Revision.objects.filter(object=obj, number=obj.head if number is None else number).first()
    return content(obj, row) if row else None


def content(obj: Object, revision: Revision) -> Content:
    """The structured content of a revision.

    Read out of markup it is kept: with the newest revision in the database, with older ones in
    the cache, both under the reader's version.
    """
    if revision.schema != Revision.SOURCE_MARKUP:
        return dict(revision.snapshot)
    kept = Rendering.objects.filter(revision=revision, reader=READER).first()
    if kept:
        return dict(kept.content)
    key = f"content:{READER}:{revision.pk}"
    read: Content | None = cache.get(key)
    if read is None:
        [read] = contents([(obj, revision)])
        cache.set(key, read, timeout=None)
    return read


def contents(pairs: Sequence[tuple[Object, Revision]]) -> list[Content]:
    """The contents of several imported revisions of one wiki, read out of their markup in one go."""
    source = pairs[0][0].source
    wiki = Wiki.objects.get(pk=source)
    markup = Markup({int(number): name for number, name in wiki.namespaces.items()})
    titles = source_titles([obj for obj, _ in pairs])
    sources = [Source(titles.get(obj.pk, obj.title), revision.snapshot["source"]) for obj, revision in pairs]
    read = convert(sources, markup, load_mapping(wiki.mapping))
    return [
        content_of(obj.kind, obj.title, converted) for (obj, _), converted in zip(pairs, read, strict=True)
    ]


def source_titles(objects: Iterable[Object]) -> dict[int, str]:
    """Object id → the title its page had in the imported wiki."""
    ids = [obj.pk for obj in objects]
    rows = PageName.objects.filter(object__in=ids).exclude(source="").order_by("-pk")
    return dict(rows.values_list("object_id", "title"))
