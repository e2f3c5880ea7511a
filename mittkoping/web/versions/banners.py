"""The version banner of a revision, with its links."""

from mittkoping.versions.models import Object, Revision
from mittkoping.versions.queries import Viewer, around
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Banner
from mittkoping.web.shell.rows import who


def banner(viewer: Viewer, obj: Object, revision: Revision) -> Banner:
    """`Version från den 17 mars 2017 kl. 12.12 av Tapio (Diskussion | bidrag) (Lite tillägg)` and ways on."""
    number, author = revision.number, revision.author
    beside = around(viewer, obj, number)
    nameless = not who(author).url
    return Banner(
        moment=revision.at,
        author=who(author).label,
        summary=revision.summary,
        author_url=who(author).url,
        talk_url="" if nameless else f"{addresses.of_person(author)}/diskussion",
        contributions_url="" if nameless else addresses.of_contributions(author),
        is_latest=number == (obj.published or obj.head),
        latest_url=addresses.of_object(obj),
        older_url=addresses.of_version(obj.pk, beside.older) if beside.older else "",
        newer_url=addresses.of_version(obj.pk, beside.newer) if beside.newer else "",
        comparison_url=addresses.of_comparison(obj.pk, beside.older, number) if beside.older else "",
        source_url=addresses.of_source(obj.pk, number) if revision.schema == Revision.SOURCE_MARKUP else "",
    )
