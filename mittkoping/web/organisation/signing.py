"""Signing in and out."""

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from mittkoping.organisation.models import User
from mittkoping.web.shell import addresses
from mittkoping.web.shell.viewer import viewer_of


class SignIn(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(
        label=gettext_lazy("E-postadress"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("Lösenord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a wrong address and a wrong password are answered alike."""
    onward = request.POST.get("vidare") or request.GET.get("vidare", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure()):
        onward = f"{addresses.root()}/jag"
    form = SignIn(request.POST or None)
    wrong = False
    if request.method == "POST" and form.is_valid():
        user = authenticate(
            request, username=form.cleaned_data["email"], password=form.cleaned_data["password"]
        )
        if isinstance(user, User):
            login(request, user)
            return redirect(onward)
        wrong = True
    shown = {"form": form, "wrong": wrong, "onward": onward, "trail": [(gettext("Logga in"), "")]}
    return render(request, "organisation/sign_in.html", shown, status=403 if wrong else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect(addresses.root() or "/")


@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own page, or the sign-in page."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect(f"{addresses.root()}/logga-in")
    shown = {
        "user": viewer,
        "person_url": addresses.of_person(viewer.person),
        "contributions_url": addresses.of_contributions(viewer.person),
        "trail": [(viewer.person.name, "")],
    }
    return render(request, "organisation/me.html", shown)
