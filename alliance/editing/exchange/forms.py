"""What an editor fills in: which file to make, which to read, and what to do with what it says."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliance.editing.change import LONGEST_WHY
from alliance.editing.checks.sourcing import OWN_SOURCE
from alliance.editing.exchange.columns import MOST_BYTES
from alliance.editing.exchange.comparing import Compared, Outcome
from alliance.editing.exchange.uploads import read_upload
from alliance.editing.exchange.writing import WHOLE, Choices
from alliance.editing.exchange.wrong import WrongFileError, too_large
from alliance.sources.models import Claim

LISTED, ALL, NONE = "listed", "all", "none"
OURS, FILES = "ours", "file"
SIDES = [(OURS, _("as it stands here")), (FILES, _("as in the file"))]

TICK = _("Tick this to go on, or correct the file and choose it again.")

# Where there are more, one answer goes for the rest.
MOST_CHOICES = 200


class ExportForm(forms.Form):
    """Its answers stand in the address, so that a file is a link."""

    which = forms.ChoiceField(
        label=_("Records"),
        choices=[(LISTED, _("those of the list")), (ALL, _("all")), (NONE, _("none: an empty file to fill in"))],
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label=_("Format"),
        choices=[("xlsx", _("XLSX, for any spreadsheet")), ("csv", _("CSV")), ("json", _("JSON, for programs"))],
        widget=forms.RadioSelect,
    )
    _changelist_filters = forms.CharField(required=False, widget=forms.HiddenInput)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json,.txt,.tsv"}),
        error_messages={"empty": _("There are no rows in the file.")},
    )

    def __init__(self, model, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.model = model

    def clean_file(self):
        """The file as it was read."""
        file = self.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise too_large()
            self.cleaned_data["upload"] = read_upload(self.model, file.read())
        except WrongFileError as error:
            raise forms.ValidationError(str(error)) from None
        return file


class Choice:
    """One decision between the record and the file: about a cell, or about a record that has been deleted here."""

    def __init__(self, row: Compared, column: str, place: int):
        self.row, self.column = row, column
        self.name = f"clash-{row.number}-{place}"
        self.field = forms.ChoiceField(choices=SIDES, required=False, widget=forms.RadioSelect)


def choices_in(compared: list[Compared]) -> list[Choice]:
    rows = [row for row in compared if row.outcome is Outcome.CONFLICT]
    return [
        Choice(row, column, place)
        for row in rows
        for place, column in enumerate([WHOLE] if row.is_gone else [cell.column for cell in row.clashes])
    ]


class ImportForm(forms.Form):
    """The last step: decides on conflicts, errors and warnings, and says why and by which source."""

    rest = forms.ChoiceField(
        label=_("Where nothing is chosen"),
        choices=SIDES,
        required=False,
        widget=forms.RadioSelect,
    )
    source = forms.Field(required=False)
    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text=_("Stands in the history of every record that changes."),
    )
    leave_out = forms.BooleanField(error_messages={"required": TICK})
    warned = forms.BooleanField(
        label=_("Import it all the same: the warnings have been read."), error_messages={"required": TICK}
    )

    class Media:
        js = ["alliance/editing/choices.js"]

    def __init__(self, model_admin, request, compared: list[Compared], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices = choices_in(compared)
        self.fields["source"] = source_field(model_admin, request)
        errors = sum(row.outcome is Outcome.ERROR for row in compared)
        text = ngettext("Leave out the row with an error.", "Leave out the %(number)d rows with errors.", errors)
        self.fields["leave_out"].label = text % {"number": errors}
        needless = {"rest": not self.choices, "leave_out": not errors, "warned": not any(r.warnings for r in compared)}
        for name in (name for name, is_needless in needless.items() if is_needless):
            del self.fields[name]
        for choice in self.choices[:MOST_CHOICES]:
            self.fields[choice.name] = choice.field

    def clean(self):
        if not self.cleaned_data.get("rest") and any(not self.cleaned_data.get(one.name) for one in self.choices):
            raise forms.ValidationError(_("Decide on every conflict, or say what holds where nothing is chosen."))

    @property
    def chosen(self) -> Choices:
        """Where the file is right."""
        found: dict[int, set[str]] = {}
        for choice in self.choices:
            if (self.cleaned_data.get(choice.name) or self.cleaned_data["rest"]) == FILES:
                found.setdefault(choice.row.number, set()).add(choice.column)
        return found


def source_field(model_admin, request) -> forms.Field:
    """As on the form of a claim; sources and claims speak for themselves."""
    claims = model_admin.admin_site.get_model_admin(Claim)
    field = claims.formfield_for_dbfield(Claim._meta.get_field("source"), request)
    field.required = not issubclass(model_admin.model, OWN_SOURCE)
    field.label = _("Source")
    field.help_text = _("Who says so. For each new value without a claim, a claim by this source is added.")
    return field
