"""The page on which a reader pastes a text and sees what holds in it."""

from http import HTTPStatus

from django.conf import settings
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView

from alliance.checking.answering import answer_to
from alliance.checking.forms import CheckForm, NothingAskedForm
from alliance.checking.showing import Page
from alliance.filters import without_blanks
from alliance.receiving import RefusalError, bounded, from_here, not_too_often

FORM = "multipart/form-data"


@method_decorator([csrf_exempt, sensitive_post_parameters()], name="dispatch")
class CheckView(TemplateView):
    """The form, and at the same address the answer; its origin stands for a token, and no answer is kept anywhere."""

    template_name = "checking/check.html"

    def dispatch(self, request, *args, **kwargs):
        self.question = NothingAskedForm(request.GET)
        if not self.question.is_valid():
            return self.shown(CheckForm(), HTTPStatus.BAD_REQUEST)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.shown(CheckForm())

    def post(self, request):
        form = CheckForm()
        try:
            self.let_in(request)
            form = CheckForm(without_blanks(request.POST), request.FILES)
            if not form.is_valid():
                return self.shown(form, HTTPStatus.BAD_REQUEST)
        except RefusalError as refused:
            return self.shown(form, refused.status, refused)
        page = Page(answer_to(form), request.build_absolute_uri)
        return self.shown(form.again(page.answer.published, page.label), page=page)

    def let_in(self, request):
        """Before anything is read."""
        from_here(request)
        bounded(request, FORM, settings.CHECK_REQUEST_BYTES, _("This is too long: send a shorter text."))
        not_too_often(request, "check", _("Many texts came from your network in a short time. Wait a minute."))

    def shown(self, form, status=HTTPStatus.OK, refused=None, page=None):
        headers = refused.headers if refused else {}
        if self.request.method == "POST":
            headers = headers | {"Cache-Control": "no-store"}
        context = {"check_form": form, "refused": refused, "form": self.question, "answer": page}
        return self.render_to_response(self.get_context_data(**context), status=status, headers=headers)
