"""A forgotten password: a link by e-mail, and a new password with it.

The answer is the same whether there is such an account or not, and takes as long: the message leaves on its own.
"""

from threading import Thread

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from alliance.editing.accounts.logins import RESETS, is_too_often

THREAD = "password-reset"


class ResetForm(PasswordResetForm):
    request = None

    def clean(self):
        if is_too_often(self.request, "password-reset", RESETS):
            raise ValidationError(_("There were too many requests from your address. Wait an hour."))
        return super().clean()

    def send_mail(self, *args, **kwargs):
        """Django logs what cannot be delivered; the page does not wait for it, and says nothing of it."""
        language, send = get_language(), super().send_mail

        def in_the_language_of_the_page():
            with override(language):
                send(*args, **kwargs)

        Thread(target=in_the_language_of_the_page, name=THREAD).start()


class OfTheAdmin:
    """With what every page of the admin shows around itself."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{**admin.site.each_context(self.request), "has_permission": False, **kwargs})


class ResetView(OfTheAdmin, views.PasswordResetView):
    form_class = ResetForm
    extra_email_context = {"site_name": "Alliance"}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.request = self.request
        return form


class DoneView(OfTheAdmin, views.PasswordResetDoneView):
    pass


class ConfirmView(OfTheAdmin, views.PasswordResetConfirmView):
    def form_valid(self, form):
        """Who has the e-mail is no guesser: the failures of before are forgotten."""
        response = super().form_valid(form)
        AxesProxyHandler.reset_attempts(username=self.user.get_username())
        return response


class CompleteView(OfTheAdmin, views.PasswordResetCompleteView):
    pass


urlpatterns = [
    path("password_reset/", ResetView.as_view(), name="admin_password_reset"),
    path("password_reset/done/", DoneView.as_view(), name="password_reset_done"),
    path("password_reset/<uidb64>/<token>/", ConfirmView.as_view(), name="password_reset_confirm"),
    path("password_reset/complete/", CompleteView.as_view(), name="password_reset_complete"),
]
