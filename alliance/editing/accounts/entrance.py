"""The way into the admin: who is let in, and what everybody who is in may do with the own account."""

from axes.models import AccessLog
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from alliance.editing.accounts import second_factor, sessions
from alliance.editing.accounts.logins import LoginForm
from alliance.editing.accounts.roles import roles_of

LOGINS_SHOWN = 10


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class Entrance:
    """A mixin of the site: a second factor where the setting asks for one, and the pages of the own account."""

    login_form = LoginForm

    def has_permission(self, request):
        return super().has_permission(request) and second_factor.lets_in(request.user)

    def get_urls(self):
        own = [
            path("account/", self.admin_view(self.account), name="account"),
            path("account/sign_out_everywhere/", self.admin_view(self.sign_out_everywhere), name="sign_out_everywhere"),
            path("second_factor/", csrf_protect(self.second_factor), name="second_factor"),
            path("second_factor/recovery/", self.admin_view(self.recovery_codes), name="recovery_codes"),
        ]
        return own + super().get_urls()

    def login(self, request, extra_context=None):
        """Who has a password only, and no second factor yet, sets it up first."""
        if request.method == "GET" and self.has_to_set_up(request):
            query = request.GET.copy()
            return HttpResponseRedirect(f"{reverse('admin:second_factor')}?{query.urlencode()}")
        return super().login(request, extra_context)

    def has_to_set_up(self, request) -> bool:
        user = request.user
        signed_in = user.is_active and user.is_staff and not self.has_permission(request)
        return signed_in and not second_factor.is_set_up(user)

    def second_factor(self, request):
        """Set up an app: with the password alone as long as there is none, afterwards only from within."""
        if not (self.has_permission(request) or self.has_to_set_up(request)):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if second_factor.is_set_up(request.user) and not second_factor.is_being_replaced(request.session):
            return HttpResponseRedirect(reverse("admin:account"))
        key = second_factor.pending(request.session)
        form = CodeForm(request.POST or None)
        if form.is_valid():
            if device := second_factor.set_up(request.user, key, form.cleaned_data["code"]):
                second_factor.remember(request, device)
                return self.show_recovery_codes(request)
            form.add_error("code", _("This code does not come from that secret. Is the clock of your device right?"))
        device = second_factor.device_for(request.user, key)
        secret = {"secret": second_factor.secret_in_letters(device), "address": device.config_url}
        context = {"title": _("Set up a second factor"), "form": form, "next": self.goes_on_to(request), **secret}
        return self.page(request, "second_factor", context)

    def recovery_codes(self, request):
        """New recovery codes, or another app: for who proves to have the present one."""
        form = CodeForm(request.POST or None)
        if form.is_valid():
            if not second_factor.accepting(request.user, form.cleaned_data["code"]):
                form.add_error("code", _("This code is not right. Each code is taken once: wait for the next one."))
            elif "another" in request.POST:
                second_factor.replace(request.session)
                return HttpResponseRedirect(reverse("admin:second_factor"))
            else:
                return self.show_recovery_codes(request)
        context = {"title": _("Recovery codes"), "form": form, "is_set_up": second_factor.is_set_up(request.user)}
        return self.page(request, "recovery", context)

    def show_recovery_codes(self, request):
        """Once: afterwards nobody can see them again."""
        codes = second_factor.new_recovery_codes(request.user)
        context = {"title": _("Your recovery codes"), "codes": codes, "next": self.goes_on_to(request)}
        return self.page(request, "codes", context)

    def account(self, request):
        user = request.user
        context = {
            "title": _("Your account"),
            "roles": roles_of(user),
            "is_set_up": second_factor.is_set_up(user),
            "codes_left": second_factor.recovery_codes_left(user),
            "is_required": settings.SECOND_FACTOR,
            "logins": AccessLog.objects.filter(username=user.get_username()).order_by("-attempt_time")[:LOGINS_SHOWN],
        }
        return self.page(request, "account", context)

    @method_decorator(require_POST)
    def sign_out_everywhere(self, request):
        sessions.end_all(request.user)
        logout(request)
        messages.success(request, _("You are signed out on every device."))
        return HttpResponseRedirect(reverse("admin:login"))

    def goes_on_to(self, request) -> str:
        """Where somebody wanted to go before being asked for a second factor; never to another site."""
        address = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
        here = {request.get_host()}
        is_ours = url_has_allowed_host_and_scheme(address, here, require_https=request.is_secure())
        return address if is_ours else reverse("admin:index")

    def page(self, request, name: str, context: dict) -> TemplateResponse:
        request.current_app = self.name
        return TemplateResponse(request, f"admin/account/{name}.html", {**self.each_context(request), **context})
