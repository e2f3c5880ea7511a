"""Who may tell what in the wiki."""

from mittkoping.lib.answers import Answer, Denied
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
