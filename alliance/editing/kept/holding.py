"""What was typed on a form that could not be sent: kept while somebody signs in again, then back on the form, unsaved.

For who is signed in it waits in the session, one form at a time. For who is not, it goes with the page that asks to
sign in, signed, so that nobody who knows no password can make the site store anything.
"""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from alliance.editing import sheets
from alliance.editing.collisions import reconciling
from alliance.editing.kept import gone
from alliance.editing.saving import Attempt, tidied

SALT = "alliance.editing.kept.holding"
FIELD = "kept"
IN_SESSION = "kept"
MOST = 2_000_000  # characters, as they are sent along
LONGEST = 86_400  # seconds for which it can be brought back
# What a browser sends and nobody has typed.
NOT_TYPED = {"csrfmiddlewaretoken", "_refill", "_nonce", "_save", "_continue", "_addanother", "_saveasnew", "confirmed"}


def pack(request: HttpRequest) -> str:
    """What was typed, signed and compressed, with the address of its form; nothing where it is too much."""
    typed = request.POST.copy()
    for name in NOT_TYPED & typed.keys():
        del typed[name]
    token = signing.dumps([request.path, typed.urlencode()], salt=SALT, compress=True)
    return token if len(token) <= MOST else ""


def hold(request: HttpRequest) -> bool:
    """Keep in the session of who is signed in what this request brings, until its form is opened again."""
    token = pack(request)
    request.is_kept = True
    if token:
        request.session[IN_SESSION] = token
    return bool(token)


def take(request: HttpRequest) -> QueryDict | None:
    """What is kept for the form that is being opened; it is given out once."""
    token = request.session.get(IN_SESSION, "")
    if not token:
        return None
    try:
        path, typed = signing.loads(token, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        path, typed = request.path, ""
    if path != request.path:
        return None
    del request.session[IN_SESSION]
    return QueryDict(typed, mutable=True) if typed else None


def bring(sender, request, user, **kwargs):
    """Who signs in again on the page that kept it finds it in the new session."""
    token = request.POST.get(FIELD, "") if request else ""
    if token and len(token) <= MOST:
        request.session[IN_SESSION] = token


user_logged_in.connect(bring)


class Keeping:
    """For an admin of keyed rows, before all that saves: a form for which something is kept opens filled in with it."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        typed = take(request) if request.method == "GET" else None
        if typed is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.method, request.POST = "POST", tidied(typed)
        return self.filled(request, object_id, form_url, extra_context)

    def filled(self, request, object_id, form_url, extra_context):
        """The form as it was typed, put together with what others have saved since; nothing is saved."""
        attempt = request.attempt = Attempt(base=sheets.loads(request.POST.get("_base", "")))
        obj = self.get_object(request, object_id) if object_id else None
        if object_id and obj is None:
            return gone.told(self, request, object_id) or self.missing(request, object_id)
        if not self.may_save(request, obj):
            return gone.not_allowed(self, request)
        attempt.before = sheets.stored(self, request, obj)
        attempt.typed = sheets.read(self, request, obj, attempt.base)
        attempt.problems = reconciling.reconcile(self, request, obj)
        request.is_only_shown = True
        messages.warning(request, _("What you had typed stands on the form again. It is not saved yet."))
        return ModelAdmin._changeform_view(self, request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """A form that comes back has been typed in and is not saved."""
        context |= {"keeps": True, "is_unsaved": request.method == "POST"}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def missing(self, request, object_id):
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
