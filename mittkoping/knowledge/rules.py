"""Who may tell what in the wiki."""

from collections.abc import Collection, Mapping
from typing import Any

from mittkoping.knowledge.models import Kind
from mittkoping.lib.answers import Allowed, Answer, Denied
from mittkoping.organisation.models import Municipality, User
from mittkoping.versions import rules
from mittkoping.versions.models import Object


def may_create(user: User | None, municipality: Municipality | None) -> Answer:
    """Whether `user` may add a page or card for `municipality` (None: a page that is everybody's)."""
    return rules.may_write(user, municipality)


def may_edit(user: User | None, obj: Object) -> Answer:
    """Whether `user` may save a revision of `obj`: the person and the object's state must both allow it."""
    state = rules.can_be_changed(obj)
    if isinstance(state, Denied):
        return state
    return rules.may_write(user, obj.municipality)


def can_have_page(municipality: Municipality | None, *, has_one: bool) -> Answer:
    """Whether a municipality's own page may be begun: there is one for each."""
    if municipality is not None and has_one:
        return Denied(f"{municipality.short_name} har redan en sida. Skriv i den.")
    return Allowed()


def can_be_placed(
    kind: str, content: Mapping[str, Any], municipality: Municipality | None, areas: Collection[str]
) -> Answer:
    """Whether a card says where it belongs: its own municipality, and one of `areas` (in lower case)."""
    if kind != Kind.CARD:
        return Allowed()
    if municipality is None:
        return Denied("Ett uppslag hör till en kommun. Välj vilken.")
    if str(content.get("municipality", "")).casefold() != municipality.short_name.casefold():
        return Denied(
            f"Uppslaget hör till {municipality.short_name} och kan inte flyttas till en annan kommun."
        )
    if str(content.get("key_area", "")).casefold() not in areas:
        return Denied("Välj ett nyckelområde som finns.")
    return Allowed()
