"""Who may write in an object."""

from mittkoping.lib.answers import Allowed, Answer, Denied
from mittkoping.organisation.models import Municipality, User
from mittkoping.versions.models import Object


def may_write(user: User | None, municipality: Municipality | None) -> Answer:
    """Whether `user` may write in what belongs to `municipality` (None: to everybody).

    An administrator writes everywhere; others write at home and in what is everybody's.
    """
    if user is None or not user.is_active:
        return Denied("Du behöver logga in för att skriva.")
    if user.is_administrator:
        return Allowed("Du får ändra för att du är administratör.")
    if municipality is None:
        return Allowed("Du får ändra för att sidan är allas.")
    if user.municipality_id == municipality.pk:
        return Allowed(f"Du får ändra för att du skriver för {municipality.short_name}.")
    return Denied(f"Sidan hör till {municipality.short_name}. Du skriver för en annan kommun.")


def can_be_changed(obj: Object) -> Answer:
    """Whether the object's state lets anybody change it."""
    if obj.deleted is not None:
        return Denied("Sidan är borttagen. Återställ den först.")
    return Allowed()
