"""Any other page of the wiki: articles, user pages, templates, files, and addresses by id alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from mittkoping.knowledge import queries
from mittkoping.knowledge.models import Category, Kind
from mittkoping.knowledge.readings import content
from mittkoping.lib.slugs import slug as slug_of
from mittkoping.texts.canon import headings
from mittkoping.versions.models import Object
from mittkoping.versions.queries import Viewer, published_revision
from mittkoping.web.knowledge.contexts import Heading, PageContext
from mittkoping.web.knowledge.sides import page_links, tags, unpublished
from mittkoping.web.shell import addresses
from mittkoping.web.shell.asked import moved
from mittkoping.web.shell.contexts import Link
from mittkoping.web.shell.found import object_or_404
from mittkoping.web.shell.page_cache import keep, objects
from mittkoping.web.shell.prose import label_of, prose
from mittkoping.web.shell.tongue import Told
from mittkoping.web.shell.viewer import viewer_of

KICKERS = {
    Kind.USER: gettext_lazy("Användarsida"),
    Kind.TEMPLATE: gettext_lazy("Mall från en tidigare wiki"),
    Kind.FILE: gettext_lazy("Fil från en tidigare wiki"),
    Kind.TALK: gettext_lazy("Diskussionssida från en tidigare wiki"),
    Kind.REDIRECT: gettext_lazy("Omdirigering"),
}
LONG = 4  # headings from which a table of contents helps


def page(request: HttpRequest, word: str, pk: int, slug: str = "") -> HttpResponse:  # noqa: ARG001 - the slug is for people
    """One page of the kind that `word` names; an address with an old title leads to the new one."""
    viewer = viewer_of(request)
    obj = object_or_404(viewer, pk)
    if obj.kind == Kind.CARD or addresses.WORDS.get(Kind(obj.kind), "sida") != word:
        raise Http404
    if request.path != (here := where(obj)):
        return moved(here)
    trail = [(gettext("Alla sidor"), f"{addresses.root()}/sidor"), (Told(obj.title), here)]
    shown, counters = context(viewer, obj)
    surroundings = {"page": shown, "trail": trail, "notices": unpublished(obj)}
    return keep(render(request, "knowledge/page.html", surroundings), counters | {f"object:{pk}"})


def context(viewer: Viewer, obj: Object) -> tuple[PageContext, set[str]]:
    """What an ordinary page shows of its published revision, and the counters of what stands beside it."""
    revision = published_revision(obj)
    if revision is None:
        raise Http404
    told = content(obj, revision)
    body = told.get("body", "")
    text = prose([body], viewer=viewer, source=obj.source)
    found = headings(body)
    linking = list(queries.links_here(viewer, obj)[:12])
    shown = PageContext(
        title=obj.title,
        kicker=str(KICKERS.get(Kind(obj.kind), "")),
        links=page_links(viewer, obj),
        body=text.html(body),
        contents=[Heading(text.plain(words), anchor) for _, words, anchor in found if anchor]
        if len(found) >= LONG
        else (),
        stub=bool(told.get("stub")),
        updated=obj.updated,
        categories=tags(obj),
        links_here=[Link(label_of(link.object), addresses.of_object(link.object)) for link in linking],
    )
    return shown, objects(link.object_id for link in linking) | text.counters


def to_object(request: HttpRequest, pk: int) -> HttpResponse:
    """An address by id alone leads to where the object is read."""
    obj = object_or_404(viewer_of(request), pk)
    return redirect(where(obj))


def where(obj: Object) -> str:
    """The address of any object, also of those that are read on another's page."""
    if obj.kind == Kind.CATEGORY:
        category = Category.objects.filter(object=obj).first()
        if category is None:
            raise Http404
        return addresses.of_category(category)
    if obj.kind == Kind.KEY_AREA:
        row = queries.area_of_page(obj)
        if row is None:
            return _as_page(obj)
        return addresses.of_key_area(row)
    if obj.kind == Kind.MUNICIPALITY and obj.municipality is None:
        return _as_page(obj)
    return addresses.of_object(obj)


def _as_page(obj: Object) -> str:
    """The address of an object that has no place of its kind's own."""
    return f"{addresses.root()}/sida/{obj.pk}/{slug_of(obj.title)}"
