"""One settings file, driven by environment variables; the defaults serve one machine.

DATABASE_URL    where the knowledge base is kept (default: the file db.sqlite3 beside manage.py)
BULK_FOLDER     where the files for download are kept once made (default: the folder bulk beside the database's file)
SECRET_KEY      signs sessions and forms (default: made once, kept in the ignored file .secret_key)
ARTICLE_TEXTS   how many days the text of an article is kept for editors who read it (default 30; 0: not at all)
ALLOWED_HOSTS   comma-separated names the site answers to (default: this machine only)
HTTPS           1 where a proxy in front terminates TLS: secure cookies, redirect to https, HSTS
DEBUG           1 for Django's debug pages (never in production)
CACHE_URL       redis://…: where several processes count requests together (default: each counts by itself)
CHECK_BYTES     how long a text may be that is checked, in bytes (default 1000000)
LIMITS          by how much the limits for one client are multiplied (default 1; 0: no limits)
PROXIES         how many proxies stand in front and tell in X-Forwarded-For who asks (default 0)
SECOND_FACTOR   1 where the admin asks for a code beside the password; who has none yet sets it up at the next login
SECOND_PERSON   1 where what one person has written is published only once another has approved it, by way of drafts
EMAIL_HOST      what sends e-mail, for forgotten passwords (default: none, they are printed where the server runs);
                EMAIL_PORT (587; 465: TLS from the start; 25: none), EMAIL_USER, EMAIL_PASSWORD, EMAIL_FROM
"""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from alliance.secret import signing_secret


def switched_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = signing_secret(BASE_DIR / ".secret_key")
DEBUG = switched_on("DEBUG")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "alliance",
    "alliance.search",
    "alliance.reports",
    "alliance.editing",
    "alliance.knowledge",
    "alliance.summits",
    "members",
    "alliance.sources",
    "alliance.editing.admin_config.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "alliance.answers.cors.OpenToOtherSites",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alliance.answers.middleware.PublicAnswers",
    "alliance.rest.limits.StatedLimits",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "alliance.editing.accounts.sessions.SessionLimits",
    "alliance.editing.kept.interrupted.Interrupted",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "alliance.rest.deprecation.DeprecationMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "alliance.urls"
WSGI_APPLICATION = "alliance.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}", conn_max_age=600),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue at the start of a transaction instead of failing in its middle; readers never wait for them.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
# Made anew for each version of the data; it must be writable, and everything in it may be removed.
IS_A_FILE = Path(str(DATABASES["default"]["NAME"])).is_absolute() and "sqlite" in DATABASES["default"]["ENGINE"]
BESIDE_THE_DATABASE = Path(DATABASES["default"]["NAME"]).parent if IS_A_FILE else BASE_DIR
BULK_FOLDER = Path(os.environ.get("BULK_FOLDER") or BESIDE_THE_DATABASE / "bulk")

CACHE_URL = os.environ.get("CACHE_URL", "")
CACHES = {
    # What is counted; it may fail without anything else failing.
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},  # seconds
    }
    if CACHE_URL
    else {"BACKEND": LOCAL_MEMORY, "OPTIONS": {"MAX_ENTRIES": 50_000}},
    # What was answered, in the memory of each process: it is asked for at each request, and can be made anew.
    "answers": {
        # Where templates are being edited nothing is kept.
        "BACKEND": "django.core.cache.backends.dummy.DummyCache" if DEBUG else LOCAL_MEMORY,
        "LOCATION": "answers",
        "TIMEOUT": 86_400,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
# What fails is told to whoever runs the site, on the standard error of the server.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "root": {"handlers": ["stderr"]},
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("id", _("Indonesian"))]
LANGUAGE_COOKIE_PATH = "/admin/"  # pages have their language in the address
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "alliance" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# A claim is a row of nine fields on the form of its fact, and a much-discussed fact has hundreds.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A text to be checked, and the request around it, in which a letter may be written as several characters. It is never
# written to a disk.
CHECK_BYTES = int(os.environ.get("CHECK_BYTES", "1000000"))
CHECK_REQUEST_BYTES = 2 * CHECK_BYTES + 100_000
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = max(2_621_440, CHECK_REQUEST_BYTES)

# Days for which the text of an article that is being read is kept, for editors alone; it goes when it is taken in.
ARTICLE_TEXTS = int(os.environ.get("ARTICLE_TEXTS", "30"))

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Who edits, and how long without being asked again. After five failures of one user from one address nobody gets in
# from there under this name for a while, not even with the right password.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "alliance.editing.kept.interrupted.csrf_failure"
SECOND_FACTOR = switched_on("SECOND_FACTOR")
SECOND_PERSON = switched_on("SECOND_PERSON")
OTP_TOTP_ISSUER = "Alliance"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "alliance.editing.accounts.logins.address_of_client"
AXES_LOCKOUT_CALLABLE = "alliance.editing.accounts.logins.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "kept", "csrfmiddlewaretoken"]
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLE_ADMIN = False  # alliance.editing.accounts.admin shows the logs
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 12 * 3600  # seconds, however busy somebody is
SESSION_IDLE = timedelta(hours=2)
PASSWORD_RESET_TIMEOUT = 3600  # seconds

# What is sent to editors who have forgotten their password.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = EMAIL_PORT not in {25, 465}
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM") or EMAIL_HOST_USER or "alliance@localhost"

SESSION_COOKIE_HTTPONLY = True
# Browsers send them to the admin alone: public pages are the same for editors as for everybody.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if switched_on("HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "alliance.rest.negotiation.SuffixFirst",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "alliance.problems.problem_response",
    "DEFAULT_SCHEMA_CLASS": "alliance.rest.schema.operations.Operation",
}

SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "Alliance",
    "VERSION": "1",
    "SERVERS": [{"url": "/", "description": "This site"}],
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "PREPROCESSING_HOOKS": ["alliance.rest.schema.document.of_the_api"],
    "POSTPROCESSING_HOOKS": [
        "alliance.rest.schema.document.complete",
        "alliance.rest.deprecation.mark_deprecated",
    ],
    "ENABLE_DJANGO_DEPLOY_CHECK": False,  # a test makes the description and reads its warnings
}

# What one client may ask for of what costs work, as (requests, seconds).
LIMITS = {
    "search": (60, 60),
    "mcp": (120, 60),
    "whole": (120, 60),  # lists in formats that give them at once
    "check": (30, 60),
    "report": (10, 3600),  # a whole school may share one address
    "bulk": (120, 3600),  # a program that loads a file in parts asks often
}
LIMITS_TIMES = float(os.environ.get("LIMITS", "1"))
LIMITS = {name: (max(int(most * LIMITS_TIMES), 1), seconds) for name, (most, seconds) in LIMITS.items() if LIMITS_TIMES}
PROXIES = int(os.environ.get("PROXIES", "0"))

# Who may see a record may see its history only with the permission for that.
SIMPLE_HISTORY_ENFORCE_HISTORY_MODEL_PERMISSIONS = True
