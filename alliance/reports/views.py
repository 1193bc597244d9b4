"""The public side: to report an error, to see what became of it, and what was corrected."""

from http import HTTPStatus

from django.http import Http404, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import DetailView, ListView, TemplateView

from alliance.knowledge.records import page_of
from alliance.receiving import RefusalError, from_here
from alliance.reports.corrections import accepted, corrections_of
from alliance.reports.forms import ReportForm
from alliance.reports.models import Report, record_of
from alliance.reports.receiving import bounded, not_too_often, received


@method_decorator(csrf_exempt, name="dispatch")
class ReportView(TemplateView):
    """The form about one record. It needs no account and sets no cookie; its origin stands for a token."""

    template_name = "reports/report_form.html"

    def dispatch(self, request, *args, **kwargs):
        self.record = record_of(kwargs["noun"], kwargs["key"])
        if self.record is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        """The address may name the field."""
        return self.shown(ReportForm(record=self.record, initial={"field": request.GET.get("field", "")}))

    def post(self, request, *args, **kwargs):
        form = ReportForm(record=self.record)
        try:
            from_here(request)
            bounded(request)
            form = ReportForm(request.POST, record=self.record)
            if not form.is_valid():
                return self.shown(form, HTTPStatus.BAD_REQUEST)
            not_too_often(request)
            report = received(form.cleaned_data, self.record)
        except RefusalError as refused:
            return self.shown(form, refused.status, refused)
        return HttpResponseRedirect(report.get_absolute_url(), status=HTTPStatus.SEE_OTHER)

    def shown(self, form, status=HTTPStatus.OK, refused=None):
        context = {"report_form": form, "record": self.record, "record_page": page_of(self.record), "refused": refused}
        headers = refused.headers if refused else {}
        return self.render_to_response(self.get_context_data(**context), status=status, headers=headers)


class ReportedView(DetailView):
    """What became of a report, for whoever knows its number. What the reader wrote is not shown."""

    template_name = "reports/report_detail.html"
    model = Report
    slug_field = slug_url_kwarg = "number"

    def get_context_data(self, **kwargs):
        (correction,) = corrections_of([self.object])
        return super().get_context_data(correction=correction, **kwargs)


class CorrectionsView(ListView):
    """Every correction that came of a report, newest first."""

    template_name = "reports/correction_list.html"
    paginate_by = 50

    def get_queryset(self):
        return accepted()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"corrections": corrections_of(context["page_obj"])}
