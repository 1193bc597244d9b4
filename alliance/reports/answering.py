"""A report beside the form of what it is about: saving that form with a correction closes it."""

from django.contrib import messages
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alliance.editing.documents import document
from alliance.history import act
from alliance.keyed import Keyed
from alliance.reports.deciding import AlreadyDecidedError, NothingCorrectedError, accept
from alliance.reports.models import LONGEST, Report
from alliance.sources.models import Source


class Answering:
    """For the admin of keyed rows. The address of the form names the report: `?report=7QX4M2KD`."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"report": report_for(request, obj), "report_answer": request.POST.get("report_answer", "")}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_form(self, request, form, change):
        """Before anything is written: what stands there still."""
        if change and report_for(request, form.instance):
            request.before_correction = document(form.instance)
        return super().save_form(request, form, change)

    def response_change(self, request, obj):
        if hasattr(request, "before_correction"):
            if request.user.has_perm("reports.change_report"):
                self.answer(request, obj)
            else:
                messages.info(request, _("The report stays open until a reviewer accepts it."))
        return super().response_change(request, obj)

    def answer(self, request, obj):
        """In the transaction of the save; where nothing was corrected, or another was quicker, the save stands."""
        report = report_for(request, obj)
        source = Source.objects.filter(key=act.get().source).first() if act.get() else None
        answer = request.POST.get("report_answer", "").replace("\0", "").strip()[:LONGEST]
        try:
            if report is None:
                raise AlreadyDecidedError
            accept(report, request.user, request.before_correction, document(obj), source, answer)
        except NothingCorrectedError:
            messages.warning(request, _("Nothing was changed, so the report stays open."))
        except AlreadyDecidedError:
            messages.warning(request, _("The report was decided by somebody else meanwhile."))
        else:
            text = _("Report %(number)s is closed: readers see the correction.") % {"number": report.number}
            messages.success(request, text)


def report_for(request: HttpRequest, obj: models.Model | None) -> Report | None:
    """The open report that the address names, where it is about this record or what hangs on it, and may be seen."""
    number = request.GET.get("report", "")
    if not (number and isinstance(obj, Keyed) and obj.pk and request.user.has_perm("reports.view_report")):
        return None
    report = Report.objects.filter(number=number.replace("\0", ""), status=Report.Status.OPEN).first()
    return report if report and report.key in document(obj).get(report.kind, {}) else None
