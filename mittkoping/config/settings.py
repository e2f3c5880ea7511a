"""Settings: a few environment variables (docs/operations.md), everything else plain assignments."""

import os
import secrets
import tomllib
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent


def _flag(name: str) -> bool:
    """Whether the environment variable `name` says yes (1, true, ja)."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "ja"}


def _words(name: str, default: str) -> list[str]:
    """The comma-separated words of the environment variable `name`."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _secret_key(home: Path) -> str:
    """The key that signs sessions: from the environment, or made once and kept in the data directory.

    The directory, which holds more that is secret, is made here as its owner's alone.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if given := os.environ.get("MITTKOPING_SECRET_KEY"):
        return given
    kept = home / "secret-key"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


def _site(home: Path) -> dict[str, str]:
    """What `mittkoping setup` wrote down of the site: name and home municipality."""
    try:
        said = tomllib.loads((home / "site.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{home / 'site.toml'} går inte att läsa: {error}") from error
    return {name: str(value) for name, value in said.items()}


# Where things are kept -------------------------------------------------------------------------

HOME = Path(os.environ.get("MITTKOPING_HOME", "var")).resolve()
FILES = HOME / "files"
SECRET_KEY = _secret_key(HOME)
SITE = _site(HOME)
DEBUG = _flag("MITTKOPING_DEBUG")

SQLITE_OPTIONS = {
    # IMMEDIATE: two writers queue instead of failing; FULL: an acknowledged save survives a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}
if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.config(conn_max_age=600)}
else:
    DATABASES = {"default": dj_database_url.parse(f"sqlite:///{HOME / 'mittkoping.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}}
}
if os.environ.get("CACHE_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["CACHE_URL"],
    }

# Who may ask -----------------------------------------------------------------------------------

LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
ALLOWED_HOSTS = _words("MITTKOPING_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _words("MITTKOPING_ORIGINS", "")
BEHIND_TLS = _flag("MITTKOPING_TLS")
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["mittkoping.organisation.signin.PasswordBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "start"

# What runs -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "mittkoping.history",
    "mittkoping.organisation",
    "mittkoping.versions",
    "mittkoping.talk",
    "mittkoping.frameworks",
    "mittkoping.knowledge",
    "mittkoping.search",
    "mittkoping.web",
]
# history.record() calls these, in this order, inside the transaction of the write.
FOLLOWERS = ["mittkoping.search.follower.follow"]
# `mittkoping serve` asks this before it starts.
STARTUP_CHECKS = "mittkoping.config.checks.problems"

MIDDLEWARE = [
    "mittkoping.web.shell.page_cache.page_cache",
    "mittkoping.web.shell.headers.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mittkoping.web.shell.language.language",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
FILE_UPLOAD_HANDLERS = ["mittkoping.web.shell.uploads.BoundedUpload"]
ROOT_URLCONF = "mittkoping.config.urls"
WSGI_APPLICATION = "mittkoping.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "mittkoping.web.shell.surroundings.surroundings",
            ],
            "builtins": ["django.templatetags.i18n", "mittkoping.web.templatetags.words"],
        },
    }
]

# Language, time and files ----------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "shell" / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG or _flag("MITTKOPING_PLAIN_STATIC"):
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True

# The site itself -------------------------------------------------------------------------------

SITE_NAME = os.environ.get("MITTKOPING_SITE_NAME") or SITE.get("name") or "Mittköping"
# The municipality code of a site for one municipality; empty means a shared site.
HOME_MUNICIPALITY = os.environ.get("MITTKOPING_MUNICIPALITY", SITE.get("municipality", ""))
# How much memory each worker may use for finished pages, in megabytes.
PAGE_CACHE_MB = int(os.environ.get("MITTKOPING_PAGE_CACHE_MB", "24"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Anybody can send a foreign host name; it is answered with 400 and needs no traceback.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
