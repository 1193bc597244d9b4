"""The reports of readers: to correct what they are about, or to say why not."""

from contextlib import suppress
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from alliance.reports.deciding import AlreadyDecidedError, accept, reject, since, source_of_last_change
from alliance.reports.models import LONGEST, Report, name_of_kind
from alliance.sources.values import field_label

ACCEPT, REJECT = "_accept", "_reject"


class DecisionForm(forms.ModelForm):
    """One of two ends: rejected with a reason, or accepted because what it is about was corrected since."""

    class Meta:
        model = Report
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST})}
        help_texts = {"answer": _("Readers see it: write in the language of the report.")}

    def clean_answer(self):
        if len(answer := self.cleaned_data["answer"]) > LONGEST:
            raise ValidationError(_("At most %(longest)s characters."), params={"longest": LONGEST})
        return answer

    def clean(self):
        super().clean()
        if REJECT in self.data and not self.cleaned_data.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Say why nothing is corrected: readers see it."))
        self.before, self.after = since(self.instance) if ACCEPT in self.data else ({}, {})
        if ACCEPT in self.data and self.before == self.after:
            text = _("Nothing has been corrected since the report: open the record and correct it there.")
            raise ValidationError(text)


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    form = DecisionForm
    list_display = ["number", "about", "in_short", "made_at", "status"]
    list_filter = ["status", "language"]
    actions = ["reject_as_empty"]
    search_fields = ["number", "key", "wrong", "right", "source"]
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "–"
    told = ("record_link", "field_name", "wrong", "right", "source", "language", "made_at")
    decided = ("status", "decided_at", "decided_by", "corrected_by")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """What is decided stays."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_open)

    def get_fieldsets(self, request, obj=None):
        told = (None, {"fields": self.told})
        answer = (_("Answer"), {"fields": ["answer"]})
        return [told, answer] if obj and obj.is_open else [told, (_("Decision"), {"fields": [*self.decided, "answer"]})]

    def get_readonly_fields(self, request, obj=None):
        return [*self.told, *self.decided]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        report = self.get_object(request, object_id)
        address = correction_address(report) if report and report.is_open else ""
        return super().change_view(request, object_id, form_url, {"correction": address, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        """By one of the two buttons, and unless somebody else was quicker."""
        try:
            if REJECT in request.POST:
                reject(obj, request.user, form.cleaned_data["answer"])
            elif ACCEPT in request.POST:
                source = source_of_last_change(obj)
                accept(obj, request.user, form.before, form.after, source, form.cleaned_data["answer"])
        except AlreadyDecidedError:
            request.came_late = True

    def response_change(self, request, obj):
        if getattr(request, "came_late", False):
            messages.error(request, _("The report was decided by somebody else meanwhile."))
        elif obj.is_open:
            messages.warning(request, _("Neither accepted nor rejected: the report stays open."))
        else:
            messages.success(request, _("Report %(number)s is closed.") % {"number": obj.number})
        return self.response_post_save_change(request, obj)

    @admin.action(description=_("Reject: no error is named"), permissions=["change"])
    def reject_as_empty(self, request, reports):
        """What was sent for fun or for money, many at once; the answer is in the language of each report."""
        for report in reports.filter(status=Report.Status.OPEN):
            with override(report.language), suppress(AlreadyDecidedError):
                reject(report, request.user, gettext("The report does not say what is wrong with this record."))

    @admin.display(description=_("about"))
    def about(self, report):
        return f"{capfirst(name_of_kind(report.kind))} {report.key}"

    @admin.display(description=_("what is wrong"))
    def in_short(self, report):
        return report.in_short

    @admin.display(description=_("about"))
    def record_link(self, report):
        """The page of the record, for readers and, from there, its notes."""
        record = report.record
        if record is None:
            return f"{report.kind} {report.key}"
        address = reverse(admin_urlname(record._meta, "change"), args=[record.pk])
        return format_html('{}: <a href="{}">{}</a>', capfirst(record._meta.verbose_name), address, record)

    @admin.display(description=_("field"))
    def field_name(self, report):
        judged = getattr(report.model, "judged_fields", ())
        return field_label(report.model, report.field) if report.field in judged else report.field


def correction_address(report: Report) -> str:
    """The form on which the record is corrected, beside the report; empty where the record is gone."""
    if (record := report.record) is None:
        return ""
    address = reverse(admin_urlname(record._meta, "change"), args=[record.pk])
    return f"{address}?{urlencode({'report': report.number})}"
