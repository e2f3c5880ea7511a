"""Sign-in by e-mail address and password."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from mittkoping.organisation.models import User


class PasswordBackend(BaseBackend):
    """Knows a user by e-mail and password; demo users only where nobody but this machine can ask."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django's own signature
        username: str | None = None,
        password: str | None = None,
        **rest: Any,  # noqa: ARG002 - Django's own signature
    ) -> User | None:
        """The user, or None; an unknown address costs as much time as a wrong password."""
        user = User.objects.filter(email=(username or "").strip().lower()).select_related("person").first()
        if user is None:
            User().set_password(password or "")
            return None
        return user if user.check_password(password or "") and may_sign_in(user) else None

    def get_user(self, user_id: int) -> User | None:
        """The user of a session, as long as they may still sign in."""
        user = User.objects.filter(pk=user_id).select_related("person").first()
        return user if user and may_sign_in(user) else None


def may_sign_in(user: User) -> bool:
    """Whether this account is in use; a demo account is, only while every host name is this machine's own."""
    return user.is_active and (not user.is_demo or set(settings.ALLOWED_HOSTS) <= settings.LOOPBACK)
