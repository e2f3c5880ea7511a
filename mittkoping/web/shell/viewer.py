"""Who is looking."""

from django.conf import settings
from django.http import HttpRequest

from mittkoping.organisation.models import User


def viewer_of(request: HttpRequest) -> User | None:
    """The signed-in user, or None; the session is not even opened for a reader without one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, User) else None
