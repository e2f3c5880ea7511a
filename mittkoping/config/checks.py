"""What is looked at before the server starts, said in plain Swedish."""

import os
import stat

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from mittkoping.organisation.models import Municipality
from mittkoping.organisation.queries import demo_users

_LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}


def problems(host: str) -> list[str]:
    """Why the server must not start listening on `host`, a sentence each; empty when all is well."""
    return [*_about_the_secret_key(), *_about_the_host(host), *_about_the_files()] + (
        _about_the_database() or [*_about_demo_accounts(host), *_about_the_municipality()]
    )


def _about_the_secret_key() -> list[str]:
    kept = settings.HOME / "secret-key"
    if os.environ.get("MITTKOPING_SECRET_KEY") or not kept.exists():
        return []
    if stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return [f"Andra kan läsa nyckeln som skyddar inloggningar. Kör chmod 600 {kept}."]
    return []


def _is_public() -> bool:
    """Whether others than this machine are meant to reach the site, perhaps through a proxy on it."""
    return not set(settings.ALLOWED_HOSTS) <= settings.LOOPBACK


def _about_the_files() -> list[str]:
    """What others who have an account on this machine could read; a laptop is its owner's business."""
    if not _is_public() or not settings.HOME.stat().st_mode & stat.S_IXOTH:
        return []
    kept = settings.HOME.glob("mittkoping.sqlite3*")
    if any(path.stat().st_mode & stat.S_IROTH for path in kept):
        return [f"Andra på den här datorn kan läsa databasen. Kör chmod 700 {settings.HOME}."]
    return []


def _about_the_host(host: str) -> list[str]:
    found = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append("MITTKOPING_HOSTS får inte vara *: ange de namn som webbplatsen har, med komma emellan.")
    if settings.DEBUG and (host not in _LOOPBACK or _is_public()):
        found.append("MITTKOPING_DEBUG visar fel för alla och får inte vara på när servern nås utifrån.")
    if host in _LOOPBACK:
        return found
    if not os.environ.get("MITTKOPING_HOSTS"):
        found.append(
            f"Servern ska nås utifrån på {host}, men det är inte sagt under vilka namn. "
            "Ange dem i MITTKOPING_HOSTS, med komma emellan."
        )
    return found


def _about_the_database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        return [f"Databasen svarar inte: {str(error).strip().splitlines()[0]}."]
    return ["Databasen är inte uppdaterad. Kör mittkoping migrate."] if behind else []


def _about_demo_accounts(host: str) -> list[str]:
    if host in _LOOPBACK or not demo_users():
        return []
    sentence = (
        "Här finns provkonton, vars lösenord alla känner till. En sådan installation får bara nås från "
        "den här datorn. Ställ in en ny i en annan mapp med MITTKOPING_HOME och mittkoping setup."
    )
    return [sentence]


def _about_the_municipality() -> list[str]:
    code = settings.HOME_MUNICIPALITY
    if not code or Municipality.objects.filter(pk=code).exists():
        return []
    return [f"Hemkommunen har koden {code}, men det finns ingen kommun med den."]
