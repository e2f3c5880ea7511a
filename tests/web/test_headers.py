"""Headers, sign-in and errors: what every answer carries, whom it trusts, and how it refuses."""

import os
import re
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings as live
from django.contrib.auth import authenticate, hashers
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from pytest_django.fixtures import Settings

from mittkoping.config.urls import urlpatterns as ours
from mittkoping.organisation.actions import add_user
from mittkoping.web.shell.headers import HEADERS
from tests.cast import CITIZEN, DRAFT, PASSWORD, PUBLISHED, Cast
from tests.web import markup

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def breaks(request: HttpRequest) -> HttpResponse:
    """A view with a bug and a secret."""
    password = "hemligt-i-minnet"
    raise RuntimeError(password)


urlpatterns = [*ours, path("trasig", breaks)]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/",
        "/finns-inte",
        "/logga-in",
        "/sok?q=vintern",
        "/senaste-andringar/flode",
        "/stubbar",
        "/halsa",
    ],
)
def test_every_answer_carries_the_same_headers(cast: Cast, address: str) -> None:
    for browser in (cast.client(CITIZEN), cast.client("ekvik_editor")):
        for _ in range(2):  # made, then kept
            answer = browser.get(address)
            assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
            assert "Strict-Transport-Security" not in answer.headers


def test_the_policy_has_no_unsafe_word() -> None:
    assert HEADERS == EXPECTED
    assert not re.search(r"unsafe|\*|http|data:|blob:", POLICY)


def test_refusals_carry_the_headers_too(cast: Cast) -> None:
    for answer in (
        Client(enforce_csrf_checks=True).post("/logga-in", {"email": "anna@example.se", "password": "x"}),
        Client().get("/", headers={"host": "ond.example"}),
        Client().get("/logga-ut"),
    ):
        assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED, answer.status_code


def test_a_reader_gets_no_cookie(cast: Cast) -> None:
    browser = Client()
    for address in ("/", "/sok?q=snö", "/kommun/ekvik", "/jag", "/finns-inte"):
        browser.get(address)
    assert not browser.cookies


def test_what_a_signed_in_reader_is_shown_is_kept_by_nobody_else(cast: Cast) -> None:
    browser = cast.client("ekvik_editor")
    for address in ("/", "/senaste-andringar", f"/uppslag/{cast.cards['ekvik', DRAFT].pk}", "/finns-inte"):
        answer = browser.get(address, follow=True)
        assert answer.headers["Cache-Control"] == "private, no-cache", address
    assert "private" not in Client().get("/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "more", ["//ond.example", "/%5Cond.example", "/%09/ond.example", "///ond.example/?a"]
)
def test_the_page_in_the_other_language_is_on_this_site(cast: Cast, more: str) -> None:
    page = Client().get(f"/en{more}").content.decode()
    [swedish] = re.findall(r'<a href="([^"]*)" lang="sv" hreflang="sv">', page)
    assert re.match(r"/[^/\\\s]", swedish)
    # The browser takes tabs and backslashes for what they are not.
    assert not re.match(r"/[/\\]", re.sub(r"\s", "", swedish))


def test_cookies_are_closed(cast: Cast) -> None:
    browser = signed_in(cast)
    session, token = browser.cookies[live.SESSION_COOKIE_NAME], browser.cookies[live.CSRF_COOKIE_NAME]
    for cookie in (session, token):
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
        assert not cookie["domain"]


def signed_in(cast: Cast, browser: Client | None = None, onward: str = "", **more: str) -> Client:
    """A browser that has gone through the sign-in page as the wiki editor of Ekvik."""
    browser = browser or Client()
    browser.get("/logga-in")
    told = {"email": cast.users["ekvik_editor"].email, "password": PASSWORD, "vidare": onward}
    answer = browser.post("/logga-in", told | more)
    assert answer.status_code == 302
    return browser


def told_by_settings(**environment: str) -> str:
    """What the settings say under another environment."""
    names = "BEHIND_TLS SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE"
    code = f"from django.conf import settings as s; print(*(getattr(s, n) for n in '{names}'.split()))"
    kept = {name: value for name, value in os.environ.items() if name != "MITTKOPING_TLS"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=kept | environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_only_behind_tls_is_tls_asked_for() -> None:
    assert told_by_settings() == "False 0 False False False"
    assert told_by_settings(MITTKOPING_TLS="1") == "True 31536000 True True True"


@pytest.mark.parametrize(
    "host", ["ond.example", "localhost.ond.example", "localhost:8000@ond.example", "a b"]
)
def test_a_foreign_host_name_is_refused(cast: Cast, host: str) -> None:
    answer = Client().get("/kommuner", headers={"host": host})
    assert answer.status_code == 400
    assert "ond.example" not in answer.content.decode()
    assert "DisallowedHost" not in answer.content.decode()
    assert "Adressen går inte att läsa" in answer.content.decode()


@pytest.mark.parametrize(
    "onward",
    [
        "https://ond.example/",
        "//ond.example/",
        "///ond.example",
        "/\\ond.example",
        "\\\\ond.example",
        "javascript:alert(1)",
        "http:///ond.example",
        "ht\ntp://ond.example",
        "https://testserver@ond.example/",
    ],
)
def test_signing_in_never_leads_away(cast: Cast, onward: str, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    browser = Client()
    answer = browser.post(
        "/logga-in", {"email": cast.users["ekvik_editor"].email, "password": PASSWORD, "vidare": onward}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/jag")
    shown = Client().get(f"/logga-in?vidare={quote(onward)}").content.decode()
    assert 'name="vidare" value="/jag"' in shown


def test_signing_in_leads_on(cast: Cast) -> None:
    browser = Client()
    browser.get("/logga-in?vidare=/kommun/ekvik")
    answer = browser.post(
        "/logga-in",
        {"email": cast.users["ekvik_editor"].email.upper(), "password": PASSWORD, "vidare": "/kommun/ekvik"},
    )
    assert answer.headers["Location"] == "/kommun/ekvik"
    own = browser.get("/jag").content.decode()
    assert "Wikiredaktör i Ekvik" in own
    assert "Att skriva och redigera på sidorna går inte än" in own
    assert browser.post("/logga-ut").status_code == 302
    assert browser.get("/jag").status_code == 302


def test_a_session_from_before_is_worth_nothing_after(cast: Cast) -> None:
    """Whoever planted a session key before the sign-in holds an empty one afterwards."""
    browser = Client()
    session = browser.session
    session["planted"] = "1"
    session.save()
    before = session.session_key
    browser.cookies[live.SESSION_COOKIE_NAME] = str(before)
    signed_in(cast, browser)
    after = browser.cookies[live.SESSION_COOKIE_NAME].value
    assert after != before
    stranger = Client()
    stranger.cookies[live.SESSION_COOKIE_NAME] = str(before)
    assert stranger.get("/jag").status_code == 302


def test_a_form_without_its_secret_is_refused(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    told = {"email": cast.users["ekvik_editor"].email, "password": PASSWORD}
    for address in ("/logga-in", "/logga-ut", "/en/logga-in"):
        answer = strict.post(address, told)
        assert answer.status_code == 403, address
        assert not markup.faults(answer.content.decode())
        assert live.SESSION_COOKIE_NAME not in strict.cookies
    strict.get("/logga-in")
    secret = markup.parsed(strict.get("/logga-in").content.decode()).xpath(
        "//input[@name='csrfmiddlewaretoken']/@value"
    )[0]
    assert strict.post("/logga-in", told | {"csrfmiddlewaretoken": secret}).status_code == 302


def test_demo_accounts_are_for_this_machine_only(cast: Cast, settings: Settings) -> None:
    user = add_user(by=None, email="demo@ekvik.example", name="Demo", password="demo", demo=True)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert authenticate(username=user.email, password="demo") == user
    browser = Client()
    browser.force_login(user)
    assert browser.get("/jag", headers={"host": "localhost"}).status_code == 200
    settings.ALLOWED_HOSTS = ["localhost", "mittkoping.example"]
    assert authenticate(username=user.email, password="demo") is None
    assert browser.get("/jag", headers={"host": "localhost"}).status_code == 302


def test_an_unknown_address_costs_as_much_as_a_wrong_password(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both hash once with the preferred hasher, and both are answered alike."""
    hashed: list[str] = []
    hasher = hashers.get_hasher()
    encode = type(hasher).encode

    def counted(self: hashers.BasePasswordHasher, password: str, *args: object, **more: object) -> str:
        hashed.append(password)
        return str(encode(self, password, *args, **more))  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(type(hasher), "encode", counted)
    answers = []
    for number, email in enumerate((cast.users["ekvik_editor"].email, "okand@ekvik.example")):
        answer = Client().post("/logga-in", {"email": email, "password": "fel-lösenord"})
        answers.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))
        assert answer.status_code == 403
        assert hashed == ["fel-lösenord"] * (number + 1)
    assert answers[0] == answers[1]
    assert "hör inte ihop" in answers[0]


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_page_that_is_not_there_says_so_and_offers_search(cast: Cast, root: str) -> None:
    answer = Client().get(f"{root}/finns-inte")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert not markup.faults(text)
    assert 'action="' + root + '/sok"' in text
    if not root:
        assert "Här finns ingen sida" in text


def test_a_bug_tells_no_secret_and_needs_no_database(cast: Cast, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    browser = Client(raise_request_exception=False)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get("/trasig")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "hemligt" not in text
    assert "Traceback" not in text
    assert live.SECRET_KEY not in text
    assert "<h1>" in text
    assert len(asked) == 1  # whether a finished page is kept; the error page asks nothing
    assert EXPECTED.items() <= dict(answer.headers).items()


@pytest.mark.parametrize(
    "address",
    [
        "/uppslag/99999999999999999999999999",
        "/version/1/99999999999999999999999",
        "/jamfor/3/0/0",
        "/historik/3?fore=99999999999999999999",
        "/historik/3?fore=٣",
        "/senaste-andringar?fore=nan_1",
        "/senaste-andringar?fore=inf_1",
        "/senaste-andringar?fore=1e9_99999999999999999999999999",
        "/senaste-andringar?kommun=%00&omrade=%00&sma=%00",
        "/nyckelomrade/kompetens?fran=999999999999&lan=%00",
        "/nyckelomrade/kompetens?lan=²&ordning=x",
        "/sidor?efter=%00",
        "/sidor?efter=a&id=99999999999999999999999",
        "/stubbar?fran=999999999",
        "/sok?q=%00&kommun=%00&ar=99999999999&omrade=99999999999999999999",
        "/sok?q=%ff%fe&sida=999999999999",
        "/sok?sida=0",
        "/wiki/%00",
        "/wiki/%ff",
        "/index.php?title=%00",
        "/index.php?oldid=" + "9" * 5000,
        "/index.php?oldid=9999999999&diff=٣",
        "/index.php?curid=" + "9" * 30,
        "/sida/٣",
        "/person/99999999999999999999",
        "/bidrag/1?fore=_",
        "/kategori/99999999999999999999999",
        "/kommun/" + "a" * 3000,
    ],
)
def test_nothing_one_may_type_breaks_a_page(cast: Cast, address: str) -> None:
    answer = Client().get(address, follow=True)
    assert answer.status_code in {200, 404}


def test_a_number_has_one_spelling(cast: Cast) -> None:
    """A page is kept under the number of its object: no other way to write it may keep a second copy."""
    page = cast.pages["ekvik", PUBLISHED]
    right = Client().get(f"/till/{page.pk}").headers["Location"]
    assert Client().get(right.replace(f"/{page.pk}/", f"/00{page.pk}/")).status_code in {301, 404}
