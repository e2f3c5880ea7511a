"""Everything that is held about one person, for the register extract (registerutdrag) they may ask for."""

from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from mittkoping.history.models import Event
from mittkoping.knowledge.models import Hero, WikiEditor
from mittkoping.organisation.models import Person, User
from mittkoping.talk.models import Comment
from mittkoping.texts.canon import plain
from mittkoping.versions.models import Revision

Json = dict[str, Any]


def held_about(person: Person) -> Json:
    """What is held about `person`: register row, account, what they wrote and said, where they are named.

    Times are ISO 8601 in UTC. Reads the text of every version once, so it is slow on a large site. Running
    text that only mentions a name is not found: that is what the search is for.
    """
    return {
        "person": {
            "key": person.key,
            "kind": person.kind,
            "name": person.name,
            "role": person.role,
            "municipality": person.municipality_id,
            "source": person.source,
        },
        "account": _account(User.objects.filter(person=person).first()),
        "versions": [
            {
                "page": row.object.title,
                "object": row.object_id,
                "number": row.number,
                "at": _at(row),
                "summary": row.summary,
            }
            for row in Revision.objects.filter(author=person).select_related("object").order_by("at", "pk")
        ],
        "comments": [
            {"page": row.thread.object.title, "at": _at(row), "text": plain(row.body)}
            for row in Comment.objects.filter(author=person)
            .select_related("thread__object")
            .order_by("at", "pk")
        ],
        "hero_of": _stands_in(Hero, person),
        "editor_of": _stands_in(WikiEditor, person),
        "named_in": _named_in(person),
        "events": [
            {"verb": row.verb, "at": _at(row), "object": row.object}
            for row in Event.objects.filter(actor=person.pk).order_by("pk")
        ],
    }


def _at(row: Revision | Comment | Event) -> str | None:
    return row.at.isoformat() if row.at else None


def _account(user: User | None) -> Json | None:
    if user is None:
        return None
    return {
        "email": user.email,
        "active": user.is_active,
        "administrator": user.is_administrator,
        "municipality": user.municipality_id,
        "last_login": user.last_login.isoformat() if user.last_login else None,
    }


def _stands_in(model: type[Hero] | type[WikiEditor], person: Person) -> list[Json]:
    rows = model._default_manager.filter(persons=person).select_related("page__municipality").order_by("pk")
    return [{"municipality": row.page.municipality.short_name, "role": row.role} for row in rows]


def _named_in(person: Person) -> list[Json]:
    """The versions whose stored text refers to the person."""
    text = Revision.objects.annotate(text=Cast("snapshot", TextField()))
    rows = text.filter(text__contains=f"person:{person.key}").order_by("object", "number")
    return [
        {"page": title, "object": obj, "number": number}
        for title, obj, number in rows.values_list("object__title", "object_id", "number")
    ]
