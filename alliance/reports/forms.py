"""What a reader fills in: no name, no address, nothing that says who it is."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.filters import StrictForm
from alliance.keyed import Keyed
from alliance.reports.models import LONGEST, LONGEST_SOURCE
from alliance.sources.values import field_label


def text_area(**attributes) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4, **attributes})


class ReportForm(StrictForm):
    """`website` is filled in by programs that fill in everything; readers do not see it."""

    field = forms.ChoiceField(label=_("Which part"), required=False)
    wrong = forms.CharField(label=_("What is wrong"), max_length=LONGEST, widget=text_area())
    right = forms.CharField(label=_("What would be right"), max_length=LONGEST, required=False, widget=text_area())
    source = forms.CharField(
        label=_("Where it says so"),
        max_length=LONGEST_SOURCE,
        help_text=_("The address of a page, or the title of a text and the place in it."),
    )
    website = forms.CharField(label=_("Leave this empty"), max_length=LONGEST, required=False)

    def __init__(self, *args, record: Keyed, **kwargs):
        super().__init__(*args, **kwargs)
        names = getattr(record, "judged_fields", ())
        choices = [(name, capfirst(field_label(type(record), name))) for name in names]
        self.fields["field"].choices = [("", _("something else, or all of it")), *choices]
        if not choices:
            self.fields["field"].widget = forms.HiddenInput()

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field is there for programs: leave it empty."))
        return ""
