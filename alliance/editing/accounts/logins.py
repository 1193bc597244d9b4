"""Signing in: one form for password and second factor, refused for a while after repeated failures.

django-axes counts failures by user and address and keeps the log of logins; what is counted here, of one address, is
how often anybody is tried at all.
"""

import time
from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliance.editing.accounts import second_factor
from alliance.rest.clients import client_of
from alliance.rest.counting import counted

LONGEST_PASSWORD = 4096

# As (times, seconds) for one address, whichever users it tries.
LOGINS = (60, 600)
RESETS = (10, 3600)


def address_of_client(request: HttpRequest) -> str | None:
    """What django-axes keeps of a client: its address, of IPv6 the network of its household."""
    return client_of(request).partition("/")[0] or None


def is_too_often(request: HttpRequest, what: str, limit: tuple[int, int]) -> bool:
    """Whether one address has asked more often than that; where the cache does not answer it has not."""
    most, seconds = limit
    times = counted(f"{what}:{int(time.time()) // seconds}:{client_of(request)}", seconds)
    return times is not None and times > most


def wait_in_words() -> str:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return ngettext(
        "Too many attempts have failed: even the right password is refused now. Try again in %(minutes)d minute, or "
        "set a new password by e-mail.",
        "Too many attempts have failed: even the right password is refused now. Try again in %(minutes)d minutes, or "
        "set a new password by e-mail.",
        minutes,
    ) % {"minutes": minutes}


class LoginForm(AdminAuthenticationForm):
    """Name, password and, where the site asks for it, a code: all three right, or none of them is said to be wrong."""

    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        required=False,
        help_text=_("From your authenticator app, or one of your recovery codes. Leave it empty if you have none yet."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        # Django sets the length on the page only.
        self.fields["username"].validators.append(MaxLengthValidator(self.fields["username"].max_length))
        self.fields["password"].validators.append(MaxLengthValidator(LONGEST_PASSWORD))
        self.fields["code"].widget.attrs["aria-describedby"] = "code-helptext"
        if not settings.SECOND_FACTOR:
            del self.fields["code"]

    def clean(self):
        if is_too_often(self.request, "login", LOGINS):
            raise ValidationError(_("There were too many attempts from your address. Wait ten minutes."))
        cleaned = super().clean()
        if self.user_cache and "code" in self.fields:
            self.check_code(cleaned.get("code", ""))
        return cleaned

    def check_code(self, code: str) -> None:
        """A wrong code counts like a wrong password."""
        user = self.user_cache
        if not second_factor.is_set_up(user):
            return
        user.otp_device = second_factor.accepting(user, code)
        if user.otp_device is None:
            self.user_cache = None
            credentials = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self):
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(wait_in_words(), code="locked_out")
        if "code" in self.fields:
            wrong = _("Name, password and code do not fit together. Each code is taken once: wait for the next one.")
            return ValidationError(wrong, code="invalid_login")
        return super().get_invalid_login_error()


def locked_out(request: HttpRequest, original: HttpResponse, credentials: dict | None) -> HttpResponse:
    """The form as it came back, with what it keeps for whoever filled it in, and the status that programs heed."""
    original.status_code = 429
    original.headers["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return original


def prune(days: int) -> int:
    """Forget logins and failures older than that; gives how many."""
    before = timezone.now() - timedelta(days=days)
    logs = (AccessLog, AccessFailureLog, AccessAttempt)
    return sum(log.objects.filter(attempt_time__lt=before).delete()[0] for log in logs)
