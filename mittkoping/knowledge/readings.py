"""The structured content of any revision, ours or imported; imported markup is read when somebody looks."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.cache import cache

from mittkoping.knowledge.content import READER, Content, content_of, wikitext_of
from mittkoping.knowledge.models import Card, Kind, PageName, Rendering, Wiki
from mittkoping.texts.wikitext.convert import Converted, Source, convert
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
    if kept and _fits(obj, kept.content):
        return dict(kept.content)
    wiki = Wiki.objects.get(pk=obj.source)
    mapping = hashlib.sha256(wiki.mapping.encode()).hexdigest()[:16]
    key = f"content:{READER}:{mapping}:{obj.kind}:{revision.digest}"
    read: Content | None = cache.get(key)
    if read is None:
        [read] = _contents([(obj, revision)], wiki)
        cache.set(key, read, timeout=None)
    return read


def _fits(obj: Object, kept: Content) -> bool:
    """Whether a kept content is of the object's kind: a page may become a card when it is told of."""
    return obj.kind != Kind.CARD or bool(kept.get("key_area"))


def contents(pairs: Sequence[tuple[Object, Revision]]) -> dict[int, Content]:
    """Revision id → content, nothing kept: the markup of one wiki's revisions is read in one go."""
    read = {row.pk: dict(row.snapshot) for _, row in pairs if row.schema != Revision.SOURCE_MARKUP}
    markup = [pair for pair in pairs if pair[1].pk not in read]
    for wiki in Wiki.objects.filter(pk__in={obj.source for obj, _ in markup}):
        own = [pair for pair in markup if pair[0].source == wiki.pk]
        read |= zip([row.pk for _, row in own], _contents(own, wiki), strict=True)
    return read


def _contents(pairs: Sequence[tuple[Object, Revision]], wiki: Wiki) -> list[Content]:
    markup = Markup({int(number): name for number, name in wiki.namespaces.items()})
    titles = source_titles([obj for obj, _ in pairs])
    sources = [
        Source(titles.get(obj.pk, obj.title), wikitext_of(**_markup(revision))) for obj, revision in pairs
    ]
    read = convert(sources, markup, load_mapping(wiki.mapping))
    objects = [obj.pk for obj, _ in pairs if obj.kind == Kind.CARD]
    rows = Card.objects.filter(object__in=objects).select_related("municipality", "key_area")
    cards = {card.pk: card for card in rows} if objects else {}
    return [
        read_out(obj, converted, cards.get(obj.pk)) for (obj, _), converted in zip(pairs, read, strict=True)
    ]


def _markup(revision: Revision) -> dict[str, Any]:
    said = revision.snapshot
    return {
        "text": said["source"],
        "verbatim": bool(said.get("verbatim")),
        "hidden": bool(said.get("hidden")),
    }


def read_out(obj: Object, converted: Converted, card: Card | None) -> Content:
    """The content of an object, out of its converted markup.

    A page that is a card because its municipality's page tells of it does not say itself where it
    belongs: its row, `card`, does.
    """
    read = content_of(obj.kind, obj.title, converted)
    if obj.kind == Kind.CARD and card is not None:
        read["municipality"] = read["municipality"] or card.municipality.short_name
        read["key_area"] = read["key_area"] or card.key_area.name
    return read


def source_titles(objects: Iterable[Object]) -> dict[int, str]:
    """Object id → the title its page had in the imported wiki."""
    ids = [obj.pk for obj in objects]
    rows = PageName.objects.filter(object__in=ids).exclude(source="").order_by("-pk")
    return dict(rows.values_list("object_id", "title"))
