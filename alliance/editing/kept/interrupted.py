"""A form that is sent when its session has ended is not lost: whoever signs in gets it back, unsaved.

The same for a form from before somebody signed in again in another window, whose token is no longer good, and for one
that the browser has kept (`keep.js`).
"""

import re
from functools import cache

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.views.csrf import csrf_failure as stock_csrf_failure

from alliance.editing.kept import holding
from alliance.editing.models import Draft
from alliance.knowledge.rows import keyed_models
from alliance.receiving import is_from_here

NONCE = re.compile(r"[0-9a-f]{16}")
SAVED = "saved"  # the cookie by which the browser learns that what it has kept is not needed any more


class Interrupted:
    """After `SessionLimits`, and before the views."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_form(request) and was_saved(request, response):
            tell_browser(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        if not is_form(request):
            return None
        if not admin.site.has_permission(request):
            if request.user.is_authenticated:  # and lacks the second factor: the site asks for it
                holding.hold(request)
                return None
            return sign_in_again(request)
        if "_refill" in request.POST:  # which is never saved
            holding.hold(request)
            return opened_again(request)
        return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of a form of ours may be from before the last login; that of another site has none of ours."""
    try:
        request.resolver_match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return stock_csrf_failure(request, reason)
    if is_from_here(request) and is_form(request) and admin.site.has_permission(request) and holding.hold(request):
        return opened_again(request)
    return stock_csrf_failure(request, reason)


def is_form(request: HttpRequest) -> bool:
    """Whether somebody sends a form on which records are typed in."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.app_names != ["admin"]:
        return False
    return match.url_name in forms()


@cache
def forms() -> frozenset[str]:
    """The names of the addresses at which records are typed in: of accounts and passwords nothing is kept."""
    names = (f"{model._meta.app_label}_{model._meta.model_name}" for model in (*keyed_models(), Draft))
    return frozenset(f"{name}_{page}" for name in names for page in ("add", "change", "draft", "draft_add"))


def opened_again(request: HttpRequest) -> HttpResponse:
    """The form opens with what is kept for it."""
    response = HttpResponseRedirect(request.get_full_path())
    response.status_code = 303
    return response


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """The page for signing in, with what was typed along."""
    token = holding.pack(request)
    address = request.get_full_path()
    request.method, request.POST = "GET", QueryDict()
    context = {"next": address, "app_path": reverse("admin:login"), "kept": token, "has_ended": True}
    response = admin.site.login(request, context)
    response.status_code = 403
    return response


def was_saved(request: HttpRequest, response: HttpResponse) -> bool:
    """Saved, or kept as a draft: the answer leads on, or closes a window that was opened for it."""
    closes = getattr(response, "template_name", None) == "admin/popup_response.html"
    led_on = response.status_code == 302 or closes
    return led_on and not getattr(request, "is_kept", False) and admin.site.has_permission(request)


def tell_browser(request: HttpRequest, response: HttpResponse) -> None:
    nonce = request.POST.get("_nonce", "")
    if NONCE.fullmatch(nonce):
        response.set_cookie(
            SAVED, nonce, max_age=3600, path=reverse("admin:index"), secure=request.is_secure(), samesite="Lax"
        )
