"""The version banner of a revision, with its links."""

from mittkoping.organisation.models import Person
from mittkoping.versions.models import Object, Revision
from mittkoping.web.shell import addresses
from mittkoping.web.shell.contexts import Banner
from mittkoping.web.shell.rows import who


def banner(obj: Object, revision: Revision) -> Banner:
    """`Version från den 17 mars 2017 kl. 12.12 av Tapio (Diskussion | bidrag) (Lite tillägg)` and ways on."""
    number, author = revision.number, revision.author
    nameless = author.kind == Person.Kind.HIDDEN
    return Banner(
        moment=revision.at,
        author=who(author).label,
        summary=revision.summary,
        author_url=who(author).url,
        talk_url="" if nameless else f"{addresses.of_person(author)}/diskussion",
        contributions_url="" if nameless else addresses.of_contributions(author),
        is_latest=number == obj.published,
        latest_url=addresses.of_object(obj),
        older_url=addresses.of_version(obj.pk, number - 1) if number > 1 else "",
        newer_url=addresses.of_version(obj.pk, number + 1) if number < obj.last else "",
        comparison_url=addresses.of_comparison(obj.pk, number - 1, number) if number > 1 else "",
        source_url=addresses.of_source(obj.pk, number) if revision.schema == Revision.SOURCE_MARKUP else "",
    )
